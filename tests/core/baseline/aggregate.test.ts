import { expect, test } from 'vitest'
import { aggregateReturns, type BaselineIndicator, baselineIndicators, openBaseline } from '#core/baseline/aggregate.ts'
import type { Return } from '#core/baseline/returns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { Observation } from '#core/domain/cell.ts'
import { complete, partial, silent, twoRegions } from './example.ts'

const origin = { status: 'illustrative', source: 'made', notes: ['made-note'] } as const

const returns: readonly Return[] = [
  complete({ department: 'a', area: 'north' }, 10, 2, 3),
  complete({ department: 'b', area: 'north' }, 5, 0, 1),
  partial({ department: 'c', area: 'north' }, 4, 1),
  silent({ department: 'd', area: 'north' }),
  complete({ department: 'a', area: 'north', profession: 'support' }, 5, 1, 0),
  complete({ department: 'e', area: 'south' }, 20, 4, 8),
  silent({ department: 'e', area: 'south', specialty: 'magnetic-resonance' }),
]

function find(id: BaselineIndicator, area: string, specialty = 'all', profession = 'all'): Observation {
  const found = openBaseline(returns, twoRegions, origin)
    .indicators.get(id)
    ?.observations.find(
      (one) => one.area === area && one.dims.specialty === specialty && one.dims.profession === profession,
    )
  if (!found) throw new Error(`${id} has no ${area} ${specialty} ${profession}`)
  return found
}

test.each([
  // 10 + 5 people at 0.8 WTE, and 4 WTE of a partial return
  ['mpce-wte', 'north', 'engineer', 16],
  ['mpce-establishment', 'north', 'engineer', 19],
  ['mpce-vacant-wte', 'north', 'engineer', 3],
  ['mpce-headcount', 'north', 'engineer', 15],
  ['mpce-wte', 'north', 'all', 20],
  ['mpce-wte', 'south', 'all', 16],
  ['mpce-wte', 'nation', 'all', 36],
  ['mpce-headcount', 'nation', 'all', 40],
] as const)('%s of %s, %s, is the sum by hand', (id, area, profession, value) => {
  expect(find(id, area, 'ultrasound', profession).cell).toMatchObject({ kind: 'value', value })
})

test('a vacancy rate is the sum of vacancies over the sum of posts, and has no limits', () => {
  const { cell } = find('mpce-vacancy-rate', 'nation', 'ultrasound')
  expect(cell).toMatchObject({ value: 18.18, numerator: 8, denominator: 44 }) // 8 of 44
  expect(cell).not.toHaveProperty('interval')
})

test('the share over 55 rests on complete returns and has Wilson limits', () => {
  const { cell } = find('mpce-share-over-55', 'nation', 'ultrasound')
  // 12 of 40: limits from Wilson's formula worked by hand
  expect(cell).toMatchObject({ value: 30, numerator: 12, denominator: 40, coverage: { part: 3, whole: 5 } })
  expect(cell).toMatchObject({ interval: { lower: 18.07, upper: 45.43, method: 'Wilson', level: 0.95 } })
})

test('coverage counts the departments that answered among those that are known', () => {
  expect(find('mpce-wte', 'north', 'ultrasound').cell.coverage).toMatchObject({ part: 3, whole: 4 })
  expect(find('mpce-headcount', 'north', 'ultrasound').cell.coverage).toMatchObject({ part: 2, whole: 4 })
  expect(find('mpce-wte', 'nation').cell.coverage).toMatchObject({ part: 4, whole: 6 })
})

test('nobody asked, nobody answered and nobody employed are three different things', () => {
  expect(find('mpce-wte', 'north', 'magnetic-resonance').cell).toMatchObject({ reason: 'not-applicable' })
  expect(find('mpce-wte', 'south', 'magnetic-resonance').cell).toMatchObject({
    reason: 'not-collected',
    coverage: { part: 0, whole: 1 },
  })
  const none = openBaseline([complete({ department: 'a', area: 'north' }, 0)], twoRegions, origin).indicators
  const zero = none
    .get('mpce-wte')
    ?.observations.find(({ area, dims }) => area === 'north' && dims.profession === 'engineer')
  expect(zero?.cell).toMatchObject({ kind: 'value', value: 0 })
  const rate = none
    .get('mpce-vacancy-rate')
    ?.observations.find(({ area, dims }) => area === 'north' && dims.profession === 'engineer')
  expect(rate?.cell).toMatchObject({ kind: 'absent', reason: 'not-applicable' })
})

test('every cell says where it comes from and that it is made up', () => {
  const all = baselineIndicators.flatMap((id) => [
    ...(openBaseline(returns, twoRegions, origin).indicators.get(id)?.observations ?? []),
  ])
  expect(all).toHaveLength(6 * 3 * 9 * 5)
  for (const { cell, source, notes } of all) {
    expect([source, notes]).toEqual(['made', ['made-note']])
    if (cell.kind === 'value') expect(cell.status).toBe('illustrative')
  }
})

test('what is suppressed in one indicator is suppressed in all', () => {
  const shown = aggregateReturns(returns, twoRegions, defaultPolicy, origin)
  for (const id of baselineIndicators) {
    const south = shown
      .get(id)
      ?.find(({ area, dims }) => area === 'south' && dims.specialty === 'ultrasound' && dims.profession === 'all')
    expect(south?.cell, id).toMatchObject({ kind: 'absent', reason: 'suppressed' })
  }
})
