import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { median, quantile } from 'simple-statistics'
import { feature } from 'topojson-client'
import { type MadeAreas, makeAreas } from '../fixtures/made-areas.ts'
import { manyCounts } from './scenes.ts'

/** Maps of very many made areas: the atlas, into which they are imported, beside pages that read them from a file. */

const manyPages = {
  'atlas-svg': { name: 'Atlas, no WebGL', webGl: false },
  'd3-canvas': { name: 'd3 on a canvas', webGl: false },
  leaflet: { name: 'Leaflet', webGl: false },
  atlas: { name: 'Atlas, WebGL', webGl: true },
  maplibre: { name: 'MapLibre', webGl: true },
  deck: { name: 'deck.gl', webGl: true },
} as const
type ManyPage = keyof typeof manyPages
const manyPageIds = Object.keys(manyPages) as readonly ManyPage[]
const isAtlas = (page: ManyPage) => page.startsWith('atlas')

/** What is read of a page of so many areas. The lists are of all repetitions together. */
type ManyReadings = {
  readonly first: number[]
  readonly change: number[]
  readonly hover: number[]
  readonly pan: number[]
  readonly zoom: number[]
  readonly heap: number[]
  readonly memory: number[]
}
export type ManyMeasured = ReadonlyMap<string, ManyReadings>
const none: ManyReadings = { first: [], change: [], hover: [], pan: [], zoom: [], heap: [], memory: [] }
const keyOf = (count: number, page: ManyPage) => `${count}|${page}`

const changesEach = 6
const yearLink = (year: number) => `?v=2&m=own-table-of-figures&per=-&t=${year}&g=own-boundaries`

/** Places spread over the land, in whose middle no other area lies. */
const placesOf = ({ codes, centres }: MadeAreas): Readonly<Record<string, readonly [number, number]>> =>
  Object.fromEntries(
    [0.06, 0.21, 0.37, 0.52, 0.68, 0.84].map((share) => {
      const at = Math.floor(share * codes.length)
      return [codes[at] ?? '', centres[at] ?? [0, 0]]
    }),
  )

async function contextFor(browser: Browser, page: ManyPage, made: MadeAreas, probe: string): Promise<BrowserContext> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } })
  const { webGl } = manyPages[page]
  await context.addInitScript({
    content: `window.benchPlaces = ${JSON.stringify(placesOf(made))}; window.benchMany = ${isAtlas(page)}
      window.benchWithoutWebGl = ${!webGl}
      if (${!webGl}) { const original = HTMLCanvasElement.prototype.getContext
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return kind.startsWith('webgl') ? null : original.call(this, kind, ...rest)
        } }`,
  })
  await context.addInitScript({ content: probe })
  return context
}

/** Imports the made areas and their figures of two years. */
async function bringIn(context: BrowserContext, address: string, made: MadeAreas): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'many-'))
  const files = [join(folder, 'boundaries.geojson'), join(folder, 'figures.csv')] as const
  const lines = made.codes.flatMap((code, area) =>
    [0, 1].flatMap((at) => {
      const value = made.figures[area]?.[at] ?? null
      return value === null ? [] : [`${code},${2023 + at},${value}`]
    }),
  )
  writeFileSync(files[0], JSON.stringify(feature(made.topology, made.topology.objects.made)))
  writeFileSync(files[1], ['code,year,sites', ...lines].join('\n'))
  const page = await context.newPage()
  await page.goto(`${address}?v=1&s=import`)
  const timeout = 240_000
  for (const file of files) {
    await page.getByLabel('Choose files').last().setInputFiles(file, { timeout })
    await page.getByRole('heading', { name: 'Preview', exact: true }).waitFor({ timeout })
    await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout })
    await page.getByText('is in the atlas now').waitFor({ timeout })
  }
  await page.close()
  rmSync(folder, { recursive: true })
}

/** Memory of the processes that draw pages, shared parts divided among those who share them, in bytes. */
async function memoryOf(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  await devtools.detach()
  const drawing = processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU')
  return drawing.reduce((sum, { id }) => {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))
    return sum + 1024 * Number(found?.[1] ?? 0)
  }, 0)
}

async function changes(page: Page, id: ManyPage): Promise<readonly number[]> {
  const taken: number[] = []
  for (let turn = 0; turn < changesEach + 2; turn += 1) {
    const ms = isAtlas(id)
      ? await page.evaluate((query) => window.bench.changeTo(query), yearLink(turn % 2 === 0 ? 2023 : 2024))
      : await page.evaluate((entry) => window.bench.change('Measure', entry), turn % 2 === 0 ? 'second' : 'first')
    await page.waitForTimeout(700)
    if (turn >= 2) taken.push(ms)
  }
  return taken
}

async function hovers(page: Page, codes: readonly string[]): Promise<readonly number[]> {
  const taken: number[] = []
  for (const code of codes) {
    const point = await page.evaluate((own) => window.bench.pointOf(own), code)
    if (!point) continue
    await page.evaluate((own) => window.bench.expectHover(own), code)
    await page.mouse.move(point[0], point[1])
    // A shape of a few pixels may be thinned away, and its neighbour is lit then.
    const ms = await page.evaluate(() => window.bench.hovered()).catch(() => null)
    if (ms !== null) taken.push(ms)
    await page.waitForTimeout(300)
  }
  return taken
}

/** Drags the map to and fro, then turns the wheel over it. @returns the time between frames */
async function moves(
  page: Page,
  id: ManyPage,
): Promise<{ readonly pan: readonly number[]; readonly zoom: readonly number[] }> {
  const box = await page.locator(isAtlas(id) ? '.stage-pointer' : '#map').boundingBox()
  if (!box) throw new Error('the page has no map')
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2]
  const during = async (work: () => Promise<void>) => {
    await page.evaluate(() => window.bench.watchFrames())
    await work()
    return page.evaluate(() => window.bench.framesSeen())
  }
  await page.mouse.move(x, y)
  const pan = await during(async () => {
    await page.mouse.down()
    for (let step = 1; step <= 40; step += 1) {
      await page.mouse.move(x + 5 * (20 - Math.abs(20 - step)), y + 2 * step)
      await page.waitForTimeout(16)
    }
    await page.mouse.up()
  })
  await page.waitForTimeout(1500)
  await page.keyboard.down('Control')
  const zoom = await during(async () => {
    for (let step = 0; step < 20; step += 1) {
      await page.mouse.wheel(0, step < 10 ? -60 : 60)
      await page.waitForTimeout(30)
    }
  })
  await page.keyboard.up('Control')
  return { pan, zoom }
}

async function visitMany(
  browser: Browser,
  context: BrowserContext,
  id: ManyPage,
  address: string,
  codes: readonly string[],
  to: ManyReadings,
) {
  const page = await context.newPage()
  page.setDefaultTimeout(240_000)
  await page.goto(address, { waitUntil: 'commit' })
  to.first.push(await page.evaluate(() => window.bench.firstMap()))
  await page.waitForTimeout(2500)
  to.change.push(...(await changes(page, id)))
  to.hover.push(...(await hovers(page, codes)))
  const { pan, zoom } = await moves(page, id)
  to.pan.push(...pan)
  to.zoom.push(...zoom)
  const devtools = await context.newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  to.heap.push((await devtools.send('Runtime.getHeapUsage')).usedSize)
  to.memory.push(await memoryOf(browser))
  await page.close()
}

/** Measures all pages with each number of made areas, in turns. @param launch starts a browser of its own for each page, so that its memory is its own */
export async function measureMany(
  launch: () => Promise<Browser>,
  origin: string,
  base: string,
  probe: string,
  repetitions: number,
): Promise<ManyMeasured> {
  const measured = new Map<string, ManyReadings>()
  for (const count of manyCounts) {
    const made = makeAreas(count)
    const open = new Map<ManyPage, { readonly browser: Browser; readonly context: BrowserContext }>()
    for (const id of manyPageIds) {
      const browser = await launch()
      const context = await contextFor(browser, id, made, probe)
      if (isAtlas(id)) await bringIn(context, `${origin}${base}`, made)
      open.set(id, { browser, context })
      measured.set(keyOf(count, id), { first: [], change: [], hover: [], pan: [], zoom: [], heap: [], memory: [] })
    }
    for (let round = 0; round < repetitions; round += 1)
      for (const [id, { browser, context }] of round % 2 === 0 ? open : [...open].reverse()) {
        console.log(`many ${round + 1} of ${repetitions}  ${count} areas  ${manyPages[id].name}`)
        const address = isAtlas(id) ? `${origin}${base}${yearLink(2024)}` : `${origin}/pages/${id}/?made=${count}`
        const readings = measured.get(keyOf(count, id))
        if (!readings) continue
        // Software may be too slow for a page of another library: what it has shown until then counts.
        await visitMany(browser, context, id, address, Object.keys(placesOf(made)), readings).catch((fault: unknown) =>
          console.log(`  given up: ${String(fault).split('\n')[0]}`),
        )
        console.log(
          `  ${rows.map(([words, read, digits]) => `${words} ${figureText(read, readings, digits)}`).join('; ')}`,
        )
      }
    for (const { browser } of open.values()) await browser.close()
  }
  return measured
}

const rows: readonly (readonly [words: string, of: (readings: ManyReadings) => number, digits: number])[] = [
  ['First map, ms', ({ first }) => median(first), 0],
  ['Change of measure, ms', ({ change }) => median(change), 0],
  ['the same, p95', ({ change }) => quantile(change, 0.95), 0],
  ['Hover, ms', ({ hover }) => median(hover), 0],
  ['Frames of a pan, p95, ms', ({ pan }) => quantile(pan, 0.95), 0],
  ['Frames of a zoom, p95, ms', ({ zoom }) => quantile(zoom, 0.95), 0],
  ['JavaScript heap, MB', ({ heap }) => median(heap) / 1e6, 0],
  ['Memory of the processes, MB', ({ memory }) => median(memory) / 1e6, 0],
]

/** Targets of the atlas in either way against the best of the other pages, or in ms where no page is named. */
const manyTargets: readonly (readonly [
  words: string,
  of: (readings: ManyReadings) => number,
  limit: number,
  against: 'best' | 'ms',
])[] = [
  ['first map over the best', ({ first }) => median(first), 0.5, 'best'],
  ['change of measure, ms', ({ change }) => median(change), 25, 'ms'],
  ['change of measure, p95, ms', ({ change }) => quantile(change, 0.95), 33, 'ms'],
  ['hover over the best', ({ hover }) => median(hover), 1.2, 'best'],
  ['frames of a pan, p95, ms', ({ pan }) => quantile(pan, 0.95), 33, 'ms'],
  ['memory over the leanest', ({ memory }) => median(memory), 1, 'best'],
]

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const head = (cells: readonly string[]) => `${line(cells)}\n${line(cells.map((_, at) => (at === 0 ? '---' : '---:')))}`

/** A figure of some readings, or a dash where none was taken. */
function figureText(read: (readings: ManyReadings) => number, readings: ManyReadings, digits: number): string {
  const value = attempt(() => read(readings))
  return value === null ? '–' : value.toFixed(digits)
}

/** Medians of nothing throw. */
function attempt(read: () => number): number | null {
  try {
    return read()
  } catch {
    return null
  }
}

export function manyTable(measured: ManyMeasured): string {
  const of = (count: number, id: ManyPage) => measured.get(keyOf(count, id))
  const others = manyPageIds.filter((id) => !isAtlas(id))
  const verdicts = manyCounts.flatMap((count) =>
    manyTargets.map(([words, read, limit, against]) => {
      const best = Math.min(
        ...others.flatMap((id) => of(count, id) ?? []).flatMap((one) => attempt(() => read(one)) ?? []),
      )
      const cells = (['atlas-svg', 'atlas'] as const).map((id) => {
        const own = of(count, id)
        const taken = own ? attempt(() => read(own)) : null
        if (taken === null) return 'not measured'
        const value = taken / (against === 'best' ? best : 1)
        return `${value.toFixed(against === 'best' ? 2 : 0)}, ${value <= limit ? 'met' : '**missed**'}`
      })
      return line([`${count.toLocaleString('en-GB')} areas: ${words}`, ...cells, `≤ ${limit}`])
    }),
  )
  const tables = manyCounts.map((count) =>
    [
      head([`${count.toLocaleString('en-GB')} areas`, ...manyPageIds.map((id) => manyPages[id].name)]),
      ...rows.map(([words, read, digits]) =>
        line([words, ...manyPageIds.map((id) => figureText(read, of(count, id) ?? none, digits))]),
      ),
    ].join('\n'),
  )
  return (
    [head(['Target', 'Atlas, no WebGL', 'Atlas, WebGL', 'Limit']), ...verdicts].join('\n') +
    `\n\n${tables.join('\n\n')}`
  )
}
