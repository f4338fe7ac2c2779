import type { Atlas } from '#core/plate/atlas.ts'
import { type Benchmark, benchmarkOf } from '#core/plate/benchmark.ts'
import { type Measure, measureOf } from '#core/plate/measure.ts'
import { type AreaFigure, measurePeriod } from '#core/plate/measured.ts'
import { datasetsOf, type Resolved } from '#core/plate/resolve.ts'

/** A measure with its figures for every area of the geography. */
export type Measured = {
  readonly resolved: Resolved
  readonly measure: Measure
  readonly drawn: readonly AreaFigure[]
  readonly byCode: ReadonlyMap<string, AreaFigure>
}

type Known = { readonly from: readonly unknown[]; readonly measured: Measured }

/** Caches figures by view object: set-ups and profile keep their identity while the second measure changes. */
const known = new WeakMap<Resolved, Known>()

/** @returns null while a file that it needs is still on its way */
export function measureAll(resolved: Resolved | null, atlas: Atlas): Measured | null {
  if (!resolved || !datasetsOf(resolved).every((key) => atlas.datasets.has(key))) return null
  const from = [atlas.areas, ...datasetsOf(resolved).map((key) => atlas.datasets.get(key))]
  const held = known.get(resolved)
  if (held && held.from.length === from.length && held.from.every((one, at) => one === from[at])) return held.measured
  const measured = measureAnew(resolved, atlas)
  known.set(resolved, { from, measured })
  return measured
}

function measureAnew(resolved: Resolved, atlas: Atlas): Measured {
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

/** The benchmark of a measure, as Explore has it for the same view; null where there is none. */
export function benchmarkOfAll({ resolved, drawn }: Measured, atlas: Atlas): Benchmark | null {
  const dataset = atlas.datasets.get(resolved.main.dataset)
  if (!dataset) return null
  return benchmarkOf({
    resolved,
    geography: resolved.geography,
    areas: atlas.areas,
    drawn,
    dataset,
    lower: (resolved.per && atlas.datasets.get(resolved.per.dataset)) ?? null,
    library: atlas.library,
  })
}

/** The value of an area, or null where there is none. */
export function areaValue(measured: Measured | null, code: string): number | null {
  const cell = measured?.byCode.get(code)?.cell
  return cell?.kind === 'value' ? cell.value : null
}
