import type { Plate } from '#core/plate/plate.ts'
import { borderInk, hatchesOf, type Paint, paintOf } from '#figures/map/paint.ts'
import { type PatternId, tileInk, tiles } from '#figures/map/pattern-tiles.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { shapeNumbers } from './outlines.ts'

/** A colour as a pixel holds it: red in the lowest eight bits, then green, blue and opacity. */
export type Pixel = number

/** @throws RangeError for a colour that is not written as #rrggbb */
export function pixelOf(colour: string): Pixel {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (!found) throw new RangeError(`no colour of the form #rrggbb: ${colour}`)
  const [red, green, blue] = found.slice(1).map((pair) => Number.parseInt(pair, 16)) as [number, number, number]
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

/** How areas look that look the same: a colour, and where there is one a pattern over it. */
type Kind = {
  readonly fill: Pixel
  readonly pattern: { readonly id: PatternId; readonly ink: Pixel } | null
  readonly paint: Paint | undefined
}

/** The colours of a plate on an index raster: one entry for each kind of fill, and the kind of each shape. */
export type RasterLook = {
  /** The kind of each number of a shape. */
  readonly kinds: Uint8Array
  readonly fills: Uint32Array
  readonly patterns: readonly Kind['pattern'][]
  /** The ink of a border, by the kinds of its two sides: one row for each kind of the first. */
  readonly borderInks: Uint32Array
  readonly coastInk: Pixel
}

/** The numbers of the areas that are not on the map, as they lie within others. */
export function hiddenNumbers({ areas }: Plate, shapes: MapShapes): readonly number[] {
  const covered = new Set(areas.flatMap(({ area, coveredBy }) => (coveredBy === null ? [] : [area.code])))
  if (covered.size === 0) return []
  return [...shapes.areas.keys()].flatMap((code, at) => (covered.has(code) ? [shapeNumbers.firstArea + at] : []))
}

const patternOf = (id: PatternId, theme: Theme): Kind['pattern'] => ({ id, ink: pixelOf(tileInk(tiles[id], theme)) })

const empty = (fill: Pixel): Kind => ({ fill, pattern: null, paint: undefined })

/** Most kinds of fill: a number of eight bits names one. */
const mostKinds = 256

/** Turns what the SVG map fills with into the colours of an index raster. @throws RangeError with more kinds of fill than a plate can have */
export function lookOf(plate: Plate, shapes: MapShapes, theme: Theme): RasterLook {
  const paints = paintOf(plate, theme)
  const hatches = hatchesOf(plate, paints, theme)
  const found = [empty(0), empty(pixelOf(theme.around)), empty(pixelOf(theme.land))]
  const known = new Map<Paint | undefined, Map<PatternId | undefined, number>>()
  const kinds = new Uint8Array(shapeNumbers.firstArea + shapes.areas.size)
  kinds.set([shapeNumbers.sea, shapeNumbers.around, shapeNumbers.land])
  let number: number = shapeNumbers.firstArea
  for (const code of shapes.areas.keys()) {
    const paint = paints.get(code)
    const hatch = hatches.get(code)
    const hatched = known.get(paint) ?? new Map<PatternId | undefined, number>()
    const kind = hatched.get(hatch) ?? found.length
    if (kind === found.length) {
      known.set(paint, hatched.set(hatch, kind))
      const id = paint?.kind === 'pattern' ? paint.pattern : hatch
      const fill = pixelOf(paint?.kind === 'colour' ? paint.colour : theme.land)
      found.push({ fill, pattern: id ? patternOf(id, theme) : null, paint })
    }
    kinds[number] = kind
    number += 1
  }
  if (found.length > mostKinds) throw new RangeError(`${found.length} kinds of fill`)
  return {
    kinds,
    fills: Uint32Array.from(found, ({ fill }) => fill),
    patterns: found.map(({ pattern }) => pattern),
    borderInks: Uint32Array.from(
      found.flatMap((one) => found.map((other) => pixelOf(borderInk(theme, one.paint, other.paint)))),
    ),
    coastInk: pixelOf(theme.ink),
  }
}
