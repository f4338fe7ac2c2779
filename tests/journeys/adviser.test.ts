import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'
import { findMeasure, findMeasureByKeys, tabTo } from './keys.ts'

/** What a policy adviser with a note due the same day comes for, each from the first screen, on published figures. */

const stand = new Stand()
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const phone = { width: 390, height: 844 } as const

/** Opens the folded choices of a narrow window. */
async function unfold(page: Page): Promise<void> {
  const fold = page.getByText('Choose what is shown')
  if (await fold.isVisible()) await fold.click()
}

test('which region has the lowest staffing, is it real, what would close the gap, and may it be quoted', async () => {
  const { page, expectClean } = await stand.open()
  await figuresOn(page)
  await page.getByRole('link', { name: 'Compare' }).click()
  const answer = page.getByRole('region', { name: 'The answer' })
  await answer.getByText('Lowest').waitFor()
  const lines = await answer.innerText()
  expect(lines).toMatch(/Lowest\s+South East: 66\.0/)
  expect(lines).toMatch(/More than chance\?\s+(Yes|No|Cannot be told)/)
  expect(lines).toMatch(/To reach England\s+[\s\S]*WTE/)
  expect(lines).toMatch(/How complete\?/)
  const ranking = page.locator('[data-panel="ranking"]')
  expect(await ranking.locator('.source-line').innerText()).toMatch(/^Source: NHS Digital/)
  await ranking.getByText('Quote', { exact: true }).click()
  expect(await ranking.locator('q').innerText()).toMatch(/66\.0.*Source: .*derived in MPCE Atlas/s)
  expectClean()
})

test('a map for a document, the numbers in Excel and a citation', async () => {
  const { page, expectClean } = await stand.open()
  await figuresOn(page)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const saved = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name, exact: true }).click(),
    ])
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
  }
  await dialog.locator('.preview img').waitFor()
  const picture = await saved('Save PNG')
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG')
  await dialog.getByRole('radio', { name: 'Data', exact: true }).check({ force: true })
  const workbook = await saved('Save Excel')
  expect(workbook.name).toMatch(/^mpce-staff-in-post.*\.xlsx$/)
  const [table] = await readXlsxFile(workbook.bytes)
  expect(table?.data.some((row) => row.includes('South East') && row.some((cell) => typeof cell === 'number'))).toBe(
    true,
  )
  await dialog.getByRole('radio', { name: 'Cite', exact: true }).check({ force: true })
  expect(await dialog.getByRole('textbox').first().inputValue()).toMatch(/NHS Digital[\s\S]*2017/)
  expectClean()
})

test('a link that opens on a phone as it was sent, the selected region with it', async () => {
  const { page, expectClean } = await stand.open({ viewport: phone })
  await figuresOn(page)
  await page.getByPlaceholder('Find a place').fill('East Midlands')
  await page.locator('.toolbar').getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/E12000004/)
  const { search } = new URL(page.url())
  const second = await stand.open({ query: search, viewport: phone })
  await figuresOn(second.page)
  await second.page.locator('.side').getByText('East Midlands').locator('visible=true').first().waitFor()
  expect(await second.page.locator('[data-layer="outlines"], .stage-map').count()).toBeGreaterThan(0)
  expectClean()
})

test.each([
  ['at a desk', undefined],
  ['on a phone', phone],
])('what a vacancy rate is and which there are, %s', async (_, viewport) => {
  const { page, expectClean } = await stand.open(viewport ? { viewport } : {})
  await figuresOn(page)
  await unfold(page)
  await findMeasure(page, 'Published vacancy rate')
  await page.locator('#finding', { hasText: /vacancy rate/i }).waitFor()
  await page.locator('.trust').getByText('What is this?').click()
  expect(await page.locator('.trust dl').last().innerText()).toMatch(
    /Vacant posts as a share of all posts, UK, as the Institute of Physics and Engineering in Medicine/,
  )
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await page.getByText('Vacancy rates (4)').click()
  await page.getByText(/None can be set against another/).waitFor()
  expect(await page.getByRole('table', { name: 'Vacancy rates, side by side' }).getByRole('row').count()).toBe(5)
  expectClean()
})

test('MRI by region, by keys alone, and what is not held', async () => {
  const { page, expectClean } = await stand.open()
  await figuresOn(page)
  await findMeasureByKeys(page, 'MRI', 'Imaging and physiology tests')
  await page.locator('#finding', { hasText: /MRI/ }).waitFor()
  expect(await page.locator('.trust').innerText()).not.toMatch(/made-up/)
  expect(await page.locator('[data-layer="areas"] path[data-area]').count()).toBeGreaterThan(5)
  await tabTo(page, /^Indicator/)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Find a measure' }).fill('MRI scanner')
  await page.getByText(/Counts of MRI scanners by area are not held/).waitFor()
  expectClean()
})
