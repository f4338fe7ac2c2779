import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { supplyCsv } from '#core/scenario/supply-csv.ts'
import { supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import { parseScenario } from '#core/scenario/text-form.ts'
import { isThere, Stand } from './harness.ts'
import { tabTo } from './keys.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

/** The newcomer's question: how many more training places would close the gap, and how sure is that? */
const answer =
  /^\d+ more training places a year from 2027 would close the gap in radiotherapy physics, North West, by 2035, in the middle of the runs; \d+ in 8 of 10 runs$/
const isAnswered = (page: Page) => page.locator('#finding', { hasText: answer }).waitFor({ timeout: 60_000 })

const built = (path: string): unknown => JSON.parse(readFileSync(`dist/${path}`, 'utf8'))

/** The CSV of a scenario from its text, as the command line writes it. */
function ranInNode(text: string): string {
  const parsed = parseScenario(text, 'the page')
  if (!parsed.ok) throw new Error('the text of the page cannot be read')
  const { version } = v.parse(v.object({ version: v.string() }), built('data/catalogue.json'))
  return supplyCsv(v.parse(supplyFileSchema, built(supplyPath)), parsed.value, version)
}

test('a newcomer learns by keys alone how many training places close the gap and how sure that is; axe finds nothing', async () => {
  const { page, expectAccessibleInBothThemes, expectClean } = await stand.open({ query: '?v=2&s=scenario' })
  await isThere.scenario(page)
  await page.locator('#main').focus()
  await tabTo(page, /^United States demand ratio/)
  await page.keyboard.press('Space')
  await isAnswered(page)
  await tabTo(page, /^Every assumption, with its source/)
  await tabTo(page, /^Training places/)
  await page.keyboard.press('ArrowRight')
  await page.getByText('Training places: 1 more a year in the area', { exact: true }).waitFor()
  await expect.poll(() => page.url()).toContain('training-places')
  await tabTo(page, /^Keep the levers as a scenario/)
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /^Scenario 1 [\d.]+ / }).waitFor({ timeout: 60_000 })
  await expectAccessibleInBothThemes()
  await page.getByRole('button', { name: 'Fan of the runs: brief' }).click()
  const brief = page.getByRole('article', { name: 'Brief on Radiotherapy physics, North West' })
  await brief.getByText('Training places: 1 more a year in the area.', { exact: true }).waitFor({ timeout: 60_000 })
  await brief.getByText('Scenario, never a forecast', { exact: true }).waitFor()
  await page.locator('dialog .segmented label', { hasText: 'Story' }).click()
  await page.getByRole('button', { name: 'Add as a scene' }).click()
  await page.locator('.edit-preview .scene-drawing svg').waitFor({ timeout: 60_000 })
  await page.getByRole('textbox', { name: 'Headline' }).fill('What more places do')
  await page.locator('.edit-preview h2', { hasText: 'What more places do' }).waitFor()
  await page.locator('.edit-fields').getByLabel('Figure', { exact: true }).selectOption({ label: 'Map of the gap' })
  await page.locator('.edit-preview svg [data-area=E12000007]').first().waitFor({ timeout: 60_000 })
  expectClean()
})

test('the same by mouse on a phone, whose assumptions are a list with their sources, on the screen and in print; the map has any year, and the CSV is that of the command line', async () => {
  const { page } = await stand.open({ query: '?v=2&s=scenario', viewport: { width: 390, height: 844 } })
  await isThere.scenario(page)
  await page.getByText('United States demand ratio').waitFor()
  expect(await page.locator('input[name=method]:checked').count()).toBe(0)
  await page.getByText('United States demand ratio').click()
  await isAnswered(page)
  await page.locator('.answer-above', { hasText: answer }).waitFor()
  await page.getByLabel('Begin from').selectOption({ label: 'Workforce and skills' })
  await page
    .getByRole('heading', { name: /^From [\d.]+ WTE at the base to [\d.]+ WTE in 2035: \+[\d.]+ WTE$/ })
    .waitFor()
  await isAnswered(page)
  await page.getByRole('row', { name: /^Workforce and skills [\d.]+ [−+][\d.]+ \+/ }).waitFor()
  await page.locator('[data-panel=gap] svg [data-area=E12000007]').first().waitFor()
  await page.getByLabel(/^Year of the maps/).fill('2030')
  await page
    .getByRole('heading', { name: /^\d+ of 12 areas have too few scientists in radiotherapy physics in 2030/ })
    .waitFor()
  await expect.poll(() => page.url()).toContain('2030')
  const text = await page.getByLabel('The scenario as text').inputValue()
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Inputs, all areas and checks (CSV)' }).click(),
  ])
  // The same text gives the same bytes in a worker of the page and in Node.
  expect(readFileSync(await file.path(), 'utf8')).toBe(ranInNode(text))
  const leaving = page.locator('.assumption-list li', { hasText: /^Leaving before retirement/ })
  await leaving.getByRole('link', { name: /National Health Executive/ }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await leaving.waitFor()
  await page.getByRole('button', { name: 'Copy text' }).waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
