import { type Measure, numberText } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { listText } from '#core/plate/reading.ts'
import { type FunnelKind, type FunnelPoint, type FunnelVerdict, funnelLimits } from '#core/statistics/funnel-limits.ts'
import { overdispersion } from '#core/statistics/overdispersion.ts'
import type { Measured } from './drawn.ts'
import { bare, capital, column, figure, lacking, type Panel, type PanelCell, valueCell, words } from './panel.ts'

export type Verdict = 'above 99.8%' | 'above 95%' | 'within' | 'below 95%' | 'below 99.8%'

export type FunnelArea = {
  readonly code: string
  readonly name: string
  readonly short: string
  /** Size of the area: its denominator. */
  readonly size: number
  readonly value: number
  readonly verdict: Verdict
}

export type Funnel = {
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
  readonly overdispersed: boolean
}

const levels = [0.95, 0.998] as const

function verdictOf({ outside }: FunnelVerdict): Verdict {
  if (!outside) return 'within'
  return `${outside.side} ${outside.level === 0.998 ? '99.8%' : '95%'}`
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  'above 99.8%': 'above what chance explains (beyond 99.8% limits)',
  'above 95%': 'above the 95% limits, within the 99.8% limits',
  within: 'within what chance explains',
  'below 95%': 'below the 95% limits, within the 99.8% limits',
  'below 99.8%': 'below what chance explains (beyond 99.8% limits)',
}

type Counted = { readonly code: string; readonly name: string; readonly short: string; readonly point: FunnelPoint }

/** Areas whose numerator is a count. */
function countsOf({ drawn }: Measured, kind: FunnelKind): readonly Counted[] {
  return drawn.flatMap(({ area, cell }) => {
    if (cell.kind !== 'value' || cell.numerator === undefined || cell.denominator === undefined) return []
    if (!Number.isInteger(cell.numerator) || cell.denominator <= 0) return []
    const proportion = Number.isInteger(cell.denominator) && cell.numerator <= cell.denominator
    if (kind === 'proportion' && !proportion) return []
    const { code, name, short } = area
    return [{ code, name, short, point: { numerator: cell.numerator, denominator: cell.denominator } }]
  })
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
): Funnel['curve'] {
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

function sentencesFor({ areas, target, measure, overdispersed }: Funnel, phi: number | null): readonly string[] {
  const named = (side: string) => areas.filter(({ verdict }) => verdict.startsWith(side))
  const text = (some: readonly FunnelArea[]) =>
    listText(some.slice(0, 4).map(({ name, value }) => `${name} (${numberText(value, measure)})`)) +
    (some.length > 4 ? ` and ${some.length - 4} more` : '')
  const [below, above] = [named('below'), named('above')]
  const inside = areas.length - below.length - above.length
  const parts = [
    `${inside} of ${areas.length} areas lie within the 95% limits around ${numberText(target, measure)}.`,
    below.length > 0 ? `Below: ${text(below)}.` : '',
    above.length > 0 ? `Above: ${text(above)}.` : '',
  ]
  if (phi !== null)
    parts.push(
      phi > 1.5 && !overdispersed
        ? `The spread is ${numberText(phi, bare(1))} times what chance alone would give, so that many lie outside; allow for overdispersion before singling one out.`
        : `The spread is ${numberText(phi, bare(1))} times what chance alone would give${overdispersed ? ', and the limits allow for that' : ''}.`,
    )
  return parts.filter(Boolean)
}

/**
 * Each area by its size, within limits of what chance explains. Only on counts: for staff in WTE the same staff by heads take their place, and
 * the subtitle says so.
 * @param measured the measure itself, or its headcount
 */
export function funnelOf(plate: Plate, measured: Measured | null, instead: boolean): Panel<Funnel> {
  const heading = `Real or chance: ${measured?.measure.name ?? plate.measure.name}`
  if (!measured) return lacking(heading, plate.subtitle, 'The counts behind this measure are not held.')
  const { resolved, measure } = measured
  const periods = `${plate.geography.name} (${plate.geography.vintage}), ${plate.trust.periodText}`
  const refused = refusal(measured)
  if (refused) return lacking(heading, `${measure.unit}, ${periods}`, refused)
  const kind: FunnelKind = resolved.per ? 'rate' : 'proportion'
  const counts = countsOf(measured, kind)
  if (counts.length < 3)
    return lacking(
      heading,
      `${measure.unit}, ${periods}`,
      'Fewer than three areas have a whole count and its denominator.',
    )
  const base = resolved.per?.denominator.base ?? 100
  const points = counts.map(({ point }) => point)
  const plain = funnelLimits(kind, points, { levels, base })
  const spread = overdispersion(points, { kind, levels, base })
  const overdispersed = plate.view.overdispersed && spread.kind === 'value'
  const shown = overdispersed && spread.kind === 'value' ? spread.limits : plain.limits
  const tau2 = overdispersed && spread.kind === 'value' ? spread.tau2 : 0
  const sizeName = resolved.per?.denominator.name ?? 'Denominator'
  const body: Funnel = {
    measure,
    sizeName,
    target: plain.target,
    overdispersed,
    areas: counts.map(({ point, ...area }, at) => ({
      ...area,
      size: point.denominator,
      value: shown[at]?.value ?? 0,
      verdict: shown[at] ? verdictOf(shown[at]) : 'within',
    })),
    curve: curveOf(kind, counts, plain.target, base, tau2),
  }
  const outside = body.areas.filter(({ verdict }) => verdict !== 'within').length
  const phi = spread.kind === 'value' ? spread.phi : null
  const limit = (at: number, level: number, pick: 'lower' | 'upper'): PanelCell => {
    const found = shown[at]?.levels[level]
    return found ? figure(found[pick], measure) : words('')
  }
  const absent = measured.drawn.flatMap(({ area, cell }) => (cell.kind === 'absent' ? [{ area, cell }] : []))
  return {
    title:
      outside === 0
        ? `No area differs from the others by more than chance explains`
        : `${outside} of ${body.areas.length} areas ${outside === 1 ? 'lies' : 'lie'} outside what chance explains`,
    subtitle: `${instead ? `By heads, as WTE has no limits of chance: ${measure.name}` : capital(measure.unit)}, ${periods}; 95% and 99.8% limits${overdispersed ? ', overdispersion allowed for' : ''}`,
    sentences: sentencesFor(body, phi),
    table: {
      columns: [
        column('area', 'Area', false),
        column('count', resolved.main.indicator.unit.many),
        column('size', sizeName),
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
            words(verdictWords[area.verdict]),
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
            words('All areas together'),
            words(''),
            words(''),
            figure(plain.target, measure),
            ...Array.from({ length: 4 }, () => words('')),
            words(phi === null ? '' : `spread ${numberText(phi, bare(1))} times what chance alone would give`),
          ],
        },
      ],
    },
    body,
    lacks: null,
  }
}
