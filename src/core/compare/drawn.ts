import type { Atlas } from '#core/plate/atlas.ts'
import { type Measure, measureOf } from '#core/plate/measure.ts'
import { type Drawn, measurePeriod } from '#core/plate/measured.ts'
import { datasetsOf, type Resolved } from '#core/plate/resolve.ts'

/** A measure with its figures for every area of the geography. */
export type Measured = {
  readonly resolved: Resolved
  readonly measure: Measure
  readonly drawn: readonly Drawn[]
  readonly byCode: ReadonlyMap<string, Drawn>
}

/** @returns null while a file that it needs is still on its way */
export function measureAll(resolved: Resolved | null, atlas: Atlas): Measured | null {
  if (!resolved || !datasetsOf(resolved).every((key) => atlas.datasets.has(key))) return null
  const { period, per } = resolved
  const drawn = measurePeriod(resolved, atlas.areas, atlas.datasets, period ?? '', per?.period ?? null)
  const values = drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  return {
    resolved,
    measure: measureOf(resolved, values),
    drawn,
    byCode: new Map(drawn.map((one) => [one.area.code, one])),
  }
}

/** The value of an area, or null where there is none. */
export function numberOf(measured: Measured | null, code: string): number | null {
  const cell = measured?.byCode.get(code)?.cell
  return cell?.kind === 'value' ? cell.value : null
}
