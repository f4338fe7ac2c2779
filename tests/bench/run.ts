import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { needChromium } from '../../config/chromium.mjs'
import { buildPages, built } from './build.ts'
import { coverageTable, measureCoverage } from './coverage.ts'
import { importsTable, measureImports } from './imports.ts'
import { largeMapTable, measureLargeMap } from './large-map.ts'
import { manyTable, measureMany } from './many.ts'
import { measureScenario, scenarioTable } from './scenario.ts'
import { hoverPlaces, type PageId, pageIds, pages, type Scene, scenes } from './scenes.ts'
import { serve } from './serve.ts'
import { measureStage, stageTable } from './stage.ts'
import { readingKey, readingsTable, targetsTable, workTable } from './table.ts'
import type { Figure } from './targets.ts'
import { type Asked, type Line, visit, visitFirstMap } from './visit.ts'
import { workCases, workOf } from './work.ts'

/**
 * Measures the built atlas and the reference pages in one run, in an order that changes with every repetition, which spreads other load of the
 * machine over all of them. Prints and writes tables; it never fails for being slow.
 */

const { values } = parseArgs({
  options: {
    repetitions: { type: 'string', default: '7' },
    /** Ids of the pages to measure; by default all. */
    pages: { type: 'string' },
    /** Parts to run: pages, work, coverage, imports, large, scenario, stage, many; by default all. */
    only: { type: 'string' },
    /** Writes the tables into docs/PERFORMANCE.md. */
    keep: { type: 'boolean', default: false },
  },
})
const repetitions = Number(values.repetitions)
const parts = ['pages', 'work', 'coverage', 'imports', 'large', 'scenario', 'stage', 'many'] as const
const runs = (part: (typeof parts)[number]): boolean => !values.only || values.only.split(',').includes(part)
const wanted = values.pages ? pageIds.filter((id) => values.pages?.split(',').includes(id)) : pageIds

const local: Line = { name: 'local', latencyMs: 0, megabits: null }
const slow: Line = { name: 'slow', latencyMs: 60, megabits: 10 }

const dist = new URL('../../dist/', import.meta.url)
const atlasBase = '/atlas/'
await buildPages(atlasBase)
const { origin, server } = await serve({ [atlasBase]: dist, '/pages/': built })
const probe = readFileSync(new URL('probe/probe.js', built), 'utf8')
const launch = () =>
  chromium.launch({
    executablePath: needChromium(),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
const browser = await launch()

/** Codes of the upper-tier authorities that the built atlas ships. */
function placesThatShip(): readonly string[] {
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, dist), 'utf8'))
  const { geographies } = read('data/catalogue.json') as { geographies: { id: string; path: string }[] }
  const path = geographies.find(({ id }) => id === 'utla')?.path ?? ''
  return (read(path) as { areas: { code: string }[] }).areas.map(({ code }) => code)
}

const readings = new Map<string, number[]>()
function note(scene: Scene, page: PageId, figure: Figure, ...taken: readonly number[]): void {
  const key = readingKey(scene.id, page, figure)
  readings.set(key, [...(readings.get(key) ?? []), ...taken])
}

function askedFor(scene: Scene, page: PageId, line: Line): Asked {
  const address = page.startsWith('atlas')
    ? `${origin}${atlasBase}${scene.query}`
    : `${origin}/pages/${page}/?g=${scene.geography}`
  return { page, scene, address, webGl: pages[page].webGl, line, places: hoverPlaces(scene), probe }
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

async function measure(scene: Scene, page: PageId, counts: boolean): Promise<void> {
  const seen = await visit(browser, askedFor(scene, page, local))
  const overSlow = await visitFirstMap(browser, askedFor(scene, page, slow))
  if (!counts) return
  const { firstMap, answers, bytesFirst, bytesLater, longLoading, longUsing, heap, change, hover } = seen
  for (const [figure, value] of Object.entries({
    firstMap,
    answers,
    bytesFirst,
    bytesLater,
    longLoading,
    longUsing,
    heap,
  }))
    note(scene, page, figure as Figure, value)
  note(scene, page, 'firstMapSlow', overSlow.firstMap)
  note(scene, page, 'answersSlow', overSlow.answers)
  note(scene, page, 'change', ...change)
  note(scene, page, 'hover', ...hover)
}

const rounds = runs('pages') ? scenes.flatMap((scene) => wanted.map((page) => ({ scene, page }))) : []
// The first round warms up the browser and the disk, and does not count.
for (let round = 0; round <= repetitions; round += 1)
  for (const { scene, page } of shuffled(rounds)) {
    console.log(`${round === 0 ? 'warming' : `${round} of ${repetitions}`}  ${scene.id}  ${pages[page].name}`)
    await measure(scene, page, round > 0)
  }
const work = new Map<string, number[]>()
for (let round = 0; runs('work') && round < Math.min(3, repetitions); round += 1)
  for (const one of workCases) {
    console.log(`work ${round + 1}  ${one.name}`)
    work.set(one.name, [...(work.get(one.name) ?? []), ...(await workOf(browser, `${origin}${atlasBase}`, one))])
  }
const base = `${origin}${atlasBase}`
const fewer = Math.min(5, repetitions)
if (runs('coverage')) console.log('coverage')
const coverage = runs('coverage') ? await measureCoverage(browser, base, fewer) : null
if (runs('imports')) console.log('imports')
const imports = runs('imports') ? await measureImports(browser, base, fewer) : null
if (runs('large')) console.log('large')
const large = runs('large') ? await measureLargeMap(browser, base, placesThatShip()) : null
if (runs('scenario')) console.log('scenario')
const scenario = runs('scenario') ? measureScenario(fewer) : null
if (runs('stage')) console.log('stage')
const stage = runs('stage') ? await measureStage(browser, base, Math.min(2, repetitions)) : null
if (runs('many')) console.log('many')
const many = runs('many') ? await measureMany(launch, origin, atlasBase, probe, Math.min(3, repetitions)) : null
const version = browser.version()
await browser.close()
server.close()

const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Chromium ${version} without graphics card, ${repetitions} repetitions; slow line: ${slow.megabits} Mbit/s, ${slow.latencyMs} ms`
const tables: Readonly<Record<(typeof parts)[number], () => string>> = {
  pages: () => `${targetsTable(readings)}\n\n${readingsTable(readings)}`,
  work: () => workTable(work),
  coverage: () => (coverage ? coverageTable(coverage) : ''),
  imports: () => (imports ? importsTable(imports) : ''),
  large: () => (large ? largeMapTable(large) : ''),
  scenario: () => (scenario ? scenarioTable(scenario) : ''),
  stage: () => (stage ? stageTable(stage) : ''),
  many: () => (many ? manyTable(many) : ''),
}
const written = parts.filter(runs).map((part) => ({ part, text: `${machine}.\n\n${tables[part]()}` }))
const report = written.map(({ text }) => text).join('\n\n')
console.log(`\nMedians with quartiles.\n\n${report}`)
const artefacts = new URL('../artefacts/', import.meta.url)
mkdirSync(artefacts, { recursive: true })
writeFileSync(new URL('bench.md', artefacts), report)
writeFileSync(new URL('bench.json', artefacts), JSON.stringify(Object.fromEntries(readings)))
if (values.keep) {
  const document = new URL('../../docs/PERFORMANCE.md', import.meta.url)
  const kept = written.reduce(
    (text, { part, text: own }) => {
      const [start, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`]
      const [before = '', rest = ''] = text.split(start)
      return `${before}${start}\n\n${own}\n\n${end}${rest.split(end)[1] ?? ''}`
    },
    readFileSync(document, 'utf8'),
  )
  writeFileSync(document, kept)
}
