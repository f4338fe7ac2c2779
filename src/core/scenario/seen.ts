/** Figures of an answer that a link carries, by their names in a table. WTE, runs and places. */
const seenNames = [
  'In post at the start, WTE',
  'In post in the last year, middle of the runs, WTE',
  'Required at the start, WTE',
  'Required in the last year, WTE',
  'Runs in which the gap is closed, %',
  'More training places a year, middle of the runs',
  'More training places a year, 8 in 10 runs',
] as const

/** An answer as it was when a link was made. */
export type SeenAnswer = {
  /** Of the data that it was found from. */
  readonly digest: string
  /** One value per name, as shown; null where no number was found. */
  readonly figures: readonly (number | null)[]
}

const figure = /^(-|\d{1,7}(\.\d)?)$/

/** `97695eda:116.9:113:148.4:174.5:4:21:27` */
export const writeSeen = ({ digest, figures }: SeenAnswer): string =>
  [digest, ...figures.map((one) => one ?? '-')].join(':')

/** @returns null where the text is none */
export function readSeen(text: string): SeenAnswer | null {
  const [digest = '', ...figures] = text.split(':')
  const known = /^[A-Za-z0-9.-]{1,64}$/.test(digest) && figures.length === seenNames.length
  if (!known || !figures.every((one) => figure.test(one))) return null
  return { digest, figures: figures.map((one) => (one === '-' ? null : Number(one))) }
}

/** A figure as a link has it: to a tenth. */
export const seenFigure = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)

/**
 * What a link said against what is found now, a row a figure.
 * @returns null where both rest on the same data and agree
 */
export function oldAgainstNew(linked: SeenAnswer, now: SeenAnswer) {
  const rows = seenNames.map((name, at) => ({ name, linked: linked.figures[at] ?? null, now: now.figures[at] ?? null }))
  return linked.digest === now.digest && rows.every((row) => row.linked === row.now) ? null : rows
}
