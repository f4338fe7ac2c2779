import type { Cell } from '#core/domain/cell.ts'
import type { Period } from '#core/domain/period.ts'
import type { Steps } from '#core/domain/steps.ts'
import type { ChangeForm } from '#core/view/view.ts'
import type { Atlas } from './atlas.ts'
import { changesOf, figuresAt, twoPeriods } from './change.ts'
import { inOneGo } from './compose.ts'
import { measurePeriod } from './measured.ts'
import type { Resolved } from './resolve.ts'

export type PeriodCount = { readonly period: Period; readonly areas: number }

const valued = (cells: readonly Cell[]): number => cells.filter(({ kind }) => kind === 'value').length

/** Says when so many areas have been counted that the page should answer first, be it of a few periods or of very many. */
function pace({ areas }: Atlas): () => boolean {
  let since = 0
  return () => {
    const isDue = since + areas.length > 4 * inOneGo
    since = areas.length + (isDue ? 0 : since)
    return isDue
  }
}

/** Counts the areas that the map of each period would show a figure for, with this choice of dimensions, geography and denominator. */
export function* countPeriods(resolved: Resolved, atlas: Atlas): Steps<readonly PeriodCount[]> {
  const counts: PeriodCount[] = []
  const isDue = pace(atlas)
  for (const { period } of resolved.main.periods) {
    if (isDue()) yield
    counts.push({ period, areas: valued(figuresAt(resolved, atlas, period).map(({ cell }) => cell)) })
  }
  return counts
}

/** Counts the areas that the map would show a figure for over the denominator of each of its periods; none without a denominator. */
export function* countPerPeriods(resolved: Resolved, atlas: Atlas): Steps<readonly PeriodCount[]> {
  const counts: PeriodCount[] = []
  const isDue = pace(atlas)
  for (const { period } of resolved.per?.periods ?? []) {
    if (isDue()) yield
    const figures = measurePeriod(resolved, atlas.areas, atlas.datasets, resolved.period ?? '', period)
    counts.push({ period, areas: valued(figures.map(({ cell }) => cell)) })
  }
  return counts
}

/** Counts the areas that the map of change between the period in view and each other period would show a change for. */
export function* countChanges(resolved: Resolved, atlas: Atlas, form: ChangeForm): Steps<readonly PeriodCount[]> {
  const counts: PeriodCount[] = []
  const isDue = pace(atlas)
  for (const { period } of resolved.main.periods) {
    const periods = twoPeriods(resolved, period)
    if (!periods) continue
    if (isDue()) yield
    const changes = yield* changesOf(resolved, atlas, periods, form, false)
    counts.push({ period, areas: valued(changes.map(({ change }) => change)) })
  }
  return counts
}
