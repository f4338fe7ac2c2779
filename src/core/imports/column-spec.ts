/** What may stand in a column, which decides how its cells are read and what a template offers for them. */
export type ColumnKind = 'text' | 'number' | 'whole' | 'period' | 'year' | 'area' | 'choice'

/** One of the words that a column of kind `choice` may hold, with other ways to write it. */
export type Word = { readonly id: string; readonly name: string; readonly aliases: readonly string[] }

/** A column of a documented table. */
export type ColumnSpec = {
  /** As the template writes it. */
  readonly id: string
  readonly kind: ColumnKind
  readonly required: boolean
  /** Other headings that it is known by; compared without case, accents and punctuation. */
  readonly aliases: readonly string[]
  readonly words?: readonly Word[]
  /** What belongs in it, in a sentence. */
  readonly about: string
  /** As in the first row of the template. */
  readonly example: string
}

/** A table that the atlas can read, as the app, its templates and `docs/IMPORT.md` describe it. */
export type TableSpec = {
  readonly id: string
  readonly name: string
  /** What a dataset of it is called until its owner says otherwise: names of files would travel with what is made of it. */
  readonly noun: string
  /** One row is … */
  readonly row: string
  /** What becomes of it. */
  readonly becomes: string
  readonly columns: readonly ColumnSpec[]
  /** Columns of which a sheet must have at least one to be known as this table. */
  readonly oneOf?: readonly string[]
  /**
   * By what a sheet is known as this table: `all` of the needed headings (unless told), `most` of them where the headings are telling, or the
   * `cells`, where headings may be any.
   */
  readonly knownBy?: 'all' | 'most' | 'cells'
  /** Whether the reader is asked what its figures are. */
  readonly asksAbout?: true
  /** True returns, of which the atlas keeps what the disclosure rules let be shown. */
  readonly guarded?: true
  /** What its figures take the place of; there is one dataset of it, and imports are its next versions. */
  readonly replaces?: string
  /** A dataset of it goes under the name of its figures: what the table is called tells nothing of them. */
  readonly isNamedByFigures?: true
  /** Further rows for the template, in the order of the columns. */
  readonly examples: readonly (readonly string[])[]
}

/** For `columnSpec`: a column that a table may lack. */
export const optional = { required: false } as const

type Rest = Partial<Pick<ColumnSpec, 'required' | 'aliases' | 'words'>>

/** Writes a column down in one line. Required unless said otherwise. */
export const columnSpec = (
  id: string,
  kind: ColumnKind,
  about: string,
  example: string,
  rest: Rest = {},
): ColumnSpec => ({
  required: true,
  aliases: [],
  ...rest,
  id,
  kind,
  about,
  example,
})

export const word = (id: string, name: string, ...aliases: readonly string[]): Word => ({ id, name, aliases })
