import { listText } from '#core/domain/list-text.ts'
import type { Note } from '#core/domain/source.ts'
import { type Measure, numberText } from './measure.ts'
import type { AreaFigure } from './measured.ts'
import type { Resolved } from './resolve.ts'
import { boundaryFactor, boundaryMismatchOf } from './unlike.ts'

/** Smaller differences are left out of the sentences. */
const leastNamed = 0.01

export type UnlikeBoundaries = { readonly note: Note; readonly sentence: string }

/**
 * Writes the caution for services or staff divided by a count made within another boundary. Rates per head never mix boundaries: they use people of
 * the same boundary only.
 * @returns null where numerator and denominator share a boundary in every area
 */
export function boundaryCaution(
  { main, per }: Resolved,
  drawn: readonly AreaFigure[],
  measure: Measure,
): UnlikeBoundaries | null {
  if (!per) return null
  const scaled = drawn.flatMap((one) => {
    const unlike = boundaryMismatchOf(one)
    const scale = unlike ? boundaryFactor(unlike) : 1
    const size = Math.abs(scale - 1)
    if (one.cell.kind === 'absent' || size < leastNamed) return []
    return [{ name: one.area.name, is: one.cell.value, would: one.cell.value * scale, size }]
  })
  if (scaled.length === 0) return null
  scaled.sort((a, b) => b.size - a.size)
  const figures = scaled.map(
    ({ name, is, would }) => `${name} ${numberText(would, measure)} rather than ${numberText(is, measure)}`,
  )
  return {
    note: {
      id: 'unlike-boundaries',
      text: `${main.indicator.name} are counted within the areas themselves, ${per.indicator.phrase} within other boundaries that fit them only nearly. Their ratio is as far off as the two differ in people, up to ${Math.round((scaled[0]?.size ?? 0) * 100)}%.`,
      weight: 'caution',
    },
    sentence: `The two are counted within unlike boundaries; within one, by people, it would be ${listText(figures)}.`,
  }
}
