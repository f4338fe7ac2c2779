import type { PlacementAim } from './placement.ts'

/** How many posts of one WTE are placed, and what for. */
export type PostsAsked = { readonly count: number; readonly aim: PlacementAim }

export const firstPosts: PostsAsked = { count: 10, aim: 'total' }

/** Most posts that a link places. */
export const mostPosts = 60

/** `12:worst`; nothing for those that the screen opens with. */
export const writePosts = ({ count, aim }: PostsAsked): string =>
  count === firstPosts.count && aim === firstPosts.aim ? '-' : `${count}:${aim}`

/** @returns null where the text is none */
export function readPosts(text: string): PostsAsked | null {
  if (text === '-') return firstPosts
  const [count = '', aim = '', ...more] = text.split(':')
  const known = /^\d{1,2}$/.test(count) && Number(count) >= 1 && Number(count) <= mostPosts
  return known && more.length === 0 && (aim === 'total' || aim === 'worst') ? { count: Number(count), aim } : null
}

/** What is asked about a fleet of equipment. */
export type EquipmentAsked = {
  /** Id of the indicator of an equipment survey of the reader's own; null for the first. */
  readonly survey: string | null
  /** Id of the kind of unit. */
  readonly modality: string
  /** The age at which a unit is replaced, in years; null for the one in print. */
  readonly life: number | null
  /** Years by which a replacement may come before the year in which it is due, and after it. */
  readonly early: number
  readonly late: number
  /** Weeks of one WTE for acceptance and commissioning of a unit; null until they are given. */
  readonly weeks: number | null
  /** Working weeks of one WTE in a year; null until they are given. */
  readonly workingWeeks: number | null
  /** Activity of the first year, and of one unit in a year, in the same terms; null until they are given. */
  readonly demand: number | null
  readonly perUnit: number | null
}

export const firstEquipment: EquipmentAsked = {
  survey: null,
  modality: 'linac',
  life: null,
  early: 0,
  late: 0,
  weeks: null,
  workingWeeks: null,
  demand: null,
  perUnit: null,
}

/** Ages and years that the screen offers, in years. */
export const equipmentLimits = { least: 5, most: 20, window: 5 } as const

const some = (value: number | null): string => (value === null ? '-' : String(value))

/** `linac:10:1:2:14:42:-:-`, with the survey behind it where it is not the first; nothing for what the screen opens with. */
export function writeEquipment(asked: EquipmentAsked): string {
  const { survey, modality, life, early, late, weeks, workingWeeks, demand, perUnit } = asked
  const parts = [modality, some(life), early, late, some(weeks), some(workingWeeks), some(demand), some(perUnit)]
  if (survey !== null) return [...parts, survey].join(':')
  const text = parts.join(':')
  return text === 'linac:-:0:0:-:-:-:-' ? '-' : text
}

const number = /^(-|\d{1,9}(\.\d{1,6})?)$/

/** @returns null where the text is none */
export function parseEquipment(text: string): EquipmentAsked | null {
  if (text === '-') return firstEquipment
  const [modality = '', ...all] = text.split(':')
  const [rest, [survey, ...more]] = [all.slice(0, 7), all.slice(7)]
  if (more.length > 0 || !(survey === undefined || /^[a-z0-9][a-z0-9-]{0,127}$/.test(survey))) return null
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(modality) || rest.length !== 7 || !rest.every((one) => number.test(one)))
    return null
  const [life, early, late, weeks, workingWeeks, demand, perUnit] = rest.map((one) =>
    one === '-' ? null : Number(one),
  )
  const isWindow = (years: number | null | undefined): years is number =>
    Number.isInteger(years) && (years ?? -1) <= equipmentLimits.window
  if (!isWindow(early) || !isWindow(late)) return null
  if (life !== null && life !== undefined && (life < equipmentLimits.least || life > equipmentLimits.most)) return null
  return {
    survey: survey ?? null,
    modality,
    life: life ?? null,
    early,
    late,
    weeks: weeks ?? null,
    workingWeeks: workingWeeks ?? null,
    demand: demand ?? null,
    perUnit: perUnit ?? null,
  }
}
