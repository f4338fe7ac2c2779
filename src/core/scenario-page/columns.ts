/** A column a year, with a mark where another figure of the year stands. */
export type Columns = {
  readonly kind: 'columns'
  readonly years: readonly number[]
  readonly bars: readonly number[]
  /** Null where there is none. */
  readonly marks: readonly (number | null)[]
  /** What bars and marks are: "planned", "due". */
  readonly names: readonly [bars: string, marks: string | null]
  /** Above the axis: "units". */
  readonly unit: string
}
