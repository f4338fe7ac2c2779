import { never } from '#core/domain/never.ts'
import { bare } from '#core/panel/panel.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import { someText } from '#core/plate/reading.ts'

/** `incomplete`: drawn, but judged by no limit and in no target, since what was not counted would count as a difference. */
export type Verdict = 'above 99.8%' | 'above 95%' | 'within' | 'below 95%' | 'below 99.8%' | 'incomplete'

export type FunnelArea = {
  readonly code: string
  readonly name: string
  readonly short: string
  /** Size of the area: its denominator. */
  readonly size: number
  readonly value: number
  readonly verdict: Verdict
}

export type FunnelBody = {
  readonly measure: Measure
  readonly sizeName: string
  readonly target: number
  readonly areas: readonly FunnelArea[]
  /** The limits from the smallest size to the largest. */
  readonly curve: readonly {
    readonly size: number
    readonly lower95: number
    readonly upper95: number
    readonly lower998: number
    readonly upper998: number
  }[]
  /** Variance between areas as a multiple of what chance gives, winsorised; null where it cannot be told. */
  readonly phi: number | null
  /** Whether the limits allow for that variance. */
  readonly overdispersed: boolean
}

/**
 * What the limits are limits of. Events vary by chance; posts are placed by decision, so that the limits of staff are only a yardstick of how far
 * counts of their size would lie apart if each fell by chance.
 */
type Yardstick = { readonly short: string; readonly explains: string; readonly caveat: string }

export const yardsticks = {
  chance: { short: 'chance alone', explains: 'what chance explains', caveat: '' },
  count: {
    short: 'a Poisson count',
    explains: 'what a Poisson count would give',
    caveat:
      'Posts are placed by decision and counted, not sampled: the limits are a yardstick for counts of this size and no test of chance.',
  },
} satisfies Record<string, Yardstick>

/** Limits that allow for overdispersion are no longer those of chance, and are not called so. */
export const allowingText = (yardstick: Yardstick, overdispersed: boolean): Yardstick =>
  overdispersed ? { ...yardstick, explains: 'limits that allow for overdispersion' } : yardstick

/** The verdict in words, for a table. */
export function verdictText(verdict: Verdict, { explains }: Pick<Yardstick, 'explains'>): string {
  switch (verdict) {
    case 'above 99.8%':
      return `above ${explains} (beyond 99.8% limits)`
    case 'below 99.8%':
      return `below ${explains} (beyond 99.8% limits)`
    case 'above 95%':
    case 'below 95%':
      return `${verdict.replace('95%', 'the 95% limits')}, within the 99.8% limits`
    case 'within':
      return `within ${explains}`
    case 'incomplete':
      return 'records incomplete: not judged'
    default:
      return never(verdict)
  }
}

export type FunnelConclusion = {
  readonly phi: number | null
  readonly overdispersed: boolean
  readonly yardstick: Yardstick
}

/** "4.8 times what chance alone would give" */
export const phiText = (phi: number, { short }: Yardstick) =>
  `${numberText(phi, bare(phi < 100 ? 1 : 0))} times what ${short} would give`

export function sentencesFor(
  { areas, target, measure }: FunnelBody,
  { phi, overdispersed, yardstick }: FunnelConclusion,
): readonly string[] {
  const named = (side: string) => areas.filter(({ verdict }) => verdict.startsWith(side))
  const text = (some: readonly FunnelArea[]) =>
    someText(
      some.map(({ name, value }) => `${name} (${numberText(value, measure)})`),
      4,
    )
  const [below, above, left] = [named('below'), named('above'), named('incomplete')]
  const judged = areas.length - left.length
  const inside = judged - below.length - above.length
  return [
    yardstick.caveat,
    `${inside} of ${judged} areas ${inside === 1 ? 'lies' : 'lie'} within the 95% limits around ${numberText(target, measure)}.`,
    below.length > 0 ? `Below: ${text(below)}.` : '',
    above.length > 0 ? `Above: ${text(above)}.` : '',
    left.length > 0
      ? `Not judged and in no limit, as their records are incomplete: ${someText(
          left.map(({ name }) => name),
          4,
        )}.`
      : '',
    phi === null
      ? ''
      : `The variance between areas is ${phiText(phi, yardstick)}, the most extreme tenth at either end pulled in${overdispersed ? '; the limits allow for that' : ''}.`,
  ].filter(Boolean)
}

export function funnelTitle({ areas, overdispersed }: FunnelBody, { explains, short }: Yardstick): string {
  const judged = areas.filter(({ verdict }) => verdict !== 'incomplete')
  const outside = judged.filter(({ verdict }) => verdict !== 'within').length
  if (outside === 0 && overdispersed) return `No area lies outside ${explains}`
  if (outside === 0) return `No area differs from the others by more than ${short} would`
  return `${outside} of ${judged.length} areas ${outside === 1 ? 'lies' : 'lie'} outside ${explains}`
}
