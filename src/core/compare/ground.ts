import type { Mark, Observation, Status } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { inSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import type { Source } from '#core/domain/source.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import type { Plate, Trust } from '#core/plate/plate.ts'
import { marksOf, trustOf } from '#core/plate/trust.ts'
import type { Measured } from './drawn.ts'

/** What the figures of one panel rest on: its own sources, notes, periods and marks, and not those of the map beside it. */
export type Ground = {
  readonly trust: Trust
  readonly marks: readonly Mark[]
  /** True where the marks hold for some rows only; those rows then say so themselves. */
  readonly partlyMarked: boolean
  /** What is measured, as every row of a table that leaves the page says it. */
  readonly measure: { readonly name: string; readonly unit: string }
  readonly indicators: readonly Indicator[]
  /** True where the panel shows the measure of the map, so that what is said of the map's absences holds for it too. */
  readonly showsMain: boolean
}

export type GroundParts = {
  readonly plate: Plate
  readonly atlas: Atlas
  /** Measures whose figures are shown or counted with, the one that the panel is about first. */
  readonly measured: readonly Measured[]
  /** Measures that are used but whose names need not stand in every row: people for sizes, the same measure in other years. */
  readonly beside?: readonly Measured[]
  /** Observations behind the figures, where they are of more periods than one. */
  readonly from?: readonly Observation[]
  /** Statuses of the figures, where they are of more periods than one. */
  readonly statuses?: readonly Status[]
  readonly periodText?: string
  /** Of a published norm that stands in the panel. */
  readonly norm?: Source | null
  /** Name and unit of a panel that shows many measures, row by row. */
  readonly several?: Ground['measure']
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
export function groundOf(parts: GroundParts): Ground {
  const { plate, atlas, measured, beside = [], several = null, norm = null } = parts
  const all = [...measured, ...beside]
  const shown = new Set(plate.areas.map(({ area }) => area.code))
  const drawn = all.flatMap((one) => one.drawn.filter(({ area }) => shown.has(area.code)))
  const [first] = measured
  const statuses = parts.statuses ?? statusesOf(all)
  const marks = marksOf(statuses)
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
    partlyMarked: several !== null && marks.length > 0 && statuses.some((status) => marksOf([status]).length === 0),
    measure: several ?? {
      name: joined(measured.map(({ measure }) => measure.name)),
      unit: joined(measured.map(({ measure }) => measure.unit)),
    },
    indicators,
    showsMain: several === null && first?.measure.name === plate.measure.name,
  }
}
