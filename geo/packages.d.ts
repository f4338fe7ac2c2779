/** Two packages that ship no types: what is used of them. */

declare module 'mapshaper' {
  type Files = Record<string, unknown>
  /** Runs the command line tool in memory: input files by name in, output files by name out. */
  export function applyCommands(commands: string, input: Files): Promise<Record<string, Uint8Array | string>>
  const mapshaper: { applyCommands: typeof applyCommands }
  export default mapshaper
}

declare module 'polylabel' {
  type Label = [x: number, y: number] & { distance: number }
  export default function polylabel(rings: readonly (readonly (readonly number[])[])[], precision?: number): Label
}
