import type { Browser, Page } from 'playwright-core'

/**
 * Work of a screen after one change, as processor time of the main thread: the sum of all tasks from the change until the page has been quiet for a
 * second (`TaskDuration` of the DevTools protocol, in thread ticks). It includes computing, drawing, layout and paint, and excludes other load of the
 * machine. A screen is added by one line.
 */
export type WorkCase = {
  readonly name: string
  readonly query: string
  /** Selector that must be on the page before the start. */
  readonly ready: string
  readonly menu: { readonly label: string; readonly first: string; readonly second: string }
  /** Milliseconds on an otherwise idle machine. */
  readonly limit: number
}

export const workCases: readonly WorkCase[] = [
  {
    name: 'Compare, 12 areas: change of measure',
    query: '?v=1&s=compare&m=mpce-wte',
    ready: '[data-panel="profile"] .figure-box > svg',
    menu: { label: 'Denominator', first: 'cancers', second: 'people' },
    limit: 50,
  },
  {
    name: 'Compare, 232 areas: change of measure',
    query: '?v=1&s=compare&m=population&per=-&g=utla',
    ready: '[data-panel="profile"] .figure-box > svg',
    menu: { label: 'Age', first: 'all', second: '65-plus' },
    limit: 200,
  },
]

async function taskMs(page: Page, act: () => Promise<unknown>): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  const before = await read()
  await act()
  await page.waitForTimeout(1000)
  const taken = (await read()) - before
  await devtools.detach()
  return taken
}

/** Main-thread milliseconds of each change of one case, after two warm-up changes. */
export async function workOf(
  browser: Browser,
  base: string,
  { query, ready, menu }: WorkCase,
): Promise<readonly number[]> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  const page = await context.newPage()
  await page.goto(`${base}${query}`)
  await page.locator(ready).first().waitFor({ state: 'attached' })
  await page.waitForTimeout(1500)
  const taken: number[] = []
  for (let turn = 0; turn < 8; turn += 1) {
    const value = turn % 2 === 0 ? menu.second : menu.first
    // Located beforehand, to keep the driver's work out of the reading.
    const field = await page.getByLabel(menu.label, { exact: true }).elementHandle()
    const ms = await taskMs(page, async () =>
      field?.evaluate((own, to) => {
        const select = own as HTMLSelectElement
        select.value = to
        select.dispatchEvent(new Event('change', { bubbles: true }))
      }, value),
    )
    if (turn >= 2) taken.push(ms)
  }
  await context.close()
  return taken
}
