import { expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { catalogue, dataset, datasets, observe, smallAtlas } from '../../fixtures/small-atlas.ts'
import { smallComparison } from '../compare/small-comparison.ts'

const codes = smallAtlas.areas.map(({ code }) => code)
const cells = codes.map((code, at) => observe(code, [10, 60, 30, 50, 20, 40][at] ?? 0))

/** New cases as if they were reports, or as they are. */
const shown = (kind: 'reports' | 'events', change: Parameters<typeof smallComparison>[0] = {}) => {
  const indicators = catalogue.indicators.map((one) => (one.id === 'cases' ? { ...one, kind } : one))
  const held = new Map([...datasets, ['cases/*', dataset('cases', cells)]])
  return smallComparison(
    { indicator: 'cases', per: null, period: '2019', ...change },
    { ...smallAtlas, catalogue: { ...catalogue, indicators }, datasets: held },
  )
}

test('by reports areas have no rank, no benchmark and no order but that of their names', () => {
  const { plate } = shown('reports')
  expect(plate.areas.every(({ rank, comparison }) => rank === null && comparison === null)).toBe(true)
  expect(plate.benchmark).toBeNull()
  const names = rankedAreas(plate.areas).map(({ area }) => area.name)
  expect(names).toEqual([...names].sort())
  const events = shown('events').plate
  expect(events.areas.some(({ rank }) => rank?.place === 1)).toBe(true)
  expect(rankedAreas(events.areas)[0]?.area.name).toBe('West')
})

test('no sentence of reports names an end, in title, words or description', () => {
  const words = ({ title, sentences, description }: ReturnType<typeof shown>['plate']) =>
    [title, ...sentences, description].join(' ')
  const ends = /lowest|highest|fewest|most|largest|smallest|below|above|rank|\bWest\b/i
  expect(words(shown('reports').plate)).not.toMatch(ends)
  expect(words(shown('events').plate)).toMatch(ends)
})

test('nothing that puts areas in order is drawn of reports, and each panel says why; the map and the trends are', () => {
  const { plate, comparison } = shown('reports')
  const drawn = Object.entries(comparison).flatMap(([id, { lacks }]) => (lacks === null ? [id] : []))
  expect(drawn.filter((id) => !['trends', 'years', 'measures'].includes(id))).toEqual([])
  for (const id of ['ranking', 'ledger', 'funnel', 'spread', 'profile', 'change'] as const)
    expect(comparison[id].lacks).toMatch(/^Areas are not ranked by reports/)
  const { map, ranked } = panelsOf(plate)
  expect([map.lacks, ranked.lacks]).toEqual([expect.not.stringMatching(/ranked/), expect.stringMatching(/not ranked/)])
})
