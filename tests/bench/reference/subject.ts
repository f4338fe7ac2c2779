/**
 * What the probe asks of a page under measurement. The atlas is asked through its markup, a reference page answers for itself; a page that draws on
 * a canvas answers from the pixels of that canvas, so that nothing counts before it has been drawn.
 */
export type Subject = {
  /** What the map shows, in words that change when a fill changes; null before the first complete map. */
  readonly picture: () => string | null
  /** Whether this area is seen to be lit. */
  readonly isLit: (code: string) => boolean
  /** Where in the window an area can be pointed at; null when it is not on the map. */
  readonly pointOf: (code: string) => readonly [x: number, y: number] | null
  /** Whether the page has nothing more to load or to take over. */
  readonly isSettled: () => boolean
}

declare global {
  interface Window {
    /** Set by a reference page as soon as its script runs. */
    reference?: Subject
  }
}
