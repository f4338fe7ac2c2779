import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { strFromU8, unzipSync } from 'fflate'
import type { Topology } from 'topojson-specification'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { composeBrief } from '#core/brief/brief.ts'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { Catalogue, IndicatorFile } from '#core/catalogue/schemas.ts'
import { citationText } from '#core/cite/cite.ts'
import { answerOf } from '#core/compare/answer.ts'
import { measureAll } from '#core/compare/drawn.ts'
import { missingReturnsOf } from '#core/compare/missing-returns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Draft } from '#core/imports/draft.ts'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import type { Panel } from '#core/panel/panel.ts'
import { pinnedView } from '#core/plate/pinned.ts'
import { encodePinned } from '#core/view/codec.ts'
import { exportIndicator } from '#exports/export-indicator.ts'
import { panelRows } from '#exports/export-panel.ts'
import { exportWorkbook } from '#exports/export-workbook.ts'
import { indicatorTable, panelTable, plateTable } from '#exports/pack/tables.ts'
import { snapshotOf, writeSnapshot } from '#exports/snapshot/snapshot.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { csvText } from '#formats/csv-text.ts'
import { recordRelease } from '#io/leaving.ts'
import { restoreBackup, writeBackup } from '#io/shelf/backup.ts'
import { copyForOthers } from '#io/shelf/copy-for-others.ts'
import { readShelfFile } from '#io/shelf/large-files.ts'
import { packSource } from '#io/shelf/pack-source.ts'
import {
  accept,
  closeShelf,
  deleteDataset,
  deleteVersion,
  listReleases,
  listShelf,
  readEntries,
  readVersionFiles,
  renameDataset,
  restoreVersion,
  switchDataset,
} from '#io/shelf/shelf.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { openAndCheck, realDesk } from '../core/imports/open-and-check.ts'
import { realData } from '../data/real-atlas.ts'
import { drawPanel } from '../figures/draw-panel.tsx'
import { numbersFrom } from './hostile/mutate.ts'
import { screensOf } from './hostile/screens.ts'

/**
 * Random walks through what a reader can do with a baseline that holds one department's figures of Wales: versions, tabs, reloads, views and everything
 * that leaves of them. `CANARY_WALKS=300 npx vitest run --project state tests/io/canary.test.ts` is the long run.
 */
const walks = Number(process.env.CANARY_WALKS ?? 8)
const stepsOfWalk = 8

/** WTE, persons and persons over 55 of the one department of Wales, however many digits are cut and whatever stands between them. */
const canary = /73[^\d]?19[^\d]?42|73[^\d]?19[^\d]?43|84[^\d]?52[^\d]?13|31[^\d]?71[^\d]?97/

const head =
  'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte,headcount,age_under_35,age_35_44,age_45_54,age_55_plus,experience_under_5,experience_5_14,experience_15_plus'
const row = (department: string, area: string, wte: string, persons: number, older: number) =>
  `2025,${department},${area},radiotherapy-physics,clinical-scientist,complete,${wte},${wte},0,${persons},${persons - older},0,0,${older},${persons},0,0`
const alone = row('Cwm Nobody', 'W92000004', '731942.6', 845_213, 317_197)
const others = ['E12000001', 'E12000002', 'E12000009', 'S92000003', 'N92000002'].flatMap((area, at) =>
  [0, 1, 2, 3].map((one) => row(`${area} ${one}`, area, String(11 + at + one / 2), 14 + at + one, 3 + one)),
)

/** The survey whole, with one department less, and with one person more. */
const variants = [others, others.slice(1), [row('E12000001 0', 'E12000001', '12', 15, 3), ...others.slice(1)]].map(
  (rows) => {
    const { checked } = openAndCheck('returns.csv', new TextEncoder().encode([head, ...rows, alone].join('\n')))
    if (!checked?.draft) throw new Error('the example is not good')
    return { draft: checked.draft, source: realDesk().source([0], []) }
  },
)

const { catalogue: shipped } = realData()
const topology: Topology = JSON.parse(readBuiltGeo().topology)
const imprint = { date: '1 January 2026', permalink: 'https://example.org/?v=1' }
const indicators = ['mpce-wte', 'mpce-headcount', 'mpce-share-over-55', 'mpce-establishment', 'mpce-vacant-wte']

type Pick = <T>(list: readonly T[]) => T
type Left = (what: string, text: string) => void

/** What a reader sees of a view and can take away of it, in every form. */
async function lookAt(catalogue: Catalogue, pick: Pick, left: Left): Promise<void> {
  const indicator = pick(indicators)
  const geography = pick(['itl1', 'nation', 'uk'])
  const wanted = { indicator, geography, per: pick([null, 'people-100k']), selected: ['W92000004'] }
  const opened = await screensOf(catalogue, wanted, readShelfFile)
  if (!opened) return
  const { plate, comparison, resolved, atlas } = opened
  left('words', JSON.stringify([plate.title, plate.description, plate.sentences, plate.areas, plate.benchmark]))
  left('table', csvText(plateTable(plate).rows.map((cells) => cells.map((cell) => cell ?? ''))))
  const taken = pick(Object.values(comparison))
  left('panel', csvText(panelRows(taken, imprint.permalink)))
  left('pack of data', JSON.stringify(panelTable(taken)))
  const made = { permalink: imprint.permalink, made: new Date('2026-01-01'), dataVersion: plate.trust.dataVersion }
  const { blob } = exportWorkbook(taken, [resolved.main.indicator], made)
  const sheets = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  left(
    'workbook',
    Object.values(sheets)
      .map((bytes) => strFromU8(bytes))
      .join('\n'),
  )
  const returns = missingReturnsOf(plate, measureAll(resolved, atlas))
  left('answer', JSON.stringify([answerOf(plate, comparison, { returns }), returns]))
  left('picture', writeSnapshot(snapshotOf(plate, 'map', new Date('2026-01-01'), false)))
  left('link', encodePinned(pinnedView(plate), plate.trust.dataVersion))
  const cited = { sources: plate.trust.sources, title: plate.title, dataVersion: plate.trust.dataVersion }
  left('citation', citationText({ ...cited, permalink: imprint.permalink, accessed: new Date('2026-01-01') }))
  const [some] = plate.areas
  const code = plate.areas.find(({ area }) => area.code === 'W92000004')?.area.code ?? some?.area.code ?? ''
  left('brief', JSON.stringify(composeBrief(plate, comparison, code, catalogue.topics)))
  const shapes = shapesOf(topology, plate.geography, atlas.areas)
  const { map, ranked } = panelsOf(plate)
  const panel = pick<Panel>([map, ranked, comparison.ranking, comparison.scatter])
  if (panel.lacks === null) left('drawing', drawPanel(panel, plate, { shapes }))
}

/** All cells of an indicator, as the data screen and a whole pack give them. */
async function takeWhole(left: Left): Promise<void> {
  for (const { indicators: own } of (await readEntries()).entries)
    for (const indicator of own)
      for (const { path } of Object.values(indicator.files)) {
        const whole = decodeDataset((await readShelfFile(path)) as IndicatorFile)
        const { blob } = exportIndicator(indicator, { datasets: [whole], areas: new Map() }, 'v')
        left('whole indicator', await blob.text())
        left('whole table', JSON.stringify(indicatorTable(indicator, [whole], new Map())))
      }
}

async function changeShelf(pick: Pick): Promise<void> {
  const { datasets, versions } = await listShelf()
  const [dataset] = datasets
  if (!dataset || pick([true, false])) {
    const { draft, source } = pick(variants)
    const version = Math.max(0, ...versions.map(({ number }) => number)) + 1
    const moved: Draft = JSON.parse(JSON.stringify(draft).replaceAll('shelf/test/1/', `shelf/test/${version}/`))
    const guarded = draft.guard ? { guard: draft.guard } : {}
    const target = { dataset: 'test', version, name: 'Ours' }
    const at = new Date(Date.UTC(2026, 0, version)).toISOString()
    const kept = { target, draft: { ...moved, ...guarded }, files: ['returns.csv'], source, warnings: 0, at }
    await accept({ ...kept, remember: [] })
    return
  }
  const number = pick(versions.map((one) => one.number))
  await pick([
    () => restoreVersion('test', number),
    () => deleteVersion('test', number),
    () => renameDataset('test', 'Ours too'),
    () => switchDataset('test', !dataset.on),
    () => deleteDataset('test'),
  ])()
}

async function handOver(left: Left): Promise<void> {
  await recordRelease()
  const remake = async (request: Parameters<ReturnType<typeof realDesk>['remake']>[0]) => realDesk().remake(request)
  const { blob, holds } = await copyForOthers('2026-04-01T00:00:00Z', remake)
  const copy = await blob.text()
  left('copy for others', `${copy} ${holds}`)
  const { datasets, versions } = await listShelf()
  for (const dataset of datasets) {
    const version = versions.find(({ number }) => number === dataset.current)
    if (version) left('pack', JSON.stringify(await packSource(dataset, version, '2026-05-14')))
  }
  left('what is noted of releases', JSON.stringify(await listReleases()))
  for (const { dataset, number, entry } of versions)
    left('what maps are drawn from', JSON.stringify([entry, await readVersionFiles(dataset, number)]))
}

/** The next visit, another tab, or another computer with a backup or a copy of this one. */
async function moveOn(pick: Pick, left: Left): Promise<void> {
  const others = pick([true, false])
  const copy = await (await writeBackup('2026-04-01T00:00:00Z', others ? 'others' : 'self')).text()
  if (others) left('copy as it was accepted', copy)
  await closeShelf()
  if (pick([true, false])) return
  vi.stubGlobal('indexedDB', new IDBFactory())
  await restoreBackup(copy)
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(async () => {
  await closeShelf()
  vi.unstubAllGlobals()
})

test('the canary stands in the returns, and rules that suppress nothing let it out', () => {
  const [first] = variants
  expect(JSON.stringify(first?.source.returns)).toMatch(canary)
  const policy = {
    ...defaultPolicy,
    persons: { ...defaultPolicy.persons, fewest: 1 },
    departments: { ...defaultPolicy.departments, fewest: 1 },
    dominance: { ...defaultPolicy.dominance, on: false },
    closeness: { ...defaultPolicy.closeness, on: false },
  }
  const target = { dataset: 'test', version: 1, name: 'Ours' }
  const lax = { returns: first?.source.returns ?? [], target, policy, today: '2026-04-01' }
  expect(JSON.stringify(realDesk().remake(lax).files)).toMatch(canary)
})

test(
  `what one department of Wales gave is found nowhere that leaves, after ${walks} random walks`,
  async () => {
    let leavings = 0
    const found: string[] = []
    for (let seed = 1; seed <= walks; seed += 1) {
      const random = numbersFrom(seed)
      const pick: Pick = (list) => list[Math.floor(random() * list.length)] as (typeof list)[number]
      const left: Left = (what, text) => {
        leavings += 1
        const seen = canary.exec(text)
        if (seen) found.push(`walk ${seed}, ${what}: …${text.slice(Math.max(0, seen.index - 60), seen.index + 20)}`)
      }
      vi.stubGlobal('indexedDB', new IDBFactory())
      for (let step = 0; step < stepsOfWalk; step += 1) {
        if (step % 2 === 0) await changeShelf(pick)
        const catalogue = mergeCatalogue(shipped, (await readEntries()).entries)
        await pick([
          () => lookAt(catalogue, pick, left),
          () => lookAt(catalogue, pick, left),
          () => takeWhole(left),
          () => handOver(left),
          () => moveOn(pick, left),
        ])()
      }
      await closeShelf()
    }
    expect(found).toEqual([])
    expect(leavings).toBeGreaterThan(walks * 10)
    if (process.env.CANARY_WALKS) process.stdout.write(`${walks} walks, ${leavings} times something left\n`)
  },
  120_000 + walks * 10_000,
)
