import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'
import { findMeasure } from './keys.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

/** Positions of elements in whole pixels, and the state of the map. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const place = (selector: string) => {
      const box = document.querySelector(selector)?.getBoundingClientRect()
      return box ? [box.x, box.y, box.width, box.height].map(Math.round) : null
    }
    const parts = ['.masthead', '#finding', '.stage-map', '.legend-box svg']
    const areas = [...document.querySelectorAll('.stage-map path[data-area]')]
    return {
      places: Object.fromEntries(parts.map((selector) => [selector, place(selector)])),
      viewBox: document.querySelector('.stage-map')?.getAttribute('viewBox'),
      // Pattern ids contain the name of their page.
      areas: areas.map((area) => {
        const [code, fill, d] = ['data-area', 'fill', 'd'].map((name) => area.getAttribute(name) ?? '')
        return [code, fill?.replace(/#.*-(suppressed|not-)/, '#$1'), d]
      }),
      words: [...document.querySelectorAll('.finding, .reading, .legend-box text, .map-box .mark-across')].map(
        ({ textContent }) => textContent,
      ),
      theme: document.documentElement.dataset.theme,
      background: getComputedStyle(document.body).backgroundColor,
    }
  })

/** Keeps the app in the typeface of the opening picture: text in another has other widths. */
const asBefore = (page: Page) => page.evaluate(() => delete document.documentElement.dataset.typeface)

const app = /\/assets\/start-/

/** Never answers requests for these files, like an endlessly slow line. */
const never = (page: Page, files: RegExp) => page.route(files, () => new Promise<void>(() => {}))

test.each([
  { query: '', viewport: { width: 1440, height: 900 }, theme: 'light' },
  { query: '?v=1&m=population&per=-&g=utla', viewport: { width: 1024, height: 768 }, theme: 'dark' },
  {
    query: '?v=1&m=mpce-wte&d=specialty.radiotherapy-physics',
    viewport: { width: 390, height: 844 },
    theme: 'light',
  },
] as const)(
  'the opening picture is the app’s own, in its place ($viewport.width, $theme)',
  async ({ query, ...look }) => {
    const { page, expectClean, requests } = await stand.open({ query, webgl: query === '', ...look })
    await figuresOn(page)
    const asked = requests.map((url) => new URL(url).pathname)
    expect(asked.filter((path, at) => path.includes('/data/') && asked.indexOf(path) !== at)).toEqual([])
    await expect.poll(() => seen(page)).toMatchObject({ theme: look.theme })
    await page.locator('html[data-typeface="inter"]').waitFor()
    await asBefore(page)
    const after = await seen(page)
    expectClean()
    await never(page, app)
    await page.reload({ waitUntil: 'commit' })
    await page.locator('.stage-map path[data-area]').first().waitFor({ state: 'attached' })
    const opening = await seen(page)
    expect(opening.areas.length).toBeGreaterThan(11)
    expect(opening).toEqual(after)
    // Controls that do not work yet are not offered, and every link leads somewhere.
    expect(await page.getByRole('button').count()).toBe(0)
    await page.getByRole('link', { name: 'Compare' }).click()
    await page.waitForURL(/s=compare/)
  },
)

// Before there is text a heading has no content.
const wordless = ['page-has-heading-one']
test.each([
  { name: 'the first words', files: /\/data\/|\/assets\/start-/, there: '.first-words', without: [] },
  { name: 'the opening picture, before the app', files: app, there: '.stage-map path[data-area]', without: [] },
  { name: 'the app, before the catalogue', files: /\/data\//, there: 'main.waiting', without: wordless },
])('axe finds nothing on $name', async ({ files, there, without }) => {
  const { page, expectAccessible, expectClean } = await stand.open()
  await figuresOn(page)
  await never(page, files)
  await page.reload({ waitUntil: 'commit' })
  // The style sheet hides the first words for a moment; before it is there they are seen at once.
  await page.waitForFunction(() => document.styleSheets.length > 0)
  await page.locator(there).first().waitFor()
  await expectAccessible(without)
  expectClean()
})

test('axe finds nothing while the next figures are awaited', async () => {
  const { page, expectAccessible, expectClean } = await stand.open()
  await figuresOn(page)
  await never(page, /\/data\/cells\//)
  await findMeasure(page, 'Clinical engineering spend on equipment maintenance')
  await page.locator('main[aria-busy="true"]').waitFor()
  await expectAccessible()
  expectClean()
})

test('before any script is there the page says what it is, and the words stay until there is a map', async () => {
  const { page, expectAccessible } = await stand.open({ file: 'icon.svg' })
  await never(page, /assets\/.*\.js$/)
  await page.goto(page.url().replace(/icon\.svg$/, ''), { waitUntil: 'commit' })
  // Without its style sheet the page shows the text at once; with it, a moment later.
  await page.waitForFunction(() => document.styleSheets.length > 0)
  await page.getByText('The first map is on its way.').waitFor()
  await expectAccessible()
  await page.unrouteAll()
  await never(page, /\/data\/|\/assets\/start-/)
  await page.reload({ waitUntil: 'commit' })
  await page.getByText('The first map is on its way.').waitFor()
})

test('in forced colours the chosen theme can be told from the others', async () => {
  const { page } = await stand.open()
  await figuresOn(page)
  await page.emulateMedia({ forcedColors: 'active' })
  const [chosen, other] = await page
    .locator('.masthead .segmented label')
    .evaluateAll((labels) =>
      labels
        .sort((a, b) => Number(b.querySelector('input')?.checked) - Number(a.querySelector('input')?.checked))
        .map((label) => getComputedStyle(label).backgroundColor),
    )
  expect(chosen).not.toBe(other)
})

test('where the first files are damaged there is no opening picture, and the app says which file it is', async () => {
  const { page } = await stand.open()
  await page.route(/mpce-staff/, (route) => route.fulfill({ body: '{"format":7}' }))
  await page.reload()
  await page.getByRole('heading', { name: 'The figures could not be loaded' }).waitFor()
  expect(await page.locator('main').innerText()).toContain('mpce-staff')
})
