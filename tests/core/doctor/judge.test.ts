import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPrintedAs, judgeNumbers, type NumberFinding, printedLike } from '#core/doctor/judge.ts'
import { numbersIn } from '#core/doctor/tokens.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

const machines = composePlate(resolveView(smallView({}), catalogue), smallAtlas)
const vacancies = composePlate(resolveView(smallView({ indicator: 'vacancy' }), catalogue), smallAtlas)

type Figures = Readonly<Record<string, number>>

/** The plate of machines under other names and figures: it has six areas. */
function plateOf(figures: Figures, from: Plate = machines): Plate {
  const areas = Object.entries(figures).map(([name, value], at): PlateArea => {
    const first = from.areas[0] as PlateArea
    return {
      ...first,
      area: { ...first.area, code: `A${at}`, name, short: name },
      cell: { kind: 'value', value, status: 'observed' },
    }
  })
  return { ...from, areas }
}

const codesOf = (figures: Figures) =>
  Object.fromEntries(Object.values(figures).map((value, at) => [`A${at}`, value] as const))

const before = {
  'North East': 12.44,
  'North West': 13.06,
  London: 11.2,
  Wales: 1234.5,
  'Yorkshire and The Humber': 9.5,
}
const after = { ...before, 'North East': 12.9, Wales: 1301.2 }

const judge = (text: string, was: Figures = before, now: Plate = plateOf(after)): readonly NumberFinding[] =>
  judgeNumbers(
    [{ place: 'Paragraph 1', text, near: [0] }],
    [{ at: 0, was: { values: codesOf(was), digits: 12 }, plate: now }],
  )

const said = (text: string) =>
  judge(text).map((one) =>
    one.kind === 'stale'
      ? `${one.printed} → ${one.now}, ${one.area}`
      : one.kind === 'holds'
        ? `${one.printed} holds`
        : one.printed,
  )

test.each([
  ['The North East had 12.4 machines per million.', ['12.4 → 12.9, North East']],
  ['At 12.44, the North East was third.', ['12.44 → 12.90, North East']],
  ['North East\t12.4\t3', ['12.4 → 12.9, North East', '3']],
  ['Wales had 1,234.5 and London 11.2.', ['1,234.5 → 1,301.2, Wales', '11.2 holds']],
  ['The North East (12.4) was above London (11.2).', ['12.4 → 12.9, North East', '11.2 holds']],
  ['It fell from 12.4 in the North East to 11.2 in London.', ['12.4 → 12.9, North East', '11.2 holds']],
  ['In Yorkshire & the Humber 9.5 were in post.', ['9.5 holds']],
  ['Since then the North East has come to 12.9.', ['12.9 holds']],
  ['In 2019 the North East had 12.4.', ['2019', '12.4 → 12.9, North East']],
])('what is bound to a figure of an area is judged: %s', (text, expected) => {
  expect(said(text)).toEqual(expected)
})

test('a number is judged by its own digits where the link of its figure carries fewer', () => {
  const judged = (text: string, now: number) =>
    judgeNumbers(
      [{ place: 'Paragraph 1', text, near: [0] }],
      [{ at: 0, was: { values: { A0: 8178890 }, digits: 6 }, plate: plateOf({ 'South East': now }) }],
    ).map((one) => (one.kind === 'stale' ? one.now : one.kind))
  expect(judged('The South East had 8,178,888.', 9087653)).toEqual(['9,087,653'])
  expect(judged('The South East had 8,178,888.', 8178888)).toEqual(['holds'])
  // As it was carried, which the author may have copied.
  expect(judged('The South East had 8,178,890.', 8178888)).toEqual(['holds'])
  expect(judged('The South East had 8,178,888.', 8178889)).toEqual(['8,178,889'])
  expect(judged('The South East had 8,178,999.', 9087653)).toEqual(['unchecked'])
})

test.each([
  ['The highest value was 12.4.', /does not name that area/],
  ['The North East grew by 12.4.', /difference/],
  ['The North East has 12.4 times as many.', /multiple/],
  ['The North East has 12.4 more than most.', /difference/],
  ['In the North East 12.4% were vacant.', /percentage/],
  ['The North East has 12.4 to 13.9.', /begins a range/],
  ['The North East has 11–12.4.', /ends a range/],
  ['In 2014 the North East had 12.4.', /speaks of 2014/],
  ['In the North East 12.4 million were spent.', /other units/],
  ['North East Lincolnshire had 12.4.', /does not name that area/],
  ['Outer London had 11.2.', /does not name that area/],
])('what may mean something else is not checked, and why is said: %s', (text, because) => {
  const found = judge(text).find(({ printed }) => ['12.4', '11.2'].includes(printed))
  expect(found).toMatchObject({ kind: 'unchecked', because: expect.stringMatching(because) })
})

test('a whole number is checked only where it is large or has its unit', () => {
  const was = { 'North East': 12, Wales: 2019, London: 140 }
  const now = plateOf({ 'North East': 13, Wales: 2100, London: 150 })
  expect(judge('The North East is one of 12 regions.', was, now)).toMatchObject([{ kind: 'unchecked' }])
  expect(judge('The North East has 12 machines.', was, now)).toMatchObject([{ kind: 'stale', now: '13' }])
  expect(judge('Wales was first in 2019.', was, now)).toMatchObject([{ kind: 'unchecked' }])
  expect(judge('London has 140.', was, now)).toMatchObject([{ kind: 'stale', now: '150' }])
})

test('two areas with one value, and two figures that disagree, are not guessed between', () => {
  const was = { 'North East': 12.4, London: 12.4 }
  expect(judge('London and the North East had 12.4.', was, plateOf({ 'North East': 13, London: 12.4 }))).toMatchObject([
    { kind: 'unchecked', because: expect.stringMatching(/several areas/) },
  ])
  const figure = (at: number, now: number) => ({
    at,
    was: { values: { A0: 12.4 }, digits: 12 },
    plate: plateOf({ London: now }),
  })
  const both = (a: number, b: number) =>
    judgeNumbers([{ place: '', text: 'London had 12.4.', near: [0, 1] }], [figure(0, a), figure(1, b)])
  expect(both(13, 14)).toMatchObject([{ kind: 'unchecked', because: expect.stringMatching(/several figures/) }])
  expect(both(13, 13)).toMatchObject([{ kind: 'stale', now: '13.0' }])
})

test('a percentage is checked with its sign, and a figure that is suppressed now is said to be', () => {
  const plate = { ...vacancies, areas: vacancies.areas }
  const was = { E12000002: 8.1, E12000003: 7.5 }
  const found = judgeNumbers(
    [{ place: '', text: 'West had 8.1%, East 7.5 per cent; in the West 8.1 posts were empty.', near: [0] }],
    [{ at: 0, was: { values: was, digits: 12 }, plate }],
  )
  expect(found).toMatchObject([
    { kind: 'stale', now: 'suppressed', area: 'West' },
    { kind: 'holds', area: 'East' },
    { kind: 'unchecked' },
  ])
})

test('text that stands near no figure is not judged', () => {
  expect(judgeNumbers([{ place: '', text: 'North East 12.4', near: [] }], [])).toEqual([])
})

const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'] as const
const tenths = fc.integer({ min: 100, max: 99_999 }).map((n) => n / 10)

test('all numbers of areas that changed are flagged, and no other', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(tenths, { minLength: 5, maxLength: 5 }),
      fc.array(fc.option(tenths, { nil: null }), { minLength: 5, maxLength: 5 }),
      fc.shuffledSubarray([...names], { minLength: 1 }),
      (old, fresh, told) => {
        const was = Object.fromEntries(names.map((name, at) => [name, old[at] ?? 0]))
        const now = Object.fromEntries(names.map((name, at) => [name, fresh[at] ?? old[at] ?? 0]))
        const text = told
          .map((name) => `In ${name} there were ${was[name]?.toFixed(1)}. Of 7 others 33.33 say so.`)
          .join(' ')
        const found = judge(text, was, plateOf(now))
        const stale = found.flatMap((one) => (one.kind === 'stale' ? [[one.area, one.now.replaceAll(',', '')]] : []))
        expect(stale).toEqual(
          told.filter((name) => now[name] !== was[name]).map((name) => [name, now[name]?.toFixed(1)]),
        )
        expect(found.filter(({ kind }) => kind === 'holds')).toHaveLength(told.length - stale.length)
      },
    ),
    { numRuns: 300 },
  )
})

test('a number is one of a value when it is that value rounded', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      const [printed] = numbersIn(value.toFixed(decimals))
      expect(printed && isPrintedAs(value, printed)).toBe(true)
      const [other] = numbersIn((value + 1.6 * 10 ** -decimals).toFixed(decimals))
      expect(other && isPrintedAs(value, other)).toBe(false)
    }),
  )
})

test.each([
  [1301.2, '1,234.5', '1,301.2'],
  [1301.2, '1234.5', '1301.2'],
  [1301.2, '999.5', '1,301.2'],
  [-2.04, '−1.5', '−2.0'],
  [7.514, '£7.20', '£7.51'],
])('a new value is written like the old one: %d like %s', (value, like, expected) => {
  const [printed] = numbersIn(like)
  expect(printed && printedLike(value, printed)).toBe(expected)
})

test.each([
  ['12.4, 1,234 and 7', ['12.4', '1,234', '7']],
  ['E12000001, COVID-19, v1.2.3, 12,4 and 3/4', []],
  ['2019–20 and −1.5', ['2019', '20', '−1.5']],
  ['(12.4); 13.', ['12.4', '13']],
])('numbers of “%s”', (text, expected) => {
  expect(numbersIn(text).map((one) => one.text)).toEqual(expected)
})
