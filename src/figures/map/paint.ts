import type { AbsenceReason } from '#core/domain/cell.ts'
import { never } from '#core/domain/never.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rampOf, type Theme } from '../theme.ts'

/** How an area is filled: a colour, or the pattern of its absence. */
export type Paint =
  | { readonly kind: 'colour'; readonly colour: string }
  | { readonly kind: 'pattern'; readonly pattern: AbsenceReason }

/** The colours of the classes of a plate, in order. */
export function classColours(plate: Plate, theme: Theme): readonly string[] {
  const scale = plate.view.method === 'diverging' && plate.classNote === null ? 'diverging' : 'sequential'
  return rampOf(theme, scale, plate.classes.length)
}

/** Fill of the second variable: rows of the palette are the overlay, columns the measure. */
function bivariateColour({ third, overlay }: PlateArea, theme: Theme): string | null {
  if (third === null || overlay === null || overlay.third === null) return null
  return theme.bivariate[overlay.third]?.[third] ?? null
}

/** What every area is filled with. Absence is decided before any colour is asked for. */
export function paintOf(plate: Plate, theme: Theme): ReadonlyMap<string, Paint> {
  const colours = classColours(plate, theme)
  const crossed =
    plate.overlay?.mode === 'bivariate' && plate.overlay.thirds !== null && plate.overlay.mainThirds !== null
  return new Map(
    plate.areas.map((one): [string, Paint] => {
      const { cell, classIndex, overlay, area } = one
      switch (cell.kind) {
        case 'absent':
          return [area.code, { kind: 'pattern', pattern: cell.reason }]
        case 'value': {
          if (!crossed) return [area.code, { kind: 'colour', colour: colours[classIndex ?? 0] ?? theme.land }]
          const colour = bivariateColour(one, theme)
          if (colour) return [area.code, { kind: 'colour', colour }]
          const reason = overlay?.cell.kind === 'absent' ? overlay.cell.reason : 'not-published'
          return [area.code, { kind: 'pattern', pattern: reason }]
        }
        default:
          return never(cell)
      }
    }),
  )
}
