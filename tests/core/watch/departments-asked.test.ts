import { expect, test } from 'vitest'
import { aggregateReturns } from '#core/baseline/aggregate.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { departmentsAsked } from '#core/watch/departments-asked.ts'
import { complete, silent, twoRegions } from '../baseline/example.ts'

const about = (area: string, at: number) => ({
  area,
  department: `${'Ashby Corby Derby Frome'.split(' ')[at]} ${area}`,
})

test('departments of an area are those asked of one specialty in the latest survey, also where figures are withheld', () => {
  const returns = [
    ...[0, 1, 2, 3].map((at) => complete({ ...about('north', at), surveyYear: '2023' }, 9)),
    ...[0, 1, 2].map((at) => complete(about('north', at), 9)),
    ...[0, 1].map((at) => complete({ ...about('north', at), specialty: 'nuclear-medicine' }, 9)),
    silent(about('south', 0)),
  ]
  const origin = { status: 'observed', source: 'own', notes: [] } as const
  const survey = aggregateReturns(returns, twoRegions, defaultPolicy, origin).get('mpce-wte') ?? []
  expect(departmentsAsked(survey)).toEqual({ north: 3, south: 1, nation: 4 })
  expect(departmentsAsked([])).toBeNull()
})
