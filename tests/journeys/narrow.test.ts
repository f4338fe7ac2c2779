import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isThere, Stand } from './harness.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const screens = ['explore', 'compare', 'area', 'coverage', 'scenario', 'import', 'desk', 'data'] as const
const isShown = {
  ...isThere,
  desk: (page: Page) => page.getByRole('heading', { name: 'For the unit', exact: true }).waitFor(),
}

/** WCAG asks for 320 px, 1,280 px at 400%; larger magnification and watches go below. */
test.each(screens)('the screen %s is read without scrolling sideways at 240 px', async (screen) => {
  const { page } = await stand.open({ query: `?v=1&s=${screen}`, viewport: { width: 240, height: 600 } })
  await isShown[screen](page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(240)
})
