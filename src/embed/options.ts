/** What the page around the frame has asked for. */
export type EmbedOptions = {
  /** Period, geography and figure can be chosen. */
  readonly controls: boolean
  /** The geography stays as it is. */
  readonly locked: boolean
}

/** Reads the options after "#": `controls=0`, `lock=1`. What is not known is left aside, and everything is on where nothing is said. */
export function readEmbedOptions(hash: string): EmbedOptions {
  const given = new Set(hash.replace(/^#/, '').split('&'))
  return { controls: !given.has('controls=0'), locked: given.has('lock=1') }
}
