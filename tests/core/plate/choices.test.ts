import { expect, test } from 'vitest'
import { overlaysFor, toggleSelected } from '#core/plate/choices.ts'
import { geographiesFor } from '#core/plate/geographies-for.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, smallView } from '../../fixtures/small-atlas.ts'

const [regions = expect.fail('the small catalogue has a geography')] = catalogue.geographies
const main = (indicator: string) => resolveView(smallView({ indicator }), catalogue).main

test('geographies are in order, and those drawn as areas are listed even without data', () => {
  const geographies = [
    regions,
    { ...regions, id: 'nation', order: 1 },
    { ...regions, id: 'points', order: 0, drawnAs: 'points' as const },
    { ...regions, id: 'uk', order: 3, hasShapes: false },
  ]
  const offers = [{ geography: regions, areas: 6 }]
  expect(
    geographiesFor({ ...catalogue, geographies }, { offers }).map(({ geography, areas }) => [geography.id, areas]),
  ).toEqual([
    ['nation', 0],
    ['itl1', 6],
  ])
})

test('overlays are disease burden with data for the geography, never the indicator shown', () => {
  const ids = (indicator: string, geography = 'itl1') =>
    overlaysFor(catalogue, main(indicator), geography).map(({ id }) => id)
  expect(ids('machines')).toEqual(['cases'])
  expect(ids('cases')).toEqual([])
  expect(ids('machines', 'nation')).toEqual([])
})

test('a second click deselects, and a ninth area replaces the first', () => {
  const selected = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
  expect(toggleSelected(smallView({ selected }), 'I').selected).toEqual(['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'])
  expect(toggleSelected(smallView({ selected }), 'C').selected).toEqual(['A', 'B', 'D', 'E', 'F', 'G', 'H'])
  expect(toggleSelected(smallView({ selected: ['A', 'B'] }), 'C', 2).selected).toEqual(['B', 'C'])
})
