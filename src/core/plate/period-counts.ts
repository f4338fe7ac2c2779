import type { Period } from '#core/domain/period.ts'
import type { ChangeForm } from '#core/view/view.ts'
import type { Atlas } from './atlas.ts'
import { changesOf, figuresAt, twoPeriods } from './change.ts'
import { measurePeriod } from './measured.ts'
import type { Resolved } from './resolve.ts'

export type PeriodCount = { readonly period: Period; readonly areas: number }

/** Counts the areas that the map of each period would show a figure for, with this choice of dimensions, geography and denominator. */
export const countPeriods = (resolved: Resolved, atlas: Atlas): readonly PeriodCount[] =>
  resolved.main.periods.map(({ period }) => ({
    period,
    areas: figuresAt(resolved, atlas, period).filter(({ cell }) => cell.kind === 'value').length,
  }))

/** Counts the areas that the map would show a figure for over the denominator of each of its periods; none without a denominator. */
export const countPerPeriods = (resolved: Resolved, { areas, datasets }: Atlas): readonly PeriodCount[] =>
  (resolved.per?.periods ?? []).map(({ period }) => ({
    period,
    areas: measurePeriod(resolved, areas, datasets, resolved.period ?? '', period).filter(
      ({ cell }) => cell.kind === 'value',
    ).length,
  }))

/** Counts the areas that the map of change between the period in view and each other period would show a change for. */
export const countChanges = (resolved: Resolved, atlas: Atlas, form: ChangeForm): readonly PeriodCount[] =>
  resolved.main.periods.flatMap(({ period }) => {
    const periods = twoPeriods(resolved, period)
    if (!periods) return []
    const changes = changesOf(resolved, atlas, periods, form, false)
    return [{ period, areas: changes.filter(({ change }) => change.kind === 'value').length }]
  })
