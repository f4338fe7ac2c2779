/** Parts of an indicator table that a published file has columns for. */
export type PublishedColumn = 'area' | 'period' | 'value' | 'lower' | 'upper' | 'numerator' | 'denominator' | 'mark'

/** A heading by a pattern; headings are compared without case, accents and punctuation: "TLIST(A1)" is "tlist a1". */
export type HeadingPattern = RegExp

/** A kind of published file that is known by its headings, with what its columns mean. */
export type PublishedKind = {
  readonly id: string
  /** As the publisher calls it: "Fingertips CSV". */
  readonly name: string
  /** Headings that a file of this kind has, every one of them; no other file should. None for a kind that is known by the form of its file. */
  readonly headings: readonly HeadingPattern[]
  /** Which column a part is taken from; what is not named is found as in any table. */
  readonly columns: Readonly<Partial<Record<PublishedColumn, HeadingPattern>>>
  /** The column that says what its periods are: an academic year, a financial year, a month. Its text stands before the period. */
  readonly periodKind?: HeadingPattern
  /** The end of the heading of the marks, behind that of the figures: "QF" in "NumberOfStaffQF". */
  readonly marksEnd?: string
  /** The column that names the figures; it counts where all rows name the same. */
  readonly nameFrom?: HeadingPattern
  /** The column that has the unit of the figures in words. */
  readonly unitFrom?: HeadingPattern
  /** Words for what the figures are, where no column and no heading has them. */
  readonly figures?: string
  /** Whether columns beside the figures may be wanted as well, so that the choice is the reader's. */
  readonly hasOthers?: boolean
  /** Marks that only this publisher writes → those that every table may have. */
  readonly marks?: Readonly<Record<string, string>>
}

/** Writes a kind down. */
export const kind = (facts: PublishedKind): PublishedKind => facts
