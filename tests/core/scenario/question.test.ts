import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parse } from 'valibot'
import { expect, test } from 'vitest'
import {
  askedCells,
  firstQuestion,
  type GapQuestion,
  placesLever,
  readQuestion,
  scenarioOf,
  writeQuestion,
} from '#core/scenario/question.ts'
import { needsOf } from '#core/scenario/question-need.ts'
import { answerQuestion, middlePath, placesNeeded, smallest } from '#core/scenario/question-run.ts'
import { answerSentences, answerTitle, runsText, staffGapText, unheldWords } from '#core/scenario/question-words.ts'
import { requirementFileSchema, requirementPath } from '#core/scenario/requirement-file.ts'
import { oldAgainstNew } from '#core/scenario/seen.ts'
import { sideBySide } from '#core/scenario/side-by-side.ts'
import { supplyFileSchema } from '#core/scenario/supply-file.ts'
import { whatMoved } from '#core/scenario/what-moved.ts'

const file = parse(supplyFileSchema, JSON.parse(readFileSync('public/data/supply.json', 'utf8')))
const requirement = parse(requirementFileSchema, JSON.parse(readFileSync(`public/${requirementPath}`, 'utf8')))

const text = fc.string({ maxLength: 60 })
const moves = fc.array(
  fc.record({
    lever: fc.constantFrom('leaving', placesLever),
    amount: fc.integer({ min: -50, max: 500 }).map((tenths) => tenths / 10),
    because: text,
  }),
  { maxLength: 4 },
)
const ready = fc.constantFrom(null, 'climate', 'workforce')
const question: fc.Arbitrary<GapQuestion> = fc.record({
  start: fc.constantFrom('sample-2025', 'england-2017'),
  area: fc.constantFrom('E12000002', 'W92000004'),
  specialty: fc.constantFrom('radiotherapy-physics', 'medical-physics'),
  by: fc.integer({ min: 2026, max: 2075 }),
  stock: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
  method: fc.constantFrom(null, 'quarts-phys-linac'),
  inputs: fc.constantFrom({}, { linacs: 33 }, { linacs: 33, 'new-cancers': 41_000.5 }),
  moves,
  ready,
  shown: fc.constantFrom(null, 2030),
  posts: fc.record({ count: fc.integer({ min: 1, max: 60 }), aim: fc.constantFrom('total', 'worst') }),
  equipment: fc.record({
    survey: fc.constantFrom(null, 'own-second-installed'),
    modality: fc.constantFrom('linac', 'ct'),
    life: fc.constantFrom(null, 7.5, 12),
    early: fc.integer({ min: 0, max: 5 }),
    late: fc.integer({ min: 0, max: 5 }),
    weeks: fc.constantFrom(null, 14),
    workingWeeks: fc.constantFrom(null, 42.5),
    demand: fc.constantFrom(null, 233_772),
    perUnit: fc.constantFrom(null, 7084),
  }),
  beside: fc.record({
    against: fc.constantFrom('base', 'own', 'climate', 'kept-1'),
    kept: fc.array(fc.record({ name: text, ready, moves }), { maxLength: 4 }),
  }),
  seen: fc.constantFrom(null, { digest: '97695eda', figures: [116.9, 113, 148.4, 174.5, 4.2, 21, null] }),
})

test('a question comes back from its link, whatever the reasons say', () => {
  fc.assert(
    fc.property(question, (one) => {
      expect(readQuestion(writeQuestion(one))).toEqual(one)
    }),
  )
})

test.each([
  'x',
  'sample-2025!north!radiotherapy-physics!2035!-!-!-!-',
  'sample-2025!E12000002!radiotherapy-physics!2035!-1!-!-!-',
  'sample-2025!E12000002!radiotherapy-physics!2035!-!-!linacs:many!-',
  'sample-2025!E12000002!radiotherapy-physics!2035!-!-!-!leaving:8:%E0%A4%A',
  'sample-2025!E12000002!radiotherapy-physics!2035!-!-!-!-!-!97695eda:1:2',
  'sample-2025!E12000002!radiotherapy-physics!2035!-!-!-!-!-!-!-!61:total',
  'sample-2025!E12000002!radiotherapy-physics!2035!-!-!-!-!-!-!-!-!linac:99:0:0:-:-:-:-',
  'sample-2025!E12000002!radiotherapy-physics!2035!-!-!-!-!-!-!-!-!-!base*more',
  'sample-2025!E12000002!radiotherapy-physics!2035!-!-!-!-!-!-!-!-!-!base*a,-,*b,-,*c,-,*d,-,*e,-,',
])('%s is no question', (broken) => expect(readQuestion(broken)).toBeNull())

test('methods that can be worked out from held figures stand first; the others are one line, and none is left out', () => {
  const held = { linacs: { E12000002: 33 }, 'new-cancers': { E12000002: 45_112 } }
  const needs = needsOf(requirement, firstQuestion, [2025, 2035], held)
  const [own, others] = [
    needs.filter(({ unheld }) => unheld.length === 0),
    needs.filter(({ unheld }) => unheld.length > 0),
  ]
  expect(needs).toEqual([...own, ...others])
  const used = own.filter(({ method }) => method.use === 'requirement' && method.factors.length > 0)
  expect(used.map(({ need }) => need.kind)).toEqual(['value', 'value', 'value'])
  expect(used.map(({ method }) => method.id)).toEqual(['forte-radiotherapy', 'iaea-rt-linac', 'quarts-phys-linac'])
  // What is typed counts before what is held, and moves no method to another place.
  const typed = needsOf(requirement, { ...firstQuestion, inputs: { linacs: 40, 'rt-patients': 9000 } }, [2025], held)
  expect(typed.map(({ method }) => method.id)).toEqual(needs.map(({ method }) => method.id))
  expect(typed.find(({ method }) => method.id === 'quarts-phys-linac')?.need).toEqual({ kind: 'value', wte: [40] })
  const patients = { unheld: ['rt-patients'] }
  const shifts = { unheld: ['rt-patients', 'linacs', 'new-cancers'] }
  expect(unheldWords([patients, shifts], requirement.inputs)).toBe(
    '2 methods need inputs that are not held: radiotherapy patients a year (2), linear accelerators (1), 1 more',
  )
})

test('the search finds the smallest number that holds, and none where none does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 }), (most, from) => {
      expect(smallest(most, (n) => n >= from)).toBe(from <= most ? from : null)
    }),
  )
})

test('places that close a gap close it: in half and in eight tenths of the same runs, and one place fewer does not', () => {
  const need = (middlePath(file, firstQuestion).wte.at(-1) ?? 0) + 12
  const draws = 20
  const { middle, eightInTen } = placesNeeded(file, firstQuestion, need, draws)
  const closed = (amount: number) =>
    answerQuestion(file, { ...firstQuestion, moves: [{ lever: placesLever, amount, because: '' }] }, need, draws).closed
  if (middle === null || eightInTen === null) throw new Error('no number of places closes a gap of 12')
  expect(eightInTen).toBeGreaterThan(middle)
  expect(closed(middle)).toBeGreaterThanOrEqual(0.5)
  expect(closed(middle - 1)).toBeLessThan(0.5)
  expect(closed(eightInTen)).toBeGreaterThanOrEqual(0.8)
  expect(closed(eightInTen - 1)).toBeLessThan(0.8)
})

test('what nobody can reach has no number, and every check holds', () => {
  const { places, closed, checks } = answerQuestion(file, firstQuestion, 5000, 60)
  expect(places).toMatchObject({ middle: null, eightInTen: null })
  expect(closed).toBe(0)
  expect(checks.flatMap(({ faults }) => faults)).toEqual([])
})

test('an area by itself runs as it does among the others, run by run', () => {
  const moves = [{ lever: 'moving', amount: 0, because: '' }]
  const alone = answerQuestion(file, firstQuestion, null, 30)
  expect(answerQuestion(file, { ...firstQuestion, moves }, null, 30).bands).toEqual(alone.bands)
})

test('staff that the reader types are where the line starts, to the decimal', () => {
  const typed = { ...firstQuestion, stock: 40 }
  expect(middlePath(file, typed).wte[0]).toBeCloseTo(40, 9)
})

test('a question without levers runs the base; one with places adds them in its area and specialty alone', () => {
  const [start] = file.starts
  if (!start) throw new Error('no start')
  expect(askedCells(start, firstQuestion)).toHaveLength(1)
  expect(scenarioOf(firstQuestion, start).policies).toEqual([])
  const moved = scenarioOf({ ...firstQuestion, moves: [{ lever: placesLever, amount: 3, because: 'why' }] }, start)
  expect(moved.policies[0]?.changes[0]).toMatchObject({
    how: 'by',
    amount: 3,
    areas: ['E12000002'],
    specialties: ['radiotherapy-physics'],
  })
})

const facts = {
  specialty: 'radiotherapy physics',
  area: 'North West',
  by: 2035,
  from: 2027,
  method: 'A method',
  required: { start: 33, end: 33 },
  staff: { start: 30, end: 28.5 },
  answer: { closed: 0.31, places: { middle: 4, eightInTen: 9, most: 200 } },
}

test('the answer says both numbers, the gaps and how often it is closed', () => {
  expect(answerTitle(facts)).toBe(
    '4 more training places a year from 2027 would close the gap in radiotherapy physics, North West, by 2035, in the middle of the runs; 9 in 8 of 10 runs',
  )
  expect(answerSentences(facts).join(' ')).toContain('closed in about 3 in 10 runs')
  expect(answerSentences(facts).join(' ')).toContain('4.5 WTE too few')
  expect(answerSentences(facts).at(-1)).toContain('never a forecast')
})

test.each([
  [{ middle: null, eightInTen: null, most: 200 }, 'No number of training places up to 200'],
  [{ middle: 3, eightInTen: null, most: 200 }, 'no number up to 200 does in 8 of 10 runs'],
  [{ middle: 0, eightInTen: 2, most: 200 }, 'No more training places are needed'],
  [{ middle: 1, eightInTen: 2, most: 200 }, '1 more training place a year'],
])('%j is said', (places, words) =>
  expect(answerTitle({ ...facts, answer: { closed: null, places } })).toContain(words),
)

test.each([
  [0, 'none of the runs'],
  [0.01, 'fewer than 1 in 10 runs'],
  [0.31, 'about 3 in 10 runs'],
  [0.99, 'more than 9 in 10 runs'],
  [1, 'every run'],
])('%d of the runs is %s', (share, words) => expect(runsText(share)).toBe(words))

test('a gap has its side in words', () => {
  expect(staffGapText(2.04)).toBe('2.0 WTE too few')
  expect(staffGapText(-2)).toBe('2.0 WTE more than required')
  expect(staffGapText(0.01)).toBe('as many as required')
})

const moved: GapQuestion = {
  ...firstQuestion,
  ready: 'workforce',
  moves: [
    { lever: 'leaving', amount: 7, because: '' },
    { lever: placesLever, amount: 5, because: '' },
  ],
}

test('what moved sums to the whole difference, as shown, in the order of the levers', () => {
  const { base, end, steps } = whatMoved(file, moved)
  expect(steps.map(({ change }) => change.lever)).toEqual(['training-places', 'leaving', 'leaving', placesLever])
  expect(steps.reduce((at, { from, to }) => (from === at ? to : Number.NaN), base)).toBe(end)
  expect(end).toBeCloseTo(middlePath(file, moved).wte.at(-1) ?? 0, 1)
  expect(base).toBeCloseTo(middlePath(file, firstQuestion).wte.at(-1) ?? 0, 1)
})

test('side by side the base against itself is zero in every run, and a lever that does nothing too', () => {
  const idle: GapQuestion = { ...firstQuestion, moves: [{ lever: placesLever, amount: 0, because: '' }] }
  const found = sideBySide(file, idle, 100, 40)
  expect(found.map(({ id }) => id)).toEqual(['base', ...file.ready.map(({ id }) => id), 'own'])
  // In every year it has the bands of the same question by itself.
  expect(found[0]?.bands).toEqual(answerQuestion(file, firstQuestion, null, 40).bands)
  for (const { id, more } of found) expect(more.every((wte) => wte === 0)).toBe(id === 'base' || id === 'own')
})

test('a scenario that is kept is zero against itself in every run, and its differences from another are paired', () => {
  const more = { name: 'More places', ready: null, moves: [{ lever: placesLever, amount: 6, because: '' }] }
  const stay = { name: 'They stay', ready: 'workforce', moves: [{ lever: 'leaving', amount: 6, because: '' }] }
  const kept = { ...firstQuestion, beside: { against: 'kept-0', kept: [more, stay, more] } }
  const found = sideBySide(file, kept, 100, 40)
  expect(found.map(({ id }) => id)).toEqual(['base', 'climate', 'safety', 'workforce', 'kept-0', 'kept-1', 'kept-2'])
  for (const { id, more: differences } of found)
    expect(
      differences.every((wte) => wte === 0),
      id,
    ).toBe(id === 'kept-0' || id === 'kept-2')
  // The same pair the other way round, run by run: the lowest difference of one is the highest of the other.
  const turned = sideBySide(file, { ...kept, beside: { ...kept.beside, against: 'kept-1' } }, 100, 40)
  const [low, middle, high] = found.find(({ id }) => id === 'kept-1')?.more ?? [0, 0, 0]
  const back = turned.find(({ id }) => id === 'kept-0')?.more.map((wte) => -wte) ?? []
  for (const [at, value] of [high, middle, low].entries()) expect(back[at]).toBeCloseTo(value, 9)
  for (const { id, moreByYear, more: ends } of found) {
    expect(moreByYear.at(-1)).toEqual(ends)
    expect(moreByYear.flat().every((wte) => wte === 0)).toBe(id === 'kept-0' || id === 'kept-2')
  }
  // The levers of now stand there once, and what is gone is set against the base.
  const now = { ...kept, moves: more.moves, beside: { against: 'kept-3', kept: [more] } }
  expect(sideBySide(file, now, null, 5).map(({ id, more: [, wte] }) => [id, wte === 0])).toEqual([
    ['base', true],
    ['climate', false],
    ['safety', false],
    ['workforce', false],
    ['kept-0', false],
  ])
})

test('leaving swings the outcome downwards, and only parameters with a range swing', () => {
  const { swings } = answerQuestion(file, firstQuestion, null, 200)
  const leaving = swings.find(({ lever }) => lever === 'leaving')
  expect(leaving?.wte.low).toBeGreaterThan(leaving?.wte.high ?? 0)
  for (const { lever, value } of swings) {
    expect(file.levers.find(({ id }) => id === lever)?.low).not.toBeNull()
    expect(value.low).toBeLessThan(value.high)
  }
  const widths = swings.map(({ wte }) => Math.abs(wte.high - wte.low))
  expect(widths).toEqual(widths.toSorted((a, b) => b - a))
})

test('a link made on other data shows old against new; on the same data, with the same figures, nothing', () => {
  const then = { digest: 'a1', figures: [116.9, 113, 148.4, 174.5, 4.2, 21, null] }
  expect(oldAgainstNew(then, then)).toBeNull()
  const now = { digest: 'b2', figures: [120, 115.3, 148.4, 174.5, 6, 19, 30] }
  expect(oldAgainstNew(then, now)?.[5]).toEqual({
    name: 'More training places a year, middle of the runs',
    linked: 21,
    now: 19,
  })
  expect(oldAgainstNew(then, { ...then, digest: 'b2' })).toHaveLength(7)
})
