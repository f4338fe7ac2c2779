import type { Plate } from '#core/plate/plate.ts'
import { borderInk, hatchesOf, paintOf } from '#figures/map/paint.ts'
import type { PatternId } from '#figures/map/pattern-tiles.ts'
import type { Border } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'

/** Look of the base layer: a colour for every area, and the areas of each pattern. */
export type BasePaint = {
  readonly colours: ReadonlyMap<string, string>
  readonly patterns: ReadonlyMap<PatternId, readonly string[]>
  /** The ink of a border between two areas. */
  readonly borderInk: (sides: Border['sides']) => string
}

/** Converts the SVG map's paint to MapLibre's form. */
export function groundPaint(plate: Plate, theme: Theme): BasePaint {
  const paints = paintOf(plate, theme)
  const colours = new Map<string, string>()
  const patterns = new Map<PatternId, string[]>()
  const lay = (id: PatternId, code: string) => {
    const codes = patterns.get(id)
    if (codes) codes.push(code)
    else patterns.set(id, [code])
  }
  for (const [code, paint] of paints) {
    colours.set(code, paint.kind === 'colour' ? paint.colour : theme.land)
    if (paint.kind === 'pattern') lay(paint.pattern, code)
  }
  for (const [code, hatch] of hatchesOf(plate, paints, theme)) lay(hatch, code)
  return { colours, patterns, borderInk: (sides) => borderInk(theme, ...sides.map((code) => paints.get(code))) }
}
