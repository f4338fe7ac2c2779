import type { Topology } from 'topojson-specification'
import { describe, expect, test, vi } from 'vitest'
import { atOnce } from '#core/domain/steps.ts'
import { packTopology, unpackTopology } from '#core/geography/packed-topology.ts'
import type { Plate } from '#core/plate/plate.ts'
import { borderInk, paintOf } from '#figures/map/paint.ts'
import type { PatternId } from '#figures/map/pattern-tiles.ts'
import { mercator } from '#figures/map/projection.ts'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { type Camera, cameraFor, sheetPoint, unitedKingdomBounds } from '#stage/camera.ts'
import { createHitTest } from '#stage/hit-test.ts'
import { hiddenNumbers, lookOf, pixelOf, type RasterLook } from '#stage/many/look.ts'
import { rasterHit } from '#stage/many/many-ground.tsx'
import { outlineSteps, shapeNumbers } from '#stage/many/outlines.ts'
import { paintPixels } from '#stage/many/paint-pixels.ts'
import { drawIndex, type IndexRaster } from '#stage/many/raster.ts'
import { sheetOf } from '#stage/many/sheet.ts'
import { tileMask } from '#stage/many/tiles.ts'
import { readBuiltGeo } from '../../../data/build.ts'
import { realPlate } from '../../data/real-atlas.ts'
import { makeAreas } from '../../fixtures/made-areas.ts'
import { expectedHatch, expectedOf } from '../../pictures/expected.ts'

const topology = JSON.parse(readBuiltGeo().topology) as Topology
const box = { width: 420, height: 560 }

const shapesFor = ({ geography, areas }: Plate) =>
  shapesOf(
    topology,
    geography,
    areas.map(({ area }) => area),
  )

function drawn(plate: Plate, camera: Camera, ratio = 1) {
  const shapes = shapesFor(plate)
  const sheet = sheetOf(atOnce(outlineSteps(shapes)))
  const frame = {
    x: camera.x,
    y: camera.y,
    unit: camera.unit / ratio,
    width: box.width * ratio,
    height: box.height * ratio,
    ratio,
  }
  return { shapes, sheet, raster: drawIndex(sheet, frame, hiddenNumbers(plate, shapes)) }
}

const cameras: readonly (readonly [string, Camera])[] = [
  ['the whole country', cameraFor(unitedKingdomBounds, box)],
  ['the south east', cameraFor([-1.2, 50.7, 1.5, 52.2], box)],
  ['London', cameraFor([-0.5, 51.3, 0.3, 51.7], box)],
  ['islands', cameraFor([-8.2, 56.5, -5, 59], box)],
]

describe('the number of the area at each pixel', () => {
  const plates = [
    realPlate({ indicator: 'population', per: null, geography: 'utla' }),
    realPlate({ indicator: 'population', per: null, geography: 'uk' }),
  ]
  test.each(
    plates.flatMap((plate) => cameras.map(([name, camera]) => [plate.geography.name, name, plate, camera] as const)),
  )('%s, %s: is that of the area at its middle, tested one by one', (_, __, plate, camera) => {
    const { shapes, raster } = drawn(plate, camera)
    const onMap = new Set(plate.areas.flatMap(({ area, coveredBy }) => (coveredBy === null ? [area.code] : [])))
    const hit = createHitTest(shapes)
    const found = rasterHit({ raster }, [...shapes.areas.keys()])
    let [other, inside] = [0, 0]
    for (let row = 3; row < box.height; row += 7)
      for (let column = row % 5; column < box.width; column += 5) {
        const [x, y] = sheetPoint(camera, [column + 0.5, row + 0.5])
        const code = hit(x, y, (one) => onMap.has(one))
        if (code !== null) inside += 1
        if (found(x, y) !== code) other += 1
      }
    expect(inside).toBeGreaterThan(400)
    // Corners are thinned to a quarter of a pixel, so that a middle very near a border may fall to the neighbour.
    expect(other / inside).toBeLessThan(0.004)
  })

  test('areas that share a border leave no pixel between them', () => {
    const [plate] = plates
    if (!plate) throw new Error('no plate')
    const [, camera] = cameras[2] ?? []
    if (!camera) throw new Error('no camera')
    const { raster } = drawn(plate, camera)
    // London has no sea and no land without an authority.
    expect(raster.index.every((number) => number >= shapeNumbers.firstArea || number === shapeNumbers.sea)).toBe(true)
  })
})

describe('areas that are all the land there is', () => {
  const made = makeAreas(1_500)
  const geometries = made.topology.objects.made.geometries.map((one) => ({
    type: one.type,
    id: one.id,
    arcs: 'arcs' in one ? one.arcs : [],
  }))
  const plain = {
    ...made.topology,
    objects: { made: { type: 'GeometryCollection', geometries } },
  } as unknown as Topology
  const geography = { ...realPlate({ indicator: 'population', per: null, geography: 'utla' }).geography, layer: 'made' }
  const camera = cameraFor([-6, 50.2, 1.5, 58.2], box)
  const frame = { x: camera.x, y: camera.y, unit: camera.unit, ...box, ratio: 1 }
  const indexOf = (shapes: Parameters<typeof outlineSteps>[0]) =>
    drawIndex(sheetOf(atOnce(outlineSteps(shapes))), frame)

  test('have their coast without being joined', () => {
    const shapes = shapesOf(plain, geography, [])
    // Where a file has nations their land is joined, as not all of it need be that of areas.
    const withNations = { ...plain, objects: { ...plain.objects, nation: plain.objects.made } } as Topology
    const others = shapesOf(withNations, geography, [])
    const asked = [shapes, others].map((one) => vi.spyOn(one, 'land', 'get'))
    const joined = indexOf(others)
    const own = indexOf(shapes)
    expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 1])
    expect(own.coast.some((cover) => cover > 0)).toBe(true)
    expect(own).toEqual(joined)
  })

  test('are drawn alike from a packed topology, of which no list of corners is made', () => {
    const packed = packTopology(plain)
    if (!packed) throw new Error('not packed')
    const unpacked = unpackTopology(packed)
    const asked = vi.spyOn(unpacked, 'arcs', 'get')
    const own = indexOf(shapesOf(unpacked, geography, []))
    const outline = (shapes: MapShapes) => [...shapes.areas.values()].map(mercator.path)
    const drawnAs = outline(shapesOf(unpacked, geography, []))
    expect(asked).not.toHaveBeenCalled()
    expect(drawnAs).toEqual(outline(shapesOf(plain, geography, [])))
    expect(own).toEqual(indexOf(shapesOf(plain, geography, [])))
    const grid = { scale: [0.001, 0.002] as [number, number], translate: [-6, 50] as [number, number] }
    const onGrid = {
      ...plain,
      transform: grid,
      arcs: plain.arcs.map((arc) =>
        arc.map(([x = 0, y = 0], at) => (at === 0 ? [1000 * (x + 6), 500 * (y - 50)] : [3, -2])),
      ),
    }
    const again = packTopology(onGrid)
    expect(again && indexOf(shapesOf(unpackTopology(again), geography, []))).toEqual(
      indexOf(shapesOf(onGrid, geography, [])),
    )
  })
})

/** The colours of a picture, one number a pixel. */
const coloursOf = (pixels: Uint8ClampedArray<ArrayBuffer>) => new Uint32Array(pixels.buffer)

/** The pixels of an area that no line touches. */
function insideOf({ index, lines, coast }: IndexRaster): ReadonlyMap<number, number[]> {
  const inside = new Map<number, number[]>()
  index.forEach((number, at) => {
    if (number < shapeNumbers.firstArea || lines[at] || coast[at]) return
    const known = inside.get(number)
    if (known) known.push(at)
    else inside.set(number, [at])
  })
  return inside
}

describe('the colours', () => {
  const over = (mode: 'hatch' | 'bivariate', indicator: string) => ({ mode, indicator, dims: {} })
  const cases: readonly (readonly [string, 'light' | 'dark', Plate])[] = [
    ['classes', 'light', realPlate({ indicator: 'population', per: null, geography: 'utla', classes: 9 })],
    ['classes', 'dark', realPlate({ indicator: 'population', per: null, geography: 'utla', classes: 9 })],
    ['absences', 'light', realPlate({ indicator: 'healthcare-science-staff', per: null, geography: 'itl1' })],
    ['hatching', 'dark', realPlate({ indicator: 'median-age', per: null, overlay: over('hatch', 'population') })],
    [
      'crossed',
      'light',
      realPlate({ indicator: 'radiotherapy-machines', per: 'cancers', overlay: over('bivariate', 'median-age') }),
    ],
    ['unions within others', 'light', realPlate({ indicator: 'population', per: null, geography: 'uk' })],
  ]
  test.each(cases)('%s in %s: every pixel of every area has the fill that the view model gives it', (_, id, plate) => {
    const theme: Theme = themes[id]
    const { shapes, sheet, raster } = drawn(plate, cameraFor(unitedKingdomBounds, box), 2)
    const look = lookOf(plate, shapes, theme)
    const pixels = coloursOf(paintPixels(raster, sheet.sides, look))
    const inside = insideOf(raster)
    const byCode = new Map(plate.areas.map((one) => [one.area.code, one]))
    const paints = paintOf(plate, theme)
    let read = 0
    for (const [number, code] of [...shapes.areas.keys()].map(
      (code, at) => [at + shapeNumbers.firstArea, code] as const,
    )) {
      const one = byCode.get(code)
      const places = inside.get(number) ?? []
      const expected = one && expectedOf(one, plate)
      if (!one || !expected || expected.kind === 'covered') {
        expect(places, code).toEqual([])
        continue
      }
      const paint = paints.get(code)
      const hatched = expected.kind === 'absent' || expectedHatch(one, plate) !== null
      const ground = pixelOf(paint?.kind === 'colour' ? paint.colour : theme.land)
      const plain = places.filter((at) => pixels[at] === ground).length
      if (!hatched) expect(plain, code).toBe(places.length)
      else if (places.length > 600) {
        expect(plain / places.length, code).toBeGreaterThan(0.1)
        expect(plain / places.length, code).toBeLessThan(0.95)
      }
      if (places.length > 0) read += 1
    }
    // Of the unions only the outermost is on the map.
    expect(read).toBeGreaterThanOrEqual(plate.geography.id === 'uk' ? 1 : 4)
  })

  test('an area has its colour in whatever order areas come, and land that the plate leaves out has none', () => {
    const plate = realPlate({
      indicator: 'radiotherapy-machines',
      per: 'cancers',
      overlay: over('hatch', 'median-age'),
    })
    const shapes = shapesFor(plate)
    const inOrder = lookOf(plate, shapes, themes.light)
    const fillsOf = ({ kinds, fills, patterns }: RasterLook) =>
      [...kinds].map((kind) => [fills[kind], patterns[kind]?.id])
    const [first, ...others] = plate.areas
    if (!first) throw new Error('no areas')
    const nowhere = { ...first, area: { ...first.area, code: 'nowhere' } }
    for (const areas of [plate.areas.toReversed(), [nowhere, ...others, first], [...others, nowhere, first]])
      expect(fillsOf(lookOf({ ...plate, areas }, shapes, themes.light))).toEqual(fillsOf(inOrder))
    const land = pixelOf(themes.light.land)
    const own = shapeNumbers.firstArea + [...shapes.areas.keys()].indexOf(first.area.code)
    expect(fillsOf(inOrder)[own]).not.toEqual([land, undefined])
    expect(fillsOf(lookOf({ ...plate, areas: others }, shapes, themes.light))).toEqual(
      fillsOf(inOrder).with(own, [land, undefined]),
    )
  })

  test('a line that covers a pixel in part is mixed with the colour below it, to the nearest whole number', () => {
    const frame = { x: 0, y: 0, unit: 1, width: 256, height: 3, ratio: 1 }
    const count = frame.width * frame.height
    const all = Uint8Array.from({ length: count }, (_, at) => at % 256)
    const index = Uint32Array.from({ length: count }, (_, at) => Math.floor(at / 256))
    const border = new Uint32Array(count)
    const raster: IndexRaster = { frame, index, border, lines: all, coast: new Uint8Array(count) }
    const [ink, fills] = [pixelOf('#07f93a'), [0, pixelOf('#fe0180'), pixelOf('#ffffff')]]
    const look: RasterLook = {
      kinds: Uint8Array.from([0, 1, 2]),
      fills: Uint32Array.from(fills),
      patterns: [null, null, null],
      borderInks: new Uint32Array(9).fill(ink),
      coastInk: 0,
    }
    const bytes = paintPixels(raster, Uint32Array.from([1, 2]), look)
    const channels = (pixel: number) => [0, 8, 16, 24].map((shift) => (pixel >>> shift) & 255)
    for (let at = 0; at < count; at += 1) {
      const [cover, below] = [at % 256, channels(fills[Math.floor(at / 256)] ?? 0)]
      // Over nothing at all the ink itself shows through, and no channel of it is mixed.
      const expected =
        at < 256
          ? cover === 0
            ? [0, 0, 0, 0]
            : [...channels(ink).slice(0, 3), cover]
          : channels(ink).map((own, channel) => Math.round((own * cover + (below[channel] ?? 0) * (255 - cover)) / 255))
      expect([...bytes.subarray(4 * at, 4 * at + 4)], `${at}`).toEqual(expected)
    }
  })

  test('the memory of the last picture is written over wholly', () => {
    const plate = realPlate({ indicator: 'population', per: null, geography: 'utla' })
    const { shapes, sheet, raster } = drawn(plate, cameraFor(unitedKingdomBounds, box))
    const look = lookOf(plate, shapes, themes.light)
    const fresh = paintPixels(raster, sheet.sides, look)
    const used = new Uint8ClampedArray(4 * raster.index.length).fill(77)
    const again = paintPixels(raster, sheet.sides, look, null, used)
    expect(again).toBe(used)
    expect(again.every((one, at) => one === fresh[at])).toBe(true)
  })

  test('a border has the ink that its two fills call for, and the areas of a class are outlined together', () => {
    const plate = realPlate({ indicator: 'population', per: null, geography: 'utla' })
    const theme = themes.light
    const { shapes, sheet, raster } = drawn(plate, cameraFor([-1.2, 50.7, 1.5, 52.2], box), 2)
    const codes = [...shapes.areas.keys()]
    const look = lookOf(plate, shapes, theme)
    const paints = paintOf(plate, theme)
    const pixels = coloursOf(paintPixels(raster, sheet.sides, look))
    const numbers = new Uint8Array(look.kinds.length).fill(1)
    const lit = coloursOf(paintPixels(raster, sheet.sides, look, { numbers, ink: pixelOf(theme.accent) }))
    const inks = new Set<string>()
    let wrong = 0
    raster.lines.forEach((cover, at) => {
      if (cover < 255 || raster.coast[at]) return
      const arc = raster.border[at] ?? 0
      const sides = [0, 1].map((side) => codes[(sheet.sides[2 * arc + side] ?? 0) - shapeNumbers.firstArea] ?? '')
      const ink = borderInk(theme, ...sides.map((code) => paints.get(code)))
      inks.add(ink)
      if (pixels[at] !== pixelOf(ink) || lit[at] !== pixelOf(theme.accent)) wrong += 1
    })
    expect([inks.size, wrong]).toEqual([2, 0])
  })

  test('a border is as wide as on the SVG map, however the raster lies', () => {
    const square = {
      corners: Float64Array.from([0, 0, 0, 1]),
      arcStarts: Uint32Array.from([0, 2]),
      arcs: Uint32Array.from([0, 0]),
      shapeStarts: Uint32Array.from([0, 0, 0, 1, 2]),
    }
    const sheet = sheetOf(square)
    const [x = 0, top = 0] = [sheet.corners[0], sheet.corners[3]]
    for (const shift of [0, 0.25, 0.5, 0.9]) {
      const frame = { x: x - 10 + shift, y: top, unit: 1, width: 20, height: 10, ratio: 1 }
      const { lines } = drawIndex(sheet, frame)
      const width = [...lines.subarray(5 * 20, 6 * 20)].reduce((sum, cover) => sum + cover / 255, 0)
      expect(width).toBeCloseTo(0.8, 1)
    }
  })
})

describe('the tiles of patterns', () => {
  const ids: readonly PatternId[] = [
    'suppressed',
    'not-published',
    'not-collected',
    'not-applicable',
    'second-dark',
    'third-light',
  ]
  test.each(ids)('%s covers the same share of the ground at any density and place', (id) => {
    const share = (ratio: number, origin: readonly [number, number]) => {
      const { cover } = tileMask(id, ratio, origin)
      return cover.reduce((sum, one) => sum + one / 255, 0) / cover.length
    }
    const own = share(4, [0, 0])
    expect(own).toBeGreaterThan(0.05)
    for (const [ratio, origin] of [
      [1, [0, 0]],
      [1, [3.4, -17.2]],
      [2, [1.1, 900.7]],
    ] as const)
      expect(share(ratio, origin)).toBeCloseTo(own, 1)
  })
})
