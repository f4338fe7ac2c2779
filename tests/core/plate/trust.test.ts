import { expect, test } from 'vitest'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Observation } from '#core/domain/cell.ts'
import { vouchFor } from '#core/domain/protected.ts'
import { coverageText, trustOf } from '#core/plate/trust.ts'
import { catalogue, dataset, notes, observe, source } from '../../fixtures/small-atlas.ts'

const [geography] = catalogue.geographies
const knows = (...ids: readonly string[]): Dataset =>
  vouchFor({ ...dataset('x', []), sources: new Map(ids.map((id) => [id, { ...source, id }])) })
const from = (id: string, count: number): readonly Observation[] =>
  Array.from({ length: count }, (_, at) => observe(`E${at}`, 1, { source: id }))

type Parts = Parameters<typeof trustOf>[0]
const trust = (parts: Partial<Parts>) => {
  if (!geography) throw new Error('the small catalogue has a geography')
  return trustOf({
    from: [],
    cells: [],
    statuses: [],
    notes: [],
    datasets: [],
    sites: null,
    geography,
    periodText: '2019',
    dataVersion: 'test',
    ...parts,
  })
}
const cellsOf = (...parts: readonly (readonly [number, number] | null)[]) =>
  parts.map((coverage) => observe('A', 1, coverage ? { coverage } : {}).cell)

test('sources are sorted by their number of figures, each once', () => {
  const { sources } = trust({
    from: [...from('few', 1), ...from('most', 5), ...from('some', 3)],
    datasets: [knows('few', 'some'), knows('most', 'few')],
  })
  expect(sources.map(({ id }) => id)).toEqual(['most', 'some', 'few'])
})

test('a source without a drawn figure is not named, and sites come last', () => {
  const sites = {
    id: 's',
    name: '',
    sites: [],
    sources: new Map([['map', { ...source, id: 'map' }]]),
    notes: new Map(),
  }
  const { sources } = trust({ from: from('one', 1), datasets: [knows('one', 'other')], sites })
  expect(sources.map(({ id }) => id)).toEqual(['one', 'map'])
})

test.each([
  ['none asked', cellsOf(null, null), null],
  ['one area', cellsOf([4, 9]), '4 of 9 sites'],
  ['the sum over areas, those without a count aside', cellsOf([4, 9], null, [6, 11]), '10 of 20 sites'],
] as const)('coverage over areas: %s', (_, cells, text) => expect(trust({ cells }).coverageText).toBe(text))

test('coverage of one area, and of one that was not asked', () => {
  const [some, none] = cellsOf([4, 9], null)
  expect(some && coverageText(some)).toBe('4 of 9 sites')
  expect(none && coverageText(none)).toBe('')
})

test('cautions and details are told apart, each note once, the indicator’s first', () => {
  const { cautions, details } = trust({
    notes: ['detail'],
    from: [observe('A', 1, { notes: ['best-fit', 'detail'] }), observe('B', 1, { notes: ['best-fit', 'unknown'] })],
    datasets: [vouchFor({ ...dataset('x', []), notes: new Map(notes.map((note) => [note.id, note])) })],
  })
  expect(cautions.map(({ id }) => id)).toEqual(['best-fit'])
  expect(details.map(({ id }) => id)).toEqual(['detail'])
})

test('each status is said once', () =>
  expect(trust({ statuses: ['observed', 'derived', 'observed'] }).statuses).toEqual(['observed', 'derived']))
