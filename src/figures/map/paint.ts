import type { AbsenceReason } from '#core/domain/cell.ts'
import type { AreaFill, Plate } from '#core/plate/plate.ts'
import { inkNameOn, rampOf, type Theme } from '../theme.ts'
import type { HatchId, PatternId } from './pattern-tiles.ts'
import { patternFill } from './patterns.tsx'

/** Fill of an area: a colour, or the pattern of its absence. */
export type Paint =
  | { readonly kind: 'colour'; readonly colour: string }
  | { readonly kind: 'pattern'; readonly pattern: AbsenceReason }

/** The colours of the classes between the limits of a plate, in order; its key may leave some out. */
export const classColours = ({ ramp, breaks }: Plate, theme: Theme): readonly string[] =>
  rampOf(theme, ramp, breaks.length - 1)

/** Rows of the bivariate palette are the second indicator, columns the first. */
function colourOf(fill: Exclude<AreaFill, { kind: 'absent' }>, colours: readonly string[], theme: Theme): string {
  const colour = fill.kind === 'class' ? colours[fill.index] : theme.bivariate[fill.second]?.[fill.main]
  return colour ?? theme.land
}

/** Turns fills of areas into paints, one object for all that look alike. */
export function painterOf(plate: Plate, theme: Theme): (fill: AreaFill) => Paint {
  const colours = classColours(plate, theme)
  const alike = new Map<string, Paint>()
  return (fill) => {
    const look = fill.kind === 'absent' ? fill.reason : colourOf(fill, colours, theme)
    const paint: Paint =
      alike.get(look) ??
      (fill.kind === 'absent' ? { kind: 'pattern', pattern: fill.reason } : { kind: 'colour', colour: look })
    alike.set(look, paint)
    return paint
  }
}

/** The last fills of areas: rows, names and the map each ask for them, of perhaps tens of thousands. Limits and colours of a plate are made together. */
const painted = new WeakMap<object, { theme: Theme; breaks: Plate['breaks']; paints: ReadonlyMap<string, Paint> }>()

/** Computes the fill of every area, one object for all that look alike. An area that lies within another one is left out; the outer one's colour stands there. */
export function paintOf(plate: Plate, theme: Theme): ReadonlyMap<string, Paint> {
  const { breaks } = plate
  const known = painted.get(plate.areas)
  if (known?.theme === theme && known.breaks === breaks) return known.paints
  const paints = new Map<string, Paint>()
  const paint = painterOf(plate, theme)
  for (const { area, fill } of plate.areas) if (fill) paints.set(area.code, paint(fill))
  painted.set(plate.areas, { theme, breaks, paints })
  return paints
}

/** Writes a paint as the `fill` attribute, in a figure whose pattern ids have this prefix. */
export const fillText = (paint: Paint, prefix: string): string =>
  paint.kind === 'colour' ? paint.colour : patternFill(prefix, paint.pattern)

/** The better of dark and light ink on a fill. */
const inkOver = (paint: Paint | undefined, theme: Theme) =>
  inkNameOn(paint?.kind === 'colour' ? paint.colour : theme.land)

/** The ink of a border: dark between two pale fills, else light. A dark and a pale fill differ by themselves, and the light line stands on the dark one. */
export const borderInk = (theme: Theme, ...sides: readonly (Paint | undefined)[]): string =>
  sides.every((paint) => inkOver(paint, theme) === 'dark') === (theme.id === 'dark') ? theme.paper : theme.ink

/** Chooses the hatching for a paint: with dark or light ink, whichever is visible on it. */
export const hatchOver = (hatch: HatchId, paint: Paint, theme: Theme): PatternId => `${hatch}-${inkOver(paint, theme)}`

/** Finds the areas whose second indicator is in the middle or upper third, with their hatching. */
export function hatchesOf(
  plate: Plate,
  paints: ReadonlyMap<string, Paint>,
  theme: Theme,
): ReadonlyMap<string, PatternId> {
  const hatches = new Map<string, PatternId>()
  if (plate.overlay?.mode !== 'hatch') return hatches
  for (const { area, overlay } of plate.areas) {
    const paint = paints.get(area.code)
    if (paint && overlay?.third)
      hatches.set(area.code, hatchOver(overlay.third === 2 ? 'third' : 'second', paint, theme))
  }
  return hatches
}
