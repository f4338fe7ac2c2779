import type { AbsenceReason } from '#core/domain/cell.ts'
import type { AreaFill, Plate, PlateArea } from '#core/plate/plate.ts'
import { borderInk, hatchOver, type Paint, painterOf } from '#figures/map/paint.ts'
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
  const covered = new Set<string>()
  for (const { area, coveredBy } of areas) if (coveredBy !== null) covered.add(area.code)
  if (covered.size === 0) return []
  return [...shapes.areas.keys()].flatMap((code, at) => (covered.has(code) ? [shapeNumbers.firstArea + at] : []))
}

const patternOf = (id: PatternId, theme: Theme): Kind['pattern'] => ({ id, ink: pixelOf(tileInk(tiles[id], theme)) })

const empty = (fill: Pixel): Kind => ({ fill, pattern: null, paint: undefined })

/** Most kinds of fill: a number of eight bits names one. */
const mostKinds = 256

/** The same for equal fills; numbers for nearly all of them, which are found faster than texts. */
const fillKey = (fill: AreaFill): number | AbsenceReason =>
  fill.kind === 'class' ? fill.index : fill.kind === 'absent' ? fill.reason : 3 * fill.main + fill.second

/** Finds the number of the kind of one area after another, and adds kinds that are new to those found. */
function kindFinder(plate: Plate, theme: Theme, found: Kind[]): (one: PlateArea) => number {
  const paintFor = painterOf(plate, theme)
  const isHatched = plate.overlay?.mode === 'hatch'
  const known: Partial<Record<number | AbsenceReason, number[]>> = {}
  return ({ fill, overlay }) => {
    if (!fill) return shapeNumbers.land
    const third = (isHatched && overlay?.third) || 0
    const key = fillKey(fill)
    const kind = known[key]?.[third]
    if (kind !== undefined) return kind
    const paint = paintFor(fill)
    const hatch = third ? hatchOver(third === 2 ? 'third' : 'second', paint, theme) : null
    const id = paint.kind === 'pattern' ? paint.pattern : hatch
    const colour = pixelOf(paint.kind === 'colour' ? paint.colour : theme.land)
    const own = found.push({ fill: colour, pattern: id && patternOf(id, theme), paint }) - 1
    known[key] ??= []
    known[key][third] = own
    return own
  }
}

/** Turns what the SVG map fills with into the colours of an index raster. @throws RangeError with more kinds of fill than a plate can have */
export function lookOf(plate: Plate, shapes: MapShapes, theme: Theme): RasterLook {
  const found = [empty(0), empty(pixelOf(theme.around)), empty(pixelOf(theme.land))]
  const kindOf = kindFinder(plate, theme, found)
  const codes = [...shapes.areas.keys()]
  // An area without a figure looks like land without an area.
  const kinds = new Uint8Array(shapeNumbers.firstArea + codes.length).fill(shapeNumbers.land)
  kinds.set([shapeNumbers.sea, shapeNumbers.around, shapeNumbers.land])
  let places: ReadonlyMap<string, number> | null = null
  let next = 0
  for (const one of plate.areas) {
    const { code } = one.area
    // Imported areas come in the order of their shapes, which spares a look-up of each.
    if (codes[next] !== code) places ??= new Map(codes.map((own, at) => [own, at]))
    const at = codes[next] === code ? next : places?.get(code)
    if (at === undefined) continue
    kinds[shapeNumbers.firstArea + at] = kindOf(one)
    next = at + 1
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
