import type { AbsenceReason } from '#core/domain/cell.ts'
import { never } from '#core/domain/never.ts'
import type { AreaFill, Plate } from '#core/plate/plate.ts'
import { inkNameOn, rampOf, type Theme } from '../theme.ts'
import type { HatchId, PatternId } from './pattern-tiles.ts'
import { patternFill } from './patterns.tsx'

/** How an area is filled: a colour, or the pattern of its absence. */
export type Paint =
  | { readonly kind: 'colour'; readonly colour: string }
  | { readonly kind: 'pattern'; readonly pattern: AbsenceReason }

/** The colours of the classes of a plate, in order. */
export const classColours = ({ ramp, classes }: Plate, theme: Theme): readonly string[] =>
  rampOf(theme, ramp, classes.length)

/** Rows of the two-way palette are the second indicator, columns the measure. */
function colourOf(fill: Exclude<AreaFill, { kind: 'absent' }>, colours: readonly string[], theme: Theme): string {
  const colour = fill.kind === 'class' ? colours[fill.index] : theme.bivariate[fill.second]?.[fill.main]
  return colour ?? theme.land
}

/** What every area is filled with. An area that lies within another one is left to the colour of that one. */
export function paintOf(plate: Plate, theme: Theme): ReadonlyMap<string, Paint> {
  const colours = classColours(plate, theme)
  const paints = new Map<string, Paint>()
  for (const { area, fill } of plate.areas) {
    if (fill === null) continue
    switch (fill.kind) {
      case 'absent':
        paints.set(area.code, { kind: 'pattern', pattern: fill.reason })
        break
      case 'class':
      case 'crossed':
        paints.set(area.code, { kind: 'colour', colour: colourOf(fill, colours, theme) })
        break
      default:
        never(fill)
    }
  }
  return paints
}

/** A paint as the `fill` of an element, in a figure whose patterns bear this prefix. */
export const fillText = (paint: Paint, prefix: string): string =>
  paint.kind === 'colour' ? paint.colour : patternFill(prefix, paint.pattern)

/** The hatching to lay over a paint: its ink is dark or light, whichever is seen on that paint. */
export const hatchOver = (hatch: HatchId, paint: Paint, theme: Theme): PatternId =>
  `${hatch}-${inkNameOn(paint.kind === 'colour' ? paint.colour : theme.land)}`

/** The areas whose second indicator is in the middle or upper third, with the hatching that says so. */
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
