import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Observation } from '#core/domain/cell.ts'
import { describePackage } from '../../data/build/package-description.ts'
import { updateReadme } from '../../data/build/readme.ts'
import { readBuiltGeo, readDataFolder } from '../../data/build.ts'
import { realData, realDataset } from './real-atlas.ts'

const { contents, outputs, catalogue } = realData()
const committed = (path: string) => readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8')

test('nothing in the library lies unused', () => {
  expect(contents.unused).toEqual([])
})

test('datapackage.json matches the folders; `npm run data` writes it', () => {
  expect(committed('datapackage.json')).toBe(describePackage(contents, readDataFolder()))
})

test('README.md lists included and omitted figures as the tables do; `npm run data` writes it', () => {
  const text = committed('README.md')
  expect(text).toBe(updateReadme(text, contents, readBuiltGeo().areas.geographies))
  for (const { what } of contents.library.leftOut) expect(text).toContain(what)
})

test('the data package names every table with its columns', () => {
  const { resources } = JSON.parse(committed('datapackage.json')) as {
    resources: { path: string; schema: { fields: { name: string }[] } }[]
  }
  for (const { path, schema } of resources)
    expect(schema.fields.map(({ name }) => name).join(','), path).toBe(committed(path).split('\n')[0])
  const tables = [...readDataFolder().keys()].filter((path) => path.endsWith('.csv'))
  expect(resources.map(({ path }) => path).sort()).toEqual(tables.sort())
})

test('every file of cells is at most 10 kB after gzip', () => {
  const cells = [...outputs].filter(([path]) => path.startsWith('data/cells/'))
  expect(cells.length).toBeGreaterThan(contents.indicators.length)
  expect(cells.filter(([, text]) => gzipSync(text, { level: 9 }).length > 10_000)).toEqual([])
})

test('every file that a page may request early exists: every geography, indicator and denominator has its first file', () => {
  const { always, initial, files } = JSON.parse(outputs.get('data/early.json') ?? '') as {
    always: string[]
    initial: Record<string, string>
    files: Record<'g' | 'm' | 'per', Record<string, string>>
  }
  expect(Object.keys(files.g)).toEqual(catalogue.geographies.map(({ id }) => id))
  expect(Object.keys(files.m)).toEqual(catalogue.indicators.map(({ id }) => id))
  expect(Object.keys(files.per)).toEqual(catalogue.denominators.map(({ id }) => id))
  const paths = [...always, ...Object.values(files).flatMap((one) => Object.values(one))]
  for (const path of paths) expect(outputs.has(path), path).toBe(true)
  expect(initial).toEqual({ s: 'explore', g: 'itl1', m: 'mpce-staff', per: 'people' })
})

describe.each(contents.indicators.map(({ record, observations }) => ({ id: record.id, record, observations })))(
  '$id',
  ({ id, record, observations }) => {
    const files = Object.keys(catalogue.indicators.find((one) => one.id === id)?.files ?? {})
    const written = files.map((shard) => realDataset(`${id}/${shard}`))

    test('is read back from its files as it was written', () => {
      const key = ({ area, period, dims, basis }: Observation) => JSON.stringify([area, period, dims, basis])
      const keyed = (all: readonly Observation[]) => new Map(all.map((one) => [key(one), one]))
      expect(keyed(written.flatMap((dataset) => dataset.observations))).toEqual(keyed(observations))
    })

    test('every source and note of a file is in the file', () => {
      for (const { observations: own, sources, notes } of written)
        for (const one of own) {
          expect(sources.has(one.source)).toBe(true)
          for (const note of [...one.notes, ...record.notes]) expect(notes.has(note)).toBe(true)
        }
    })

    test('is shown first for a period and geography that it is held for', () => {
      const [shard = '*'] = record.shard ? [record.dimensions.find((one) => one.id === record.shard)?.initial] : ['*']
      const listed = catalogue.indicators.find((one) => one.id === id)?.files[shard ?? '*']
      const extent = listed?.extents.find(({ geography }) => geography === record.initial.geography)
      expect(extent?.periods.map(({ period }) => period)).toContain(record.initial.period)
    })
  },
)
