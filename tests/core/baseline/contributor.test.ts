import { expect, test } from 'vitest'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { contributorsOf } from '#core/baseline/contributors.ts'
import type { Return } from '#core/baseline/returns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { protect } from '#core/disclosure/protect.ts'
import { complete, partial, twoRegions } from './example.ts'

const around = ['north', 'south'].flatMap((area) =>
  Array.from({ length: 5 }, (_, at) =>
    complete({ department: `${area} ${at}`, area, specialty: 'magnetic-resonance' }, 12, 1, 4),
  ),
)

/** What the atlas shows of ultrasound engineers in the north, beside other staff whose figures may be shown. */
function shown(returns: readonly Return[]): Readonly<Record<string, number | string>> {
  const table = openBaseline([...around, ...returns], twoRegions, { status: 'observed', source: 'own', notes: [] })
  const { indicators } = protect(table, defaultPolicy)
  return Object.fromEntries(
    [...indicators].map(([id, list]) => {
      const one = list.find(
        ({ area, dims }) => area === 'north' && dims.specialty === 'ultrasound' && dims.profession === 'engineer',
      )
      return [id, one?.cell.kind === 'value' ? one.cell.value : (one?.cell.reason ?? 'none')]
    }),
  )
}
const north = (department: string) => ({ department, area: 'north' })
const nothing = {
  'mpce-wte': 'suppressed',
  'mpce-establishment': 'suppressed',
  'mpce-vacant-wte': 'suppressed',
  'mpce-vacancy-rate': 'suppressed',
  'mpce-headcount': 'suppressed',
}

test('three complete returns of nobody and one of posts alone show nothing of the one', () => {
  const empty = ['north 0', 'north 1', 'north 2'].map((name) => complete(north(name), 0))
  expect(shown([...empty, partial(north('alone'), 2.4, 1.2)])).toMatchObject(nothing)
})

test('a department that gave posts alone and holds nearly all staff hides the place', () => {
  const small = ['north 0', 'north 1', 'north 2'].map((name) => complete(north(name), 2))
  expect(shown([...small, partial(north('large'), 94.3, 5)])).toMatchObject(nothing)
})

test('vacancies that are all of one department are suppressed with the posts, where staff may be shown', () => {
  const returns = [complete(north('north 0'), 3, 7, 1), complete(north('north 1'), 2), complete(north('north 2'), 2)]
  expect(shown(returns)).toMatchObject({
    ...nothing,
    'mpce-wte': 5.6,
    'mpce-headcount': 7,
    // One of seven, to the nearest five.
    'mpce-share-over-55': 0,
  })
})

test.each([
  ['case and stops', ['Leeds', 'LEEDS', 'Leeds.']],
  ['ampersands, order and spaces', ['Bath & Wells', 'Wells and  Bath', 'BATH AND WELLS']],
  ['signs that nobody sees', ['Leeds', 'Le\u00adeds', 'Leeds\u200b']],
  ['a space that is left out', ['Site 1', 'Site1', 'SITE-1']],
  ['letters that have no capital of their own', ['Straßburg', 'STRASSBURG', 'Strassburg']],
  ['letters that other keyboards lack', ['Bærum', 'BAERUM', 'Baerum.']],
  ['Saint and St', ['St Mary', 'Saint Mary', 'St. Mary']],
  ['what they belong to', ['Leeds', 'Leeds NHS Trust', 'Leeds NHS Foundation Trust', 'NHS Leeds']],
  ['their subject', ['Leeds', 'Leeds Medical Physics', 'Leeds Dept. of Med. Phys. & Clinical Engineering']],
  ['the kind of house', ['Leeds', 'Leeds Hospital', 'Leeds Teaching Hospitals']],
  [
    'order and short words',
    ['Royal Derby Hosp', 'Derby Royal Hospital', 'Hospital Derby (Royal)', 'Derby Roy. Hospitals'],
  ],
  ['their first letters', ['Leeds Teaching Hospitals NHS Trust', 'LTH', 'LTHT']],
  ['a slip of the pen', ['Sunderland', 'Sunderlnad', 'Sunderlad']],
])('names that differ by %s are one department', (_, names) => {
  expect(shown(names.map((name) => complete(north(name), 4)))).toMatchObject(nothing)
  const [first = ''] = names
  const alike = contributorsOf(names.map((name) => complete(north(name), 4))).alike()
  expect(alike).toEqual([[...names].sort()])
  expect(alike[0]).toContain(first)
})

test('names that differ by a number, a letter or the area are departments of their own', () => {
  const names = [
    ...['Department A', 'Department B', 'Site 11', 'Site 12', 'East', 'West'],
    // Two departments of one house, and two houses of one town: neither name is the other in short.
    ...['Leeds Medical Physics', 'Leeds Clinical Engineering', 'Hull Royal', 'Hull County'],
    ...['Medical Physics', 'Clinical Engineering', 'Trent Valley South', 'Trent Vale North'],
  ]
  expect(contributorsOf(names.map((name) => complete(north(name), 4))).alike()).toEqual([])
  const apart = contributorsOf([complete(north('Bolton'), 4), complete({ department: 'Boston', area: 'south' }, 4)])
  expect(apart.of('Bolton', 'north')).not.toBe(apart.of('Boston', 'south'))
})

test('a share of rounded counts gives neither of them back', () => {
  const policy = { ...defaultPolicy, rounding: { base: 5, source: 'test' } }
  const table = openBaseline(
    Array.from({ length: 4 }, (_, at) => complete(north(`north ${at}`), 12, 0, 4)),
    twoRegions,
    { status: 'observed', source: 'own', notes: [] },
  )
  const share = protect(table, policy)
    .indicators.get('mpce-share-over-55')
    ?.find(({ area, dims }) => area === 'north' && dims.specialty === 'all' && dims.profession === 'all')
  // 16 of 48, which would be 33.33: 15 of 50.
  expect(share?.cell).toMatchObject({ kind: 'value', value: 30 })
  expect(share?.cell).not.toHaveProperty('numerator')
})
