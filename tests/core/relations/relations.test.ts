import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Area, LonLat } from '#core/domain/area.ts'
import { bearingOf, oppositeWind, windOf, winds } from '#core/relations/compass.ts'
import { areNeighbours, bordersAmong, loneAmong, neighboursOf, relate } from '#core/relations/relate.ts'
import { type Country, describeArea, describeLayout, kmText, relationSentences } from '#core/relations/words.ts'

const area = (code: string, name: string, more: Partial<Area> = {}): Area => ({
  code,
  name,
  short: name,
  aliases: [],
  codes: [],
  parents: {},
  centroid: [0, 52],
  bounds: null,
  areaKm2: null,
  neighbours: [],
  step: { up: null, down: null, left: null, right: null },
  ...more,
})

/** A row of four areas from west to east, an island to the north, and a place without a point. */
const uk = { nation: 'N', uk: 'K02000001' }
const west = area('A', 'West', {
  centroid: [-3, 52],
  areaKm2: 100,
  neighbours: ['B'],
  parents: uk,
  bounds: [-4, 51, -2, 53],
})
const inner = area('B', 'Inner', { centroid: [-1, 52], areaKm2: 300, neighbours: ['A', 'C'], parents: uk })
const outer = area('C', 'Outer', { centroid: [1, 52], areaKm2: 100, neighbours: ['D'], parents: uk })
const east = area('D', 'East', { centroid: [3, 52], areaKm2: 50, parents: { nation: 'M', uk: 'K02000001' } })
const island = area('I', 'Island', { centroid: [0, 56], areaKm2: 450, parents: { nation: 'M', uk: 'K02000001' } })
const lost = area('L', 'Lost', { centroid: null })
const areas = [west, inner, outer, east, island, lost]
const country: Country = {
  geography: { name: 'Made-up areas', singular: 'a made-up area' },
  areas,
  whole: area('K02000001', 'United Kingdom', { areaKm2: 1000 }),
  names: new Map([
    ['N', 'Northland'],
    ['M', 'Midland'],
    ['K02000001', 'United Kingdom'],
  ]),
}

const place = fc.tuple(
  fc.double({ min: -8.6, max: 1.8, noNaN: true }),
  fc.double({ min: 49.8, max: 60.9, noNaN: true }),
) as fc.Arbitrary<LonLat>

test('the way back is as long and exactly opposite, wherever two places are', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      fc.pre(Math.hypot(a[0] - b[0], a[1] - b[1]) > 1e-6)
      const [one, other] = [area('1', 'One', { centroid: a }), area('2', 'Other', { centroid: b })]
      const there = relate(one, other, [one, other])
      const back = relate(other, one, [one, other])
      expect(there.apart?.km).toBeCloseTo(back.apart?.km ?? Number.NaN, 9)
      expect((bearingOf(a, b) + 180) % 360).toBeCloseTo(bearingOf(b, a) % 360, 6)
      // Right between two winds a rounding error may take either.
      const fromEdge = Math.abs((((bearingOf(a, b) + 22.5) % 45) + 45) % 45)
      if (fromEdge > 1e-6 && fromEdge < 45 - 1e-6)
        expect(there.apart?.wind).toBe(oppositeWind(back.apart?.wind ?? 'north'))
    }),
    { seed: 7 },
  )
})

test('each wind is the middle of its own eighth of the compass', () => {
  expect(winds.map((_, at) => windOf(at * 45))).toEqual(winds)
  expect([windOf(22.4), windOf(22.6), windOf(337.4), windOf(337.6)]).toEqual([
    'north',
    'north-east',
    'north-west',
    'north',
  ])
  expect(bearingOf([0, 50], [0, 51])).toBe(0)
  expect(bearingOf([0, 50], [1, 50])).toBeCloseTo(90, 9)
  expect(bearingOf([0, 50], [-1, 50])).toBeCloseTo(270, 9)
  // Where a degree of latitude is a step of 1, one of longitude is cos 60.5° there: the bearing is its arctangent.
  expect(bearingOf([0, 60], [1, 61])).toBeCloseTo((Math.atan(Math.cos((60.5 * Math.PI) / 180)) * 180) / Math.PI, 1)
})

test('a border counts for both if either side lists it, and nobody borders themselves', () => {
  expect(areNeighbours(outer, east)).toBe(true)
  expect(areNeighbours(east, outer)).toBe(true)
  expect(areNeighbours(inner, inner)).toBe(false)
  expect(neighboursOf(inner, areas).map(({ code }) => code)).toEqual(['A', 'C'])
})

test('the borders of all areas at once are those of each area by itself', () => {
  const codes = ['A', 'B', 'C', 'D', 'E', 'F']
  const lists = fc.array(fc.subarray([...codes, 'unknown']), { minLength: codes.length, maxLength: codes.length })
  fc.assert(
    fc.property(lists, (borders) => {
      const drawn = codes.map((code, at) => area(code, code, { neighbours: borders[at] ?? [] }))
      const all = bordersAmong(drawn)
      for (const one of drawn) expect(all.get(one.code)).toEqual(neighboursOf(one, drawn))
      expect(loneAmong(drawn)).toEqual(drawn.filter((one) => neighboursOf(one, drawn).length === 0))
    }),
    { seed: 11 },
  )
})

test('the shortest way over borders is found from both ends, and none over the sea', () => {
  expect(relate(west, east, areas).between?.map(({ code }) => code)).toEqual(['B', 'C'])
  expect(relate(east, west, areas).between?.map(({ code }) => code)).toEqual(['C', 'B'])
  expect(relate(west, inner, areas).between).toEqual([])
  expect(relate(west, island, areas).between).toBeNull()
  // Of two ways of one length, the one that keeps to the side of its end, whatever the order of the list.
  const far = area('F', 'Far', { centroid: [-1, 58], neighbours: ['A', 'C'] })
  expect(relate(west, outer, [far, ...areas]).between?.map(({ code }) => code)).toEqual(['B'])
})

test('every pair has an answer, with a distance or the reason why there is none', () => {
  for (const from of areas)
    for (const to of areas) {
      const said = relationSentences(relate(from, to, areas), country).join(' ')
      expect(said).toContain(to.name)
      if (from.code === to.code) expect(said).toBe(`${from.name} is the same area.`)
      else if (from === lost || to === lost) expect(said).toContain('no place is held for Lost')
      else expect(said).toMatch(/lies [\d,.]+ km (north|south|east|west)/)
    }
})

test('a pair is told with distance, wind, border, the way between, and what holds both', () => {
  expect(relationSentences(relate(west, inner, areas), country)).toEqual([
    'Inner lies 137 km east of West.',
    'They share a border.',
    'Both are in Northland.',
  ])
  expect(relationSentences(relate(east, west, areas), country)).toEqual([
    'West lies 411 km west of East.',
    'They share no border; on a shortest way over borders 2 areas lie between them: Outer and Inner.',
  ])
  expect(relationSentences(relate(west, outer, areas), country)[1]).toBe(
    'They share no border; on a shortest way over borders one area lies between them: Inner.',
  )
  expect(relationSentences(relate(west, island, areas), country)[1]).toContain('no way over the other areas joins them')
  const same = area('S', 'Stacked', { centroid: [-3, 52] })
  expect(relationSentences(relate(west, same, [west, same]), country)[0]).toBe(
    'Stacked and West have the same point here.',
  )
})

test('an area is told with size, share, extent, people, holder, place and borders', () => {
  expect(describeArea(west, country, '1 million people (2022)')).toEqual([
    'West: 100 km² as drawn, 10.0% of the United Kingdom’s land.',
    'It reaches about 222 km from north to south and 137 km from west to east.',
    '1 million people (2022).',
    'It lies in Northland.',
    'It lies in the south-west of the map and in the west of Northland: 2nd of 5 from the north, the westernmost of 5.',
    'It borders Inner.',
  ])
  expect(describeArea(island, country, null).at(-1)).toBe('It borders none of the other areas.')
  expect(describeArea(lost, country, null)).toContain('No place is held for Lost.')
  const points = { ...country, geography: { ...country.geography, drawnAs: 'points' as const } }
  expect(describeArea(east, points, null).at(-1)).toBe('It is a point here and borders nothing.')
  expect(relationSentences(relate(west, inner, areas), points)).toEqual([
    'Inner lies 137 km east of West.',
    'Both are in Northland.',
  ])
})

test('the layout names the outermost, the largest, the smallest, and those that border no other', () => {
  expect(describeLayout({ ...country, areas: areas.filter((one) => one !== lost) })).toBe(
    'A map of 5 areas: Made-up areas. Northernmost is Island, southernmost West, westernmost West, easternmost East. The largest by land is Island (450 km² as drawn), the smallest East (50 km²). Island borders no other area.',
  )
  expect(describeLayout({ ...country, areas: [west] })).toBe('A map of West.')
})

test('near distances keep a decimal', () =>
  expect([kmText(3.14), kmText(9.94), kmText(1205.4)]).toEqual(['3.1 km', '9.9 km', '1,205 km']))
