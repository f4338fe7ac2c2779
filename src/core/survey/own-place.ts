import { type BaselineIndicator, baselineIndicators, openFigures } from '#core/baseline/aggregate.ts'
import type { Return } from '#core/baseline/returns.ts'
import { all } from '#core/baseline/tally.ts'
import { ofSections } from './region-spread.ts'

const isKnown = (id: string): id is BaselineIndicator => (baselineIndicators as readonly string[]).includes(id)

/**
 * A department's own figures, section by section and for all of them: as the atlas calculates them where no other department is. The department's own,
 * for its own screen; they leave with nothing.
 */
export function ownFigures(returns: readonly Return[], indicator: string): ReadonlyMap<string, number> {
  const [area] = returns.map((one) => one.area)
  if (area === undefined || !isKnown(indicator)) return new Map()
  const open = openFigures(returns, { leaves: [area], totals: [] }, { status: 'observed', source: 'own', notes: [] })
  const shown = (open.indicators.get(indicator)?.observations ?? []).filter(ofSections)
  return new Map(
    shown.flatMap(({ dims, cell }) => (cell.kind === 'value' ? [[dims.specialty ?? all, cell.value] as const] : [])),
  )
}
