import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baseScenario, type LeverChange, movedValue, reach, type ScenarioSpec } from '#core/scenario/scenario.ts'
import { parseScenario, printScenario } from '#core/scenario/text-form.ts'
import { specs } from './specs.ts'

const written = `scenario: More training places
start: england-2017
years: 15
seed: 7
draws: 1000
specialties: medical-physics
posts: funded posts
residual: published
policy: Places of the plan
  because: as published in 2023
  training-places times 1.32 from 2027 over 5 years
policy: Keep people
  leaving by -1.5 from 2028 until 2033 fades in E12000002, E12000007 for medical-physics because a premium is paid
`

const read = (text: string): ScenarioSpec => {
  const parsed = parseScenario(text)
  return parsed.ok ? parsed.value : expect.fail(JSON.stringify(parsed.problems))
}

test('a scenario is read as it is written', () => {
  const spec = read(written)
  expect(printScenario(spec)).toBe(written)
  expect(spec.policies.map(({ name, changes }) => [name, changes.length])).toEqual([
    ['Places of the plan', 1],
    ['Keep people', 1],
  ])
  expect(spec.policies[1]?.changes[0]).toMatchObject({ how: 'by', amount: -1.5, until: 2033, after: 'fades' })
})

test('every scenario survives its text', () => {
  fc.assert(
    fc.property(specs, (spec) => {
      expect(read(printScenario(spec))).toEqual(spec)
    }),
  )
})

test('comments, blank lines and line ends of other systems are skipped; what is not written is as in the base', () => {
  expect(read('# mine\r\n\r\nstart: england-2017\r\n')).toEqual(baseScenario('england-2017'))
})

test.each([
  [1, 'scenario:', 'scenario:\nstart: a'],
  [2, 'years: 51', 'start: a\nyears: 51'],
  [2, 'seed: 4294967296', 'start: a\nseed: 4294967296'],
  [3, 'leaving up 2', 'start: a\npolicy: x\n  leaving up 2'],
  [2, 'leaving to 9 from 2027', 'start: a\nleaving to 9 from 2027'],
  [2, 'start: b', 'start: a\nstart: b'],
  [2, 'colour: red', 'start: a\ncolour: red'],
  [2, 'posts: some', 'start: a\nposts: some'],
  [1, '', '# nothing else'],
])('line %i is named with what was found: %s', (row, found, text) => {
  const parsed = parseScenario(text, 'mine.txt')
  if (parsed.ok) return expect.fail('it cannot be read')
  expect(parsed.problems.map(({ at, found: text }) => [at.file, at.row, text])).toEqual([['mine.txt', row, found]])
  expect(parsed.problems[0]?.mend).toMatch(/\.$/)
})

const change = (own: Partial<LeverChange>): LeverChange => ({
  lever: 'leaving',
  how: 'to',
  amount: 5,
  from: 2030,
  ramp: 4,
  until: null,
  after: 'stays',
  areas: [],
  specialties: [],
  because: '',
  ...own,
})

test('a change comes in equal steps, stays or fades', () => {
  const years = [2029, 2030, 2031, 2033, 2036, 2037, 2038, 2040]
  const course = (own: Partial<LeverChange>) => years.map((year) => reach(change(own), year))
  expect(course({})).toEqual([0, 0.25, 0.5, 1, 1, 1, 1, 1])
  expect(course({ ramp: 0 })).toEqual([0, 1, 1, 1, 1, 1, 1, 1])
  expect(course({ until: 2036 })).toEqual([0, 0.25, 0.5, 1, 1, 1, 1, 1])
  expect(course({ until: 2031 })).toEqual([0, 0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5])
  expect(course({ until: 2036, after: 'fades' })).toEqual([0, 0.25, 0.5, 1, 1, 0.75, 0.5, 0])
})

test('policies stack in their order, where and for whom they act', () => {
  const of = (...changes: readonly LeverChange[]) => ({ policies: [{ name: 'p', because: '', changes }] })
  const at = { area: 'E12000001', specialty: 'medical-physics', year: 2040 }
  const [half, five] = [change({ how: 'times', amount: 0.5 }), change({})]
  expect(movedValue(of(half, five), 'leaving', 10, at)).toBe(5)
  expect(movedValue(of(five, half), 'leaving', 10, at)).toBe(2.5)
  expect(movedValue(of(change({ how: 'by', amount: -1 })), 'leaving', 10, at)).toBe(9)
  expect(movedValue(of(five), 'retirement', 10, at)).toBe(10)
  expect(movedValue(of(change({ areas: ['E12000002'] })), 'leaving', 10, at)).toBe(10)
  expect(movedValue(of(change({ specialties: ['nuclear-medicine'] })), 'leaving', 10, at)).toBe(10)
})
