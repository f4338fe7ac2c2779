import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** Targets of the import: this many rows read, checked and aggregated within this many ms of worker time. */
const importLimits = { rows: 100_000, worker: 3000 } as const

export type ImportReadings = {
  /** ms of worker time from the bytes of the file to the draft of the map. */
  readonly worker: readonly number[]
  /** ms from the choice of the file to the preview. */
  readonly preview: readonly number[]
  /** Longest task of the page's own thread meanwhile, in ms. */
  readonly longest: readonly number[]
  /** ms from “Cancel” until another file can be opened. */
  readonly cancel: readonly number[]
}

/** Runs in the page: sums how long the import worker, which does one thing at a time, took for its answers. */
const listener = `window.workerMs = 0
window.longest = 0
window.Worker = class extends window.Worker {
  constructor(...given) {
    super(...given)
    this.asked = new Map()
    this.last = 0
    this.addEventListener('message', ({ data }) => {
      const now = performance.now()
      window.workerMs += now - Math.max(this.last, this.asked.get(data.id) ?? now)
      this.last = now
    })
  }
  postMessage(message, ...more) {
    this.asked.set(message.id, performance.now())
    super.postMessage(message, ...more)
  }
}
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
}).observe({ type: 'longtask' })`

const areas = [...Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`), 'N92000002', 'S92000003', 'W92000004']
const specialties = [
  ...['radiotherapy-physics', 'nuclear-medicine', 'diagnostic-radiology-radiation-protection', 'magnetic-resonance'],
  ...['ultrasound', 'clinical-engineering', 'rehabilitation-engineering', 'clinical-computing'],
]
const professions = ['clinical-scientist', 'clinical-technologist', 'engineer', 'support']

/** Made-up returns: departments of every area answer for every specialty and profession in every year. */
function returns(rows: number): string {
  const head =
    'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte,headcount,age_under_35,age_35_44,age_45_54,age_55_plus,experience_under_5,experience_5_14,experience_15_plus'
  const perDepartment = specialties.length * professions.length
  const lines = Array.from({ length: rows }, (_, at) => {
    const department = Math.floor(at / perDepartment)
    const specialty = specialties[Math.floor(at / professions.length) % specialties.length]
    // Two specialties exist in few departments, which gives the guard something to suppress.
    const isRare = specialty === 'rehabilitation-engineering' || specialty === 'clinical-computing'
    const persons = isRare && department > 120 ? 0 : 4 + ((department * 7 + at) % 9)
    const posts = persons === 0 ? '0,0,0' : `${persons + 1}.5,${persons - 1}.5,2`
    const ages = persons === 0 ? '0,0,0,0,0,0,0' : `1,1,1,${persons - 3},2,1,${persons - 3}`
    return `${2021 + (department % 5)},Department ${department},${areas[department % areas.length]},${specialty},${professions[at % professions.length]},complete,${posts},${persons},${ages}`
  })
  return [head, ...lines].join('\n')
}

async function choose(page: Page, path: string): Promise<number> {
  const start = Date.now()
  await page.getByLabel('Choose files').last().setInputFiles(path)
  return start
}

/** Measures the import of a large survey in the built atlas up to the preview, and the time to cancel it. */
export async function measureImports(browser: Browser, address: string, repetitions: number): Promise<ImportReadings> {
  const folder = mkdtempSync(join(tmpdir(), 'returns-'))
  // Read from disk, like a reader's file: a file passed in memory would be unpacked by the page itself.
  const path = join(folder, 'returns.csv')
  writeFileSync(path, returns(importLimits.rows))
  const readings = { worker: [] as number[], preview: [] as number[], longest: [] as number[], cancel: [] as number[] }
  for (let round = 0; round < repetitions; round += 1) {
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.addInitScript({ content: listener })
    await page.goto(`${address}?v=1&s=import`)
    await page.getByRole('heading', { level: 1, name: 'Your data' }).waitFor()
    await page.waitForTimeout(800)
    await choose(page, path)
    const cancel = page.getByRole('button', { name: 'Stop' })
    await cancel.waitFor()
    const asked = Date.now()
    await cancel.click()
    await cancel.waitFor({ state: 'detached' })
    readings.cancel.push(Date.now() - asked)
    await page.evaluate('window.workerMs = window.longest = 0')
    const start = await choose(page, path)
    await page.getByRole('heading', { name: 'Preview' }).waitFor({ timeout: 60_000 })
    readings.preview.push(Date.now() - start)
    readings.worker.push(await page.evaluate<number>('window.workerMs'))
    await page.waitForTimeout(300)
    readings.longest.push(await page.evaluate<number>('window.longest'))
    await context.close()
  }
  rmSync(folder, { recursive: true })
  return readings
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN

/** Medians with quartiles, beside the targets. */
export function importsTable({ worker, preview, longest, cancel }: ImportReadings): string {
  const row = (name: string, values: readonly number[], limit: number | null) => {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => Math.round(quantile(values, part)))
    const kept = limit === null ? '' : `${limit} ms, ${(middle ?? Number.NaN) <= limit ? 'kept' : 'not kept'}`
    return `| ${name} | ${middle} (${low}–${high}) | ${kept} |`
  }
  return [
    `| Import: ${importLimits.rows.toLocaleString('en-GB')} survey returns as CSV | ms | promised |`,
    '| --- | ---: | --- |',
    row('Read, checked, added up and protected, in its worker', worker, importLimits.worker),
    row('Choice of the file to the preview', preview, null),
    row('the same: longest task of the page’s own thread', longest, null),
    row('“Cancel” to a free desk', cancel, null),
  ].join('\n')
}
