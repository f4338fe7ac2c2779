import { type Browser, chromium, type Page } from 'playwright-core'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Topology } from 'topojson-specification'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bounds } from '#core/domain/area.ts'
import { atOnce } from '#core/domain/steps.ts'
import type { Plate } from '#core/plate/plate.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { Patterns } from '#figures/map/patterns.tsx'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { BaseLayer } from '#stage/base-layer.tsx'
import { type Camera, cameraFor, unitedKingdomBounds, viewBoxText } from '#stage/camera.ts'
import { hiddenNumbers, lookOf, type RasterLook } from '#stage/many/look.ts'
import { outlineSteps, shapeNumbers } from '#stage/many/outlines.ts'
import { paintPixels } from '#stage/many/paint-pixels.ts'
import { drawIndex } from '#stage/many/raster.ts'
import { sheetOf } from '#stage/many/sheet.ts'
import { needChromium } from '../../config/chromium.mjs'
import { readBuiltGeo } from '../../data/build.ts'
import { realPlate } from '../data/real-atlas.ts'
import { makeAreas } from '../fixtures/made-areas.ts'
import { type Picture, pictureOf } from '../pictures/pixels.ts'
import { differingPixels } from './same-picture.ts'

/** The map drawn from the number of the area at each pixel, beside the SVG map of the same view as the browser draws it. */

const box = { width: 360, height: 440 }
/** Largest share of pixels that differ beyond antialiasing: of a view, and of an area in it with room for a pattern. */
const most = { view: 0.005, area: 0.05, room: 500 } as const

let browser: Browser
/** A page for each density of the screen. */
const pages = new Map<number, Promise<Page>>()
const pageAt = (ratio: number): Promise<Page> => {
  const page = pages.get(ratio) ?? browser.newPage({ viewport: box, deviceScaleFactor: ratio })
  pages.set(ratio, page)
  return page
}
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox', '--disable-gpu'] })
})
afterAll(() => browser.close())

type Subject = { readonly name: string; readonly plate: Plate; readonly shapes: MapShapes }

const topology = JSON.parse(readBuiltGeo().topology) as Topology
const real = (name: string, wanted: Parameters<typeof realPlate>[0]): Subject => {
  const plate = realPlate({ per: null, ...wanted })
  return {
    name,
    plate,
    shapes: shapesOf(
      topology,
      plate.geography,
      plate.areas.map(({ area }) => area),
    ),
  }
}

/** The figures of the authorities on boundaries of somebody’s own. */
function ownBoundaries(): Subject {
  const { plate } = real('', { indicator: 'population', geography: 'utla' })
  const made = makeAreas(plate.areas.length, 7)
  const areas = plate.areas.map((one, at) => ({ ...one, area: { ...one.area, code: made.codes[at] ?? '' } }))
  const geography = { ...plate.geography, id: 'own-made', layer: 'made' }
  return {
    name: 'own boundaries',
    plate: { ...plate, areas, geography },
    shapes: shapesOf(
      made.topology,
      geography,
      areas.map(({ area }) => area),
    ),
  }
}

const over = (mode: 'hatch' | 'bivariate', indicator: string) => ({ mode, indicator, dims: {} })
const subjects: readonly Subject[] = [
  real('nine classes', { indicator: 'population', geography: 'utla', classes: 9 }),
  real('absences', { indicator: 'healthcare-science-staff' }),
  real('hatching', { indicator: 'median-age', overlay: over('hatch', 'population') }),
  real('crossed', { indicator: 'radiotherapy-machines', per: 'cancers', overlay: over('bivariate', 'median-age') }),
  real('unions', { indicator: 'population', geography: 'uk' }),
  ownBoundaries(),
]

type View = {
  readonly subject: Subject
  readonly theme: Theme
  readonly camera: Camera
  readonly ratio: number
}

/** Views of the whole, and of parts of a random place and size. */
function viewsOf(count: number): readonly View[] {
  const random = seededRandom(21)
  return Array.from({ length: count }, (_, at) => {
    const subject = subjects[at % subjects.length] as Subject
    const [west, south, east, north] = unitedKingdomBounds
    const wide = 0.4 + 5 * random.next() ** 2
    const [x, y] = [
      west + 1.5 + random.next() * (east - west - 2.5),
      south + 0.5 + random.next() * (north - south - 3.5),
    ]
    const part: Bounds = [x - wide / 2, y - wide / 3, x + wide / 2, y + wide / 3]
    return {
      subject,
      theme: themes[random.next() < 0.5 ? 'light' : 'dark'],
      camera: cameraFor(at < subjects.length ? unitedKingdomBounds : part, box),
      ratio: random.next() < 0.25 ? 2 : 1,
    }
  })
}

async function svgPicture({ subject: { plate, shapes }, theme, camera, ratio }: View): Promise<Picture> {
  const markup = renderToStaticMarkup(
    <svg
      aria-hidden="true"
      width={box.width}
      height={box.height}
      viewBox={viewBoxText(camera, box)}
      preserveAspectRatio="none"
    >
      <Patterns prefix="p" theme={theme} unit={camera.unit} />
      <BaseLayer plate={plate} shapes={shapes} theme={theme} prefix="p" />
    </svg>,
  )
  const page = await pageAt(ratio)
  await page.setContent(
    `<body style="margin:0;background:${theme.sea}">${markup.replace('<svg ', '<svg style="display:block" ')}`,
  )
  return pictureOf(await page.screenshot())
}

/** Draws the index raster over the sea. @param change of the look, to see that a fault is found */
function rasterPicture(
  { subject: { plate, shapes }, theme, camera, ratio }: View,
  change: (look: RasterLook) => RasterLook,
) {
  const sheet = sheetOf(atOnce(outlineSteps(shapes)))
  const [width, height] = [box.width * ratio, box.height * ratio]
  const frame = { x: camera.x, y: camera.y, unit: camera.unit / ratio, width, height, ratio }
  const raster = drawIndex(sheet, frame, hiddenNumbers(plate, shapes))
  const data = paintPixels(raster, sheet.sides, change(lookOf(plate, shapes, theme)))
  const sea = [1, 3, 5].map((at) => Number.parseInt(theme.sea.slice(at, at + 2), 16))
  for (let at = 0; at < data.length; at += 4) {
    const share = (data[at + 3] as number) / 255
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = (data[at + channel] as number) * share + (sea[channel] as number) * (1 - share)
  }
  return { picture: { width, height, data }, index: raster.index }
}

/** What is wrong with a view, in words. */
function faultsOf({ subject }: View, svg: Picture, { picture, index }: ReturnType<typeof rasterPicture>): string[] {
  const differs = differingPixels(svg, picture)
  const all = differs.reduce((sum, one) => sum + one, 0) / differs.length
  const counts = new Map<number, { size: number; differing: number }>()
  index.forEach((number, at) => {
    const count = counts.get(number) ?? { size: 0, differing: 0 }
    counts.set(number, { size: count.size + 1, differing: count.differing + (differs[at] as number) })
  })
  const codes = [...subject.shapes.areas.keys()]
  const areas = [...counts].flatMap(([number, { size, differing }]) =>
    number >= shapeNumbers.firstArea && size >= most.room && differing / size > most.area
      ? [`${codes[number - shapeNumbers.firstArea]}: ${((100 * differing) / size).toFixed(1)}% of ${size}`]
      : [],
  )
  return all > most.view ? [`${(100 * all).toFixed(2)}% of the view`, ...areas] : areas
}

const asItIs = (look: RasterLook) => look

const nameOf = ({ subject, theme, ratio }: View, at: number) => `${at + 1}, ${subject.name}, ${theme.id}, ${ratio}×`

describe('both drawings of the map are the same picture', () => {
  const views = viewsOf(40)
  test('in 40 views', async () => {
    const faults: Record<string, string[]> = {}
    for (const [at, view] of views.entries()) {
      const found = faultsOf(view, await svgPicture(view), rasterPicture(view, asItIs))
      if (found.length > 0) faults[nameOf(view, at)] = found
    }
    expect(faults).toEqual({})
  })

  const [classes, absences, hatching] = views
  const broken: readonly (readonly [string, View | undefined, (look: RasterLook) => RasterLook])[] = [
    [
      'the colour of one class is that of the next',
      classes,
      (look) => ({ ...look, fills: look.fills.map((fill, kind, all) => (kind === 5 ? (all[6] as number) : fill)) }),
    ],
    [
      'the pattern of an absence is missing',
      absences,
      (look) => ({ ...look, patterns: look.patterns.map(() => null) }),
    ],
    [
      'one hatching is missing',
      hatching,
      (look) => {
        const first = look.patterns.findIndex((one) => one !== null)
        return { ...look, patterns: look.patterns.map((one, kind) => (kind === first ? null : one)) }
      },
    ],
  ]
  test.each(broken)('and it would be seen if %s', async (_, view, change) => {
    if (!view) throw new Error('no view')
    expect(faultsOf(view, await svgPicture(view), rasterPicture(view, change))).not.toEqual([])
  })
})
