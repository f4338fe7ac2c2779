import { expect, test } from 'vitest'
import { openBaseline } from '#core/baseline/aggregate.ts'
import type { Return } from '#core/baseline/returns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { protect } from '#core/disclosure/protect.ts'
import { differencesFrom, releasedOf } from '#core/disclosure/session.ts'
import { complete, silent, twoRegions } from '../baseline/example.ts'

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
const none = { withheld: new Set(), changed: new Set() }
const release = (name: string, returns: readonly Return[], policy = defaultPolicy) =>
  releasedOf(name, protect(tableOf(returns), policy).indicators)
const differences = (returns: readonly Return[], ...earlier: readonly ReturnType<typeof release>[]) => {
  const table = tableOf(returns)
  return differencesFrom(table, protect(table, defaultPolicy), earlier, defaultPolicy)
}
const unequal = [...departments('north', 2, 10), ...departments('south', 6, 10)]

test('what was exported by lenient rules is out, whatever stricter rules suppress afterwards', () => {
  const strict = protect(tableOf(unequal), defaultPolicy)
  expect(strict.withheld.size).toBeGreaterThan(0)
  expect(differences(unequal)).toEqual(none)
  const { withheld } = differences(unequal, release('Ours, version 1', unequal, lenient))
  for (const place of strict.withheld.keys()) expect(withheld).toContain(place)
})

test('what an earlier release showed gives away what it did not show itself', () => {
  const strict = protect(tableOf(unequal), defaultPolicy)
  const places = [...strict.withheld.keys()].filter((id) => id.includes('profession=engineer|specialty=ultrasound'))
  const shown = places.filter((id) => !id.startsWith('area=north|'))
  expect(shown.length).toBeGreaterThan(0)
  const earlier = { name: 'Ours, version 1', values: { 'mpce-wte': Object.fromEntries(shown.map((id) => [id, 1])) } }
  expect(differences(unequal, earlier).withheld).toContain(places.find((id) => id.startsWith('area=north|')))
})

test('the same table again tells nothing new', () => {
  const same = release('Ours, version 1', unequal)
  expect(differences(unequal, same, same)).toEqual(none)
})

const even = [...departments('north', 6, 10), ...departments('south', 6, 10)]

test.each([
  ['a department that joins', [...even, complete({ department: 'north new', area: 'north' }, 2)]],
  ['a person who leaves', [...even.slice(1), complete({ department: 'north 0', area: 'north' }, 9)]],
  ['a correction of staff in post', [...even.slice(1), complete({ department: 'north 0', area: 'north' }, 14)]],
])('%s is told, place by place, though nothing is suppressed now that was shown before', (_, next) => {
  const { changed, withheld } = differences(next, release('Ours, version 1', even))
  expect(withheld).toEqual(new Set())
  expect([...changed].some((place) => place.startsWith('area=north|'))).toBe(true)
  expect([...changed].some((place) => place.startsWith('area=nation|'))).toBe(true)
  expect([...changed].some((place) => place.startsWith('area=south|'))).toBe(false)
})

test('a figure that was shown and is not there any more is told, though nothing is shown in its place', () => {
  const withdrawn = even.map((one) => (one.area === 'north' ? silent(one) : one))
  const { changed } = differences(withdrawn, release('Ours, version 1', even))
  expect([...changed].some((place) => place.startsWith('area=north|'))).toBe(true)
})

test('a year that is left out is another table’s', () => {
  const later = even.map((one) => ({ ...one, surveyYear: '2026' }))
  expect(differences(later, release('Ours, version 1', even))).toEqual(none)
})

test('a year that is added changes nothing that was shown', () => {
  const later = even.map((one) => ({ ...one, surveyYear: '2026' }))
  expect(differences([...even, ...later], release('Ours, version 1', even))).toEqual(none)
})
