import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stand, settled } from './harness.ts'
import { focused, tabTo } from './keys.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const cancers = '?v=2&m=cancer-cases&per=people-100k&t=2019'

test('two periods are compared by keyboard, in the link, on the map and in the table', async () => {
  const { page, expectClean, expectAccessibleInBothThemes } = await stand.open({ query: cancers })
  await settled(page)
  const since = page.getByLabel('Change since')
  await since.waitFor()
  await since.focus()
  await since.selectOption({ label: '2014 (11 areas)' })
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Change in new cancer cases/)
  await expect.poll(() => page.url()).toContain('ch=difference!2014')
  await page.getByRole('radio', { name: 'Per cent' }).click()
  await expect.poll(() => page.locator('.legend-box').textContent()).toMatch(/\+\d/)
  await page.getByRole('radio', { name: 'Table' }).click()
  await page.getByRole('columnheader').first().waitFor()
  const heads = await page.getByRole('columnheader').allTextContents()
  expect(heads.join(' | ')).toMatch(/2014: .* \| 2019: .* \| Change: % of the earlier figure/)
  await expectAccessibleInBothThemes()
  // The link opens the same map.
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  await page.reload()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
  expectClean()
})

test('across a break no difference is drawn, and the reason stands on the map', async () => {
  const { page } = await stand.open({ query: '?v=2&m=cancer-cases&per=-&t=2020&ch=difference!2014' })
  await expect
    .poll(() => page.locator('.empty-map').textContent(), { timeout: 15_000 })
    .toMatch(/the series breaks after 2019/)
})

test('the periods are played through by keyboard, announced, and stopped', async () => {
  const { page } = await stand.open({ query: cancers.replace('2019', '2015') })
  await settled(page)
  await page.getByRole('button', { name: 'Play through the periods' }).waitFor()
  await tabTo(page, /Play through the periods/)
  expect(await focused(page)).toMatch(/Play through/)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.period-tools output').textContent()).toBe('2016')
  await expect.poll(() => page.url(), { timeout: 8000 }).toContain('t=2017')
  await expect.poll(() => page.url()).toContain('cf=1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Play through the periods' }).waitFor()
})
