import { median } from 'd3'
import type { IndicatorKind, IndicatorRecord } from '#core/domain/indicator.ts'
import { inSentence } from '#core/domain/letters.ts'
import { slug } from '#core/domain/slug.ts'
import type { About } from '../mapping.ts'

/** Kinds whose figures may be added up over areas, and so be divided by people or cancers. */
export const additiveKinds: ReadonlySet<IndicatorKind> = new Set(['events', 'people', 'staff', 'things', 'money'])

const topics: Readonly<Record<IndicatorKind, string>> = {
  events: 'burden',
  people: 'population',
  staff: 'staffing',
  things: 'services',
  money: 'services',
  share: 'staffing',
  rate: 'burden',
  reports: 'services',
  measure: 'context',
}

/** Words for kinds of figures, for the question what a table holds. */
export const indicatorKindNames: Readonly<Record<IndicatorKind, string>> = {
  staff: 'Staff: WTE or headcount',
  things: 'Things: machines, sites, posts',
  events: 'Events: cases, deaths, treatments',
  people: 'People: residents, patients',
  share: 'A share, in percent',
  rate: 'A published rate',
  reports: 'Reports made of one’s own accord',
  money: 'Money, in pounds',
  measure: 'Another measure',
}

/** The record of an indicator that came in a file: what the user said of it, and nothing claimed beyond that. */
export function ownRecord(
  id: string,
  about: About,
  details: {
    readonly file: string
    readonly dimensions: IndicatorRecord['dimensions']
    readonly geography: string
    readonly period: string
    readonly denominators: readonly string[]
    readonly decimals: number
  },
): IndicatorRecord {
  const { name, kind, unit } = about
  const isAdditive = additiveKinds.has(kind)
  return {
    id,
    topic: topics[kind],
    name,
    phrase: inSentence(name),
    kind,
    unit:
      kind === 'share'
        ? { one: 'percent', many: 'percent', suffix: '%' }
        : kind === 'money' && unit === '£'
          ? { one: 'pound', many: 'pounds', prefix: '£' }
          : { one: unit, many: unit },
    decimals: details.decimals,
    additive: isAdditive,
    polarity: { higher: 'higher', lower: 'lower' },
    dimensions: details.dimensions,
    shard: null,
    definition: `From your file ${details.file}, as it stands there; not published.`,
    notes: [],
    per: isAdditive ? ['none', ...details.denominators] : ['none'],
    silence: { '*': 'not-collected' },
    initial: { geography: details.geography, period: details.period },
    breaks: [],
  }
}

/** More decimals than this are those of a calculation, which nobody reads. */
const mostWritten = 3

/**
 * Decimals that figures are shown with: the most that the file writes, up to three; where it writes more, a figure in the middle shows three digits.
 * What is kept, counted and saved is not rounded.
 */
export function shownDecimals(values: readonly number[]): number {
  const decimals = (value: number) => {
    const [, part = '', exponent = '0'] = /^[^.e]*(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(value)) ?? []
    return part.length + Number(exponent)
  }
  const most = values.reduce((all, value) => Math.max(all, decimals(value)), 0)
  if (most <= mostWritten) return most
  const sizes = values.map(Math.abs).filter((size) => size > 0)
  const middle = median(sizes) ?? 0
  const digitsBefore = middle > 0 ? Math.floor(Math.log10(middle)) + 1 : 0
  return Math.max(0, Math.min(mostWritten, 3 - digitsBefore))
}

/** An id that a link can hold. */
export const slugOf = (text: string): string => slug(text).slice(0, 40)
