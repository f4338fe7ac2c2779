/** One column of a table, as its metadata describe it. */
export type PackColumn = {
  readonly name: string
  readonly title: string
  readonly datatype: 'string' | 'number' | 'date'
  readonly description: string
}

/** A number, words, or the shorthand of an absence; never blank where a figure belongs. */
export type PackCell = string | number

/** One tidy table: a row an area and period. */
export type PackTable = {
  /** Stem of its file name. */
  readonly id: string
  readonly title: string
  readonly columns: readonly PackColumn[]
  /** Names of the columns that tell one row from every other; empty where there are none. */
  readonly key: readonly string[]
  readonly rows: readonly (readonly PackCell[])[]
}

/** Everything that goes into a pack, as plain data, so that a worker can write it. */
export type DataPack = {
  /** Name of the folder, and of the file without its ending. */
  readonly name: string
  readonly title: string
  readonly subtitle: string
  /** "Filtered: the 12 areas shown, one period", "All areas and periods of …" */
  readonly scope: string
  readonly marks: readonly string[]
  readonly definitions: readonly { readonly term: string; readonly text: string }[]
  /** What is missing and why. */
  readonly gaps: readonly string[]
  /** Cautions and details that travel with the figures. */
  readonly notes: readonly string[]
  readonly sources: readonly {
    readonly id: string
    readonly publisher: string
    readonly title: string
    readonly year: string
    readonly licence: string
    readonly url: string
  }[]
  readonly licences: readonly string[]
  readonly citation: { readonly text: string; readonly bibtex: string; readonly ris: string }
  readonly tables: readonly PackTable[]
  /** GeoJSON text, or null where no boundary is held. */
  readonly geojson: string | null
  readonly permalink: string
  /** ISO day. */
  readonly made: string
  readonly appVersion: string
  readonly dataVersion: string
}

/** Shorthand for what is no number, after the Government Analysis Function's guidance on symbols in tables. */
export const shorthands: readonly { readonly mark: string; readonly meaning: string }[] = [
  { mark: '[c]', meaning: 'confidential: suppressed, as it rests on too few people or returns' },
  { mark: '[x]', meaning: 'not available: not published or not collected; the status column says which' },
  { mark: '[z]', meaning: 'not applicable: there is nothing that could be counted' },
  { mark: '[u]', meaning: 'low reliability: not used for a value at present' },
  { mark: '[low]', meaning: 'rounds to zero but is not zero: not used at present, as values are given in full' },
]

export const roundingText =
  'Values are given to twelve significant digits, as far as their source has them; nothing is rounded for the pack. A zero is a counted or published zero.'
