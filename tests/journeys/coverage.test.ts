import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bring } from './coverage-tables.ts'
import { figuresOn, Stand } from './harness.ts'
import { focused, tabTo } from './keys.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const coverage = '?v=1&s=coverage'
const difference = (page: Page) => page.locator('.difference')
const title = (page: Page) => page.locator('#finding').innerText()

describe('by keyboard alone', () => {
  test('add a site by typing a place, read the changed figures, undo', async () => {
    const { page, expectClean, expectAccessible } = await stand.open({ query: coverage })
    await figuresOn(page)
    const before = await title(page)
    expect(before).toMatch(/% of people live within 45 km of a radiotherapy site, as the crow flies/)
    await tabTo(page, /^Add a site: type a place$/)
    await page.keyboard.type('Aberystw')
    await page.getByRole('option', { name: /Aberystwyth/ }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByText(/more people within 45 km than now/)
      .first()
      .waitFor()
    expect(await difference(page).innerText()).toMatch(
      /^[\d,]+ more people within 45 km than now: [\d.]+% → [\d.]+%\.$/,
    )
    expect(await difference(page).getAttribute('aria-live')).toBe('polite')
    expect(await title(page)).toMatch(/^What if: /)
    expect(await page.locator('.finding .mark').allInnerTexts()).toContain('What if: not as things are')
    await tabTo(page, /^Undo the last$/)
    await page.keyboard.press('Enter')
    await page.getByText('As things are: nothing is changed.').waitFor()
    expect(await title(page)).toBe(before)
    await expectAccessible()
    expectClean()
  })

  test('the back button undoes, and forward does again', async () => {
    const { page } = await stand.open({ query: coverage })
    await figuresOn(page)
    await tabTo(page, /^Close the site at/)
    const name = (await focused(page)).replace('Close the site at ', '')
    await page.keyboard.press('Enter')
    await page.getByText(`Closed: ${name}`, { exact: true }).waitFor()
    // The entry of the history is made once the change has been drawn.
    await page.waitForURL(/[?&]wi=/)
    await page.goBack()
    await page.getByText('As things are: nothing is changed.').waitFor()
    await page.goForward()
    await page.getByText(`Closed: ${name}`, { exact: true }).waitFor()
  })

  test('the areas of the map are a list that reads distance and range', async () => {
    const { page } = await stand.open({ query: coverage })
    await figuresOn(page)
    await tabTo(page, /Distance to the nearest radiotherapy site/)
    await page.keyboard.press('Home')
    await page.locator('.stage-tip').waitFor()
    expect(await page.locator('.stage-tip').innerText()).toMatch(/\n\d+ km\n\d+ to \d+ km by where people live/)
  })
})

describe('links', () => {
  test('a link restores what is imagined, with its marks', async () => {
    const query = `${coverage}&cv=w.60~d.1.3&wi=a~n1~-4.083~52.415~3~0~Aberystwyth!c~aberdeen-royal-infirmary`
    const { page, expectClean, expectAccessible } = await stand.open({ query, theme: 'dark' })
    await figuresOn(page)
    await page.getByText('Added: Aberystwyth, 3 machines', { exact: true }).waitFor()
    await page.getByText(/^Closed: Aberdeen Royal Infirmary$/).waitFor()
    expect(await title(page)).toMatch(/^What if: .* within 60 km .* as the crow flies × 1\.3 \(detour factor\)$/)
    expect(await page.locator('.mark-across').count()).toBeGreaterThan(5)
    await expectAccessible()
    expectClean()
  })

  test('a link with a broken edit opens and says what was left out', async () => {
    const { page } = await stand.open({ query: `${coverage}&wi=a~n1~999~52~3~0~Nowhere` })
    await figuresOn(page)
    await page.getByText(/could not be read and was left out: wi=/).waitFor()
  })
})

test('a click on the map adds a site where it is', async () => {
  const { page } = await stand.open({ query: coverage })
  await figuresOn(page)
  await page.getByRole('button', { name: 'Add a site on the map' }).click()
  const box = await page.locator('.stage-pointer').boundingBox()
  if (!box) throw new Error('no map')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.getByText(/^Added: 5\d\.\d+, -?\d\.\d+, 2 machines$/).waitFor()
})

test('where a site stands already, another is not added without a word: it is offered machines instead', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({ query: coverage, theme: 'dark' })
  await figuresOn(page)
  await tabTo(page, /^Add a site: type a place$/)
  await page.keyboard.type('Shrewsbury')
  await page
    .getByRole('option', { name: /^Shrewsbury/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  const asked = page.getByRole('region', { name: 'A site stands here already' })
  await asked.getByText(/^Royal Shrewsbury Hospital stands (there already|\d km from there): \d machines\./).waitFor()
  await page.getByText('As things are: nothing is changed.').waitFor()
  await expectAccessible()
  await tabTo(page, /^\+1 machine at Royal Shrewsbury Hospital$/)
  await page.keyboard.press('Enter')
  await page.getByText('Royal Shrewsbury Hospital: 1 machine more', { exact: true }).waitFor()
  expect(await asked.count()).toBe(0)
  expectClean()
})

test('sites of the NHS alone can be chosen, the title names them, and the link keeps it', async () => {
  const { page } = await stand.open({ query: coverage })
  await figuresOn(page)
  await page.getByRole('checkbox', { name: 'NHS sites only' }).check()
  await page.locator('#finding', { hasText: 'of an NHS radiotherapy site' }).waitFor()
  await page.waitForURL(/[?&]cv=h\.1/)
  await page.reload()
  await page.locator('#finding', { hasText: 'of an NHS radiotherapy site' }).waitFor()
})

test('the settings of the model are folded away, unless the link has one', async () => {
  const { page } = await stand.open({ query: coverage })
  await figuresOn(page)
  const detour = page.getByRole('slider', { name: /^Detour factor/ })
  expect(await detour.isVisible()).toBe(false)
  await page.getByText('Advanced', { exact: true }).click()
  await detour.waitFor()
  const linked = await stand.open({ query: `${coverage}&cv=d.1.3` })
  await figuresOn(linked.page)
  expect(await linked.page.getByRole('slider', { name: /^Detour factor/ }).isVisible()).toBe(true)
})

/** Chooses a figure and saves it in one go, before the page can have drawn it. @returns how many files came of it */
async function savedAtOnce(page: Page, figure: string): Promise<number> {
  let files = 0
  page.on('download', () => {
    files += 1
  })
  await page.getByRole('dialog').evaluate((dialog, value) => {
    const select = [...dialog.querySelectorAll('select')].find(({ options }) =>
      [...options].some((one) => one.value === value),
    )
    if (!select) throw new Error(`no choice has ${value}`)
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
    ;[...dialog.querySelectorAll('button')].find(({ innerText }) => innerText === 'Save SVG')?.click()
  }, figure)
  await page
    .getByRole('dialog')
    .getByText('Making the SVG: The figure does not fit this size', { exact: true })
    .waitFor()
  return files
}

test('the exported map carries the distance type and the mark of what is imagined', async () => {
  const { page, expectClean } = await stand.open({ query: `${coverage}&wi=c~aberdeen-royal-infirmary` })
  await figuresOn(page)
  await page.getByRole('button', { name: 'Map: export' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.preview img').waitFor()
  const save = async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save SVG' }).click(),
    ])
    return { name: file.suggestedFilename(), svg: readFileSync(await file.path(), 'utf8') }
  }
  const { name, svg } = await save()
  expect(name).toMatch(/what-if/)
  expect(svg).toMatch(/as the crow flies/)
  expect(svg).toMatch(/What if: not as things are/)
  expect(svg).toMatch(/what if: closed/)
  expect(svg).toMatch(/Circles: 45 km as the crow flies/)
  expect(svg).toMatch(/Source: /)
  // The others are composed in the same way, which `tests/core/coverage` reads.
  for (const id of ['catchments', 'staff']) {
    await dialog.getByLabel('Figure', { exact: true }).selectOption(`coverage-${id}`)
    // It has a line for each site, more than go on the page that the others stay on.
    if (id === 'catchments') {
      await dialog.getByRole('button', { name: /^Use A3/ }).waitFor()
      await dialog.getByLabel('Figure', { exact: true }).selectOption('coverage-bands')
      await dialog.getByRole('button', { name: /^Use A3/ }).waitFor({ state: 'detached' })
      expect(await savedAtOnce(page, 'coverage-catchments')).toBe(0)
      await dialog.getByRole('button', { name: /^Use A3/ }).click()
    }
    const own = await save()
    expect(own.name, id).toMatch(/what-if/)
    expect(own.svg, id).toMatch(/What if: not as things are/)
    expect(own.svg, id).toMatch(/Source: /)
  }
  await dialog.getByRole('radio', { name: 'Brief', exact: true }).check()
  await dialog.getByRole('combobox', { name: 'Brief on' }).selectOption({ label: 'Aberdeenshire' })
  const brief = dialog.getByRole('article', { name: 'Brief on Aberdeenshire' })
  await brief.getByText('Staff that coverage takes').waitFor()
  await brief.getByText(/fewer people within 45 km/).waitFor()
  await brief.locator('img').nth(3).waitFor()
  expectClean()
})

test('a bad table of sites says what is wrong in the importer; a good one takes over, and travel times go with it', async () => {
  const { page, expectClean } = await stand.open({ query: coverage })
  await figuresOn(page)
  const before = await title(page)
  await page.getByText('Your own tables').click()
  await page.getByLabel('Sites', { exact: true }).setInputFiles({
    name: 'bad.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,latitude,longitude,machines\nLeeds,-1.55,53.8,3\n'),
  })
  await page.getByText('The two are exchanged: swap them.').waitFor()
  expect(await page.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true)
  await page.goBack()
  await figuresOn(page)
  expect(await title(page)).toBe(before)
  await bring(page, 'Sites', 'good.csv', 'name,latitude,longitude,machines\nLeeds,53.8,-1.55,3\nLondon,51.5,-0.12,9\n')
  await figuresOn(page)
  await page.waitForFunction((old) => document.querySelector('#finding')?.textContent !== old, before)
  expect(await page.locator('.trust').innerText()).toMatch(/Your own file/)
  await bring(page, 'Travel times', 'ways.csv', 'area,site,minutes\nE08000035,Leeds,10\nE09000001,London,12\n')
  await figuresOn(page)
  await page.getByText(/Travel times: Travel times\. A pair that is not in it has no way/).waitFor()
  await page.getByText(/the travel times “Travel times” have nothing of \d+ of \d+ areas or places/).waitFor()
  expectClean()
})

test('7,000 places and 100 sites are calculated beside the page, which keeps answering', async () => {
  const { page, expectClean } = await stand.open({ query: coverage })
  await figuresOn(page)
  const grid = (count: number, row: (at: number, latitude: string, longitude: string) => string) =>
    Array.from({ length: count }, (_, at) => {
      // Within the Midlands, where every point is on land.
      const latitude = (52 + (at % 83) / 83).toFixed(4)
      const longitude = (-2.5 + Math.floor(at / 83) / 60).toFixed(4)
      return row(at, latitude, longitude)
    }).join('\n')
  const people = `code,latitude,longitude,people,people_65_plus,new_cancers\n${grid(7000, (at, north, east) => `p${at},${north},${east},8000,1500,45`)}\n`
  const sites = `id,name,latitude,longitude,machines\n${grid(100, (at, north, east) => `s${at},Site ${at},${north},${east},2`)}\n`
  await bring(page, 'Sites', 'sites.csv', sites)
  await figuresOn(page)
  await bring(page, 'People', 'people.csv', people)
  await page.getByText(/7,000 points of People/).waitFor()
  expect(await page.locator('.reading .sentences').innerText()).toMatch(/56,000,000/)
  expectClean()
})
