import { expect, test } from 'vitest'
import { sumsOf } from '#core/disclosure/relations.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { allKinds, concernKinds } from '#core/watch/concern.ts'
import { type CountRequest, protectCounts } from '#core/watch/counts.ts'
import { type CountedReport, countedReports, type PublishedCount } from '#core/watch/register.ts'
import { independentRange } from '../disclosure/tables.ts'

const areas = [1, 2, 3, 4].map((at) => `E1200000${at}`)
const whole = 'K02000001'
const [frozen, removed] = ['post-frozen', 'post-removed']
const quarter = '2026-Q3'

const request = (reports: readonly CountedReport[], more: Partial<CountRequest> = {}): CountRequest => ({
  reports,
  areas,
  whole,
  quarters: [quarter],
  fewest: 5,
  isCrossed: true,
  published: [],
  departments: null,
  ...more,
})

/** So many reports of one area and kind, each of another department unless told. */
const some = (count: number, area = areas[0] ?? '', kind = frozen, department = (at: number) => `Dept ${at}`) =>
  Array.from({ length: count }, (_, at): CountedReport => ({ area, kind, quarter, department: department(at) }))

/** The counts that are shown: one of a table that has one reason to show any. */
const shownIn = (counts: readonly PublishedCount[]) => counts.flatMap(({ count }) => (count === null ? [] : [count]))

test('nothing below the fewest reports is shown, and no report looks like too few', () => {
  const counts = protectCounts(request(some(4)))
  expect(new Set(counts.map(({ count }) => count))).toEqual(new Set([null]))
  expect(counts).toHaveLength((areas.length + 1) * (concernKinds.length + 1))
  expect(protectCounts(request([]))).toEqual(counts)
})

test('enough reports are shown only where they are of enough departments that are known', () => {
  expect(shownIn(protectCounts(request(some(12))))).toContain(12)
  for (const department of [
    () => '',
    () => 'One',
    (at: number) => `Dept ${at % 4}`,
    (at: number) => `dept. ${at % 4} `,
  ])
    expect(shownIn(protectCounts(request(some(12, areas[0], frozen, department))))).toEqual([])
  // Reports of which nobody knows the department add to the count, and to no number of departments.
  const loose = (known: number, others: number) => [...some(known), ...some(others, areas[0], frozen, () => '')]
  expect(shownIn(protectCounts(request(loose(5, 2))))).toContain(7)
  expect(shownIn(protectCounts(request(loose(4, 9))))).toEqual([])
})

test('one department that sent nearly all is not published', () => {
  expect(shownIn(protectCounts(request([...some(5), ...some(200, areas[0], frozen, () => 'Large')])))).toEqual([])
})

test('a region of so few departments that a count would tell of each of them is withheld, however many reports it has', () => {
  const four = (at: number) => `Four ${at % 4}`
  const many = [
    ...areas.slice(0, 2).flatMap((area) => some(20, area)),
    ...areas.slice(2).flatMap((area) => some(12, area, frozen, four)),
  ]
  const by = (first: number) => {
    const departments = Object.fromEntries(areas.map((area, at) => [area, at === 0 ? first : 30]))
    const counts = protectCounts(request(many, { departments, isCrossed: false }))
    return counts.flatMap(({ area, kind, count }) => (area === areas[0] && kind === 'all' ? [count] : []))
  }
  // Five departments at least, two that know that they did not report, and one more.
  expect([by(7), by(8)]).toEqual([[null], [20]])
})

/** The published counts as a table for the other solver: every cell of one quarter, and how they add up. */
function tableOf(reports: readonly CountedReport[]) {
  const kinds = concernKinds.map(({ id }) => id as string)
  const places = [whole, ...areas].flatMap((area) => [allKinds, ...kinds].map((kind) => ({ area, kind })))
  const id = ({ area, kind }: { readonly area?: string; readonly kind?: string }) => `${area}|${kind}`
  const values = new Map(
    places.map((place) => [
      id(place),
      reports.filter(
        ({ area, kind }) =>
          (place.area === whole || place.area === area) && (place.kind === allKinds || place.kind === kind),
      ).length,
    ]),
  )
  const totals = { area: [{ total: whole, parts: areas }], kind: [{ total: allKinds, parts: kinds }] }
  return { values, relations: sumsOf(places, totals, id), id }
}

const { next } = seededRandom(20_261_130)
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T

/** Reports by chance: some kinds and areas have many, most have few. */
const byChance = (count: number): readonly CountedReport[] =>
  Array.from({ length: count }, () => {
    const area = areas[Math.floor(next() ** 2 * areas.length)] ?? whole
    const kind = concernKinds[Math.floor(next() ** 3 * concernKinds.length)]?.id ?? frozen
    return { area, kind, quarter, department: next() < 0.1 ? '' : `Dept ${Math.floor(next() * 14)}` }
  })

test('in 40 publications by chance another solver narrows no withheld count down to five or fewer', {
  timeout: 120_000,
}, () => {
  let [shown, hidden] = [0, 0]
  for (let run = 0; run < 40; run++) {
    const reports = byChance(pick([20, 60, 150]))
    const counts = protectCounts(request(reports, { isCrossed: run % 2 === 0 }))
    const table = tableOf(reports)
    const isShown = new Set(counts.flatMap((one) => (one.count === null ? [] : [table.id(one)])))
    const gone = new Set([...table.values.keys()].filter((id) => !isShown.has(id)))
    const withheld = counts.flatMap((one) => (one.count === null ? [table.id(one)] : []))
    for (const one of counts) if (one.count !== null) expect(one.count).toBe(table.values.get(table.id(one)))
    for (const cell of withheld) {
      const { lower, upper } = independentRange(table, gone, cell)
      expect(upper - lower, `run ${run}, ${cell}`).toBeGreaterThan(5)
    }
    shown += isShown.size
    hidden += withheld.length
  }
  // The guard neither sleeps nor hides everything.
  expect([shown > 100, hidden > 500]).toEqual([true, true])
})

test('a quarter is published once: what comes later for it changes nothing that has left', () => {
  const reports = [...some(9), ...some(8, areas[1], removed, (at) => `Other ${at}`)]
  const first = protectCounts(request(reports))
  const publication = { day: '2026-11-30', counts: first }
  expect(shownIn(first)).toEqual([9, 8])
  const later = [...reports, ...some(1, areas[2])]
  const again = protectCounts(request(later, { published: [publication], quarters: [quarter, '2026-Q4'] }))
  expect(again.filter((one) => one.quarter === quarter)).toEqual([])
  expect(again.length).toBeGreaterThan(0)
  expect(protectCounts(request(later, { published: [publication] }))).toEqual([])
})

test('only what an officer has counted counts, and each change once', () => {
  const report = { area: 'a', kind: 'other', quarter, text: 'CANARY', receipt: 'r' }
  const entry = (status: string, sameAs: string | null = null) => ({ report, status, sameAs, department: 'd' })
  const entries = [entry('counted'), entry('counted', 'r1'), entry('new'), entry('asked'), entry('closed')]
  expect(countedReports(entries as never)).toEqual([{ area: 'a', kind: 'other', quarter, department: 'd' }])
})
