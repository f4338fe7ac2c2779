/** A publication that figures were taken from. Every cell names one. */
export type Source = {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** Year of publication where the page states one. */
  readonly year: string | null
  readonly url: string | null
  readonly licence: string
  /** How the figure was read, in words for a reader: "publisher's own file", "copy in a public repository" … */
  readonly read: string
}

/** Id of the source that a reader's own dataset is. */
export const ownSourceId = (dataset: string): string => `own-${dataset}`

/** True for what a reader has brought: it is not published, so no file that leaves the page may carry more of it than it shows. */
export const isOwnSource = ({ id }: Pick<Source, 'id'>): boolean => id.startsWith(ownSourceId(''))

/** A remark that travels with the cells it belongs to. */
export type Note = {
  readonly id: string
  readonly text: string
  /** A caution changes what may be concluded, so it is said on the screen and not only on request. */
  readonly weight: 'caution' | 'detail'
}
