import { emptyTable, type PanelContent } from '#core/panel/panel.ts'

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

/** A panel of rows that cannot be drawn yet, or not at all, with the reason. */
export const lackingSpans = (
  titles: { readonly title: string; readonly subtitle: string },
  lacks: string,
): PanelContent<Spans> => ({ ...titles, sentences: [], table: emptyTable, body: null, lacks })
