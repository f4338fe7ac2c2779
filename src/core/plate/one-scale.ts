import { classBreaks, classOf } from '#core/statistics/class-breaks.ts'
import { absenceGroups, fillOf } from './area-fill.ts'
import { classesBetween } from './classes.ts'
import { valuesOf, withCounts } from './compose.ts'
import { asWritten, type Measure, numberText } from './measure.ts'
import type { Plate, PlateArea } from './plate.ts'
import { intervalTextOf } from './plate-area.ts'

/** The figures of plates that are on their maps. */
export const valuesOnMaps = (plates: readonly Plate[]): readonly number[] =>
  plates.flatMap(({ areas }) => valuesOf(areas.flatMap(({ cell, coveredBy }) => (coveredBy === null ? [cell] : []))))

/** The benchmark that all plates have; null where it differs between them, or where there is none. */
function commonBenchmark(plates: readonly Plate[]): number | null {
  const values = plates.map(({ benchmark }) => (benchmark?.cell.kind === 'value' ? benchmark.cell.value : null))
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/**
 * Puts plates of one measure, such as those of several periods, on one scale: the same limits, colours and digits, made from the figures of all of them.
 * Classes around a benchmark need one that is the same on all; else natural breaks are used.
 * @param measure of all of them, with digits for all of their figures
 */
export function onOneScale(plates: readonly Plate[], measure: Measure): readonly Plate[] {
  const [first] = plates
  if (!first) return []
  const { method, classes: wanted } = first.view
  const benchmark = method === 'diverging' ? commonBenchmark(plates) : null
  const centre = benchmark === null ? null : asWritten(benchmark, measure)
  const ramp = centre === null ? 'sequential' : 'diverging'
  const { breaks } = classBreaks(
    valuesOnMaps(plates).map((value) => asWritten(value, measure)),
    centre === null
      ? { method: method === 'diverging' ? 'ckmeans' : method, classes: wanted }
      : { method, classes: wanted, centre },
  )
  const classes = classesBetween(breaks, measure)
  const areaOn = (one: PlateArea): PlateArea => {
    const { cell, coveredBy } = one
    const isClassed = cell.kind === 'value' && breaks.length > 1 && coveredBy === null
    const made = {
      ...one,
      text: cell.kind === 'value' ? numberText(cell.value, measure) : one.text,
      intervalText: intervalTextOf(cell, measure),
      classIndex: isClassed ? classOf(asWritten(cell.value, measure), breaks) : null,
    }
    return { ...made, fill: fillOf(made, ramp) }
  }
  return plates.map((plate) => {
    const areas = plate.areas.map(areaOn)
    return {
      ...plate,
      measure,
      areas,
      breaks,
      classes: withCounts(classes, areas),
      ramp,
      scale: ramp,
      absences: absenceGroups(areas),
    }
  })
}
