import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'
import { focused, tabTo } from './keys.ts'
import { decodePicture } from './picture.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const flat = (text: string) => text.replace(/\s+/g, ' ')
const panel = (page: Page, id: string) => page.locator(`[data-panel="${id}"]`)
const drawn = (page: Page, id: string) => panel(page, id).locator('.figure-box > svg').waitFor()
const sample = 'v=1&s=compare&m=mpce-wte&d=specialty.radiotherapy-physics'

/** Reads from the page the three lowest areas, whether that is beyond chance, how many WTE, and the sources. */
async function answers(page: Page) {
  await drawn(page, 'ranking')
  await drawn(page, 'funnel')
  expect(flat(await panel(page, 'ranking').locator('h2').innerText())).toContain(
    'South East 4.63, then East of England 4.69 and East Midlands 5.53',
  )
  const funnel = flat(await panel(page, 'funnel').innerText())
  expect(funnel).toContain('By heads, as WTE has no limits of chance')
  expect(funnel).toContain('No area differs from the others by more than a Poisson count would')
  expect(flat(await panel(page, 'ledger').innerText())).toContain(
    'Largest: South East 82.1 to 92.8, East of England 45.6 to 56.3',
  )
}

describe('which regions have the lowest staffing, is it real, how many would close the gap, who says so', () => {
  test('by mouse, from the first screen', async () => {
    const { page, expectClean } = await stand.open()
    await figuresOn(page)
    await page.getByRole('link', { name: /^Made-up sample/ }).click()
    await page.getByRole('link', { name: 'Compare', exact: true }).click()
    await answers(page)
    await panel(page, 'ledger').getByText('Show working').click()
    const working = flat(await panel(page, 'ledger').locator('.workings').innerText())
    expect(working).toMatch(/expected = benchmark × new cancers ÷ 1,000; gap = actual − expected/)
    expect(working).toMatch(
      /South East: 82\.1 to 92\.8 WTE fewer than at the level of the UK\. expected = 6\.1\d+ \(the UK\) × [\d,]+ new cases ÷ 1,000/,
    )
    expect(working).toContain('MPCE Atlas: Sample baseline')
    expectClean()
  })

  test('by keyboard alone, from the first screen', async () => {
    const { page, expectClean } = await stand.open()
    await figuresOn(page)
    await tabTo(page, /^Made-up sample/)
    await page.keyboard.press('Enter')
    await page.locator('#finding', { hasText: 'sample baseline' }).waitFor()
    await page.keyboard.press('Home')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await tabTo(page, /^Compare$/)
    await page.keyboard.press('Enter')
    await answers(page)
    await tabTo(page, /^Show working$/)
    await page.keyboard.press('Enter')
    await panel(page, 'ledger').locator('.workings li').first().filter({ hasText: 'South East' }).waitFor()
    await tabTo(page, /^Table$/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^South East$/)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => window.location.search.includes('a=E12000008'))
    expectClean()
  })
})

describe('figures are linked to each other', () => {
  test('a pointer over one figure lights the area in all', async () => {
    const { page, expectClean } = await stand.open({ query: `?${sample}` })
    const others = ['ranking', 'ledger', 'certainty', 'funnel'] as const
    for (const id of ['scatter', ...others] as const) await drawn(page, id)
    // Elements that move while figures load move away from the pointer.
    await page.locator('.comparison[aria-busy="false"]').waitFor()
    await panel(page, 'scatter').locator('circle[data-area="E12000007"]').hover()
    await page.locator('.lit-words', { hasText: 'London: 10.30' }).waitFor()
    for (const id of others)
      await panel(page, id).locator('[data-area="E12000007"][data-lit]').first().waitFor({ state: 'attached' })
    // A cell of the profile keeps the colour that its words are written on.
    const cell = panel(page, 'profile').locator('g[data-words][data-lit] > rect:first-child').first()
    await cell.waitFor({ state: 'attached' })
    expect(await cell.evaluate((rect) => getComputedStyle(rect).fillOpacity)).toBe('1')
    expectClean()
  })

  test('a click selects the area everywhere, and the link keeps it', async () => {
    const { page, expectClean } = await stand.open({ query: `?${sample}` })
    await drawn(page, 'funnel')
    await panel(page, 'funnel').locator('path[data-area="E12000007"]').click()
    await page.getByText('London, measure by measure').waitFor()
    await page.waitForURL(/a=E12000007/)
    expectClean()
  })

  test('the squares of the two-way legend are walked by arrow keys and filter the figures', async () => {
    const { page, expectClean } = await stand.open({ query: `?${sample}` })
    await drawn(page, 'corner')
    await tabTo(page, /^measure: lower third; need: upper third/)
    await page.keyboard.press('Enter')
    const words = panel(page, 'corner').locator('[aria-live]')
    await words.filter({ hasText: 'measure: lower third; need: upper third: no area.' }).waitFor()
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toMatch(/^measure: middle third; need: upper third/)
    // The figures follow the words a moment later.
    const bright = panel(page, 'scatter').locator('circle[opacity="1"]')
    await words.filter({ hasText: 'measure: middle third; need: upper third: ' }).waitFor()
    const named = (/: ([^:]*)\.$/.exec(flat(await words.innerText()))?.[1] ?? '').split(', ')
    await expect.poll(() => bright.count(), { timeout: 20_000 }).toBe(named.length)
    await page.keyboard.press('Escape')
    await words.filter({ hasText: 'Choose a square' }).waitFor()
    expectClean()
  })
})

describe('benchmarks and groups', () => {
  test('a group is made of selected areas, ranked with them, and compared with', async () => {
    const { page, expectClean } = await stand.open({ query: `?${sample}` })
    await drawn(page, 'ranking')
    await page.getByText(/^Areas and groups/).click()
    await page.getByRole('checkbox', { name: 'North East' }).check()
    await page.getByRole('checkbox', { name: 'North West' }).check()
    await page.getByLabel(/^Name of a group/).fill('The North')
    await page.getByRole('button', { name: 'Make the group' }).click()
    await panel(page, 'ranking').locator('text[text-anchor="end"]', { hasText: 'The North' }).waitFor()
    await page.getByRole('button', { name: 'Compare with The North' }).click()
    await panel(page, 'ranking')
      .getByText(/below The North/)
      .waitFor()
    await page.waitForURL(/[?&]b=group/)
    const again = await stand.open({ query: new URL(page.url()).search })
    await panel(again.page, 'ranking')
      .getByText(/below The North/)
      .waitFor()
    expectClean()
    again.expectClean()
  })

  test('a published norm is offered where it fits, never chosen by itself, and cited', async () => {
    const { page, expectClean } = await stand.open({ query: `?${sample}&per=machines` })
    await drawn(page, 'ranking')
    const menu = page.getByLabel('Compared with')
    expect(await menu.inputValue()).toBe('all')
    await menu.locator('option[value="norm!iaea-rt-linac"]').waitFor({ state: 'attached' })
    // One that does not fit is no choice; it is folded away with the reason.
    expect(await menu.locator('option[value="norm!ipem-rt-table"]').count()).toBe(0)
    await page.getByText(/published norms do not fit this measure/).click()
    await expect.poll(() => page.locator('.rail details.hint li').count()).toBeGreaterThan(3)
    await menu.selectOption('norm!iaea-rt-linac')
    await panel(page, 'ledger')
      .getByText(/the norm of 1\.7 FTE per linac/)
      .first()
      .waitFor()
    expect(await page.locator('.rail').innerText()).toMatch(/simple ratios are not adequate/)
    expectClean()
  })

  test('the reader’s own number moves the line, and nonsense is refused', async () => {
    const { page, expectClean } = await stand.open({ query: `?${sample}` })
    await drawn(page, 'ranking')
    await page.getByLabel('Compared with').selectOption('own')
    const field = page.getByLabel(/^Your number/)
    await field.fill('many')
    await page.getByText('Write a number such as 1.7.').waitFor()
    await field.fill('8')
    await field.press('Enter')
    await panel(page, 'ranking').getByText('11 of 12 areas are below your number.').waitFor()
    expectClean()
  })
})

test('the answer stands before the figures, each line with a link to the figure that shows it', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({ query: '?v=2&s=compare' })
  await drawn(page, 'ranking')
  const box = page.getByRole('region', { name: 'The answer' })
  const words = (await box.innerText()).replace(/\s+/g, ' ')
  expect(words).toMatch(/Lowest South East: 66\.0, 25% fewer staff than England \(88\.3\), in WTE per million people\./)
  expect(words).toMatch(/More than chance\? Cannot be told\./)
  expect(words).toMatch(/To reach England South East: 202\.9 WTE fewer/)
  expect(words).toMatch(/How complete\? 9 of 12 areas have a figure/)
  await box.getByRole('link', { name: 'Gap ledger' }).click()
  await page.waitForFunction(() => document.activeElement?.id === 'figure-ledger' || location.hash === '#figure-ledger')
  // What this measure does not allow is one line at the end, with the reasons on request.
  await page.getByText(/^Not drawn for this measure: .*Funnel plot/).click()
  await page.getByRole('listitem').filter({ hasText: 'WTE is a sum of hours' }).waitFor()
  await expectAccessible()
  expectClean()
})

test('every figure has its table and its files', async () => {
  const { page, context, expectClean } = await stand.open({ query: `?${sample}` })
  await drawn(page, 'profile')
  const ids = await page
    .locator('[data-panel]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-panel') ?? ''))
  expect(ids).toHaveLength(12)
  const marked = 'Illustrative sample: made-up returns, not real data'
  const save = async (button: Locator) => {
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
    return readFileSync(await file.path())
  }
  for (const id of ids) {
    const card = panel(page, id)
    if ((await card.locator('.lacks').count()) > 0) continue
    await card.locator('.figure-table > summary').click()
    await card.locator('.figure-table tbody tr').nth(1).waitFor()
    await card.locator('.figure-table > summary').click()
    const csv = (await save(card.getByRole('button', { name: /download CSV$/ }))).toString()
    expect(csv, id).toContain(marked)
  }
  await panel(page, 'ranking')
    .getByRole('button', { name: /: export$/ })
    .click()
  const dialog = page.getByRole('dialog')
  // At a size of one's own a figure is saved, however much it holds.
  await dialog.getByLabel('Size', { exact: true }).selectOption('custom')
  await dialog.getByLabel('Width', { exact: true }).fill('300')
  await dialog.getByLabel('Height', { exact: true }).fill('420')
  for (const id of ['profile', 'scatter', 'funnel']) {
    await dialog.getByLabel('Figure', { exact: true }).selectOption(`compare-${id}`)
    const svg = (await save(dialog.getByRole('button', { name: 'Save SVG' }))).toString()
    // Where rows differ, the made-up ones are marked one by one.
    expect(svg, id).toContain(id === 'profile' ? 'Sample, made up' : marked)
    expect(svg, id).toMatch(/Source: .*MPCE Atlas/)
    expect(svg.match(/<path|<circle|<rect|<text/g)?.length ?? 0, id).toBeGreaterThan(20)
  }
  const { width, height, colours } = await decodePicture(
    context,
    await save(dialog.getByRole('button', { name: 'Save PNG' })),
    'image/png',
  )
  expect(Math.min(width, height)).toBeGreaterThan(1500)
  expect(Object.keys(colours).length).toBeGreaterThan(20)
  expectClean()
})

test('small maps: years and measures are chosen by keyboard, stand in the link, say their own figures and leave as one picture', async () => {
  const { page, expectAccessible, expectClean } = await stand.open({
    query: '?v=1&s=compare&m=cancer-cases&per=people-100k',
  })
  const maps = (id: string) => panel(page, id).locator('.figure-box [data-map]')
  await drawn(page, 'years')
  await drawn(page, 'measures')
  // So many maps wait until they come near the window; each has its room.
  expect(await maps('years').count()).toBe(0)
  await panel(page, 'years').scrollIntoViewIfNeeded()
  await expect.poll(() => maps('years').count()).toBe(6)
  await panel(page, 'measures').scrollIntoViewIfNeeded()
  await expect.poll(() => maps('measures').count()).toBe(6)
  await tabTo(page, /^Periods: 6 of /)
  await page.keyboard.press('Enter')
  for (const year of ['2016', '2012', '2009', '2005']) {
    await tabTo(page, new RegExp(`^${year}$`))
    await page.keyboard.press('Space')
  }
  await expect.poll(() => maps('years').count()).toBe(2)
  await page.waitForURL((url) => url.searchParams.get('rw')?.includes('at.2019') === true)
  await panel(page, 'years').locator('h2', { hasText: '2002 and 2019' }).waitFor()
  await expectAccessible()
  // Each map says its own year.
  const first = maps('years').first().locator('[data-area="E12000009"]')
  await first.hover()
  await page
    .locator('.lit-words', { hasText: /^South West: [\d.]+\. New cancer cases per 100,000 people, 2002$/ })
    .waitFor()
  await page.reload()
  await drawn(page, 'years')
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect([await maps('years').count(), await maps('measures').count()]).toEqual([2, 6])
  await panel(page, 'years')
    .getByRole('button', { name: /: export$/ })
    .click()
  const dialog = page.getByRole('dialog')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save SVG' }).click(),
  ])
  const svg = readFileSync(await file.path(), 'utf8')
  expect(svg.match(/data-map="/g)).toHaveLength(2)
  for (const words of ['>2002<', '>2019<', 'New cases per 100,000 people', 'Source: ']) expect(svg).toContain(words)
  expectClean()
})

test.each([`?${sample}&a=E12000007`, '?v=1&s=compare&m=equipment-maintenance-spend&per=person&g=nhs_region'])(
  'axe finds nothing on “%s” in either theme',
  async (query) => {
    const { page, expectAccessibleInBothThemes, expectClean } = await stand.open({ query })
    await drawn(page, 'ranking')
    await page.locator('.comparison[aria-busy="false"]').waitFor()
    await panel(page, 'ranking').locator('.figure-table > summary').click()
    await expectAccessibleInBothThemes()
    expectClean()
  },
)

test('the screen holds at 390 pixels: nothing is wider than the page', async () => {
  const { page, expectClean } = await stand.open({ query: `?${sample}`, viewport: { width: 390, height: 844 } })
  await drawn(page, 'profile')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  // Tab order equals the visual order of the figures.
  const order = await page.evaluate(() =>
    [...document.querySelectorAll('.figure-card')].map((card) => card.getBoundingClientRect().top),
  )
  expect(order.length).toBeGreaterThan(5)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expectClean()
})
