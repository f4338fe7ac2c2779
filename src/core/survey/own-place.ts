import { type BaselineIndicator, baselineIndicators, openFigures } from '#core/baseline/aggregate.ts'
import type { Return } from '#core/baseline/returns.ts'
import { equipmentCell, isEquipmentFigure } from '#core/imports/read/equipment-figures.ts'
import type { EquipmentUnit } from '#core/imports/read/equipment-rows.ts'
import { sectionOf } from './region-spread.ts'

const isKnown = (id: string): id is BaselineIndicator => (baselineIndicators as readonly string[]).includes(id)

/**
 * A department's own figures, section by section and for all of them: as the atlas calculates them where no other department is. The department's own,
 * for its own screen; they leave with nothing.
 */
export function ownFigures(returns: readonly Return[], indicator: string): ReadonlyMap<string, number> {
  const [area] = returns.map((one) => one.area)
  if (area === undefined || !isKnown(indicator)) return new Map()
  const open = openFigures(returns, { leaves: [area], totals: [] }, { status: 'observed', source: 'own', notes: [] })
  const shown = open.indicators.get(indicator)?.observations ?? []
  return new Map(
    shown.flatMap(({ dims, cell }) => {
      const section = sectionOf({ dims })
      return section !== null && cell.kind === 'value' ? [[section, cell.value] as const] : []
    }),
  )
}

/** Stands for all modalities. */
const all = 'all'

/** The same of a department's equipment, by modality and for all of it. @param year that the survey is of */
export function ownUnits(units: readonly EquipmentUnit[], figure: string, year: number): ReadonlyMap<string, number> {
  if (!isEquipmentFigure(figure) || units.length === 0) return new Map()
  return new Map(
    [all, ...new Set(units.map(({ modality }) => modality))].flatMap((group) => {
      const own = units.filter(({ modality }) => group === all || modality === group)
      const cell = equipmentCell(figure, own, year, 1)
      return cell.kind === 'value' ? [[group, cell.value] as const] : []
    }),
  )
}
