/** A package that ships no types: what is used of it. */
declare module 'polylabel' {
  type Label = [x: number, y: number] & { distance: number }
  export default function polylabel(rings: readonly (readonly (readonly number[])[])[], precision?: number): Label
}
