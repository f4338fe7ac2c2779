import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'
import { findMeasure } from './keys.ts'

const stand = new Stand()
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
    const { page } = await stand.open({ query: '', viewport })
    await figuresOn(page)
    const before = await framed(page)
    if (viewport.width > 720) {
      await findMeasure(page, 'Cancer incidence, age-standardised')
      await page.locator('#finding', { hasText: 'age-standardised' }).waitFor()
      expect(await framed(page)).toEqual(before)
    }
    for (const query of measures) {
      await page.goto(new URL(`?v=2&${query}`, page.url()).href)
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

  test('a message moves nothing', async () => {
    const { page } = await stand.open({ query: '?v=2&m=population&per=-&g=itl1', viewport })
    await figuresOn(page)
    const before = await framed(page)
    await page.goto(`${page.url()}&nothing=known`)
    await figuresOn(page)
    await page.getByText(/could not be read and was left out/).waitFor()
    expect(await framed(page)).toEqual(before)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    expect(await page.locator('.notice').count()).toBe(0)
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
