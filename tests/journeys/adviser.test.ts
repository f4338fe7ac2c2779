import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hands, ways } from './hands.ts'
import { figuresOn, Stand } from './harness.ts'
import { focused } from './keys.ts'

/** What a policy adviser with a note due the same day comes for, each from the first screen, on published figures, by each way of using a page. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

/** Opens the first screen, or a link, for these hands. */
async function first(hands: Hands, query = '') {
  const app = await stand.open({ query, viewport: hands.viewport })
  await figuresOn(app.page)
  return app
}

/** Opens the measure finder and types, into the field that has the focus. */
async function ask(hands: Hands, page: Page, words: string) {
  const fold = page.locator('.rail-fold:not([open]) > summary')
  if (await fold.isVisible()) await hands.press(page, fold, /^Choose what is shown$/)
  await hands.press(page, page.getByRole('button', { name: /^Indicator/ }), /^Indicator/)
  await page.keyboard.type(words)
  await page.getByRole('combobox', { name: 'Find a measure' }).waitFor()
}

/** Follows a link of the masthead. */
const goTo = (hands: Hands, page: Page, screen: string) =>
  hands.press(page, page.getByRole('link', { name: screen, exact: true }), new RegExp(`^${screen}$`))

/** The first stop of the keyboard within the page, ahead of menus and map. */
const firstStop = (page: Page) =>
  page.locator('#main').locator('a[href], button, input, select, summary, [tabindex="0"]').first()

/** Presses the first stop by its key. */
async function skipBy(page: Page, name: string) {
  expect(await firstStop(page).innerText()).toBe(name)
  await firstStop(page).focus()
  await page.keyboard.press('Enter')
}

describe.each(ways)('%s', (_, hands) => {
  test('which region has the lowest staffing, is it real, what would close the gap, and may it be quoted', async () => {
    const { page, expectClean } = await first(hands)
    // What the map alone does not answer is one press away.
    await hands.press(page, page.getByRole('link', { name: 'Compare answers' }), /^Compare answers$/)
    const answer = page.getByRole('region', { name: 'The answer' })
    await answer.getByText('Lowest', { exact: true }).waitFor()
    const lines = await answer.innerText()
    expect(lines).toMatch(/Lowest\s+South East: 66\.0/)
    expect(lines).toMatch(/More than chance\?\s+(Yes|No|Cannot be told)/)
    expect(lines).toMatch(/To reach England\s+[\s\S]*WTE/)
    expect(lines).toMatch(/How complete\?/)
    // The sentence to copy stands with the answer.
    expect(lines).toMatch(/May I quote it\?\s+Yes\. [\s\S]*66\.0[\s\S]*Source: [\s\S]*derived in MPCE Atlas/)
    await answer.getByRole('button', { name: 'Copy the answer as a quotation' }).waitFor()
    expect(await page.locator('[data-panel="ranking"] .source-line').innerText()).toMatch(/^Source: NHS Digital/)
    // By keyboard it is two stops from the head of the page, ahead of the choices.
    await skipBy(page, 'Skip to the answer')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Ranking')
    expectClean()
  })

  test('who lives too far from radiotherapy, and what a site in Shrewsbury would change', async () => {
    const { page, expectClean } = await first(hands)
    await goTo(hands, page, 'Coverage')
    await page.locator('#finding', { hasText: /9\d\.\d% of people live within 45 km of a radiotherapy site/ }).waitFor()
    // Who, where and how far stand before the map; a place to try is one press away.
    const answer = page.getByRole('region', { name: 'The answer' })
    expect(await answer.innerText()).toMatch(/people live beyond 45 km[\s\S]*Cumbria: [\d,]+, [\s\S]*Thurso: \d+ km/)
    expect(await firstStop(page).innerText()).toBe('Skip to trying a place')
    await hands.press(page, answer.getByRole('button', { name: 'Try a place' }), /^Try a place$/)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    const field = page.getByPlaceholder('Add a site: type a place')
    await hands.typeInto(page, field, /^Add a site: type a place$/, 'Shrewsbury', /^Shrewsbury/)
    await page.getByText(/^Royal Shrewsbury Hospital stands (there already|\d km from there): \d machines\./).waitFor()
    const more = /^\+1 machine at Royal Shrewsbury Hospital$/
    await hands.press(page, page.getByRole('button', { name: more }), more)
    await page.getByText('Royal Shrewsbury Hospital: 1 machine more', { exact: true }).waitFor()
    // The question is gone with its buttons; the focus is on what the answer changed.
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('difference')
    expect(await answer.innerText()).toMatch(
      /What would a site change\?\s+Try a place\s+No change in people within 45 km/,
    )
    expectClean()
  })

  test('a map for a document, the numbers in Excel and a citation: three presses, no ZIP, and it fits the page', async () => {
    const { page, expectClean } = await first(hands)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await hands.press(page, page.getByRole('button', { name: 'Export', exact: true }), /^Export$/)
    const dialog = page.getByRole('dialog')
    const press = (name: string) =>
      hands.press(page, dialog.getByRole('button', { name, exact: true }), new RegExp(`^${name}$`))
    const saved = async (name: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), press(name)])
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
    }
    await dialog.locator('.preview img').waitFor()
    const { bytes } = await saved('Save PNG')
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    const [width, height, dpi] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), 300]
    // Half of an A4 page within its margins: 160 by 120 millimetres.
    expect([Math.round((width / dpi) * 25.4), Math.round((height / dpi) * 25.4)]).toEqual([160, 120])
    const workbook = await saved('Save Excel')
    expect(workbook.name).toMatch(/^mpce-staff-in-post.*\.xlsx$/)
    const [table] = await readXlsxFile(workbook.bytes)
    const south = table?.data.find((row) => row.includes('South East'))
    expect(south?.some((cell) => typeof cell === 'number' && Math.abs(cell - 66) < 0.1)).toBe(true)
    await press('Copy citation')
    await dialog.getByText('Citation copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/NHS Digital[\s\S]*2017/)
    await press('Copy table')
    await dialog.getByText('Table copied').waitFor()
    const pasted = await page.evaluate(() => navigator.clipboard.readText())
    const row = pasted.split('\n').find((line) => line.startsWith('South East')) ?? ''
    expect(row.split('\t').length).toBeLessThan(9)
    expect(row).toMatch(/^South East\t66\.0(\t|$)/)
    expect(pasted).toMatch(/Source: NHS Digital/)
    // By keyboard the choices are passed with one stop.
    await dialog.getByRole('button', { name: 'Skip to saving' }).focus()
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Save PNG')
    expectClean()
  })

  test('a link that opens as it was sent, the chosen region with its figure, and from it beside its neighbours', async () => {
    const { page, expectClean } = await first(hands)
    const field = page.locator('.toolbar').getByPlaceholder('Find a place')
    await hands.typeInto(page, field, /^Find .*, a town or a site/, 'East Midlands', /^East Midlands/)
    await page.waitForURL(/E12000004/)
    const sent = await first(hands, new URL(page.url()).search)
    const card = sent.page.locator('.side').getByText('East Midlands').locator('visible=true').first()
    await card.waitFor()
    // On a phone the region stands at the foot too, until it is closed; the page does not move for it.
    const sheet = sent.page.locator('.area-sheet')
    await expect.poll(() => sheet.count()).toBe(hands.viewport.width > 720 ? 0 : 1)
    if (hands.viewport.width <= 720) {
      expect(await sheet.innerText()).toMatch(/East Midlands[\s\S]*85\.2[\s\S]*6th of 9[\s\S]*Beside its neighbours/)
      await sent.expectAccessibleInBothThemes()
      const before = await sent.page.locator('.map-box').boundingBox()
      await sent.page.keyboard.press('Escape')
      await expect.poll(() => sheet.count()).toBe(0)
      expect(await sent.page.locator('.map-box').boundingBox()).toEqual(before)
    }
    expect(await sent.page.locator('.side').innerText()).toMatch(/East Midlands[\s\S]*85\.2/)
    expect(await sent.page.locator('[data-layer="outlines"], .stage-map').count()).toBeGreaterThan(0)
    const beside = /^Compare East Midlands with its neighbours/
    await hands.press(sent.page, sent.page.getByRole('link', { name: beside }), beside)
    const table = sent.page.getByRole('region', { name: /^Areas by measures/ })
    for (const name of ['Yorkshire and The Humber', 'West Midlands', 'England', 'United Kingdom'])
      await table.getByRole('columnheader', { name: new RegExp(`^${name}`) }).waitFor()
    await hands.choose(sent.page, 'Add an area', 'Wales')
    await table.getByRole('columnheader', { name: /^Wales/ }).waitFor()
    expect(await table.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0)
    // What is typed at once, before anything has been seen, stands in the field.
    await hands.press(sent.page, sent.page.getByRole('button', { name: 'Add a measure' }), /^Add a measure$/)
    await sent.page.keyboard.type('therapeutic radiography vacancy')
    const asked = sent.page.getByRole('combobox', { name: 'Find a measure' })
    expect(await asked.inputValue()).toBe('therapeutic radiography vacancy')
    await sent.page.getByRole('option', { name: /^Therapeutic radiography vacancy rate/, selected: true }).waitFor()
    await sent.page.keyboard.press('Enter')
    await expect
      .poll(() => table.getByRole('row', { name: /^Therapeutic radiography vacancy rate/ }).innerText())
      .toMatch(/not published[\s\S]*10\.0%/)
    expectClean()
  })

  test('what a vacancy rate is, which there are, whether they may be compared, and their caveats', async () => {
    const { page, expectClean, expectAccessible } = await first(hands)
    await ask(hands, page, 'may these vacancy rates be compared')
    // What it is and which there are stand first.
    const short = page.locator('.short-answer')
    await short.getByText('Vacancy rate: vacant posts as a share of all posts', { exact: true }).first().waitFor()
    await expect
      .poll(() => short.innerText())
      .toMatch(/MPCE[\s\S]*8% in United Kingdom \(2021\)[\s\S]*Regions and nations/)
    await expectAccessible()
    // Whether they may be compared, and the way to the caveats, is in sight before the first figure.
    const caution = page.locator('.short-answer .measure-beside', { hasText: /No: they count different staff/ })
    const [box, room] = await Promise.all([caution.boundingBox(), page.locator('.measure-said').boundingBox()])
    const figures = await short.getByRole('table').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(
      Math.min(figures?.y ?? 0, (room?.y ?? 0) + (room?.height ?? 0)),
    )
    const beside = /^Vacancy rates: all 4 side by side/
    await hands.press(page, page.getByRole('button', { name: beside }), beside)
    const table = page.getByRole('table', { name: 'Vacancy rates, side by side' })
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(5)
    const words = await table.innerText()
    expect(words).toMatch(
      /Vacant posts as a share of all posts, UK, as the Institute of Physics and Engineering in Medicine/,
    )
    expect(words).toMatch(
      /8% in United Kingdom \(2021\)[\s\S]*Mean of the vacancy rates of the providers that answered/,
    )
    await hands.press(page, table.getByRole('button', { name: 'Published vacancy rate' }), /^Published vacancy rate$/)
    await page.locator('#finding', { hasText: /vacancy rate/i }).waitFor()
    expectClean()
  })

  test('MRI by region, and what is not held', async () => {
    const { page, expectClean } = await first(hands)
    await hands.find(page, 'MRI', 'Imaging and physiology tests')
    await page.locator('#finding', { hasText: /MRI/ }).waitFor()
    expect(await page.locator('.trust').innerText()).not.toMatch(/made-up/)
    expect(await page.locator('[data-layer="areas"] path[data-area]').count()).toBeGreaterThan(5)
    await hands.press(page, page.getByRole('button', { name: /^Indicator/ }), /^Indicator/)
    await page.getByRole('combobox', { name: 'Find a measure' }).fill('imaging')
    const short = page.getByRole('table', { name: 'Imaging by region: what is held, and what is not' })
    await expect.poll(() => short.getByRole('row', { name: /^MRI/ }).innerText()).toMatch(/Tests[\s\S]*Scanners/)
    expect(await short.getByRole('row').count()).toBe(5)
    expectClean()
  })

  test('what has changed between two years, and where most', async () => {
    const { page, expectClean } = await first(hands)
    // Who knows the year, and not yet the measure, types the year.
    await ask(hands, page, '2014')
    await page
      .getByRole('option', { name: /^New cancer cases.*opens as the change from 2014 to 2019/, selected: true })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#finding', { hasText: /^Change in new cancer cases.*: .* in .* to .* in / }).waitFor()
    await expect.poll(() => page.url()).toContain('ch=difference!2014')
    await expect.poll(() => page.locator('.legend-box').textContent()).toMatch(/[+−]\d/)
    const back = page.getByRole('link', { name: 'See what is shown' })
    if (await back.isVisible()) {
      await back.click()
      await expect.poll(() => page.locator('#map').evaluate((map) => map.getBoundingClientRect().top)).toBeLessThan(400)
    }
    expectClean()
  })
})
