/** Types for the parts in use of a package that ships none. */
declare module 'polylabel' {
  type Label = [x: number, y: number] & { distance: number }
  export default function polylabel(rings: readonly (readonly (readonly number[])[])[], precision?: number): Label
}
