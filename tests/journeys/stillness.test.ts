import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figuresOn, Stand, visit } from './harness.ts'
import { findMeasure } from './keys.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const windows = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const

/** Where parts of the page begin and how large they are, in whole pixels. */
const boxes = (page: Page, selectors: readonly string[]) =>
  page.evaluate(
    (list) =>
      list.map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect()
        return [selector, box ? [box.x, box.y + scrollY, box.width, box.height].map(Math.round).join() : 'missing']
      }),
    selectors,
  )

/** Measures with short and long titles, with and without a mark, by indicator and geography. */
const measures = [
  'm=population&per=-&g=itl1',
  'm=mpce-staff&g=icb_2023',
  'm=radiotherapy-31-day&g=icb_2023',
  'm=mpce-vacant-wte&g=itl1',
  'm=cancer-asr&g=itl1',
  'm=diagnostic-tests&g=itl1',
] as const

/** Each screen as it opens first, and what is changed on it, one after the other. */
const changes = [
  ['story', '', '&th=dark'],
  ['import', '', '&th=light'],
  ['data', '', '&th=dark'],
  [
    'compare',
    '&m=mpce-staff&g=itl1',
    '&m=population&per=-&g=itl1',
    '&m=mpce-published-vacancy',
    '&m=cancer-asr&g=itl1',
  ],
  [
    'area',
    '&my=itl1!E12000004',
    '&my=itl1!S92000003',
    '&my=icb_2023!E54000019&g=icb_2023',
    '&my=utla!E08000035&g=utla',
    '&my=utla!S12000017&g=utla',
  ],
  ['coverage', '', '&cv=h.1', '&cv=w.60', '&my=utla!E06000015', '&th=light'],
  [
    'scenario',
    '&sc=sample-2025!E12000002!radiotherapy-physics!2035!-!-!-!-',
    '&sc=sample-2025!E12000002!nuclear-medicine!2035!-!-!-!-',
    '&sc=sample-2025!E12000004!radiotherapy-physics!2035!-!-!-!-&th=dark',
  ],
] as const

describe.each(windows)('at $width × $height', (viewport) => {
  const held =
    viewport.width > 720 ? ['.masthead', '.map-box', '.side', '.toolbar', '.rail'] : ['.masthead', '.map-box']
  const framed = (page: Page) =>
    // Only the frame of rail and side stands still; what is in them grows with the choices.
    boxes(page, held).then((list) =>
      list.map(([name, box = '']) =>
        name === '.rail' || name === '.side' ? [name, box.split(',').slice(0, 3)] : [name, box],
      ),
    )

  test('the map and what frames it stay where they are, whatever the measure, the area and the theme', async () => {
    const { page } = await stand.open({ query: '', viewport, webgl: viewport === windows[0] })
    await figuresOn(page)
    const before = await framed(page)
    if (viewport.width > 720) {
      await findMeasure(page, 'Cancer incidence, age-standardised')
      await page.locator('#finding', { hasText: 'age-standardised' }).waitFor()
      expect(await framed(page)).toEqual(before)
    }
    for (const query of measures) {
      const title = await page.locator('#finding').innerText()
      await visit(page, `?v=2&${query}`)
      await expect.poll(() => page.locator('#finding').innerText()).not.toBe(title)
      await figuresOn(page)
      expect(await framed(page), query).toEqual(before)
    }
    await page.getByPlaceholder('Find a place').fill('East Midlands')
    await page
      .locator('.toolbar')
      .getByRole('option', { name: /^East Midlands/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/E12000004/)
    expect((await framed(page)).filter(([name]) => name !== '.toolbar')).toEqual(
      before.filter(([name]) => name !== '.toolbar'),
    )
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await page.locator('html[data-theme="dark"]').waitFor()
    expect(await boxes(page, ['.map-box'])).toEqual(before.filter(([name]) => name === '.map-box'))
  })

  test('nothing shifts on any other screen, whatever the measure, the area and the theme', async () => {
    const { page } = await stand.open({ query: '?v=2&s=story', viewport })
    for (const [name, first = '', ...others] of changes) {
      // At this width they are walked below.
      if (viewport === windows[0] && ['compare', 'coverage'].includes(name)) continue
      await visit(page, `?v=2&s=${name}${first}`)
      await settled(page)
      const counted = await shifts(page)
      for (const query of others) {
        await visit(page, `?v=2&s=${name}${query}`)
        await settled(page)
        expect((await shifts(page)) - counted, `${name} ${query}`).toBe(0)
      }
    }
  })

  test('a message moves nothing', async () => {
    const { page } = await stand.open({ query: '?v=2&m=population&per=-&g=itl1', viewport })
    await figuresOn(page)
    const before = await framed(page)
    await visit(page, `${new URL(page.url()).search}&nothing=known`)
    await page.getByText(/could not be read and was left out/).waitFor()
    expect(await framed(page)).toEqual(before)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect.poll(() => page.locator('.notice').count()).toBe(0)
  })

  test('the tabs of the export dialog stay under the pointer', async () => {
    const { page } = await stand.open({ query: '', viewport })
    await figuresOn(page)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.preview img').waitFor()
    const tabs = ['dialog', 'dialog .segmented'] as const
    const before = await boxes(page, tabs)
    for (const name of ['Brief', 'Data', 'Link and embed', 'Cite', 'Picture']) {
      await dialog.getByRole('radio', { name, exact: true }).check({ force: true })
      expect(await boxes(page, tabs), name).toEqual(before)
    }
  })
})

/** Where each control, card and map of the page stands, by its name; of two that share one, the first. */
const standing = (page: Page) =>
  page.evaluate(() => {
    const found = new Map<string, string>()
    const all = document.querySelectorAll(
      'main :is(select, input, .opens-dialog, .map-box, .figure-card, .answer-box, .figure-nav)',
    )
    for (const one of all) {
      const box = one.getBoundingClientRect()
      if (box.width === 0 || one.closest('dialog, details:not([open])')) continue
      const label =
        one instanceof HTMLSelectElement || one instanceof HTMLInputElement ? one.labels?.[0]?.innerText : ''
      const name = `${one.className} ${one.getAttribute('data-panel') ?? ''} ${label ?? ''}`
      if (!found.has(name)) found.set(name, [box.x, box.y + scrollY].map(Math.round).join())
    }
    return Object.fromEntries(found)
  })

/** What stands in both at different places. */
const moved = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  Object.entries(before).flatMap(([name, at]) => {
    const now = after[name]
    return now === undefined || now === at ? [] : [`${name.trim()}: ${at} to ${now}`]
  })

/**
 * Sum of the layout shifts that the browser has counted, whether or not they follow a key or a click; once the typeface has come.
 * @param within counts only what moved nothing outside of it
 */
const shifts = (page: Page, within = '') =>
  page.evaluate(async (selector) => {
    await document.fonts.ready
    type Shift = PerformanceEntry & {
      readonly value: number
      readonly sources: readonly { readonly node: Node | null }[]
    }
    const isInside = ({ sources }: Shift) => sources.every(({ node }) => node?.parentElement?.closest(selector))
    return new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const entries = (list.getEntries() as Shift[]).filter((one) => selector === '' || isInside(one))
        resolve(entries.reduce((sum, { value }) => sum + value, 0))
      }).observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => resolve(0), 300)
    })
  }, within)

/** Chooses a measure. @param answer selects the answer in a few lines that comes before its list @returns the shifts within the finder, whose list follows what is typed, while it was open */
async function findCounted(page: Page, name: string, answer?: string): Promise<number> {
  await page.getByRole('button', { name: /^Indicator/ }).click()
  await page.getByRole('combobox', { name: 'Find a measure' }).fill(name)
  const option = page.getByRole('listbox', { name: 'Measures' }).getByRole('option', { name }).first()
  await option.waitFor()
  if (answer) await page.locator(answer).first().waitFor()
  await expect.poll(() => page.locator('.short-answer [role="status"]').count()).toBe(0)
  // An answer in a few lines comes after the list, and what follows from it after that: the list rests when nothing moved in several readings.
  const read: number[] = []
  await expect
    .poll(async () => {
      await page.waitForTimeout(200)
      read.push(await shifts(page, '.measure-finder'))
      const last = read.slice(-4)
      return last.length === 4 && new Set(last).size === 1
    })
    .toBe(true)
  await option.click()
  return read.at(-1) ?? 0
}

/** Where all stands once nothing moves any more: what this browser keeps and what a screen reads come after the first words. */
async function settled(page: Page): Promise<Readonly<Record<string, string>>> {
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
  let before = await standing(page)
  await expect
    .poll(async () => {
      const last = before
      await page.waitForTimeout(150)
      before = await standing(page)
      return moved(last, before)
    })
    .toEqual([])
  return before
}

describe('every control, card and map stays in its place', () => {
  test('on Explore, whatever a measure has to choose, with my area and in either theme', async () => {
    const { page } = await stand.open()
    await figuresOn(page)
    const before = await standing(page)
    expect(Object.keys(before).length).toBeGreaterThan(8)
    const counted = await shifts(page)
    for (const name of ['Cancer incidence, age-standardised', 'Land area', 'New cancer cases']) {
      await findMeasure(page, name)
      await page.locator('#finding', { hasText: new RegExp(name, 'i') }).waitFor()
      await figuresOn(page)
      expect(moved(before, await standing(page)), name).toEqual([])
    }
    await page.getByRole('combobox', { name: 'My area' }).selectOption({ label: 'East Midlands' })
    await page.getByRole('button', { name: 'With neighbours' }).waitFor()
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await page.locator('html[data-theme="dark"]').waitFor()
    expect(moved(before, await standing(page))).toEqual([])
    await page.getByRole('button', { name: 'With neighbours' }).click()
    await page.waitForURL(/E12000003/)
    expect((await shifts(page)) - counted).toBe(0)
  })

  test('on Explore on a phone, when the neighbours are set beside my area for the first time', async () => {
    const { page } = await stand.open({ query: '?v=2&my=itl1!E12000004', viewport: { width: 390, height: 844 } })
    await figuresOn(page)
    const button = page.getByRole('button', { name: 'With neighbours', exact: true })
    await button.scrollIntoViewIfNeeded()
    await page.locator('.what-is-real').waitFor()
    const counted = await shifts(page)
    await button.click()
    await page.locator('#selected-areas table').first().waitFor()
    expect((await shifts(page)) - counted).toBe(0)
    // Neither a benchmark of each area's own nor the table in the place of the ranking moves what stands below.
    await page.getByRole('button', { name: 'With its nation', exact: true }).click()
    await page.getByText(/^Each area is compared with its nation/).waitFor()
    for (const panel of ['Table', 'Ranking']) {
      await page.getByRole('radio', { name: panel, exact: true }).check({ force: true })
      await page.locator(panel === 'Table' ? '.ranked-table table' : '.ranking svg').waitFor()
      expect((await shifts(page)) - counted, panel).toBe(0)
    }
  })

  test.each(windows.slice(1))(
    'on Scenarios at $width px, when a method is chosen, another and another year; on Coverage, when a site is added',
    async (viewport) => {
      const { page } = await stand.open({ query: '?v=2&s=scenario', viewport })
      await settled(page)
      const counted = await shifts(page)
      const methods = page.locator('input[name=method]')
      for (const at of [0, 1]) {
        await methods.nth(at).check({ force: true })
        await settled(page)
        expect((await shifts(page)) - counted, `method ${at + 1}`).toBe(0)
      }
      for (const year of ['2075', '2040']) {
        await page.getByRole('combobox', { name: 'By', exact: true }).selectOption(year)
        await settled(page)
        expect((await shifts(page)) - counted, year).toBe(0)
      }
      await visit(page, '?v=2&s=coverage')
      await figuresOn(page)
      await settled(page)
      const placed = await shifts(page)
      await page.getByPlaceholder('Add a site').fill('Thurso')
      await page.locator('.what-if').getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.difference[data-changed=true]').waitFor()
      await settled(page)
      expect((await shifts(page)) - placed).toBe(0)
    },
  )

  test('on Compare, from one measure of regions to another, with my area and in either theme', async () => {
    const { page } = await stand.open({ query: '?v=2&s=compare' })
    const compared = async () => {
      await page.locator('.comparison[aria-busy="false"] [data-panel="corner"] svg').first().waitFor()
      return standing(page)
    }
    const before = await compared()
    const counted = await shifts(page)
    expect(Object.keys(before).filter((name) => name.startsWith('figure-card')).length).toBeGreaterThan(4)
    // From regions to one figure of the whole country, which has no figures to draw, and back.
    let inFinder = await findCounted(page, 'Published vacancy rate', '.short-answer table')
    await page.locator('#finding', { hasText: /vacancy rate/i }).waitFor()
    await page.locator('.comparison[aria-busy="false"] .not-drawn').waitFor()
    inFinder += await findCounted(page, 'Radiotherapy machines')
    await page.locator('#finding', { hasText: /machines/ }).waitFor()
    expect(moved(before, await compared())).toEqual([])
    await page.getByRole('combobox', { name: 'My area' }).selectOption({ label: 'East Midlands' })
    await page.getByText(/^East Midlands: .* from the largest/).waitFor()
    await page.getByRole('button', { name: 'With neighbours' }).click()
    await page.waitForURL(/E12000003/)
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await page.locator('html[data-theme="dark"]').waitFor()
    expect(moved(before, await compared())).toEqual([])
    expect((await shifts(page)) - counted - inFinder).toBeCloseTo(0, 9)
  })

  test('on Coverage, from one map to another, with my area and in either theme', async () => {
    const { page } = await stand.open({ query: '?v=2&s=coverage' })
    await figuresOn(page)
    const before = await settled(page)
    // How much the figures below show depends on the map.
    const held = (list: readonly string[]) =>
      list.filter((one) => !/^figure-card|Patients treated|made-up sample/.test(one))
    const counted = await shifts(page)
    for (const map of ['Nearest', 'Access', 'Reach']) {
      await page.getByRole('radio', { name: map, exact: true }).check({ force: true })
      await page.locator('main[aria-busy="false"]').waitFor()
      expect(held(moved(before, await standing(page))), map).toEqual([])
    }
    await page.getByRole('combobox', { name: 'My area' }).selectOption({ label: 'Derby' })
    await page.getByText(/^Derby: .* from the largest/).waitFor()
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await page.locator('html[data-theme="dark"]').waitFor()
    expect(held(moved(before, await standing(page)))).toEqual([])
    expect((await shifts(page)) - counted).toBe(0)
    // Most of the map is on the first screen, with the answers beside it.
    for (const { width, height } of windows.slice(0, 2)) {
      await page.setViewportSize({ width, height })
      const seen = () =>
        page.evaluate(() => {
          const [map, answers] = ['.map-box', '.answer-box'].map((one) =>
            document.querySelector(one)?.getBoundingClientRect(),
          )
          const part = map ? (Math.min(map.bottom, innerHeight) - map.top) / map.height : 0
          return part > 0.9 && (map?.right ?? 0) < (answers?.left ?? 0)
        })
      await expect.poll(seen).toBe(true)
    }
  })

  test('on My area, beside any areas, with a measure that it has no figure of, and in either theme', async () => {
    const { page } = await stand.open({ query: '?v=2&s=area&my=itl1!E12000004' })
    await page.locator('[data-panel="held"] h2', { hasText: 'East Midlands' }).waitFor()
    const before = await settled(page)
    const counted = await shifts(page)
    expect(Object.keys(before).length).toBeGreaterThan(2)
    const beside = page.getByRole('region', { name: 'Areas beside mine' })
    for (const [way, words] of [
      ['With neighbours', /^With the 5 areas that border East Midlands/],
      ['With the most similar', /^Most like East Midlands in need and setting/],
      ['With its nation', /^East Midlands stands beside its nation/],
    ] as const) {
      await beside.getByRole('button', { name: way }).click()
      await beside.getByText(words).waitFor()
      expect(moved(before, await settled(page)), way).toEqual([])
    }
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await page.locator('html[data-theme="dark"]').waitFor()
    expect(moved(before, await standing(page))).toEqual([])
    expect((await shifts(page)) - counted).toBe(0)
    // What the finder lists follows each letter typed; the page behind it stays.
    await page.getByRole('button', { name: 'Add a measure' }).click()
    await page.getByRole('combobox', { name: 'Find a measure' }).waitFor()
    await page.keyboard.type('published vacancy rate')
    // What has no figure here is named as such and cannot be chosen.
    const option = page.getByRole('group', { name: 'Not held for ITL1' }).getByRole('option').first()
    expect(await option.getAttribute('aria-disabled')).toBe('true')
    await option.click({ force: true })
    await page.keyboard.press('Escape')
    expect(moved(before, await settled(page))).toEqual([])
  })
})
