import { capitalise } from '#core/domain/letters.ts'
import {
  bare,
  column,
  figure,
  lacking,
  type PanelCell,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { type Counted, countsOf, estimateOverdispersion, fewestCounts } from '#core/plate/chance.ts'
import { type FunnelVerdict, funnelLimits } from '#core/statistics/funnel-limits.ts'
import type { FunnelKind } from '#core/statistics/funnel-points.ts'
import type { Measured } from './drawn.ts'
import {
  allowingText,
  type FunnelBody,
  type FunnelConclusion,
  funnelTitle,
  phiText,
  sentencesFor,
  type Verdict,
  verdictText,
  yardsticks,
} from './funnel-words.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'

const levels = [0.95, 0.998] as const

function verdictOf({ outside }: FunnelVerdict): Verdict {
  if (!outside) return 'within'
  return `${outside.side} ${outside.level === 0.998 ? '99.8%' : '95%'}`
}

/** Why no funnel may be drawn on a measure, or null. */
function refusal({ resolved, measure }: Measured): string | null {
  const { indicator } = resolved.main
  const wte = indicator.unit.many === 'WTE' || indicator.unit.many === 'FTE'
  if (wte)
    return 'A funnel needs counts of heads, posts or events; WTE is a sum of hours, and limits of chance do not hold for it.'
  if (measure.kind === 'events' && !resolved.per)
    return 'Choose a denominator: a funnel compares rates of areas of different size.'
  if (resolved.per && ['events', 'staff'].includes(indicator.kind)) return null
  if (indicator.kind === 'things')
    return 'A funnel needs counts of heads, posts or events; machines and sites are placed by decision, and limits of chance do not hold for them.'
  if (measure.kind === 'share') return null
  return 'A funnel needs counts of heads, posts or events over a denominator; this measure is published as a rate, without its counts.'
}

/** Thirty sizes from the smallest to the largest, closer together where the limits bend most. */
function sizesBetween(least: number, most: number): readonly number[] {
  return Array.from({ length: 30 }, (_, at) => least * (most / least) ** (at / 29))
}

function curveOf(
  kind: FunnelKind,
  counts: readonly Counted[],
  target: number,
  base: number,
  tau2: number,
): FunnelBody['curve'] {
  const sizes = counts.map(({ point }) => point.denominator)
  const [least, most] = [Math.min(...sizes) * 0.8, Math.max(...sizes) * 1.08]
  const at = sizesBetween(least, most).map((size) => (kind === 'proportion' ? Math.max(1, Math.round(size)) : size))
  const points = at.map((denominator) => ({ numerator: 0, denominator }))
  const { limits } = funnelLimits(kind, points, { levels, target: target / base, base, tau2 })
  return limits.flatMap(({ levels: [inner, outer] }, index) =>
    inner && outer
      ? [
          {
            size: at[index] ?? 0,
            lower95: inner.lower,
            upper95: inner.upper,
            lower998: outer.lower,
            upper998: outer.upper,
          },
        ]
      : [],
  )
}

/** Limits from the complete areas alone, by the rule on chance that holds for every figure. */
function judge(kind: FunnelKind, counts: readonly Counted[], base: number, asked: boolean) {
  const points = counts.filter(({ complete }) => complete).map(({ point }) => point)
  const plain = funnelLimits(kind, points, { levels, base })
  const spread = estimateOverdispersion(counts, kind, base, asked)
  const tau2 = spread?.allowed ? spread.tau2 : 0
  const { limits } = funnelLimits(
    kind,
    counts.map(({ point }) => point),
    { levels, base, target: plain.target / base, tau2 },
  )
  return { target: plain.target, phi: spread?.phi ?? null, overdispersed: spread?.allowed ?? false, tau2, limits }
}

/**
 * Each area by its size, within limits of what chance explains. Only on counts: for staff in WTE the same staff by heads take their place, and
 * the subtitle says so. Areas whose records are incomplete are drawn and not judged.
 */
function funnelOf({ plate, own, heads, needs }: CompareInput): PanelContent<FunnelBody> {
  const instead = needs.heads !== null
  const measured = instead ? heads : own
  const heading = `Funnel plot: ${measured?.measure.name ?? plate.measure.name}`
  if (!measured) return lacking(heading, plate.subtitle, 'The counts behind this measure are not held.')
  const { resolved, measure } = measured
  const periods = `${plate.geography.name} (${plate.geography.vintage}), ${plate.trust.periodText}`
  const refused = refusal(measured)
  if (refused) return lacking(heading, `${measure.unit}, ${periods}`, refused)
  const kind: FunnelKind = resolved.per ? 'rate' : 'proportion'
  const counts = countsOf(measured.drawn, kind)
  if (counts.filter(({ complete }) => complete).length < fewestCounts)
    return lacking(
      heading,
      `${measure.unit}, ${periods}`,
      'Fewer than three areas have a whole count of complete records, and its denominator.',
    )
  const base = resolved.per?.denominator.base ?? 100
  const { limits, target, phi, overdispersed, tau2 } = judge(kind, counts, base, plate.view.overdispersed)
  const yardstick = allowingText(measure.kind === 'staff' ? yardsticks.count : yardsticks.chance, overdispersed)
  const sizeName = resolved.per?.denominator.name ?? 'Denominator'
  const body: FunnelBody = {
    measure,
    sizeName,
    target,
    phi,
    overdispersed,
    areas: counts.map(({ point, complete, drawn: { area } }, at) => ({
      code: area.code,
      name: area.name,
      short: area.short,
      size: point.denominator,
      value: limits[at]?.value ?? 0,
      verdict: complete ? (limits[at] ? verdictOf(limits[at]) : 'within') : 'incomplete',
    })),
    curve: curveOf(kind, counts, target, base, tau2),
  }
  const told: FunnelConclusion = { phi, overdispersed, yardstick }
  return {
    title: funnelTitle(body, yardstick),
    subtitle: `${instead ? `By heads, as WTE has no limits of chance: ${measure.name}` : capitalise(measure.unit)}, ${periods}; 95% and 99.8% limits${overdispersed ? ', overdispersion allowed for' : ''}`,
    sentences: sentencesFor(body, told),
    table: tableOf(body, measured, counts, limits, told),
    body,
    lacks: null,
  }
}

function tableOf(
  body: FunnelBody,
  { measure, drawn, resolved }: Measured,
  counts: readonly Counted[],
  limits: readonly FunnelVerdict[],
  { phi, yardstick }: FunnelConclusion,
): PanelTable {
  const limit = (at: number, level: number, pick: 'lower' | 'upper'): PanelCell => {
    const found = limits[at]?.levels[level]
    return found ? figure(found[pick], measure) : words('')
  }
  const absent = drawn.flatMap(({ area, cell }) => (cell.kind === 'absent' ? [{ area, cell }] : []))
  return {
    columns: [
      column('area', 'Area', false),
      column('count', resolved.main.indicator.unit.many),
      column('size', body.sizeName),
      column('value', measure.unit),
      column('lower95', 'Lower 95%'),
      column('upper95', 'Upper 95%'),
      column('lower998', 'Lower 99.8%'),
      column('upper998', 'Upper 99.8%'),
      column('verdict', 'Verdict', false),
    ],
    rows: [
      ...body.areas.map((area, at) => ({
        key: area.code,
        area: area.code,
        cells: [
          words(area.name),
          figure(counts[at]?.point.numerator ?? 0, bare(0)),
          figure(area.size, bare(0)),
          figure(area.value, measure),
          limit(at, 0, 'lower'),
          limit(at, 0, 'upper'),
          limit(at, 1, 'lower'),
          limit(at, 1, 'upper'),
          words(verdictText(area.verdict, yardstick)),
        ],
      })),
      ...absent.map(({ area, cell }) => ({
        key: area.code,
        area: area.code,
        cells: [words(area.name), valueCell(cell, bare(0)), ...Array.from({ length: 7 }, () => words(''))],
      })),
      {
        key: 'target',
        area: null,
        cells: [
          words('All complete areas together'),
          words(''),
          words(''),
          figure(body.target, measure),
          ...Array.from({ length: 4 }, () => words('')),
          words(phi === null ? '' : `variance ${phiText(phi, yardstick)}`),
        ],
      },
    ],
  }
}

export const funnelPanel: PanelSpec<CompareInput, FunnelBody> = {
  label: 'Funnel plot',
  marksEach: true,
  ordersAreas: true,
  inBrief: 4,
  compose: funnelOf,
  ground: ({ plate, atlas, own, heads, needs }) => groundOf({ plate, atlas, measured: [needs.heads ? heads : own] }),
}
