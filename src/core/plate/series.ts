import type { Cell, Observation } from '#core/domain/cell.ts'
import { comparePeriods, type Period } from '#core/domain/period.ts'
import type { Atlas } from './atlas.ts'
import { withoutChanceInterval } from './chance.ts'
import { closestPeriod } from './match-period.ts'
import { measurePeriod } from './measured.ts'
import { chosenOf } from './mine.ts'
import type { Plate } from './plate.ts'
import type { Resolved } from './resolve.ts'
import { periodsOfArea } from './select.ts'

export type SeriesPoint = { readonly period: Period; readonly cell: Cell; readonly from: readonly Observation[] }

/** Consecutive values that may be joined by a line. A break in the series starts another run. */
export type AreaSeries = {
  readonly code: string
  readonly points: readonly SeriesPoint[]
  /** Periods after which the series is not comparable with later values, each with the id of the note that explains it. */
  readonly breaks: readonly { readonly after: Period; readonly note: string }[]
}

/**
 * Computes the measure of one area for every period with data. A ratio takes the denominator that the matching rule gives for each period, and only
 * if it is of the same period: a line never mixes years.
 * @param overdispersed whether areas differ by more than chance, which removes the intervals of chance
 */
export function seriesOf(resolved: Resolved, atlas: Atlas, code: string, overdispersed: boolean): AreaSeries {
  const { main, per } = resolved
  const dataset = atlas.datasets.get(main.dataset)
  const area = atlas.areas.find((one) => one.code === code)
  if (!dataset || !area) return { code, points: [], breaks: [] }
  const periods = [...periodsOfArea(dataset, code, main.dims)].sort(comparePeriods)
  const points = periods.flatMap((period): SeriesPoint[] => {
    const perPeriod = per ? closestPeriod(per.periods, period, []) : null
    if (per && perPeriod !== period) return []
    const [drawn] = measurePeriod(resolved, [area], atlas.datasets, period, perPeriod)
    if (!drawn) return []
    return [{ period, cell: overdispersed ? withoutChanceInterval(drawn.cell) : drawn.cell, from: drawn.from }]
  })
  return { code, points, breaks: main.indicator.breaks }
}

/** The selected areas of a plate over the years, without those that are held for one period only. */
export const selectedSeries = (plate: Plate, resolved: Resolved, atlas: Atlas): readonly AreaSeries[] =>
  chosenOf(plate)
    .map((code) => seriesOf(resolved, atlas, code, plate.overdispersed !== null))
    .filter(({ points }) => points.length > 1)
