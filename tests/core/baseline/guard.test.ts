import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { figures } from '#core/baseline/behind.ts'
import { givenBy, nothingGiven, plus } from '#core/baseline/given.ts'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import { supportsOf } from '#core/baseline/supports.ts'
import { all, type Tally, tallyKey, tallyReturns } from '#core/baseline/tally.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { layerReasons } from '#core/disclosure/layer-reasons.ts'
import { placeId, protect } from '#core/disclosure/protect.ts'
import { complete, partial, twoRegions } from './example.ts'

const departments = (area: string, count: number, headcount: number, profession: Return['profession'] = 'engineer') =>
  Array.from({ length: count }, (_, at) => complete({ department: `${area} ${at}`, area, profession }, headcount))

const origin = { status: 'illustrative', source: 'made', notes: [] } as const
const hiddenOf = (returns: readonly Return[]) => {
  const tallies = tallyReturns(returns, twoRegions)
  const { withheld } = protect(openBaseline(returns, twoRegions, origin), defaultPolicy)
  const isWithheld = (tally: Tally) =>
    withheld.has(
      placeId({
        area: tally.area,
        period: tally.year,
        dims: { specialty: tally.specialty, profession: tally.profession },
      }),
    )
  return { tallies, hidden: new Set([...tallies].filter(([, tally]) => isWithheld(tally)).map(([key]) => key)) }
}
const key = (area: string, profession: string = all) => tallyKey('2025', area, 'ultrasound', profession)

test('five people in three departments may be shown', () => {
  const { hidden } = hiddenOf([...departments('north', 3, 2), ...departments('south', 3, 2)])
  expect([...hidden]).toEqual([])
})

test.each([
  ['fewer than five people', departments('north', 4, 1)],
  ['fewer than three departments', departments('north', 2, 20)],
  [
    'a third department that has no such staff',
    [...departments('north', 2, 20), complete({ department: 'north x', area: 'north' }, 0)],
  ],
])('%s may not be shown', (_, returns) => {
  expect(hiddenOf(returns).hidden).toContain(key('north'))
})

const postsAlone = (area: string, count: number, inPost: number) =>
  Array.from({ length: count }, (_, at) => partial({ department: `${area} ${at}`, area }, inPost, 1))

test('where all gave posts alone, staff are counted as at least the WTE rounded up', () => {
  expect([...hiddenOf([...postsAlone('north', 4, 3.4), ...postsAlone('south', 4, 3.4)]).hidden]).toEqual([])
  expect(hiddenOf(postsAlone('north', 2, 20)).hidden).toContain(key('north'))
  expect(hiddenOf(postsAlone('north', 4, 1)).hidden).toContain(key('north'))
})

test('a region of few departments is suppressed where nobody gave persons, and so is what gives it away', () => {
  const { hidden } = hiddenOf([...postsAlone('north', 1, 9), ...postsAlone('south', 4, 12)])
  expect(hidden).toContain(key('north'))
  expect(hidden.has(key('south')) || hidden.has(key('nation'))).toBe(true)
})

test('one complete return among posts alone is one department’s persons, and is suppressed', () => {
  const one = complete({ department: 'north x', area: 'north' }, 9)
  expect(hiddenOf([...postsAlone('north', 6, 8), one]).hidden).toContain(key('north'))
})

test('persons that nobody gave are no zero', () => {
  const { indicators } = openBaseline(postsAlone('north', 4, 3.4), twoRegions, origin)
  const cell = indicators.get('mpce-headcount')?.observations.find(({ area }) => area === 'north')?.cell
  expect(cell).toMatchObject({ kind: 'absent', reason: 'not-collected', because: 'nobody gave persons' })
})

test('nobody in three departments is a zero that may be shown', () => {
  expect(hiddenOf(departments('north', 3, 0)).hidden).not.toContain(key('north'))
})

test('a region that could be worked out from its nation takes another with it, or the nation', () => {
  const { hidden } = hiddenOf([...departments('north', 2, 10), ...departments('south', 6, 10)])
  expect(hidden).toContain(key('north'))
  expect(hidden.has(key('south')) || hidden.has(key('nation'))).toBe(true)
})

test('a profession that could be worked out from the total takes the smallest other profession with it', () => {
  const { hidden } = hiddenOf([
    ...departments('north', 6, 10, 'clinical-scientist'),
    ...departments('north', 6, 3, 'clinical-technologist'),
    ...departments('north', 2, 2, 'engineer'),
  ])
  expect(hidden).toContain(key('north', 'engineer'))
  expect(hidden).toContain(key('north', 'clinical-technologist'))
  expect(hidden).not.toContain(key('north', 'clinical-scientist'))
  expect(hidden).not.toContain(key('north'))
})

test('the last place that is left may go for several at once', () => {
  const one = (department: string, area: string, rest: Partial<Return>, headcount: number) =>
    complete({ department, area, profession: 'clinical-scientist', ...rest }, headcount)
  const { hidden } = hiddenOf([
    one('north 1', 'north', { specialty: 'radiotherapy-physics' }, 0),
    one('north 2', 'north', { specialty: 'radiotherapy-physics' }, 0),
    one('south 1', 'south', { specialty: 'radiotherapy-physics', profession: 'engineer' }, 0),
    one('north 1', 'north', { specialty: 'nuclear-medicine' }, 1),
    one('north 2', 'north', { specialty: 'nuclear-medicine' }, 1),
  ])
  expect(hidden).toContain(tallyKey('2025', 'north', 'radiotherapy-physics', all))
  expect(hidden).toContain(tallyKey('2025', 'nation', all, all))
})

const anyReturn = fc
  .record({
    department: fc.integer({ min: 1, max: 9 }),
    area: fc.constantFrom('north', 'south'),
    specialty: fc.constantFrom(...specialties.slice(0, 3)),
    profession: fc.constantFrom(...professions),
    headcount: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ department, headcount, ...rest }) =>
    complete({ department: `${rest.area} ${department}`, ...rest }, headcount),
  )

test('no total and its shown parts ever leave a single hidden cell', () => {
  fc.assert(
    fc.property(fc.array(anyReturn, { maxLength: 60 }), (returns) => {
      const { tallies, hidden } = hiddenOf(returns)
      const alone = (total: string, parts: readonly string[]) =>
        [total, ...parts].filter((one) => hidden.has(one)).length === 1
      for (const { year, area, specialty, profession } of tallies.values()) {
        const total = tallyKey(year, area, specialty, profession)
        if (area === 'nation')
          expect(
            alone(
              total,
              ['north', 'south'].map((part) => tallyKey(year, part, specialty, profession)),
            ),
          ).toBe(false)
        if (specialty === all)
          expect(
            alone(
              total,
              specialties.map((part) => tallyKey(year, area, part, profession)),
            ),
          ).toBe(false)
        if (profession === all)
          expect(
            alone(
              total,
              professions.map((part) => tallyKey(year, area, specialty, part)),
            ),
          ).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('the rule that withholds staff is one of their own figures: few persons over 55 do not hide 31 persons', () => {
  const given = ['a', 'b', 'c'].map(
    (department, at) => givenBy(complete({ department, area: 'north' }, [12, 10, 9][at] ?? 0, 1, 1)) ?? nothingGiven,
  )
  const sum = given.reduce(plus)
  const supports = supportsOf(given, sum)
  expect(layerReasons('staff', figures, supports, defaultPolicy)).toEqual([])
  expect(layerReasons('ages', figures, supports, defaultPolicy)).toContain('few-persons')
  const one = supportsOf(given.slice(0, 1), sum)
  expect(layerReasons('staff', figures, one, defaultPolicy)).toEqual(['few-departments'])
})
