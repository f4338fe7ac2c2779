import type { Browser, Page } from 'playwright-core'

/** How much slower than this machine the stage is measured, and the promise for the slowest of 20 changes in ms. */
const slower = 4
const limit = 500

/** The stories that ship, each presented in its own round. */
const stories = ['workforce-mapped', 'three-grand-challenges', 'radiotherapy-capacity'] as const

/** Times from the key to the painted frame of the next scene, in ms. */
export type StageReadings = readonly number[]

/** Waits until the scene that is seen has its figure, and the next is composed behind it, as while a speaker talks. */
const ready = (page: Page) =>
  page.waitForFunction(() => {
    const layers = [...document.querySelectorAll('.hall-layer')]
    return layers.length > 0 && layers.every((one) => !one.querySelector('.hall-figure') || one.querySelector('svg'))
  })

/** Presses the key of a clicker and waits until the next scene is painted. No function has a name here: the page does not know what a bundler adds to one. */
const change = (page: Page) =>
  page.evaluate(async () => {
    const before = document.querySelector('.hall-layer[data-seen="true"] .hall-scene')
    const from = performance.now()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }))
    let seen = before
    while (seen === null || seen === before) {
      await new Promise(requestAnimationFrame)
      seen = document.querySelector('.hall-layer[data-seen="true"] .hall-scene')
    }
    // The frame after the next has been painted with it.
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - from
  })

/** Measures the change from scene to scene of the stories in a hall, on a processor that is slowed down. */
export async function measureStage(browser: Browser, address: string, repetitions: number): Promise<StageReadings> {
  const taken: number[] = []
  for (const story of Array.from({ length: repetitions }, () => stories).flat()) {
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    await page.goto(`${address}?v=2&s=story&st=${story}!!stage!bench`)
    await ready(page)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
    for (let at = 0; at < 15; at += 1) {
      await ready(page)
      await page.waitForTimeout(1500)
      taken.push(await change(page))
    }
    await context.close()
  }
  return taken
}

export function stageTable(readings: StageReadings): string {
  const sorted = readings.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  const p95 = at(0.95)
  return [
    `| Scene change on the stage, at ${slower}× CPU slowdown | ms | promised |`,
    '| --- | ---: | --- |',
    `| median of ${sorted.length} changes | ${at(0.5)} | |`,
    `| slowest of 20 changes (p95) | ${p95} | ${limit} ms, ${p95 <= limit ? 'kept' : 'not kept'} |`,
  ].join('\n')
}
