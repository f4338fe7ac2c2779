import { bare, figure, type PanelCell } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { valuedAreas } from '#core/plate/reading.ts'
import { populationWeightedGini } from '#core/statistics/population-weighted-gini.ts'
import { relativeRange } from '#core/statistics/relative-range.ts'
import { slopeIndex } from '#core/statistics/slope-index.ts'
import { theil } from '#core/statistics/theil.ts'
import { type Measured, numberOf } from './drawn.ts'

export type SpreadLine = {
  readonly id: string
  readonly name: string
  readonly value: PanelCell
  readonly reading: string
}

/** Measures of inequality between areas, weighted by people; none where fewer than three areas have a figure and people. */
export function inequalityLines(plate: Plate, people: Measured | null, second: Measured | null): readonly SpreadLine[] {
  const rated = valuedAreas(plate.areas).flatMap(({ area, cell }) => {
    const population = numberOf(people, area.code)
    return population === null || cell.value < 0 ? [] : [{ area, value: cell.value, population }]
  })
  if (rated.length < 3) return []
  const values = rated.map(({ value }) => value)
  const populations = rated.map(({ population }) => population)
  const nations = rated.map(({ area }) => area.parents.nation ?? area.code)
  const lines: SpreadLine[] = []
  const range = relativeRange(values, populations)
  if (typeof range === 'number')
    lines.push({
      id: 'range',
      name: 'Relative range',
      value: figure(range, bare(2)),
      reading: 'highest less lowest, as a part of the average over people',
    })
  const gini = populationWeightedGini(values, populations)
  if (typeof gini === 'number')
    lines.push({
      id: 'gini',
      name: 'Gini coefficient, by people',
      value: figure(gini, bare(3)),
      reading: '0 is the same everywhere; compare within one geography only',
    })
  const parts = theil(values, populations, nations)
  if ('total' in parts) {
    lines.push({
      id: 'theil',
      name: 'Theil’s T',
      value: figure(parts.total, bare(4)),
      reading: '0 is the same everywhere',
    })
    if (new Set(nations).size > 1 && new Set(nations).size < rated.length)
      lines.push(
        {
          id: 'between',
          name: 'of it, between nations',
          value: figure(parts.between, bare(4)),
          reading: 'differences of the nations’ averages',
        },
        {
          id: 'within',
          name: 'of it, within nations',
          value: figure(parts.within, bare(4)),
          reading: 'differences of areas from their nation’s average',
        },
      )
  }
  const needs = rated.map(({ area }) => numberOf(second, area.code))
  if (second && needs.every((need) => need !== null)) {
    const slope = slopeIndex(values, populations, needs as readonly number[])
    if ('slope' in slope)
      lines.push({
        id: 'slope',
        name: 'Slope index along need',
        value: figure(slope.slope, bare(plate.measure.decimals)),
        reading: `change in ${plate.measure.unit} from the least to the greatest ${second.measure.phrase}`,
      })
  }
  return lines
}
