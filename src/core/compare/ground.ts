import type { Observation, Status } from '#core/domain/cell.ts'
import { inSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import type { Source } from '#core/domain/source.ts'
import type { Provenance } from '#core/panel/spec.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import type { Plate, Trust } from '#core/plate/plate.ts'
import { marksOfStatuses, trustOf } from '#core/plate/trust.ts'
import type { Measured } from './drawn.ts'

export type ProvenanceParts = {
  readonly plate: Plate
  readonly atlas: Atlas
  /** Measures that the panel shows or calculates with, its subject first; null for one that is not available. */
  readonly measured: readonly (Measured | null)[]
  /** Measures that are used but whose names need not stand in every row: people for sizes, the same measure in other years. */
  readonly beside?: readonly (Measured | null)[]
  /** Observations behind the figures, where they are of more periods than one. */
  readonly from?: readonly Observation[]
  /** Statuses of the figures, where they are of more periods than one. */
  readonly statuses?: readonly Status[]
  readonly periodText?: string
  /** Of a published norm that stands in the panel. */
  readonly norm?: Source | null
  /** Set for a panel that has the classes of the map. */
  readonly classed?: boolean
  /** Name and unit of a panel that shows many measures, row by row. */
  readonly several?: { readonly name: string; readonly unit: string }
}

const joined = (texts: readonly string[]): string => [...new Set(texts)].join(' and ')

function periodOf({ resolved, measure }: Measured, { measure: main, trust }: Plate): string {
  const { period, per } = resolved
  if (measure.name === main.name) return trust.periodText
  const over = per && per.period !== period ? ` (${inSentence(per.denominator.name)}: ${periodText(per.period)})` : ''
  return `${measure.phrase}: ${periodText(period ?? '')}${over}`
}

const statusesOf = (measured: readonly Measured[]): readonly Status[] =>
  measured.flatMap(({ drawn }) => drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : [])))

const withSource = (trust: Trust, source: Source | null): Trust =>
  source === null || trust.sources.some(({ id }) => id === source.id)
    ? trust
    : { ...trust, sources: [...trust.sources, source] }

/** Gathers what a panel rests on, from the observations behind the figures that it shows. */
export function groundOf(parts: ProvenanceParts): Provenance {
  const { plate, atlas, several = null, norm = null, classed = false } = parts
  const measured = parts.measured.filter((one) => one !== null)
  const all = [...measured, ...(parts.beside ?? []).filter((one) => one !== null)]
  const shown = new Set(plate.areas.map(({ area }) => area.code))
  const drawn = all.flatMap((one) => one.drawn.filter(({ area }) => shown.has(area.code)))
  const [first] = measured
  const statuses = parts.statuses ?? statusesOf(all)
  const marks = marksOfStatuses(statuses)
  const indicators = [
    ...new Map(
      all
        .flatMap(({ resolved: { main, per } }) => [main.indicator, ...(per ? [per.indicator] : [])])
        .map((one) => [one.id, one] as const),
    ).values(),
  ]
  const trust = trustOf({
    from: parts.from ?? drawn.flatMap(({ from }) => from),
    cells: several || !first ? [] : first.drawn.map(({ cell }) => cell),
    statuses,
    notes: indicators.flatMap(({ notes }) => notes),
    datasets: [...atlas.datasets.values()],
    sites: null,
    geography: plate.geography,
    periodText: parts.periodText ?? [...new Set(measured.map((one) => periodOf(one, plate)))].join('; '),
    dataVersion: plate.trust.dataVersion,
  })
  return {
    trust: withSource(trust, norm),
    marks,
    partlyMarked:
      several !== null && marks.length > 0 && statuses.some((status) => marksOfStatuses([status]).length === 0),
    severalPeriods: several !== null,
    measure: several ?? {
      name: joined(measured.map(({ measure }) => measure.name)),
      unit: joined(measured.map(({ measure }) => measure.unit)),
    },
    indicators,
    showsMain: several === null && first?.measure.name === plate.measure.name,
    classed,
  }
}
