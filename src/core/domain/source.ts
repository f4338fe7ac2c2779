/** A publication of figures. Every cell names one. */
export type Source = {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** Year of publication where the page states one. */
  readonly year: string | null
  readonly url: string | null
  readonly licence: string
  /** How the figure was obtained, in words: "publisher's own file", "copy in a public repository" … */
  readonly read: string
}

/** Id of the source that stands for a reader's own dataset. */
export const ownSourceId = (dataset: string): string => `own-${dataset}`

/** Whether a source is a reader's own, unpublished data. A file that leaves the page may contain no more of it than the page shows. */
export const isOwnSource = ({ id }: Pick<Source, 'id'>): boolean => id.startsWith(ownSourceId(''))

/** Whether all figures of an indicator are a reader's own: none is published. */
export const isAllOwn = ({ sources }: { readonly sources: readonly string[] }): boolean =>
  sources.length > 0 && sources.every((id) => isOwnSource({ id }))

/** A remark that accompanies its cells everywhere. */
export type Note = {
  readonly id: string
  readonly text: string
  /** A caution affects the conclusions and is always on screen; a detail is shown on request. */
  readonly weight: 'caution' | 'detail'
}
