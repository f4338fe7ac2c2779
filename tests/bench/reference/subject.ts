/**
 * Interface of a measured page. The atlas answers through its markup, a reference page by itself; a page that draws on a canvas answers from its
 * pixels, so nothing counts before it has been drawn.
 */
export type Subject = {
  /** State of the map as text that changes when a fill changes; null before the first complete map. */
  readonly picture: () => string | null
  /** Whether this area is visibly highlighted. */
  readonly isLit: (code: string) => boolean
  /** The point of the window at which an area can be hovered; null when it is not on the map. */
  readonly pointOf: (code: string) => readonly [x: number, y: number] | null
  /** Whether the page has finished loading and switching. */
  readonly isSettled: () => boolean
}

declare global {
  interface Window {
    /** Set by a reference page as soon as its script runs. */
    reference?: Subject
  }
}
