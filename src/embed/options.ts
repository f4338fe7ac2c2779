/** Options set by the embedding page. */
export type FrameOptions = {
  /** Whether period, geography and figure can be chosen. */
  readonly controls: boolean
  /** Whether the geography is fixed. */
  readonly locked: boolean
  /** Id of the panel, as file names have it: `compare-funnel`; null for the map with its ranking and table. */
  readonly panel: string | null
}

/** Reads the options after "#": `controls=0`, `lock=1`, `panel=compare-funnel`. Unknown options are ignored; by default everything is on. */
export function readEmbedOptions(hash: string): FrameOptions {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  return { controls: given.get('controls') !== '0', locked: given.get('lock') === '1', panel: given.get('panel') }
}
