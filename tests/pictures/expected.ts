import type { Plate, PlateArea } from '#core/plate/plate.ts'

/** The expected state of each area on a map, computed from the figures and limits of the view model, independent of the drawing. */

export type Expected =
  | { readonly kind: 'class'; readonly label: string }
  | { readonly kind: 'crossed'; readonly across: number; readonly up: number }
  | { readonly kind: 'absent'; readonly reason: string }
  /** Whether it lies inside another area with a figure: the map cannot show both. */
  | { readonly kind: 'covered' }

/** The part (of `limits.length + 1`) that contains a value; a part includes its lower limit. */
const partOf = (value: number, limits: readonly number[]) => limits.filter((limit) => value >= limit).length

const formats = new Map<number, Intl.NumberFormat>()

function formatOf(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals)
  if (known) return known
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const made = new Intl.NumberFormat('en-GB', { ...digits, useGrouping: false })
  formats.set(decimals, made)
  return made
}

/** A figure as it is read on the map: what reads 0.78 is in the class that begins there. */
const written = (value: number, decimals: number): number => Number(formatOf(decimals).format(value))

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
  const value = written(cell.value, plate.measure.decimals)
  const found = plate.classes.find(({ lower, upper, index }) => value >= lower && (value < upper || index === last))
  return { kind: 'class', label: found?.label ?? 'no class holds it' }
}

/** The hatching required by an area's second figure. */
export function expectedHatch(one: PlateArea, plate: Plate): 'second' | 'third' | null {
  const { overlay } = plate
  const cell = one.overlay?.cell
  if (overlay?.mode !== 'hatch' || !overlay.thirds || cell?.kind !== 'value' || isCovered(one, plate)) return null
  return ([null, 'second', 'third'] as const)[partOf(cell.value, overlay.thirds)] ?? null
}

/** The second figure represented by a symbol; null where no symbol may be drawn. */
export function expectedSymbol(one: PlateArea, plate: Plate): number | null {
  const cell = one.overlay?.cell
  return plate.overlay?.mode === 'symbols' && cell?.kind === 'value' && !isCovered(one, plate) ? cell.value : null
}
