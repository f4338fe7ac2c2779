import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area } from '#core/domain/area.ts'
import { absenceWords, type Observation, type Status } from '#core/domain/cell.ts'
import { periodText } from '#core/domain/period.ts'
import { type Measure, numberText, overlayMeasureOf } from './measure.ts'
import { measureChosen } from './measured.ts'
import type { OverlayMark, PlateOverlay } from './plate.ts'
import type { Resolved } from './resolve.ts'
import { thirdOf, thirdsOf } from './thirds.ts'

export type Overlaid = {
  readonly overlay: PlateOverlay
  readonly marks: ReadonlyMap<string, OverlayMark>
  readonly from: readonly Observation[]
}

/** One, two or five times a power of ten, at most `value`. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [5, 2, 1].find((one) => one * power <= value * (1 + 1e-9)) ?? 1
  return step * power
}

/** Three round values that a legend of symbols shows. Symbols grow by area, so a share is value over largest. */
function symbolScaleOf(largest: number, measure: Measure): PlateOverlay['symbolScale'] {
  if (!(largest > 0)) return []
  const top = roundDown(largest)
  const steps = [top, roundDown(top / 2), roundDown(top / 5)]
  return [...new Set(steps)].map((value) => ({ value, share: value / largest, text: numberText(value, measure) }))
}

/**
 * Prepares a second indicator to be drawn over the first, as symbols by area, as hatching by third, or as the second variable.
 * @param mainValues values of the first measure, whose thirds the second variable crosses
 */
export function overlayOf(
  chosen: NonNullable<Resolved['overlay']>,
  areas: readonly Area[],
  dataset: Dataset,
  mainValues: readonly number[],
): Overlaid {
  const measure = overlayMeasureOf(chosen)
  const measured = measureChosen(chosen, areas, dataset, chosen.period)
  const values = [...measured.values()].flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  const thirds = thirdsOf(values)
  const largest = Math.max(0, ...values)
  const marks = new Map(
    [...measured].map(([code, { cell }]): [string, OverlayMark] => {
      if (cell.kind === 'absent') return [code, { cell, text: absenceWords[cell.reason], third: null, share: null }]
      const text = numberText(cell.value, measure)
      const third = thirds ? thirdOf(cell.value, thirds) : null
      return [code, { cell, text, third, share: largest > 0 ? Math.max(0, cell.value) / largest : 0 }]
    }),
  )
  const statuses = [...measured.values()].flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : []))
  return {
    overlay: {
      mode: chosen.mode,
      measure,
      periodText: periodText(chosen.period),
      thirds,
      mainThirds: chosen.mode === 'bivariate' ? thirdsOf(mainValues) : null,
      symbolScale: symbolScaleOf(largest, measure),
      status: [...new Set<Status>(statuses)],
    },
    marks,
    from: [...measured.values()].flatMap(({ from }) => (from ? [from] : [])),
  }
}
