/** A package that ships no types: what is used of it. */

declare module 'mapshaper' {
  type Files = Record<string, unknown>
  /** Runs the command line tool in memory: input files by name in, output files by name out. */
  export function applyCommands(commands: string, input: Files): Promise<Record<string, Uint8Array | string>>
  const mapshaper: { applyCommands: typeof applyCommands }
  export default mapshaper
}
