import * as v from 'valibot'
import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import { catalogueSchema, geographyFileSchema, indicatorFileSchema, siteFileSchema } from '#core/catalogue/schemas.ts'
import { storyIndexSchema } from '#core/story/story-index.ts'
import { composeContents } from '../../../data/build/compose.ts'
import { composeOutputs, type Outputs } from '../../../data/build/outputs.ts'
import { sceneOf, storyOf } from '../../core/story/stories.ts'
import { areas, edited, folder, topology } from './small-package.ts'

function build(files: ReadonlyMap<string, string> = folder): Outputs {
  const contents = composeContents(files, areas)
  if (!contents.ok) throw new Error(JSON.stringify(contents.problems))
  const outputs = composeOutputs(contents.value, areas, topology)
  if (!outputs.ok) throw new Error(JSON.stringify(outputs.problems))
  return outputs.value
}

const outputs = build()
const json = (path: string): unknown => JSON.parse(outputs.get(path) ?? 'null')
const catalogue = v.parse(catalogueSchema, json('data/catalogue.json'))
const indicator = (id: string) => catalogue.indicators.find((one) => one.id === id)!
const cellsOf = (id: string) => decodeDataset(v.parse(indicatorFileSchema, json(indicator(id).files['*']!.path)))

test('every path that the catalogue names is written, and every file written is named', () => {
  const named = [
    catalogue.topology.path,
    catalogue.library.path,
    catalogue.searchWords.path,
    catalogue.standing.path,
    catalogue.stories.path,
    ...catalogue.geographies.map(({ path }) => path),
    ...catalogue.sites.map(({ path }) => path),
    ...catalogue.indicators.flatMap(({ files }) => Object.values(files).map(({ path }) => path)),
  ]
  expect([...outputs.keys()].sort()).toEqual(
    [...named, 'data/catalogue.json', 'data/desk.json', 'data/early.json', 'data/surveys.json'].sort(),
  )
})

test('a story is written in a file of its own, listed with its played scenes, and is no part of the version of the data', () => {
  const story = storyOf([sceneOf({ id: 'one' }), sceneOf({ id: 'two', hidden: true })], { id: 'talk', title: 'A talk' })
  const told = build(new Map(folder).set('stories/talk.json', JSON.stringify(story)))
  const now = v.parse(catalogueSchema, JSON.parse(told.get('data/catalogue.json') ?? ''))
  const { stories } = v.parse(storyIndexSchema, JSON.parse(told.get(now.stories.path) ?? ''))
  expect(stories).toMatchObject([{ id: 'talk', title: 'A talk', scenes: 1, minutes: null }])
  expect(JSON.parse(told.get(stories[0]?.path ?? '') ?? '')).toEqual(story)
  expect(now.version).toBe(catalogue.version)
})

test('zero stays zero and an absence keeps its reason and its words', () => {
  const cases = cellsOf('new-cases').observations.map(({ area, dims, cell }) => [area, dims.sex, cell] as const)
  expect(cases).toContainEqual(['E12000002', 'persons', { kind: 'value', value: 0, status: 'observed' }])
  expect(cases).toContainEqual(['W92000004', 'persons', { kind: 'absent', reason: 'suppressed' }])
  const [, wales] = cellsOf('radiotherapy-machines').observations
  expect(wales?.cell).toEqual({ kind: 'absent', reason: 'not-collected', because: 'nobody asked' })
})

test('a written file decodes to the observations that were read', () => {
  const contents = composeContents(folder, areas)
  if (!contents.ok) throw new Error('the small package is sound')
  const written = cellsOf('new-cases').observations
  const [cases] = contents.value.indicators
  expect(written).toHaveLength(6)
  expect(new Set(written.map((one) => JSON.stringify(one)))).toEqual(
    new Set(cases?.observations.map((one) => JSON.stringify(one))),
  )
})

test('an area is written under its current code', () => {
  expect(cellsOf('radiotherapy-machines').observations.map(({ area }) => area)).toEqual(['E12000001', 'W92000004'])
})

test('extents count the areas with a value, in each geography that has the code', () => {
  expect(indicator('new-cases').files['*']?.extents).toEqual([
    { geography: 'nation', periods: [{ period: '2019', areas: 1 }] },
    { geography: 'itl1', periods: [{ period: '2019', areas: 2 }] },
  ])
  expect(indicator('radiotherapy-machines').files['*']?.extents).toEqual([
    { geography: 'itl1', periods: [{ period: '2019', areas: 1 }] },
  ])
})

test('a file carries the sources and notes that its cells name', () => {
  const { sources, notes } = cellsOf('new-cases')
  expect(sources.get('registry')?.title).toBe('Cases, all')
  expect([...notes.keys()]).toEqual(['made-up'])
})

test('a site lists the areas that contain it, and its remarks', () => {
  const { sites } = v.parse(siteFileSchema, json(catalogue.sites[0]!.path))
  expect(sites[0]).toMatchObject({
    areas: { nation: 'E92000001', itl1: 'E12000001' },
    machines: { kind: 'value', value: 5 },
    remarks: ['First.', 'Second.'],
  })
  expect(sites[1]).toMatchObject({
    areas: { nation: 'W92000004', itl1: 'W92000004' },
    machines: { kind: 'absent', reason: 'not-published' },
  })
})

test('geography files hold the areas of their geography', () => {
  const { path } = catalogue.geographies.find(({ id }) => id === 'itl1')!
  const { areas: own } = v.parse(geographyFileSchema, json(path))
  expect(own.map(({ code }) => code)).toEqual(['E12000001', 'E12000002', 'W92000004'])
})

test('the same package gives the same bytes, and another figure another name and version', () => {
  expect(build()).toEqual(outputs)
  const other = build(edited('indicators/radiotherapy-machines/cells.csv', '2019,5', '2019,6'))
  const changed = [...other.keys()].filter((path) => !outputs.has(path))
  expect(changed).toEqual([expect.stringMatching(/^data\/cells\/radiotherapy-machines\.[0-9a-f]{8}\.json$/)])
  expect(JSON.parse(other.get('data/catalogue.json') ?? '').version).not.toBe(catalogue.version)
})

test('a dimension named as shard is written in one file a value', () => {
  const sharded = build(edited('indicators/new-cases/indicator.json', '"shard": null', '"shard": "sex"'))
  const files = [...sharded.keys()].filter((path) => path.startsWith('data/cells/new-cases.'))
  expect(files.map((path) => path.split('.')[1]).sort()).toEqual(['female', 'male', 'persons'])
})

test('a file over the size limit stops the build', () => {
  const header = 'area,period,value,status,absence,because,source,notes'
  const rows = Array.from(
    { length: 9000 },
    (_, at) => `E12000002,${1000 + at},${(at * 7919) % 9973},observed,,,registry,`,
  )
  const large = edited('indicators/radiotherapy-machines/cells.csv', `${header}\n`, `${header}\n${rows.join('\n')}\n`)
  const contents = composeContents(large, areas)
  if (!contents.ok) throw new Error(JSON.stringify(contents.problems))
  expect(composeOutputs(contents.value, areas, topology)).toMatchObject({
    ok: false,
    problems: [{ code: 'file-too-large', found: expect.stringMatching(/^\d+ bytes after gzip$/) }],
  })
})

test('members’ packs are listed by where the host serves them', () => {
  expect(catalogue.packs).toEqual([{ id: 'members', title: 'Members', path: 'packs/members.age' }])
})
