import { describe, expect, test } from 'vitest'
import { absenceGroups, coveredAreas, fillOf, mapNotes, withoutOverlay } from '#core/plate/area-fill.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import { realPlate } from '../../data/real-atlas.ts'
import { areas } from '../../fixtures/small-atlas.ts'

const [first] = realPlate({
  indicator: 'radiotherapy-machines',
  per: 'cancers',
  overlay: { mode: 'bivariate', indicator: 'population', dims: {} },
}).areas
if (!first) throw new Error('no area')
const absent = { kind: 'absent', reason: 'suppressed' } as const
const second = (overlay: Partial<PlateArea['overlay'] & object>): PlateArea => ({
  ...first,
  third: 2,
  overlay: { cell: first.cell, text: '', third: 0, share: 0, ...overlay },
})

describe('an area is filled', () => {
  test('with the colour of its class', () => {
    expect(fillOf({ ...first, classIndex: 3 }, 'sequential')).toEqual({ kind: 'class', index: 3 })
    expect(fillOf({ ...first, classIndex: 3 }, 'diverging')).toEqual({ kind: 'class', index: 3 })
  })
  test('with its two thirds on a bivariate map, whatever its class', () =>
    expect(fillOf(second({}), 'bivariate')).toEqual({ kind: 'crossed', main: 2, second: 0 }))
  test('with the pattern of its absence, before any colour', () => {
    for (const scale of ['sequential', 'diverging', 'bivariate'] as const)
      expect(fillOf({ ...second({}), cell: absent }, scale)).toEqual(absent)
  })
  test('with the absence of the second measure on a bivariate map, and with that alone', () => {
    const one = second({ cell: absent, third: null })
    expect(fillOf(one, 'bivariate')).toEqual(absent)
    expect(fillOf({ ...one, classIndex: 1 }, 'sequential')).toEqual({ kind: 'class', index: 1 })
    expect(fillOf({ ...one, overlay: null }, 'bivariate')).toEqual({ kind: 'absent', reason: 'not-published' })
  })
  test('with nothing where its value has no class, or where it lies within another area', () => {
    expect(fillOf({ ...first, classIndex: null }, 'sequential')).toBeNull()
    expect(fillOf({ ...first, cell: absent, coveredBy: 'United Kingdom' }, 'sequential')).toBeNull()
  })
})

const [north, west, east] = areas
if (!north || !west || !east) throw new Error('no areas')

test('areas within others are named with the largest around them, and areas of the same extent are not within each other', () => {
  const of = (code: string, ...members: string[]) => ({ ...north, code, name: code, members })
  expect([
    ...coveredAreas([of('EW', 'E', 'W'), of('GB', 'E', 'W', 'S'), of('UK', 'E', 'W', 'S', 'N'), of('EW2', 'W', 'E')]),
  ]).toEqual([
    ['GB', 'UK'],
    ['EW', 'UK'],
    ['EW2', 'UK'],
  ])
  expect(coveredAreas([of('A', 'E', 'W'), of('B', 'W', 'E'), of('C', 'N')]).size).toBe(0)
  expect(coveredAreas([north, west, east]).size).toBe(0)
})

test('only the outermost of the United Kingdom and its unions is on a map of sites, and has a colour; the legend says where the others are', () => {
  const plate = realPlate({ indicator: 'population', per: null, geography: 'uk', sites: 'radiotherapy' })
  expect(plate.areas.map(({ area, fill, coveredBy }) => [area.name, fill?.kind ?? null, coveredBy])).toEqual([
    ['United Kingdom', 'class', null],
    ['Great Britain', null, 'United Kingdom'],
    ['England and Wales', null, 'United Kingdom'],
  ])
  expect(plate.classes.map(({ count }) => count)).toEqual([1])
  expect(plate.mapNotes).toEqual([
    'In the ranking and the table only, within United Kingdom: Great Britain and England and Wales.',
  ])
})

test.each(['hatch', 'bivariate'] as const)(
  'a second indicator with too few values for thirds is not drawn as %s, and the legend says so',
  (mode) => {
    const plate = realPlate({
      indicator: 'population',
      per: null,
      geography: 'nation',
      overlay: { mode, indicator: 'median-age', dims: {} },
    })
    expect(plate.scale).toBe('sequential')
    expect(plate.mapNotes).toEqual(['Median age is not drawn: there are too few different values to part into thirds.'])
    expect(mapNotes(plate.areas, plate.overlay && { ...plate.overlay, mode: 'symbols' })).toEqual([])
  },
)

test('the kind of scale is that of the drawing, not of a sentence', () => {
  const of = (change: Parameters<typeof realPlate>[0]) =>
    realPlate({ indicator: 'radiotherapy-machines', per: 'cancers', ...change })
  const overlay = { mode: 'bivariate', indicator: 'population', dims: {} } as const
  const kinds = [of({}), of({ method: 'diverging' }), of({ overlay }), of({ method: 'diverging', overlay })]
  expect(kinds.map(({ ramp, scale }) => [ramp, scale])).toEqual([
    ['sequential', 'sequential'],
    ['diverging', 'diverging'],
    ['sequential', 'bivariate'],
    ['diverging', 'bivariate'],
  ])
  expect(of({ method: 'diverging', benchmark: { kind: 'none' } }).ramp).toBe('sequential')
})

test('without its overlay a bivariate map is the map of the first measure', () => {
  const overlay = { mode: 'bivariate', indicator: 'deprivation-share', dims: {} } as const
  const [crossed, plain] = [
    realPlate({ indicator: 'radiotherapy-machines', per: 'cancers', overlay }),
    realPlate({ indicator: 'radiotherapy-machines', per: 'cancers' }),
  ]
  const bare = withoutOverlay(crossed)
  expect(crossed.absences.map(({ reason, codes }) => [reason, codes.length])).toEqual(
    absenceGroups(crossed.areas).map(({ reason, codes }) => [reason, codes.length]),
  )
  expect(crossed.absences.length).toBeGreaterThan(0)
  expect(bare.areas.map(({ fill }) => fill)).toEqual(plain.areas.map(({ fill }) => fill))
  expect([bare.absences, bare.scale, bare.overlay]).toEqual([plain.absences, plain.scale, null])
})
