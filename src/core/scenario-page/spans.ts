/** Rows on one axis, each a bar from one figure to another with its words above it: steps of a change, or how far an outcome swings. */
export type Spans = {
  readonly kind: 'spans'
  readonly rows: readonly {
    readonly key: string
    readonly words: string
    readonly from: number
    readonly to: number
    /** Where the dot stands. */
    readonly dot: number
  }[]
  /** Below the axis: "WTE in 2035". */
  readonly axis: string
}
