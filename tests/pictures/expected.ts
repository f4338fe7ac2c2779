import type { Plate, PlateArea } from '#core/plate/plate.ts'

/** What a map has to show of each area, worked out from the figures and the limits of the view model, and from nothing of the drawing. */

export type Expected =
  | { readonly kind: 'class'; readonly label: string }
  | { readonly kind: 'crossed'; readonly across: number; readonly up: number }
  | { readonly kind: 'absent'; readonly reason: string }
  /** Inside another area that has a figure: the map cannot show both. */
  | { readonly kind: 'covered' }

/** Which of `limits.length + 1` parts a value is in; a part holds its lower limit. */
const partOf = (value: number, limits: readonly number[]) => limits.filter((limit) => value >= limit).length

const isCrossed = ({ overlay }: Plate) =>
  overlay?.mode === 'bivariate' && overlay.thirds !== null && overlay.mainThirds !== null

function isCovered(one: PlateArea, plate: Plate): boolean {
  const { members } = one.area
  if (!members) return false
  return plate.areas.some(
    (other) =>
      (other.area.members?.length ?? 0) > members.length && members.every((code) => other.area.members?.includes(code)),
  )
}

export function expectedOf(one: PlateArea, plate: Plate): Expected {
  const { cell, overlay } = one
  if (isCovered(one, plate)) return { kind: 'covered' }
  if (cell.kind === 'absent') return { kind: 'absent', reason: cell.reason }
  if (isCrossed(plate)) {
    const second = overlay?.cell
    if (second?.kind !== 'value') return { kind: 'absent', reason: second?.reason ?? 'not-published' }
    const { thirds, mainThirds } = plate.overlay ?? {}
    return { kind: 'crossed', across: partOf(cell.value, mainThirds ?? []), up: partOf(second.value, thirds ?? []) }
  }
  const last = plate.classes.length - 1
  const found = plate.classes.find(
    ({ lower, upper, index }) => cell.value >= lower && (cell.value < upper || index === last),
  )
  return { kind: 'class', label: found?.label ?? 'no class holds it' }
}

/** The hatching that an area's second figure asks for. */
export function expectedHatch(one: PlateArea, plate: Plate): 'second' | 'third' | null {
  const { overlay } = plate
  const cell = one.overlay?.cell
  if (overlay?.mode !== 'hatch' || !overlay.thirds || cell?.kind !== 'value' || isCovered(one, plate)) return null
  return ([null, 'second', 'third'] as const)[partOf(cell.value, overlay.thirds)] ?? null
}

/** The second figure that a symbol stands for; null where no symbol may stand. */
export function expectedSymbol(one: PlateArea, plate: Plate): number | null {
  const cell = one.overlay?.cell
  return plate.overlay?.mode === 'symbols' && cell?.kind === 'value' && !isCovered(one, plate) ? cell.value : null
}
