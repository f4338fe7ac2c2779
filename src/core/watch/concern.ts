/** The changes that may be reported, in the order of the form. To add one is to add a line. */
export const concernKinds = [
  { id: 'band-downgraded', name: 'Posts re-banded downwards' },
  { id: 'post-not-replaced', name: 'Post not replaced after somebody left' },
  { id: 'post-frozen', name: 'Recruitment frozen or put off' },
  { id: 'post-removed', name: 'Post removed from the establishment' },
  { id: 'training-reduced', name: 'Training posts or supervision reduced' },
  { id: 'cover-lost', name: 'No cover for leave or sickness' },
  { id: 'service-reduced', name: 'Service reduced or stopped' },
  { id: 'equipment-unsupported', name: 'Equipment without scientific or engineering support' },
  { id: 'other', name: 'Other change that threatens a service' },
] as const

export type ConcernKind = (typeof concernKinds)[number]['id']

/** Of all kinds together. */
export const allKinds = 'all'

/** The name of a kind; the id itself for one that a later version added. */
export const kindName = (id: string): string => concernKinds.find((one) => one.id === id)?.name ?? id

/** "2026-Q3" */
export type Quarter = string

/** The first month of a quarter, counted from 0. */
const firstMonth = (quarter: Quarter): number => 3 * (Number(quarter.slice(6)) - 1)

/** The quarter that a day falls in. @param day `2026-08-31` */
export const quarterOf = (day: string): Quarter =>
  `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`

/** This quarter and those before it, the latest first. */
export function quartersBefore(day: string, count: number): readonly Quarter[] {
  const last = quarterOf(day)
  const from = 4 * Number(last.slice(0, 4)) + Number(last.slice(6)) - 1
  return Array.from({ length: count }, (_, at) => `${Math.floor((from - at) / 4)}-Q${((from - at) % 4) + 1}`)
}

const twoDigits = (month: number): string => String(month + 1).padStart(2, '0')

/** A quarter as the atlas writes periods: "2026-07/2026-09". */
export function periodOfQuarter(quarter: Quarter): string {
  const [year, first] = [quarter.slice(0, 4), firstMonth(quarter)]
  return `${year}-${twoDigits(first)}/${year}-${twoDigits(first + 2)}`
}

const monthNames = ['January to March', 'April to June', 'July to September', 'October to December']

/** "July to September 2026" */
export const quarterText = (quarter: Quarter): string =>
  `${monthNames[firstMonth(quarter) / 3] ?? quarter} ${quarter.slice(0, 4)}`
