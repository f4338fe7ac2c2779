import { expect, test } from 'vitest'
import { openBaseline } from '#core/baseline/aggregate.ts'
import type { Return } from '#core/baseline/returns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { protect } from '#core/disclosure/protect.ts'
import { exposedBySession, shownPlaces } from '#core/disclosure/session.ts'
import { complete, twoRegions } from '../baseline/example.ts'

const departments = (area: string, count: number, headcount: number) =>
  Array.from({ length: count }, (_, at) => complete({ department: `${area} ${at}`, area }, headcount))
const tableOf = (returns: readonly Return[]) =>
  openBaseline(returns, twoRegions, { status: 'observed', source: 'own', notes: [] })
const lenient: DisclosurePolicy = {
  ...defaultPolicy,
  persons: { fewest: 1, source: 'test' },
  departments: { fewest: 1, source: 'test' },
  dominance: { ...defaultPolicy.dominance, on: false },
  closeness: { ...defaultPolicy.closeness, on: false },
}
const adding = ['mpce-headcount', 'mpce-wte', 'mpce-establishment']

test('what was exported by lenient rules is out, whatever stricter rules withhold afterwards', () => {
  const table = tableOf([...departments('north', 2, 10), ...departments('south', 6, 10)])
  const before = { name: 'Ours, version 1', shown: shownPlaces(protect(table, lenient).indicators, adding) }
  const strict = protect(table, defaultPolicy)
  expect(strict.withheld.size).toBeGreaterThan(0)
  expect(exposedBySession(table, strict, [], defaultPolicy)).toEqual(new Set())
  expect(exposedBySession(table, strict, [before], defaultPolicy)).toEqual(new Set(strict.withheld.keys()))
})

test('a total in one export and all parts but one in the other give the last part away', () => {
  const table = tableOf([...departments('north', 2, 10), ...departments('south', 6, 10)])
  const strict = protect(table, defaultPolicy)
  const shown = new Set(shownPlaces(strict.indicators, adding)['mpce-wte'])
  const north = [...strict.withheld.keys()].find(
    (id) => id.startsWith('area=north|') && id.includes('specialty=ultrasound'),
  )
  if (!north) throw new Error('the region of two departments is not withheld')
  // Whatever else stands for it, an earlier export showed the other region and the nation.
  const others = ['south', 'nation'].map((area) => north.replace('area=north', `area=${area}`))
  expect(others.every((id) => shown.has(id))).toBe(false)
  const earlier = { name: 'Ours, version 1', shown: { 'mpce-wte': others } }
  expect([...exposedBySession(table, strict, [earlier], defaultPolicy)]).toContain(north)
})

test('the same table again tells nothing new', () => {
  const table = tableOf([...departments('north', 2, 10), ...departments('south', 6, 10)])
  const strict = protect(table, defaultPolicy)
  const same = { name: 'Ours, version 1', shown: shownPlaces(strict.indicators, adding) }
  expect(exposedBySession(table, strict, [same, same], defaultPolicy)).toEqual(new Set())
})
