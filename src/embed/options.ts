/** Options set by the embedding page. */
export type EmbedOptions = {
  /** Whether period, geography and figure can be chosen. */
  readonly controls: boolean
  /** Whether the geography is fixed. */
  readonly locked: boolean
}

/** Reads the options after "#": `controls=0`, `lock=1`. Unknown options are ignored; by default everything is on. */
export function readEmbedOptions(hash: string): EmbedOptions {
  const given = new Set(hash.replace(/^#/, '').split('&'))
  return { controls: !given.has('controls=0'), locked: given.has('lock=1') }
}
