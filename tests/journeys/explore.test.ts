import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questions } from '../../src/screens/explore/questions.ts'
import { figuresOn, type OpenApp, Stand, settled, visit } from './harness.ts'
import { chooseByKeys, findMeasure, findMeasureByKeys, focused, tabTo } from './keys.ts'
import { decodePicture } from './picture.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const heading = (page: Page) => page.locator('#finding').innerText()
const flat = (text: string) => text.replace(/\s+/g, ' ')
/** Chooses in a menu as a mouse user does. */
const choose = (page: Page, menu: string, choice: string) =>
  page.getByLabel(menu, { exact: true }).selectOption({ label: choice })
const titled = (page: Page, pattern: RegExp) => page.locator('#finding', { hasText: pattern }).waitFor()

/** "#0d1114" as a decoded picture counts its colours: "rgb(13, 17, 20)". */
const asDecoded = (hex: string) => {
  const channels = hex.match(/[0-9a-f]{2}/g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  return `rgb(${channels.join(', ')})`
}

/** All text and colours of the page, after everything behind the map has loaded. */
async function seen(page: Page) {
  await figuresOn(page)
  for (const late of [
    '.trust',
    '.relations',
    '.rail .about-figure',
    '.my-area select',
    '.stage-overlay [data-layer="names"]',
  ])
    await page.locator(late).first().waitFor({ state: 'attached' })
  if (/^MPCE/.test(await heading(page))) await page.locator('.what-is-real').waitFor()
  return page.evaluate(() => ({
    words: (document.querySelector('main') as HTMLElement).innerText,
    fills: [...document.querySelectorAll('[data-layer="areas"] path[data-area]')].map((path) =>
      ['data-area', 'fill', 'd'].map((name) => path.getAttribute(name)),
    ),
  }))
}

type Question = {
  readonly name: string
  readonly title: RegExp
  readonly source: RegExp
  readonly byMouse: (page: Page) => Promise<unknown>
}

const lung: Question = {
  name: 'lung cancer rate by ITL1 with linac sites over it',
  title: /^Cancer incidence, age-standardised, lung cancer, women: 53\.9 in South West to 97\.3 in North East/,
  source: /registries|Registration/,
  byMouse: async (page) => {
    await findMeasure(page, 'Cancer incidence, age-standardised')
    await titled(page, /^Cancer incidence/)
    await choose(page, 'Cancer', 'Lung')
    await choose(page, 'Sex', 'Women')
    await page.getByLabel('Radiotherapy sites').check()
  },
}

const goals: readonly Question[] = [
  {
    name: 'clinical engineering spend per head by NHS region',
    title: /^Clinical engineering spend.* per head: £\d\.\d\d in South East.* to £\d\.\d\d in London/,
    source: /NHS Digital/,
    byMouse: async (page) => {
      await findMeasure(page, 'Clinical engineering spend on equipment maintenance')
      await titled(page, /^Clinical engineering spend/)
      await choose(page, 'Denominator', 'head')
      await choose(page, 'Geography', 'NHS England regions (7)')
    },
  },
  lung,
  {
    name: 'sample radiotherapy physics WTE per 1,000 new cancers',
    title: /^MPCE staff in post \(sample baseline\), radiotherapy physics per 1,000 new cancers: about 5 in South East/,
    source: /MPCE Atlas/,
    byMouse: async (page) => {
      await findMeasure(page, 'MPCE staff in post (sample baseline)')
      await titled(page, /sample baseline/)
      await choose(page, 'Specialty', 'Radiotherapy physics')
      await titled(page, /radiotherapy physics/)
      await choose(page, 'Denominator', '1,000 new cancers')
    },
  },
]

describe('the first screen', () => {
  test('answers its question before any click, and says how far the answer goes', async () => {
    const { page, expectClean, expectAccessible } = await stand.open({ webgl: true })
    await figuresOn(page)
    expect(flat(await heading(page))).toBe(
      'MPCE staff in post, qualified per million people: 66.0 in South East to 122.8 in North East',
    )
    await page.getByRole('heading', { name: 'What is real about MPCE staff' }).waitFor()
    await page.locator('.trust').waitFor()
    const main = flat(await page.locator('main').innerText())
    for (const words of [
      'No figure for Wales, Scotland and Northern Ireland: not published',
      'of 30 September 2017',
      'Source: NHS Digital (now NHS England) (2017)',
      'You may quote this as',
      'NHS England publishes the same table every month',
    ])
      expect(main, words).toContain(words)
    for (const name of [/^42 ICBs 2023/, /^7 NHS regions/, /^Radiotherapy treatments within 31 days/])
      expect(await page.getByRole('link', { name }).count(), String(name)).toBe(1)
    await expectAccessible()
    expectClean()
  })

  test('has the sample baseline one click away, marked as what it is', async () => {
    const { page, expectClean } = await stand.open()
    await figuresOn(page)
    await page.getByRole('link', { name: /^Made-up sample/ }).click()
    await titled(page, /sample baseline/)
    await settled(page)
    expect(await page.getByText('Illustrative sample: made-up returns, not real data').first().isVisible()).toBe(true)
    expect(await page.locator('.mark-across').count()).toBeGreaterThan(1)
    expectClean()
  })

  test('opens each ready-made map as asked', async () => {
    const { page, expectClean } = await stand.open({ query: '?v=2&m=land-area' })
    await figuresOn(page)
    for (const { name, query } of questions) {
      const before = await heading(page)
      await visit(page, `?${query}`)
      await expect.poll(() => heading(page)).not.toBe(before)
      await figuresOn(page)
      expect(await page.getByText(/Shown as near as possible|could not be read/).count(), name).toBe(0)
      expect(await page.locator('[data-layer="areas"] path[data-area]').count(), name).toBeGreaterThan(3)
    }
    expectClean()
  })
})

/** Waits for the table of sites, which comes when there are sites. */
async function withTables(page: Page): Promise<void> {
  if (await page.getByRole('checkbox', { name: 'Radiotherapy sites' }).isChecked())
    await page.locator('.sites-table').waitFor()
}

async function reached({ page, expectClean }: OpenApp, { title, source }: Pick<Question, 'title' | 'source'>) {
  await titled(page, title)
  await settled(page)
  expect(flat(await heading(page))).toMatch(title)
  expect(await page.locator('.trust').innerText()).toMatch(source)
  expectClean()
}

describe.each(goals)('“$name”', ({ name, title, source, byMouse }) => {
  test('is reached by mouse; its link restores it; its pictures carry legend and source', async () => {
    const app = await stand.open({ webgl: name === goals[0]?.name })
    const { page, context } = app
    await figuresOn(page)
    await byMouse(page)
    await reached(app, { title, source })
    await page.locator('[data-layer="areas"] path[data-area]').first().waitFor({ state: 'attached' })
    await withTables(page)
    const path = new URL(page.url()).search
    const again = await stand.open({ query: path })
    await titled(again.page, title)
    await settled(again.page)
    await withTables(again.page)
    // Parts of a page come late, and on each page in their own time.
    await expect
      .poll(async () => [await seen(page), await seen(again.page)])
      .toSatisfy(([one, other]: unknown[]) => isDeepStrictEqual(one, other))

    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.locator('.preview img').waitFor()
    const download = async (button: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ])
      return readFileSync(await file.path())
    }
    const svg = (await download('Save SVG')).toString()
    const labels = await page.locator('.legend-box text', { hasText: / to / }).allTextContents()
    const classes = labels.filter((label) => /\d to (under )?\D?\d/.test(label))
    expect(classes.length).toBeGreaterThan(2)
    for (const label of classes) expect(svg).toContain(`>${label}<`)
    expect(svg).toMatch(source)
    expect(svg).toContain('Boundaries')
    const png = await download('Save PNG')
    const picture = await decodePicture(context, png, 'image/png')
    expect([picture.width, picture.height]).toEqual([1890, 1417])
    const fills = new Set(
      [...svg.matchAll(/<path[^>]*data-area[^>]*>/g)].flatMap(([area]) => area.match(/fill="(#[^"]*)"/)?.[1] ?? []),
    )
    expect(fills.size).toBeGreaterThan(2)
    for (const fill of fills) expect(picture.colours[asDecoded(fill)] ?? 0, fill).toBeGreaterThan(100)
    app.expectClean()
  })
})

// That with the most to choose; the walks of an adviser are by keyboard too.
test('the lung cancer rate with linac sites over it is reached by keyboard alone', async () => {
  const app = await stand.open()
  const { page } = app
  await figuresOn(page)
  await findMeasureByKeys(page, 'cancer rates', 'Cancer incidence, age-standardised')
  await titled(page, /^Cancer incidence/)
  await chooseByKeys(page, /^Cancer$/, 'Lung')
  await titled(page, /lung cancer/)
  await chooseByKeys(page, /^Sex/, 'Women')
  await titled(page, /women/)
  await tabTo(page, /^Radiotherapy sites/)
  await page.keyboard.press('Space')
  await reached(app, lung)
})

const machines = '?v=2&m=radiotherapy-machines&per=cancers'

describe('moving about', () => {
  test('back and forward go through the views as they were seen', async () => {
    const { page, expectClean } = await stand.open({ query: machines })
    await figuresOn(page)
    const first = await heading(page)
    await choose(page, 'Geography', 'Nations (4)')
    await titled(page, /Northern Ireland|England/)
    await page.waitForFunction((text) => (document.querySelector('#finding') as HTMLElement)?.innerText !== text, first)
    const second = await heading(page)
    // The entry of the history is made once the change has been drawn.
    await page.waitForURL(/[?&]g=nation/)
    await page.goBack()
    await page.waitForFunction((text) => (document.querySelector('#finding') as HTMLElement)?.innerText === text, first)
    await page.goForward()
    await page.waitForFunction(
      (text) => (document.querySelector('#finding') as HTMLElement)?.innerText === text,
      second,
    )
    expectClean()
  })

  test('the map is walked by arrow keys, an area selected, and its figures read', async () => {
    const { page, expectClean, expectAccessible } = await stand.open({ query: machines, webgl: true })
    await figuresOn(page)
    await tabTo(page, /Arrow keys move between areas/)
    const active = () =>
      page.evaluate(() => {
        const id = document.activeElement?.getAttribute('aria-activedescendant')
        return (id && document.getElementById(id)?.textContent) ?? ''
      })
    expect(await active()).toMatch(/^London, 1\.62, 1st of 12/)
    await page.keyboard.press('ArrowUp')
    await expect.poll(active).toMatch(/^(East of England|South East), /)
    // One after the other, but none waits until the page has followed the one before: letters far apart are two searches.
    await Promise.all([...'wal'].map((letter) => page.keyboard.press(letter)))
    await expect.poll(active).toMatch(/^Wales, 0\.74/)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('article', { name: 'Wales' })
    await panel.waitFor()
    expect(await panel.innerText()).toContain('3 of 3 NHS sites with a machine count')
    await expectAccessible()
    expectClean()
  })

  test('the first stops of the tab key lead to the map, to Export and to the choice of a measure', async () => {
    const { page } = await stand.open()
    await figuresOn(page)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to the map')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox')
    await page.keyboard.press('ArrowDown')
    await page.reload()
    await figuresOn(page)
    await page.locator('[data-export]').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to Export')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('Export')
    await page.getByRole('button', { name: 'Skip to Indicator' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toMatch(/^Indicator/)
    // Where the choices are folded it would lead nowhere.
    await page.setViewportSize({ width: 600, height: 800 })
    await page.reload()
    await figuresOn(page)
    expect(await page.getByRole('button', { name: 'Skip to Indicator' }).count()).toBe(0)
  })

  test('an area is found by its abbreviation and shown', async () => {
    const { page, expectClean } = await stand.open()
    await figuresOn(page)
    await page.getByPlaceholder('Find a place').fill('yorks & h')
    await page.getByRole('option', { name: /Humber E12000003/ }).click()
    await page.getByRole('article', { name: 'Yorkshire and The Humber' }).waitFor()
    expectClean()
  })

  test('a town is found with the region and the health area that it lies in, and a measure from the same field', async () => {
    const { page, expectClean, expectAccessible } = await stand.open()
    await figuresOn(page)
    await page.getByPlaceholder('Find a place').fill('nottingham')
    await page.getByRole('option', { name: 'Nottingham town in East Midlands, in NHS Nottingham' }).click()
    await page.getByRole('article', { name: 'East Midlands' }).waitFor()
    await page.getByPlaceholder('Find a place').fill('gamma camera')
    await page.getByRole('option', { name: /^Measures with “gamma camera”/ }).click()
    await page.getByRole('status').filter({ hasText: 'PET scanners and their scans by area are not held' }).waitFor()
    await expectAccessible()
    await page.keyboard.press('Enter')
    await titled(page, /^Nuclear medicine physics staff/)
    expectClean()
  })
})

describe('where there is less to stand on', () => {
  test('without WebGL the map is drawn, lit and selected all the same', async () => {
    const { page, expectClean } = await stand.open()
    await figuresOn(page)
    const area = page.locator('[data-layer="areas"] path[data-area="W92000004"]')
    const box = await area.boundingBox()
    if (!box) return expect.fail('Wales is not on the map')
    await page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.45)
    // Area, value or why there is none, measure and period: a reader need look nowhere else.
    await page.locator('.tip', { hasText: /Wales.*not published.*MPCE staff in post, .*2017/s }).waitFor()
    await page.mouse.down()
    await page.mouse.up()
    await page.getByRole('article', { name: 'Wales' }).waitFor()
    expectClean()
  })

  test('a lost WebGL context leaves the drawn map in place', async () => {
    const { page, expectClean } = await stand.open({ webgl: true })
    await figuresOn(page)
    await page.locator('.maplibregl-canvas').waitFor({ state: 'attached' })
    await page.locator('.stage-ground[data-painted="true"]').waitFor({ state: 'attached', timeout: 30_000 })
    await page.evaluate(() => {
      const canvas = document.querySelector('.maplibregl-canvas') as HTMLCanvasElement
      canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await page.locator('.stage-ground[data-painted="true"]').waitFor({ state: 'detached' })
    expect(await page.locator('[data-layer="areas"] path[data-area]').count()).toBe(12)
    expectClean()
  })

  test('a link that cannot be read wholly says so and shows the rest', async () => {
    const { page, expectClean } = await stand.open({ query: '?v=1&m=mpce-wte&g=no such place&c=99' })
    await figuresOn(page)
    expect(await page.getByText('Part of the link could not be read').isVisible()).toBe(true)
    expect(await heading(page)).toContain('sample baseline')
    expectClean()
  })
})

/** The first screen is shown to axe above, and in the dark theme with another measure here. */
test.each([
  ['?p=table&a=E12000007', 'light'],
  ['?v=1&m=mpce-wte&a=W92000004&o=hatch!cancer-asr!site.lung', 'both'],
  ['?v=1&m=radiotherapy-machines&o=bivariate!cancer-asr!site.lung&pt=radiotherapy', 'dark'],
  ['?v=1&m=population&per=-&g=utla', 'light'],
  ['?v=1&m=medical-physicists-wales-1985&per=-&g=wales_health_authority_1974', 'dark'],
  ['?s=data', 'both'],
] as const)('axe finds nothing on “%s” (theme: %s)', async (query, theme) => {
  const { page, ...app } = await stand.open({ query, theme: theme === 'dark' ? 'dark' : 'light' })
  await page.locator('main:not([aria-busy="true"]) h1').waitFor()
  await (theme === 'both' ? app.expectAccessibleInBothThemes() : app.expectAccessible())
  app.expectClean()
})
