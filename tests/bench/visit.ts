import type { Browser, Page } from 'playwright-core'
import type { Probe } from './pages/probe.ts'
import type { PageId, Scene } from './scenes.ts'

/** Readings of one page, opened once with an empty cache. Times in milliseconds. */
export type Visit = {
  readonly firstMap: number
  /** Until the map can be changed. */
  readonly answers: number
  /** Compressed bytes up to the first meaningful map, and from there until the page has settled. */
  readonly bytesFirst: number
  readonly bytesLater: number
  /** Time in tasks of 50 ms and more, until the page has settled and then while it is used. */
  readonly longLoading: number
  readonly longUsing: number
  /** Heap bytes after a garbage collection, with the page settled. */
  readonly heap: number
  readonly change: readonly number[]
  readonly hover: readonly number[]
}

export type Line = { readonly name: string; readonly latencyMs: number; readonly megabits: number | null }

export type Asked = {
  readonly page: PageId
  readonly scene: Scene
  readonly address: string
  readonly webGl: boolean
  readonly line: Line
  readonly places: Readonly<Record<string, readonly [number, number]>>
  readonly probe: string
}

declare global {
  interface Window {
    bench: Probe
  }
}

const changesPerVisit = 12

/** Opens a page in a browser context of its own: nothing cached, nothing compiled. */
async function open(browser: Browser, { address, webGl, line, places, probe }: Asked) {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  await context.addInitScript({
    content: `window.benchPlaces = ${JSON.stringify(places)}; window.benchWithoutWebGl = ${!webGl}`,
  })
  if (!webGl)
    await context.addInitScript({
      content: `{ const original = HTMLCanvasElement.prototype.getContext
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return kind.startsWith('webgl') ? null : original.call(this, kind, ...rest)
        } }`,
    })
  await context.addInitScript({ content: probe })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  if (line.megabits !== null) {
    await devtools.send('Network.enable')
    const bytesPerSecond = (line.megabits * 1e6) / 8
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    })
  }
  await page.goto(address, { waitUntil: 'commit' })
  return { context, page, devtools }
}

async function changes(page: Page, { page: id, scene: { menu } }: Asked): Promise<readonly number[]> {
  const [label, first, second] = id.startsWith('atlas')
    ? [menu.label, menu.first, menu.second]
    : ['Measure', 'first', 'second']
  await page.mouse.move(5, 600)
  const taken: number[] = []
  for (let turn = 0; turn < changesPerVisit + 2; turn += 1) {
    const value = turn % 2 === 0 ? second : first
    const ms = await page.evaluate(
      ([menuLabel, entry]) => window.bench.change(menuLabel ?? '', entry ?? ''),
      [label, value],
    )
    await page.evaluate(() => window.bench.settled())
    await page.waitForTimeout(150)
    // The first change each way may still load a file; only later ones are measured.
    if (turn >= 2) taken.push(ms)
  }
  return taken
}

async function hovers(page: Page, places: Asked['places']): Promise<readonly number[]> {
  const taken: number[] = []
  for (const code of Object.keys(places)) {
    const point = await page.evaluate((own) => window.bench.pointOf(own), code)
    if (!point) continue
    await page.evaluate((own) => window.bench.expectHover(own), code)
    await page.mouse.move(point[0], point[1])
    const ms = await page.evaluate(() => window.bench.hovered())
    if (ms !== null) taken.push(ms)
    await page.waitForTimeout(100)
  }
  return taken
}

/** Only the time to the first meaningful map, for a page behind a slow line. */
export async function visitFirstMap(browser: Browser, asked: Asked): Promise<Pick<Visit, 'firstMap' | 'answers'>> {
  const { context, page } = await open(browser, asked)
  const firstMap = await page.evaluate(() => window.bench.firstMap())
  const answers = await page.evaluate(() => window.bench.answers())
  await context.close()
  return { firstMap, answers }
}

export async function visit(browser: Browser, asked: Asked): Promise<Visit> {
  const { context, page, devtools } = await open(browser, asked)
  const firstMap = await page.evaluate(() => window.bench.firstMap())
  const answers = await page.evaluate(() => window.bench.answers())
  await page.evaluate(() => window.bench.settled())
  await page.waitForTimeout(800)
  const settledAt = await page.evaluate(() => performance.now())
  const bytesFirst = await page.evaluate((by) => window.bench.bytes(by), firstMap)
  const bytesAll = await page.evaluate((by) => window.bench.bytes(by), settledAt)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const using = await page.evaluate(() => performance.now())
  const change = await changes(page, asked)
  const hover = await hovers(page, asked.places)
  const longTasks = await page.evaluate(() => window.bench.longTasks(0, Infinity))
  const sum = (from: number, to: number) =>
    longTasks.filter(({ start }) => start >= from && start < to).reduce((total, { duration }) => total + duration, 0)
  await context.close()
  return {
    firstMap,
    answers,
    bytesFirst,
    bytesLater: bytesAll - bytesFirst,
    longLoading: sum(0, settledAt),
    longUsing: sum(using, Infinity),
    heap: usedSize,
    change,
    hover,
  }
}
