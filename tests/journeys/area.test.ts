import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'
import { chooseByKeys, focused, tabTo } from './keys.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const phone = { width: 390, height: 844 }
const six = ['North West', 'North East', 'Yorkshire and The Humber', 'East Midlands', 'West Midlands', 'Wales']
const wholes = ['England', 'United Kingdom']

const table = (page: Page) => page.getByRole('region', { name: /^Areas by measures: / })

const headsOf = async (page: Page) =>
  (await table(page).getByRole('columnheader').allInnerTexts()).map((text) =>
    text.split('\n')[0]?.replace('×', '').trim(),
  )

async function save(page: Page, act: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** The workbook has a column of numbers for every area and whole, and the figures of the page. */
async function expectWorkbook(page: Page, bytes: Buffer) {
  const [sheet] = await readXlsxFile(bytes)
  const rows = sheet?.data ?? []
  const head = rows.find((row) => row.includes('Measure')) ?? expect.fail('no head')
  expect(head).toEqual(expect.arrayContaining([...six, ...wholes]))
  const machines =
    rows.find((row) => row.includes('Radiotherapy machines per 1,000 new cancers')) ?? expect.fail('no row')
  const shown = await table(page)
    .getByRole('row', { name: /^Radiotherapy machines per 1,000 new cancers/ })
    .locator('.grid-lead')
    .allInnerTexts()
  const names = await headsOf(page)
  const places = [...six, ...wholes]
  const written = places.map((name) => Number(machines[head.indexOf(name)]).toFixed(2))
  // The first head is that of the measures.
  expect(places.map((name) => shown[names.indexOf(name) - 1])).toEqual(written)
}

/** The picture opens, is as large as it says, and has the ink of words and the colour of my area in it. */
function expectPicture(bytes: Buffer) {
  const { width, height, data } = PNG.sync.read(bytes)
  expect(width * height).toBeGreaterThan(1_000_000)
  const colours = new Map<string, number>()
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.subarray(at, at + 3).join()
    colours.set(colour, (colours.get(colour) ?? 0) + 1)
  }
  // The strong colour of the light theme.
  expect(colours.get('196,0,122') ?? 0).toBeGreaterThan(100)
  expect(colours.get('26,31,36') ?? 0).toBeGreaterThan(1000)
}

/** The dialog’s picture in the words of its drawing. */
async function expectWords(page: Page) {
  const svg = await save(page, () => page.getByRole('dialog').getByRole('button', { name: 'Save SVG' }).click())
  const words = [...svg.bytes.toString().matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word).join(' ')
  for (const name of [...six, ...wholes]) expect(words).toContain(name)
}

test('six areas, their nation and the United Kingdom in one figure, by mouse', async () => {
  const { page, expectClean, expectAccessibleInBothThemes } = await stand.open()
  await figuresOn(page)
  await page.getByRole('link', { name: 'My area', exact: true }).click()
  await page.getByRole('button', { name: 'North West', exact: true }).click()
  await page.getByRole('button', { name: 'With neighbours' }).click()
  await page.getByText(/^With the 6 areas that border North West: /).waitFor()
  await page.getByRole('button', { name: 'Take Scotland out' }).click()
  await table(page).getByRole('columnheader', { name: 'United Kingdom' }).waitFor()
  expect((await headsOf(page)).sort()).toEqual(['Benchmark', 'Measure', ...six, ...wholes].sort())
  await page.getByRole('region', { name: 'Measures held for North West' }).waitFor()
  await expectAccessibleInBothThemes()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.locator('html[data-theme="light"]').waitFor()
  // The columns of the areas keep their order in the files.
  const files = page.locator('[data-panel="table"] .downloads')
  const workbook = await save(page, () => files.getByRole('button', { name: /Excel/ }).click())
  const [sheet] = await readXlsxFile(workbook.bytes)
  const heads = (sheet?.data.find((row) => row.includes('Measure')) ?? []).map(String)
  expect(heads.filter((one) => [...six, ...wholes].includes(one))).toEqual(
    (await headsOf(page)).filter((one) => one !== 'Measure' && one !== 'Benchmark'),
  )
  await files.getByRole('button', { name: 'Areas by measures: export' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.preview img').waitFor()
  expectPicture((await save(page, () => dialog.getByRole('button', { name: 'Save PNG' }).click())).bytes)
  await expectWords(page)
  // The link of the file opens the same table.
  await dialog.getByRole('radio', { name: 'Link and embed' }).check({ force: true })
  const link = new URL(await dialog.getByLabel('Link to exactly this view').inputValue())
  const again = await stand.open({ query: link.search })
  await table(again.page).waitFor()
  await again.page.getByRole('columnheader', { name: 'United Kingdom' }).first().waitFor()
  expect(await table(again.page).innerText()).toBe(await table(page).innerText())
  expectClean()
})

test('the same by keyboard alone', async () => {
  const { page, expectClean } = await stand.open({ query: '?v=2&s=area' })
  await page.locator('.area-list').waitFor()
  await tabTo(page, /^Find region or nation/)
  await page.keyboard.type('North West')
  await page.getByRole('option', { name: /^North West/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await table(page).waitFor()
  await expect.poll(() => focused(page)).toBe('North West')
  for (const name of six.slice(1)) await chooseByKeys(page, /^Add an area/, name)
  await table(page).getByRole('columnheader', { name: 'Wales' }).waitFor()
  await table(page).getByRole('columnheader', { name: 'United Kingdom' }).waitFor()
  await tabTo(page, /^Areas by measures: download Excel/)
  const workbook = await save(page, () => page.keyboard.press('Enter'))
  await expectWorkbook(page, workbook.bytes)
  await tabTo(page, /^Areas by measures: export$/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator('.preview img').waitFor()
  await tabTo(page, /^Save PNG/)
  expectPicture((await save(page, () => page.keyboard.press('Enter'))).bytes)
  expect(await focused(page)).toMatch(/Save PNG/)
  expectClean()
})

test.each([390, 240])(
  'the same on a screen of %i px: the page does not scroll sideways, the table does',
  async (width) => {
    const { page, expectClean } = await stand.open({ query: '?v=2&s=area', viewport: { ...phone, width } })
    await page.getByRole('button', { name: 'North West', exact: true }).click()
    await table(page).waitFor()
    for (const name of six.slice(1)) await page.getByLabel('Add an area').selectOption({ label: name })
    const last = table(page).getByRole('columnheader', { name: /^Wales/ })
    await last.waitFor()
    await page.getByRole('region', { name: 'Measures held for North West' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const scroll = await table(page).evaluate((own) => {
      own.focus()
      own.scrollLeft = own.scrollWidth
      const name = own.querySelector('tbody tr:nth-child(2) th')?.getBoundingClientRect()
      return { isFocused: document.activeElement === own, inside: own.scrollWidth > own.clientWidth, left: name?.left }
    })
    expect(scroll).toMatchObject({ isFocused: true, inside: true })
    // The name of the row stays in sight.
    expect(scroll.left).toBeLessThan(30)
    const files = page.locator('[data-panel="table"] .downloads')
    await expectWorkbook(page, (await save(page, () => files.getByRole('button', { name: /Excel/ }).click())).bytes)
    expectClean()
  },
)

test('several areas on Explore stand side by side, and lead to My area', async () => {
  const { page, expectClean } = await stand.open({ query: '?v=2&a=E12000002,E12000001' })
  const link = page.getByRole('link', { name: 'Compare these on My area' })
  await link.waitFor()
  const row = page.locator('.selected-areas').getByRole('row', { name: /^Figure/ })
  expect(await row.innerText()).toMatch(/84\.7 WTE per million people\s+122\.8 WTE per million people/)
  await link.click()
  await page.getByRole('heading', { level: 1, name: 'North West' }).waitFor()
  await table(page).getByRole('columnheader', { name: 'North East' }).waitFor()
  expectClean()
})

test('a frame on another page shows the table of the link', async () => {
  const query = '?v=2&s=area&my=itl1!E12000002&a=E12000001#panel=area-table'
  const { page, expectClean } = await stand.open({ file: 'embed.html', query })
  await page.locator('main[aria-busy="false"]').waitFor()
  await page.locator('.embed-picture svg').getByText('United Kingdom', { exact: true }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    'North West beside England, United Kingdom and North East',
  )
  expectClean()
})
