import { expect, test } from 'vitest'
import { formerOf, matchesOf, similarPlaces } from '#core/imports/places.ts'
import { resolveAreas } from '#core/imports/resolve-areas.ts'
import { realPlaces } from './context.ts'

const { places } = realPlaces()
const codes = (text: string) => [...new Set(matchesOf(places, text).map(({ code }) => code))]
const texts = (...all: readonly string[]) => new Map(all.map((text) => [text, 1]))
const everywhere = () => true

test.each([
  ['E12000004', ['E12000004']],
  ['e12000004', ['E12000004']],
  ['TLF', ['E12000004']],
  ['UKF', ['E12000004']],
  ['E40000010', ['E40000014']],
  ['Y62', ['E40000014']],
  ['7A1', ['W11000023']],
  ['S08000021', ['S08000031']],
  ['East Midlands', ['E12000004']],
  ['E. Mids', ['E12000004']],
  ['EAST MIDS', ['E12000004']],
  ['Yorks & Humber', ['E12000003']],
  ['Yorkshire and The Humber', ['E12000003']],
  ['GGC', ['S08000031']],
  ['NHS Greater Glasgow & Clyde', ['S08000031']],
  ['Cymru', ['W92000004']],
  ['Ynys Mon', ['W06000001']],
  ['Bwrdd Iechyd Prifysgol Hywel Dda', ['W11000025']],
  ['Lincolnshire ICB', ['E54000013']],
  ['N Ireland', ['N92000002']],
  ['Wales', ['W92000004']],
])('“%s” is %j', (text, expected) => expect(codes(text)).toEqual(expect.arrayContaining(expected)))

test.each(['Wales', 'Cymru', 'E. Mids', 'GGC', 'Yorks & Humber'])('“%s” is one area and no other', (text) =>
  expect(codes(text)).toHaveLength(1),
)

test.each(['', 'Narnia', 'Walse', '__proto__', 'constructor', 'toString', 'nhs', 'trust'])('“%s” is nobody', (text) =>
  expect(codes(text)).toEqual([]),
)

test('a code of an area that was split or merged is no area, and it is known what it was', () => {
  expect(codes('W11000026')).toEqual([])
  expect(formerOf(places, 'W11000026')).toMatchObject([{ code: 'W11000031', relation: 'holds' }])
})

test('what is merely similar is offered and never taken', () => {
  expect(similarPlaces(places, 'Walse', null).map(({ name }) => name)).toContain('Wales')
  const { codes: found, unknown } = resolveAreas(texts('Walse', 'Scotland'), places, {}, everywhere)
  expect([...found.keys()]).toEqual(['Scotland'])
  expect(unknown.get('Walse')?.similar[0]).toMatchObject({ name: 'Wales' })
})

test('a name of two kinds of areas is settled only where one kind fits the whole column', () => {
  const settled = resolveAreas(texts('South East', 'North East'), places, {}, everywhere)
  expect(settled.codes.get('South East')).toBe('E12000008')
  expect(settled.questions).toEqual([])
  const open = resolveAreas(texts('South East', 'London'), places, {}, everywhere)
  expect(open.codes.size).toBe(0)
  expect(open.questions).toMatchObject([{ id: 'area:geography', rows: 2 }])
})

test('an answer about one name counts for that name alone', () => {
  const { codes: found, left } = resolveAreas(
    texts('Walse', 'Narnia'),
    places,
    { Walse: 'W92000004', Narnia: '-' },
    everywhere,
  )
  expect([...found]).toEqual([['Walse', 'W92000004']])
  expect([...left]).toEqual(['Narnia'])
})

test('the geography that has most of a column comes first', () => {
  const four = texts('E92000001', 'W92000004', 'S92000003', 'N92000002')
  expect(resolveAreas(four, places, {}, everywhere).geographies[0]).toBe('nation')
  const twelve = new Map([...(places.areas.get('itl1')?.keys() ?? [])].map((code) => [code, 1]))
  expect(resolveAreas(twelve, places, {}, everywhere).geographies[0]).toBe('itl1')
})
