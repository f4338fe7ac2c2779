import { counted } from '#core/domain/counted.ts'
import { heldExtents } from '#core/domain/held.ts'
import type { Extent, Indicator } from '#core/domain/indicator.ts'
import { comparePeriods, type Period, periodText } from '#core/domain/period.ts'
import { saysSomething, wordsOf } from './words.ts'

/** A question for a change between two periods, with the years that it names, the earlier first; none where it names none. */
export type AskedChange = { readonly years: readonly string[] }

/** Words that ask for a change. */
const asking = new Set(wordsOf('change changed changing trend since grown'))
/** Words that stand around two years, and say nothing besides. */
const between = new Set(
  wordsOf('change between v vs versus against compare compared comparing year period two later earlier time'),
)
/** Words in a row that ask for a change: "waits over time", "the last 10 years". */
const overTime = /\bover time\b|\b(?:last|past) \d+ year\b/

/** Words for the last period that is held, which make one year the first of two. */
const last = new Set(wordsOf('latest now today'))
const year = /^(?:19|20)\d\d$/

/**
 * Takes the words of a change out of a question: "cancer cases 2014 v 2019", "what has changed since 2014", "compare two years", "linacs 2014 and now". A year
 * and nothing else asks what has changed since: "2014".
 * @param words of the question, from `wordsOf`
 * @returns what was asked, or null; and the words that are left
 */
export function takeChange(words: readonly string[]): {
  readonly asked: AskedChange | null
  readonly rest: readonly string[]
} {
  const text = words.join(' ')
  if (overTime.test(text)) return { asked: { years: [] }, rest: wordsOf(text.replace(overTime, ' ')) }
  const years = [...new Set(words.filter((word) => year.test(word)))].sort().slice(0, 2)
  const rest = words.filter((word) => !asking.has(word) && !between.has(word) && !year.test(word))
  const [first] = years
  const isSince = first !== undefined && (!rest.some(saysSomething) || words.some((word) => last.has(word)))
  const isOfTwo =
    ['year', 'period'].some((word) => words.includes(word)) &&
    words.some((word) => word === '2' || word.startsWith('compar'))
  const isAsked = years.length > 1 || isSince || isOfTwo || words.some((word) => asking.has(word))
  return isAsked ? { asked: { years }, rest } : { asked: null, rest: words }
}

type Held = Extent['periods']

/** Two periods that cannot be set against each other, or for few areas. */
type Thin = {
  readonly from: Period
  readonly to: Period
  readonly areas: number
  /** The last period before a break between them; null for none. */
  readonly breakAfter: Period | null
}

/** What a measure opens on where a change is asked for. */
export type MeasureOpening =
  | {
      readonly kind: 'change'
      readonly from: Period
      readonly to: Period
      /** Most areas of this very choice that can have a figure in both periods: as many as the period with fewer has. */
      readonly areas: number
      /** The latest of the periods with the most areas of this choice. */
      readonly fullest: Held[number]
      /** The two periods that were asked for, where few areas have both or a break lies between them, and others open instead; else null. */
      readonly thin: Thin | null
      /** Years that were asked for and are not held; the nearest held periods stand for them. */
      readonly missing: readonly string[]
    }
  | { readonly kind: 'single'; readonly why: string }

/** "2014-04" → "9999-99": periods of one form are as long as each other, but for spans of years. */
const formOf = (period: Period): string => period.replaceAll(/\d/g, '9')

/** The first period since the last break: with as many areas as the later one, else with half of them. */
function firstLike({ breaks }: Indicator, held: Held, to: Held[number]): Period | undefined {
  const broken = breaks.filter(({ after }) => comparePeriods(after, to.period) < 0).map(({ after }) => after)
  const like = held.filter(
    ({ period }) =>
      formOf(period) === formOf(to.period) &&
      comparePeriods(period, to.period) < 0 &&
      broken.every((after) => comparePeriods(after, period) < 0),
  )
  return (like.find(({ areas }) => areas >= to.areas) ?? like.find(({ areas }) => areas >= to.areas / 2))?.period
}

const yearOf = (period: Period): number => Number(period.slice(0, 4))

/** The held period nearest to a year among those with at least half as many areas as the fullest; of two as near, the later one. */
function nearestTo(year: string, held: Held, fullest: Held[number]): Period {
  const away = ({ period }: Held[number]) => Math.abs(yearOf(period) - Number(year))
  return held
    .filter(({ areas }) => areas >= fullest.areas / 2)
    .reduce((near, one) => (away(one) <= away(near) ? one : near), fullest).period
}

/**
 * The two periods that a measure opens on. A year that is not held as it was typed (2014 is no 2014/15) is stood for by the nearest held period, which the
 * words of the opening say.
 * @param opens the period on which the measure opens otherwise
 */
export function openingOf(
  indicator: Indicator,
  choice: { readonly dims: Readonly<Record<string, string>>; readonly geography: string; readonly opens: Period },
  { years }: AskedChange,
): MeasureOpening {
  const extent = heldExtents(indicator, choice.dims).find(({ geography }) => geography === choice.geography)
  const held = (extent?.periods ?? []).toSorted((a, b) => comparePeriods(a.period, b.period))
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last || first === last)
    return { kind: 'single', why: first ? `only ${periodText(first.period)} is held` : 'no figures' }
  const fullest = held.reduce((most, one) => (one.areas >= most.areas ? one : most), first)
  const isHeld = (one: string) => held.some(({ period }) => period === one)
  const missing = years.filter((one) => !isHeld(one))
  const [from, to] = years.map((one) => (isHeld(one) ? one : nearestTo(one, held, fullest)))
  const opened = held.find(({ period }) => period === choice.opens) ?? last
  const later = to ?? (from !== undefined && comparePeriods(opened.period, from) <= 0 ? last.period : opened.period)
  const target = held.find(({ period }) => period === later) ?? last
  const isApart = from !== undefined && comparePeriods(from, later) < 0
  const earlier = isApart || missing.length === 0 ? (from ?? firstLike(indicator, held, target)) : undefined
  if (earlier === undefined || comparePeriods(earlier, later) >= 0) {
    const [gone] = missing
    const span = `${periodText(first.period)} to ${periodText(last.period)}`
    return {
      kind: 'single',
      why: gone ? `${gone} is not held, but ${span}` : `no earlier period can be set against ${periodText(later)}`,
    }
  }
  const areasIn = (one: Period) => held.find(({ period }) => period === one)?.areas ?? 0
  const asked = { from: earlier, to: later, areas: Math.min(areasIn(earlier), areasIn(later)) }
  const isBetween = (after: Period) => comparePeriods(after, earlier) >= 0 && comparePeriods(after, later) < 0
  const breakAfter = indicator.breaks.find(({ after }) => isBetween(after))?.after ?? null
  const half = fullest.areas / 2
  const longer =
    breakAfter !== null
      ? (longestOf(indicator, held, half) ?? longestOf(indicator, held, 1))
      : asked.areas < half
        ? longestOf(indicator, held, half)
        : null
  const thin = longer && { ...asked, areas: breakAfter === null ? asked.areas : 0, breakAfter }
  return { kind: 'change', ...(longer ?? asked), fullest, thin, missing }
}

/** The longest pair of periods, without a break between them, that each have as many areas as asked for or more; null for none. */
function longestOf(indicator: Indicator, held: Held, fewest: number) {
  const full = held.filter(({ areas }) => areas >= fewest)
  const pairs = full.flatMap((last) => {
    const from = firstLike(indicator, full, last)
    const first = full.find(({ period }) => period === from)
    return first ? [{ from: first.period, to: last.period, areas: Math.min(first.areas, last.areas) }] : []
  })
  const length = ({ from, to }: (typeof pairs)[number]) => yearOf(to) - yearOf(from)
  return pairs.reduce<(typeof pairs)[number] | null>(
    (longest, one) => (longest === null || length(one) >= length(longest) ? one : longest),
    null,
  )
}

/** ", for 1 area at most; 2017 holds 12 areas"; empty where no period holds more areas than the change does. */
const fewerWords = (areas: number, { period, areas: most }: Held[number]): string =>
  areas < most
    ? `, for ${counted(areas, 'area')}${areas === 0 ? '' : ' at most'}; ${periodText(period)} holds ${counted(most, 'area')}`
    : ''

/** "opens as the change", or with what is not held: "2025 is not held; the nearest opens, the change". */
function leadWords({ missing }: { readonly missing: readonly string[] }): string {
  if (missing.length === 0) return 'opens as the change'
  return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not held; the nearest opens, the change`
}

/**
 * "opens as the change from 2014 to 2019"; "2025 is not held; the nearest opens, the change from 2014 to 2019"; "…, for 1 area at most; 2017 holds 12
 * areas" where the change of this choice has fewer areas; "2001 to 2022 cannot be compared, as the series breaks after 2011; opens as the longest change
 * without a break, from 2001 to 2011"; "no change: 2014 is not held, but 2001 to 2013".
 */
export function openingWords(opening: MeasureOpening): string {
  if (opening.kind === 'single') return `no change: ${opening.why}`
  const { from, to, areas, fullest, thin } = opening
  const span = `from ${periodText(from)} to ${periodText(to)}${fewerWords(areas, fullest)}`
  if (!thin) return `${leadWords(opening)} ${span}`
  const why =
    thin.breakAfter === null
      ? `is held for ${counted(thin.areas, 'area')} at most; opens as the longest change that more have`
      : `cannot be compared, as the series breaks after ${periodText(thin.breakAfter)}; opens as the longest change without a break`
  return `${periodText(thin.from)} to ${periodText(thin.to)} ${why}, ${span}`
}
