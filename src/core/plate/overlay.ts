import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area } from '#core/domain/area.ts'
import { absenceWords, type Observation, type Status } from '#core/domain/cell.ts'
import { periodText } from '#core/domain/period.ts'
import { numberText, overlayMeasureOf } from './measure.ts'
import { measureChosen } from './measured.ts'
import type { OverlayMark, PlateOverlay } from './plate.ts'
import type { Resolved } from './resolve.ts'
import { symbolScaleOf } from './symbol-scale.ts'
import { thirdOf, thirdsOf } from './thirds.ts'

export type Overlaid = {
  readonly overlay: PlateOverlay
  readonly marks: ReadonlyMap<string, OverlayMark>
  readonly from: readonly Observation[]
}

/**
 * Prepares the overlay: symbols sized by area, hatching by third, or the second variable of a bivariate map.
 * @param mainValues values of the first measure, split into thirds for the bivariate map
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
