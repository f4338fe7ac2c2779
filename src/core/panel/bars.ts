/** One row of a bar chart: a value, its range, and what it was before the what-if. */
export type BarRow = {
  readonly key: string
  readonly name: string
  /** Area that the row is about, for linking; null for none. */
  readonly area: string | null
  /** Site that the row is about. */
  readonly site: string | null
  /** Null where there is no number; `text` then says why. */
  readonly value: number | null
  readonly text: string
  readonly least: number | null
  readonly most: number | null
  readonly before: number | null
  /** Second value in the same unit, as a tick: the actual beside what a norm implies. */
  readonly tick: number | null
}

/** A bar chart, the body of any panel that compares rows on one axis: `figures/panel/bars-chart.tsx` draws it. */
export type Bars = {
  readonly kind: 'bars'
  readonly rows: readonly BarRow[]
  /** Under the axis: "% of people". */
  readonly axis: string
  /** What range and tick stand for, for the key; null where there is none. */
  readonly rangeName: string | null
  readonly beforeName: string | null
  readonly tickName: string | null
  readonly most: number | null
}

/** A bar chart of rows on an axis; what is not given, its key leaves out. */
export const barsOf = (
  rows: readonly BarRow[],
  axis: string,
  rest: Partial<Pick<Bars, 'rangeName' | 'beforeName' | 'tickName' | 'most'>> = {},
): Bars => ({ kind: 'bars', rows, axis, rangeName: null, beforeName: null, tickName: null, most: null, ...rest })

export const bar = (row: Pick<BarRow, 'key' | 'name' | 'value' | 'text'> & Partial<BarRow>): BarRow => ({
  area: null,
  site: null,
  least: null,
  most: null,
  before: null,
  tick: null,
  ...row,
})
