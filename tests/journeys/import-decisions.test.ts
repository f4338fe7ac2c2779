import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stand } from './harness.ts'
import { choose, csv, importScreen, opened } from './import-screen.ts'

const stand = new Stand({ webgl: false, isFresh: true })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

/** Two columns of figures, a unit that only one heading states, and a note below. */
const table = [
  'Area code,Year,Headcount,Agency spend (£000)',
  'E12000001,2024,41,"1,203"',
  'E12000002,2024,88,"3,110"',
  'E12000003,2024,62,"2,480"',
  'Source: count of our own',
].join('\n')

test('what is guessed is asked before the import, and what is put right is seen at once', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({ query: importScreen })
  await opened(page)
  await choose(page, csv('spend.csv', table))
  const status = page.getByText(/to confirm or correct before the import/)
  await page.getByRole('heading', { name: 'How the file is read' }).waitFor()
  const importing = page.getByRole('button', { name: 'Import', exact: true })
  // Two measures side by side: which one is meant is not taken by itself.
  expect(await page.getByRole('combobox', { name: 'Figures from' }).inputValue()).toBe('-')
  expect(await importing.isDisabled()).toBe(true)
  expect(await page.getByText('No problems found').count()).toBe(0)
  await status.waitFor()

  await page.getByRole('combobox', { name: 'Figures from' }).selectOption({ label: 'D: Agency spend (£000)' })
  const first = page.getByRole('table', { name: /as they are read/ })
  await first.getByRole('row', { name: /North East 2024 1,203 £ thousand/ }).waitFor()
  const figure = page.getByRole('figure', { name: /^Preview: Agency spend/ })
  await figure.locator('svg').first().waitFor()
  await page.getByText('3 figures, 3 areas, 1 not read.').waitFor()
  await expectAccessible()

  // The other column is a guess of its own: its name, kind and unit are decided anew.
  await page.getByRole('combobox', { name: 'Figures from' }).selectOption({ label: 'C: Headcount' })
  await first.getByRole('row', { name: /North East 2024 41 persons/ }).waitFor()
  const unit = page.getByRole('textbox', { name: 'Unit' })
  await unit.fill('people in post')
  await unit.press('Enter')
  await first.getByRole('row', { name: /North East 2024 41 people in post/ }).waitFor()
  for (const label of ['Figures from', 'Kind of figures', 'Name of the figures']) {
    const confirm = page.getByRole('button', { name: new RegExp(`^Confirm ${label}`) })
    if ((await confirm.count()) > 0) {
      await confirm.focus()
      await page.keyboard.press('Enter')
      await confirm.waitFor({ state: 'detached' })
    }
  }
  await page.getByText('Nothing is guessed.').waitFor()
  await expect.poll(() => importing.isEnabled()).toBe(true)
  await importing.click()
  await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()
  await page.locator('#finding').waitFor()
  await page.getByText('people in post').first().waitFor()
  expectClean()
})

test('a note in the table is struck out, and can be put back; another mark takes the text apart', async () => {
  const { page, expectClean } = await stand.open({ query: importScreen })
  await opened(page)
  const lines = [
    'Area code,Year,Staff in post WTE',
    'E12000001,2024,12.5',
    'Part time included,,about',
    'E12000002,2024,20',
  ]
  await choose(page, csv('notes.csv', lines.join('\n')))
  await page.getByRole('button', { name: 'Strike out row 3 of notes.csv' }).first().click()
  await page.getByText('2 figures, 2 areas, 1 not read.').waitFor()
  await page.getByText('Rows not used: struck out by you').waitFor()
  await page.getByRole('button', { name: /^Put back row 3/ }).click()
  await page.getByRole('heading', { name: /^[1-9]\d* error/ }).waitFor()

  await choose(page, csv('marks.csv', lines.filter((line) => !line.startsWith('Part')).join('\n')))
  await page.getByRole('row', { name: /North East 2024 12.5 WTE/ }).waitFor()
  await page.getByRole('combobox', { name: 'Columns apart by' }).selectOption({ label: 'Semicolons' })
  await page.getByRole('row', { name: /North East 2024 12.5 WTE/ }).waitFor({ state: 'detached' })
  expectClean()
})

test('shapes are seen over the country, and their codes and names are chosen among the fields', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({
    query: importScreen,
    viewport: { width: 390, height: 844 },
    theme: 'dark',
  })
  await opened(page)
  const square = (x: number) => [
    [
      [x, 52],
      [x + 0.6, 52],
      [x + 0.6, 52.5],
      [x, 52.5],
      [x, 52],
    ],
  ]
  const features = ['East', 'West'].map((side, at) => ({
    type: 'Feature',
    properties: { AREA24CD: `E0700095${at}`, AREA24NM: `${side} side`, OTHERNM: `Side ${side}` },
    geometry: { type: 'Polygon', coordinates: square(at - 2) },
  }))
  const json = JSON.stringify({ type: 'FeatureCollection', features })
  await choose(page, { name: 'sides.geojson', mimeType: 'application/json', buffer: Buffer.from(json) })
  await page.getByRole('img', { name: 'Preview: 2 areas of the file over the United Kingdom' }).waitFor()
  await page.getByRole('row', { name: /E07000950 East side/ }).waitFor()
  await page.getByRole('combobox', { name: 'Names of the areas from' }).selectOption('OTHERNM')
  await page.getByRole('row', { name: /E07000950 Side East/ }).waitFor()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await expectAccessible()
  expectClean()
})
