import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Plate } from '#core/plate/plate.ts'
import { encodeView } from '#core/view/codec.ts'
import { defaultCoverage } from '#core/view/coverage-view.ts'
import { defaultView, type View } from '#core/view/view.ts'
import { tileSize } from '#figures/map/pattern-tiles.ts'
import { mercatorSize } from '#figures/map/projection.ts'
import { themes } from '#figures/theme.ts'
import { realPage } from '../core/coverage/real-coverage.ts'
import { realPlate } from '../data/real-atlas.ts'
import { symbolFaults } from '../pictures/expect-map.ts'
import { expectPixels } from '../pictures/expect-pixels.ts'
import { drawMasks, findProbes, type Masks, pictureOf } from '../pictures/pixels.ts'
import { type Read, readMap } from '../pictures/read-back.ts'
import { figuresOn, type OpenApp, Stand, visit } from './harness.ts'
import { findMeasure } from './keys.ts'

/** What the built app puts on the screen and into files, read back pixel by pixel and held against the view model and the legend. */

const stand = new Stand()
let masks: Masks = new Map()
beforeAll(async () => {
  await stand.start()
  const { context } = await stand.open({ query: '?v=1&s=data' })
  masks = await drawMasks(context)
})
afterAll(() => stand.stop())

type Change = Partial<View>

const over = (mode: 'symbols' | 'hatch' | 'bivariate', indicator: string): View['overlay'] => ({
  mode,
  indicator,
  dims: {},
})

const machines = { indicator: 'radiotherapy-machines', per: 'cancers' }

/** One of every geography, kind of overlay, kind of scale and kind of absence, in one theme or the other. */
const links: readonly (readonly [name: string, theme: 'light' | 'dark', change: Change])[] = [
  ['the first map', 'light', {}],
  [
    'diverging, with a place selected',
    'dark',
    { ...machines, method: 'diverging', classes: 7, selected: ['E12000001'] },
  ],
  ['hatching', 'dark', { per: null, indicator: 'median-age', overlay: over('hatch', 'population') }],
  ['crossed', 'light', { ...machines, overlay: over('bivariate', 'median-age') }],
  ['circles', 'light', { ...machines, overlay: over('symbols', 'population') }],
  [
    'the United Kingdom and its unions under sites',
    'dark',
    { indicator: 'population', per: null, geography: 'uk', sites: 'radiotherapy' },
  ],
  ['nations', 'light', { indicator: 'stt-staff', per: null, geography: 'nation' }],
  ['absences', 'light', { indicator: 'healthcare-science-staff', per: null, geography: 'itl1' }],
  ['NHS regions', 'dark', { indicator: 'equipment-maintenance-spend', per: null, geography: 'nhs_region' }],
  ['health boards', 'light', { indicator: 'cancer-asr', per: null, geography: 'health_board' }],
  ['authorities', 'dark', { indicator: 'population', per: null, geography: 'utla', classes: 9 }],
]

const viewOf = (theme: View['theme'], change: Change): View => ({ ...defaultView, ...change, theme })

/** High enough for a map on which a third of the authorities have a square that can be read. */
const viewport = { width: 1440, height: 1100 }

type Way = 'MapLibre' | 'SVG'

/** Markup is read back without a browser for every map (`pictures/every-map.test.tsx`); what a browser may draw otherwise are patterns and what lies over others. */
const patterned = ['hatching', 'crossed', 'circles', 'the United Kingdom and its unions under sites', 'absences']
const linksBy: Readonly<Record<Way, typeof links>> = {
  MapLibre: links,
  SVG: links.filter(([name]) => patterned.includes(name)),
}

/** Waits until one of the two ways of drawing stands on the screen, and hides what lies over the areas and is not read. */
async function drawnBy(page: Page, way: Way): Promise<void> {
  await page.locator(way === 'SVG' ? '.stage-map[data-painted="true"]' : '.stage-ground[data-painted="true"]').waitFor()
  // The names come late, and would come over what is read.
  await page.locator('.stage-overlay [data-layer="names"]').waitFor({ state: 'attached' })
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement | SVGElement>(
      '.zoom-buttons, .mark-across, [data-layer="catchments"], [data-layer="names"]',
    ))
      one.style.visibility = 'hidden'
  })
}

/** The map and the legend of the page, with circles in pixels. */
async function readPage(page: Page): Promise<Read> {
  const parts = await page.evaluate(() => {
    const unit = (svg: SVGSVGElement) => svg.viewBox.baseVal.width / svg.clientWidth
    const overlay = document.querySelector<SVGSVGElement>('.stage-overlay')
    const symbols = [...(overlay?.querySelectorAll('circle[data-symbol]') ?? [])].map((one) => {
      const radius = Number(one.getAttribute('r')) / (overlay ? unit(overlay) : 1)
      return `<circle data-symbol="${one.getAttribute('data-symbol')}" cx="0" cy="0" r="${radius}"/>`
    })
    return { symbols: symbols.join(''), legend: document.querySelector('.legend-box svg')?.outerHTML ?? '' }
  })
  return readMap(`${parts.symbols}<g data-part="legend">${parts.legend}`)
}

/** Every circle is as large as the legend says, and stands in its own area. */
async function expectSymbols(page: Page, plate: Plate, read: Read): Promise<void> {
  const faults: string[] = []
  symbolFaults(plate, read, faults, { places: false })
  expect(faults).toEqual([])
  const astray = await page.evaluate(() =>
    [...document.querySelectorAll('.stage-overlay circle[data-symbol]')].flatMap((circle) => {
      const code = circle.getAttribute('data-symbol') ?? ''
      const path = document.querySelector<SVGPathElement>(`.stage-map path[data-area="${code}"]`)
      const { left, top, width, height } = circle.getBoundingClientRect()
      const middle = new DOMPoint(left + width / 2, top + height / 2)
      return path?.isPointInFill(middle.matrixTransform(path.getScreenCTM()?.inverse())) ? [] : [code]
    }),
  )
  expect(astray).toEqual([])
}

/** MapLibre stretches its patterns with the part of the zoom that is beyond a whole number. */
const stretchOf = (page: Page): Promise<number> =>
  page.evaluate((sheet) => {
    const svg = document.querySelector<SVGSVGElement>('.stage-overlay')
    const zoom = Math.log2((sheet / 512) * ((svg?.clientWidth ?? 1) / (svg?.viewBox.baseVal.width ?? 1)))
    return 2 ** (zoom - Math.floor(zoom))
  }, mercatorSize)

const stageAreas = {
  drawing: '.stage-map path[data-area]',
  over: '.stage-overlay circle, .stage-overlay [data-site], [data-flag]',
  box: '.map-box',
}

async function expectStage(page: Page, way: Way, plate: Plate, theme: 'light' | 'dark', name: string): Promise<void> {
  const read = await readPage(page)
  const tile = way === 'MapLibre' ? await stretchOf(page) : 1
  const probes = await findProbes(page, { ...stageAreas, tile: tileSize * tile })
  const picture = pictureOf(await page.screenshot())
  expectPixels(plate, themes[theme], read, picture, probes, masks, { pixels: 1, tile }, name)
  if (plate.overlay?.mode === 'symbols') await expectSymbols(page, plate, read)
}

/** Goes to a view as the back button does, so that nothing of the map before may stay. */
async function goTo({ page }: OpenApp, view: View): Promise<Plate> {
  const plate = realPlate(view)
  await visit(page, `?${encodeView(view)}`)
  await page.locator(`html[data-theme="${view.theme}"]`).waitFor()
  await expect.poll(() => page.locator('#finding').textContent()).toBe(plate.title)
  await figuresOn(page)
  return plate
}

describe.each(['MapLibre', 'SVG'] as const)('on a stage drawn by %s', (way) => {
  let app: OpenApp
  beforeAll(async () => {
    app = await stand.open({ webgl: way === 'MapLibre', viewport })
    await figuresOn(app.page)
  })

  test.each(linksBy[way])(
    'every area has the fill that the legend gives to its figure: %s, %s',
    async (name, theme, change) => {
      const plate = await goTo(app, viewOf(theme, change))
      // A stage that shows the view before is drawn over within a few frames.
      await vi.waitFor(
        async () => {
          await drawnBy(app.page, way)
          await expectStage(app.page, way, plate, theme, name)
        },
        { timeout: 60_000, interval: 500 },
      )
      app.expectClean()
    },
  )
})

// Its markup is read back without a browser too.
test('coverage with what is imagined has the fills of its legend as well', async () => {
  const [site] = realPage().settled.baseline.sites
  if (!site) throw new Error('no site to close')
  const [coverage, edits] = [{ map: 'access' as const }, [{ kind: 'close' as const, site: site.id }]]
  const view = { ...viewOf('light', { screen: 'coverage', edits }), coverage: { ...defaultCoverage, ...coverage } }
  const { page, ...app } = await stand.open({
    query: `?${encodeView(view)}`,
    webgl: true,
    viewport,
  })
  await page.locator('.legend-box svg').first().waitFor()
  await drawnBy(page, 'MapLibre')
  await expectStage(page, 'MapLibre', realPage(coverage, edits).page.plate, 'light', 'coverage')
  app.expectClean()
})

test('from one figure of the United Kingdom to another the number changes, and the map that would be one colour is not there', async () => {
  const { page, ...app } = await stand.open({
    query: `?${encodeView(viewOf('light', { indicator: 'training-intake', per: null, geography: 'uk' }))}`,
  })
  const figure = page.locator('.single-figure')
  await figure.locator('text', { hasText: 'England and Wales' }).waitFor()
  await findMeasure(page, 'Clinical oncology consultant shortfall')
  await figure.locator('text', { hasText: 'United Kingdom' }).waitFor()
  expect(await figure.locator('text').allTextContents()).toContain('15%')
  await figure.getByRole('button', { name: 'Show Nations' }).click()
  await page.locator('.legend-box svg').waitFor()
  expect(await figure.count()).toBe(0)
  app.expectClean()
})

const savedLinks = links.filter(([name, theme]) => `${name} ${theme}` === 'hatching dark')

test.each(savedLinks)('a saved PNG has the colours of its legend in each area: %s, %s', async (name, theme, change) => {
  const app = await stand.open({ query: `?${encodeView(viewOf(theme, change))}` })
  await figuresOn(app.page)
  await app.page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = app.page.getByRole('dialog')
  await dialog.getByLabel('Size', { exact: true }).selectOption('a4-portrait')
  await dialog.locator('.preview img[width="794"]').waitFor()
  const [svg, png] = [await saved(app.page, 'Save SVG'), await saved(app.page, 'Save PNG')]
  const sheet = await app.context.newPage()
  await sheet.setContent(`<style>body { margin: 0 }</style>${svg.toString()}`)
  const probes = await findProbes(sheet, {
    drawing: 'path[data-area]',
    over: '[data-part="labels"] rect, [data-site], [data-flag], [data-name] text, [data-name] path, [data-name] circle',
    box: 'svg',
  })
  const width = await sheet.evaluate(() => document.querySelector('svg')?.getBoundingClientRect().width ?? 1)
  await sheet.close()
  const picture = pictureOf(png)
  const plate = realPlate(viewOf(theme, change))
  const read = readMap(svg.toString())
  expectPixels(
    plate,
    themes[theme],
    read,
    picture,
    probes,
    masks,
    { pixels: picture.width / width, tile: 1 },
    `${name}, ${theme}`,
  )
})

async function saved(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await file.path())
}
