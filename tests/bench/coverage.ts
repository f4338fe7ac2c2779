import type { Browser, Page } from 'playwright-core'
import { bring } from '../journeys/coverage-tables.ts'

/** Targets of the Coverage screen: a slider repaints within 100 ms, and a large calculation takes under a second. */
const coverageLimits = { slider: 100, large: 1000 } as const

export type CoverageReadings = {
  /** Slider, in words → ms from the movement to the painted frame, over all towns and sites of the atlas. */
  readonly sliders: Readonly<Record<string, readonly number[]>>
  /** ms from the choice of a file with 7,000 places to the page that shows them, with 100 sites. */
  readonly large: readonly number[]
  /** Longest task of the page's own thread from the movement of a slider to the result for 7,000 places, in ms. */
  readonly longest: readonly number[]
}

const turns = 8

/**
 * Runs in the page: moves a slider as a reader's arrow key does, and waits for the frame after the one that redrew the map or its text. While the
 * page says that it is calculating, no change counts as a result.
 */
const mover = `window.moveSlider = (words, next) => {
  const field = [...document.querySelectorAll('input[type="range"]')].find((one) => one.labels[0].textContent.startsWith(words + ':'))
  return new Promise((resolve) => {
    const start = performance.now()
    const observer = new MutationObserver(() => {
      if (document.querySelector('#main progress') !== null) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame((at) => resolve(at - start)))
    })
    observer.observe(document.querySelector('.centre'), { subtree: true, childList: true, characterData: true, attributes: true })
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, String(next))
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest || 0, duration)
}).observe({ type: 'longtask' })`

const moveSlider = (page: Page, label: string, value: number): Promise<number> =>
  page.evaluate(`window.moveSlider(${JSON.stringify(label)}, ${value})`)

/** Tables of a made-up region: a grid of points in the Midlands, all on land. */
function grid(count: number, header: string, row: (at: number, place: string) => string): string {
  const rows = Array.from({ length: count }, (_, at) =>
    row(at, `${(52 + (at % 83) / 83).toFixed(4)},${(-2.5 + Math.floor(at / 83) / 60).toFixed(4)}`),
  )
  return `${header}\n${rows.join('\n')}\n`
}

/** A hundred sites in place of those on record, brought as a reader brings them. */
const hundredSites = (page: Page): Promise<void> =>
  bring(
    page,
    'Sites',
    'sites.csv',
    grid(100, 'id,latitude,longitude,name,machines', (at, place) => `s${at},${place},Site ${at},2`),
  )

const advanced = (page: Page): Promise<void> => page.locator('details.advanced:not([open]) > summary').click()

async function largeTables(page: Page): Promise<{ readonly ms: number; readonly longest: number }> {
  await hundredSites(page)
  const header = 'code,latitude,longitude,people,people_65_plus,new_cancers'
  const people = grid(7000, header, (at, place) => `p${at},${place},8000,1500,45`)
  await bring(page, 'People', 'people.csv', people)
  await page.getByText(/7,000 points of People/).waitFor()
  await advanced(page)
  await page.evaluate('window.longest = 0')
  // Another detour factor needs every distance again.
  const ms = await moveSlider(page, 'Detour factor', 1.2)
  await page.waitForTimeout(200)
  return { ms, longest: await page.evaluate<number>('window.longest') }
}

/** Measures the Coverage screen of the built atlas with a scenario, which means two calculations. */
export async function measureCoverage(
  browser: Browser,
  address: string,
  repetitions: number,
): Promise<CoverageReadings> {
  const sliders: Record<string, number[]> = { Within: [], 'Detour factor': [], Catchment: [], Decay: [] }
  const [large, longest]: [number[], number[]] = [[], []]
  for (let round = 0; round < repetitions; round += 1) {
    // A page of a browser profile of its own: what was brought stays in a profile.
    const opened = async () => {
      const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } })
      const page = await context.newPage()
      await page.addInitScript({ content: mover })
      return page
    }
    for (const [map, own] of [
      ['reach', ['Within', 'Detour factor']],
      ['access', ['Catchment', 'Decay']],
    ] as const) {
      const page = await opened()
      await page.goto(`${address}?v=1&s=coverage&cv=m.${map}&wi=a~n1~-4.083~52.415~2~0~Aberystwyth`)
      await page.locator('.difference').waitFor()
      await hundredSites(page)
      await page.waitForTimeout(1500)
      await advanced(page)
      for (let turn = 0; turn < turns; turn += 1)
        for (const label of own) {
          const value = {
            Within: 30 + turn * 3,
            'Detour factor': 1.1 + turn * 0.05,
            Catchment: 40 + turn * 5,
            Decay: 0.2 + turn * 0.1,
          }
          sliders[label]?.push(await moveSlider(page, label, value[label]))
          await page.waitForTimeout(120)
        }
      await page.context().close()
    }
    const page = await opened()
    await page.goto(`${address}?v=1&s=coverage`)
    await page.locator('.difference').waitFor()
    await page.waitForTimeout(800)
    const taken = await largeTables(page)
    large.push(taken.ms)
    longest.push(taken.longest)
    await page.context().close()
  }
  return { sliders, large, longest }
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN

/** Medians with quartiles, beside the targets. */
export function coverageTable({ sliders, large, longest }: CoverageReadings): string {
  const row = (name: string, values: readonly number[], limit: number | null) => {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => Math.round(quantile(values, part)))
    const kept = limit === null ? '' : `${limit} ms, ${(middle ?? Number.NaN) <= limit ? 'kept' : 'not kept'}`
    return `| ${name} | ${middle} (${low}–${high}) | ${kept} |`
  }
  return [
    '| Coverage: 3,643 towns in 232 areas × 101 sites, with and without a site imagined | ms | promised |',
    '| --- | ---: | --- |',
    ...Object.entries(sliders).map(([name, values]) =>
      row(`${name}: slider to painted frame`, values, coverageLimits.slider),
    ),
    row('7,000 places × 100 sites: slider to painted frame', large, coverageLimits.large),
    row('the same: longest task of the page’s own thread', longest, null),
  ].join('\n')
}
