import { bare, figure, type PanelCell } from '#core/panel/panel.ts'
import type { Measure } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { valuedAreas } from '#core/plate/reading.ts'
import { populationWeightedGini } from '#core/statistics/population-weighted-gini.ts'
import { relativeRange } from '#core/statistics/relative-range.ts'
import { slopeIndex } from '#core/statistics/slope-index.ts'
import { theil } from '#core/statistics/theil.ts'
import { areaValue, type Measured } from './drawn.ts'

export type SpreadLine = {
  readonly id: string
  readonly name: string
  readonly value: PanelCell
  readonly reading: string
}

type RatedArea = { readonly area: PlateArea['area']; readonly value: number; readonly population: number }

const valuesOf = (rated: readonly RatedArea[]) => rated.map(({ value }) => value)
const populationsOf = (rated: readonly RatedArea[]) => rated.map(({ population }) => population)

function rangeLines(rated: readonly RatedArea[]): readonly SpreadLine[] {
  const range = relativeRange(valuesOf(rated), populationsOf(rated))
  const reading = 'highest less lowest, as a part of the average over people'
  return typeof range === 'number'
    ? [{ id: 'range', name: 'Relative range', value: figure(range, bare(2)), reading }]
    : []
}

function giniLines(rated: readonly RatedArea[]): readonly SpreadLine[] {
  const gini = populationWeightedGini(valuesOf(rated), populationsOf(rated))
  const reading = '0 is the same everywhere; compare within one geography only'
  return typeof gini === 'number'
    ? [{ id: 'gini', name: 'Gini coefficient, by people', value: figure(gini, bare(3)), reading }]
    : []
}

/** Theil’s T, and its parts between and within nations where any nation has several areas. */
function theilLines(rated: readonly RatedArea[]): readonly SpreadLine[] {
  const nations = rated.map(({ area }) => area.parents.nation ?? area.code)
  const parts = theil(valuesOf(rated), populationsOf(rated), nations)
  if (!('total' in parts)) return []
  const line = (id: string, name: string, value: number, reading: string): SpreadLine => ({
    id,
    name,
    value: figure(value, bare(4)),
    reading,
  })
  const whole = line('theil', 'Theil’s T', parts.total, '0 is the same everywhere')
  const count = new Set(nations).size
  if (count === 1 || count === rated.length) return [whole]
  return [
    whole,
    line('between', 'of it, between nations', parts.between, 'differences of the nations’ averages'),
    line('within', 'of it, within nations', parts.within, 'differences of areas from their nation’s average'),
  ]
}

/** The slope index, where every area has a figure of need. */
function slopeLines(
  rated: readonly RatedArea[],
  need: Measured | null,
  { unit, decimals }: Measure,
): readonly SpreadLine[] {
  const needs = rated.flatMap(({ area }) => areaValue(need, area.code) ?? [])
  if (!need || needs.length < rated.length) return []
  const slope = slopeIndex(valuesOf(rated), populationsOf(rated), needs)
  if (!('slope' in slope)) return []
  const reading = `change in ${unit} from the least to the greatest ${need.measure.phrase}`
  return [{ id: 'slope', name: 'Slope index along need', value: figure(slope.slope, bare(decimals)), reading }]
}

/** Measures inequality between areas, weighted by people; none where fewer than three areas have a figure and people. */
export function inequalityLines(
  { areas, measure }: Plate,
  people: Measured | null,
  need: Measured | null,
): readonly SpreadLine[] {
  const rated = valuedAreas(areas).flatMap(({ area, cell }): RatedArea[] => {
    const population = areaValue(people, area.code)
    return population === null || cell.value < 0 ? [] : [{ area, value: cell.value, population }]
  })
  if (rated.length < 3) return []
  return [...rangeLines(rated), ...giniLines(rated), ...theilLines(rated), ...slopeLines(rated, need, measure)]
}
