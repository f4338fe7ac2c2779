import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessibleInBothThemes, figuresOn, Stand, settled, visit } from './harness.ts'

/** Where the legend of Explore stands on the built site, read back from what the browser has drawn. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

/** The place of the legend, and what of the map lies under it or within a few pixels of it. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const [legend, map] = ['.legend-box', '.map-box'].map((one) => document.querySelector(one)?.getBoundingClientRect())
    if (!legend || !map) throw new Error('no map')
    const land = [
      ...document.querySelectorAll<SVGGeometryElement>(
        '.stage-map [data-layer="land"], .stage-map [data-layer="around"]',
      ),
    ]
    const spots: DOMPoint[] = []
    for (let x = legend.left - 4; x <= legend.right + 4; x += 6)
      for (let y = legend.top - 4; y <= legend.bottom + 4; y += 6) spots.push(new DOMPoint(x, y))
    const onLand = land.flatMap((path) => {
      const inverse = path.getScreenCTM()?.inverse()
      return spots.filter((spot) => path.isPointInFill(spot.matrixTransform(inverse)))
    })
    const marks = [
      ...document.querySelectorAll('.stage-overlay :is(text, circle, [data-site]), .map-box .zoom .button'),
    ]
    const meets = ({ left, right, top, bottom }: DOMRect) =>
      left < legend.right && right > legend.left && top < legend.bottom && bottom > legend.top
    const words = [...document.querySelectorAll('.legend-box text')]
    return {
      isIn: legend.top < map.bottom,
      height: Math.round(map.height),
      land: land.length,
      onLand: onLand.length,
      marks: marks.length,
      under: marks.filter((one) => meets(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80)),
      cut: words.filter((one) => one.getBoundingClientRect().right > legend.right + 5).map((one) => one.textContent),
    }
  })

const whenNamed = async (page: Page) => {
  await settled(page)
  await page.locator('.stage-overlay [data-layer="names"]').waitFor({ state: 'attached' })
}

const staff = '?v=2&m=mpce-staff&per=people'
const views = [
  staff,
  `${staff}&o=symbols!cancer-cases!sex.persons~site.all`,
  `${staff}&cm=quantile&c=7`,
  '?v=2&m=radiotherapy-31-day&per=-&g=icb_2023',
  '?v=2&m=disease-prevalence&per=-&g=lad',
  '?v=1&m=therapeutic-radiography-vacancy&per=-&g=nation',
]

describe.each([
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
])('in a window of $width × $height', (viewport) => {
  test('the legend stands in the sea, on no land, name, site or button, with all of its words', async () => {
    const { page, expectClean } = await stand.open({ query: staff, viewport })
    await figuresOn(page)
    for (const query of views) {
      await visit(page, query)
      await whenNamed(page)
      await expect.poll(async () => (await seen(page)).isIn, { message: query }).toBe(true)
      const { land, onLand, marks, under, cut, height } = await seen(page)
      expect({ onLand, under, cut }, query).toEqual({ onLand: 0, under: [], cut: [] })
      expect(land, query).toBe(2)
      expect(marks).toBeGreaterThan(3)
      expect(height).toBeGreaterThan(viewport.height - 230)
    }
    expectClean()
  })
})

test('on Coverage the legend and the key of sites stand in the sea, for each of its maps', async () => {
  const { page, expectClean } = await stand.open({ query: '?v=2&s=coverage' })
  await page.locator('.stage-overlay [data-site]').first().waitFor({ state: 'attached' })
  for (const query of ['?v=2&s=coverage', '?v=2&s=coverage&cv=w.60', '?v=2&s=coverage&cv=h.1']) {
    await visit(page, query)
    await page.locator('main[aria-busy="false"]').waitFor()
    await expect.poll(async () => (await seen(page)).isIn, { message: query }).toBe(true)
    const { land, onLand, marks, under, cut, height } = await seen(page)
    expect({ onLand, under, cut }, query).toEqual({ onLand: 0, under: [], cut: [] })
    expect(land, query).toBe(2)
    expect(marks, query).toBeGreaterThan(50)
    expect(height, query).toBe(632)
  }
  await expectAccessibleInBothThemes(page)
  expectClean()
})

test('it is below where there is no room for it, and what follows the map stays where it is', async () => {
  const { page } = await stand.open({ query: staff })
  await figuresOn(page)
  const reading = () => page.locator('.reading').evaluate((one) => Math.round(one.getBoundingClientRect().top))
  const before = await reading()
  await visit(page, '?v=2&m=radiotherapy-machines&per=cancers&pt=radiotherapy')
  await expect.poll(async () => (await seen(page)).isIn).toBe(false)
  expect(Math.abs((await reading()) - before)).toBeLessThan(20)
  await visit(page, staff)
  await expect.poll(async () => (await seen(page)).isIn).toBe(true)
  for (const viewport of [
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    await expect.poll(async () => (await seen(page)).isIn, { message: `${viewport.width}` }).toBe(false)
    await expectAccessibleInBothThemes(page)
    await page.emulateMedia({ colorScheme: 'light' })
  }
})

test('near by it has a ground of its own, off the chosen area, and stands in the same place of the reading order', async () => {
  const { page } = await stand.open({ query: `${staff}&a=E12000002&box=-3.7,53,-1.2,55.9` })
  await figuresOn(page)
  await page.locator('.map-card[data-legend="over"]').waitFor()
  await expect
    .poll(() => page.locator('.legend-box').evaluate((one) => getComputedStyle(one).backgroundColor))
    .toMatch(/^rgb\(\d+, \d+, \d+\)$/)
  const order = await page.locator('.map-card').evaluate((card) => [...card.children].map(({ className }) => className))
  expect(order).toEqual(['map-box', 'legend-box'])
  await expectAccessibleInBothThemes(page)
  await page.getByRole('button', { name: 'Show the whole UK' }).click()
  await page.locator('.map-card:not([data-legend])').waitFor()
  await expect.poll(async () => (await seen(page)).onLand).toBe(0)
  await page.emulateMedia({ colorScheme: 'light', media: 'print' })
  expect((await seen(page)).isIn).toBe(false)
})

test('with WebGL it stands in the same place', async () => {
  const { page } = await stand.open({ query: staff, webgl: true })
  await figuresOn(page)
  await page.locator('.stage-ground[data-painted="true"]').waitFor({ timeout: 60_000 })
  await whenNamed(page)
  expect(await seen(page)).toMatchObject({ isIn: true, land: 2, onLand: 0, under: [], cut: [] })
})
