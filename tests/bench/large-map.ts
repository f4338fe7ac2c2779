import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** The page is never held up longer than this by a map of so many areas, or by a table of so many rows. */
const limits = { side: 190, months: 1725, longest: 200 } as const

const steps = ['map read', 'map kept', 'figures of its areas read', 'table of 400,000 rows read'] as const
type Step = (typeof steps)[number]
/** Longest task of the page's own thread in each step, in ms. */
export type LargeMapReadings = Readonly<Record<Step, number>>

const listener = `window.longest = 0
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
}).observe({ type: 'longtask' })`

const code = (at: number) => `X${String(at).padStart(6, '0')}`
const areas = Array.from({ length: limits.side ** 2 }, (_, at) => at)

/** Cells of a grid over England, each with a few corners on its sides. */
function gridMap(): string {
  const [west, south, wide, high] = [-2.6, 51.2, 2.6 / limits.side, 2.2 / limits.side]
  const features = areas.map((at) => {
    const [x, y] = [west + (at % limits.side) * wide, south + Math.floor(at / limits.side) * high]
    const corner = (right: number, up: number) => [x + right * wide, y + up * high]
    const ring = [corner(0, 0), corner(0, 0.5), corner(0, 1), corner(1, 1), corner(1, 0.5), corner(1, 0), corner(0, 0)]
    return {
      type: 'Feature',
      properties: { code: code(at), name: `Cell ${at}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

const figuresOfGrid = (): string =>
  ['code,year,sites', ...areas.flatMap((at) => [`${code(at)},2023,${at % 17}`, `${code(at)},2024,${at % 23}`])].join(
    '\n',
  )

/** A figure for each of 232 places in each month, from 1900. */
function longTable(places: readonly string[]): string {
  const lines = Array.from({ length: limits.months }, (_, month) => {
    const period = `${1900 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    return places.map((place, at) => `${place},${period},${(month * 7 + at) % 97}`).join('\n')
  })
  return ['area code,month,sites', ...lines].join('\n')
}

async function longest(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate('window.longest = 0')
  await work()
  await page.waitForTimeout(1000)
  return page.evaluate<number>('window.longest')
}

/**
 * Measures by what large files hold up the page in the built atlas.
 * @param places codes of areas that ship
 */
export async function measureLargeMap(
  browser: Browser,
  address: string,
  places: readonly string[],
): Promise<LargeMapReadings> {
  const folder = mkdtempSync(join(tmpdir(), 'large-'))
  const paths = { map: 'grid.geojson', figures: 'sites.csv', long: 'long.csv' }
  const at = (name: keyof typeof paths) => join(folder, paths[name])
  writeFileSync(at('map'), gridMap())
  writeFileSync(at('figures'), figuresOfGrid())
  writeFileSync(at('long'), longTable(places))
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript({ content: listener })
  await page.goto(`${address}?v=1&s=import`)
  await page.getByRole('heading', { level: 1, name: 'Your data' }).waitFor()
  const timeout = 180_000
  const read = async (name: keyof typeof paths) => {
    await page.getByLabel('Choose files').last().setInputFiles(at(name))
    await page.getByRole('heading', { name: 'Preview', exact: true }).waitFor({ timeout })
  }
  const mapRead = await longest(page, () => read('map'))
  const mapKept = await longest(page, async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText('is in the atlas now').waitFor({ timeout })
  })
  const figuresRead = await longest(page, async () => {
    await read('figures')
    await page.locator('.preview-map path[data-areas]').first().waitFor({ state: 'attached', timeout })
  })
  const longRead = await longest(page, () => read('long'))
  await context.close()
  rmSync(folder, { recursive: true })
  return {
    'map read': mapRead,
    'map kept': mapKept,
    'figures of its areas read': figuresRead,
    'table of 400,000 rows read': longRead,
  }
}

/** The longest task of each step, beside the target. */
export function largeMapTable(readings: LargeMapReadings): string {
  const row = (step: Step) => {
    const most = Math.round(readings[step])
    return `| ${step} | ${most} | ${limits.longest} ms, ${most <= limits.longest ? 'kept' : 'not kept'} |`
  }
  return [
    `| Longest task of the page’s own thread: ${areas.length.toLocaleString('en-GB')} areas | ms | aimed at |`,
    '| --- | ---: | --- |',
    ...steps.map(row),
  ].join('\n')
}
