import { expect, test } from 'vitest'
import { tallyReturns } from '#core/baseline/tally.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { placeId } from '#core/disclosure/protect.ts'
import { spreadPolicy } from '#core/disclosure/spread-policy.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { protectCounts } from '#core/watch/counts.ts'
import { departmentsAsked } from '#core/watch/departments-asked.ts'
import type { PublishedCount } from '#core/watch/register.ts'
import { Attacker, promised, vacanciesAt } from '../baseline/attacker.ts'
import {
  baseOf,
  coverageOf,
  departmentsBehind,
  departmentsIn,
  isEachCertain,
  otherRules,
  quarters,
  rangesOf,
  ratesShown,
  regions,
  sentFiles,
  sentSpread,
  toldBy,
  type World,
  worldBy,
} from './together.ts'

const fewest = 5
const rules = Object.entries(otherRules)

/** Two publications, a quarter each: the second with a report of the first quarter that came late. */
function publishedBy({ reports, returns }: World, isCrossed: boolean): readonly PublishedCount[] {
  const request = {
    areas: regions.leaves,
    whole: 'K02000001',
    fewest,
    isCrossed,
    departments: departmentsAsked(coverageOf(returns)),
  }
  const [first = '', second = ''] = quarters
  const early = reports.filter((_, at) => at % 9 !== 0 || reports[at]?.quarter !== first)
  const before = protectCounts({ ...request, reports: early, quarters: [first], published: [] })
  const published = [{ day: '2026-07-31', counts: before }]
  const after = protectCounts({ ...request, reports, quarters: [first, second], published })
  return [...before, ...after]
}

test('one attacker with the table of the survey, every file of it and the concerns of two quarters learns no withheld figure of 40 worlds closer than the rules allow', {
  timeout: 300_000,
}, () => {
  const { next } = seededRandom(20_261_130)
  const seen = { spread: 0, withheld: 0, counts: 0, hiddenCounts: 0, asked: 0 }
  for (let at = 0; at < 40; at++) {
    const [name, policy] = rules[at % rules.length] ?? ['default', defaultPolicy]
    const world = worldBy(next, Math.floor(at / rules.length))
    const where = `world ${at}, ${name} rules`
    const { returns, departments } = world
    const spread = sentSpread(returns, policy)
    const files = sentFiles(world, spread, false)
    for (const one of files) {
      expect(one.spreads).toEqual(spread ? [spread] : [])
      expect(one.last).toBeNull()
    }
    const told = toldBy(spread, returns, baseOf(spreadPolicy(policy)))
    seen.spread += told.size
    const inTable = ratesShown(returns, policy)
    expect(
      [...told.keys()].filter((place) => !inTable.has(place)),
      `${where}: withheld by the table and told by the files`,
    ).toEqual([])
    const attacker = new Attacker(returns, regions, policy, undefined, policy, told)
    for (const { own, measure, width, persons } of attacker.widths(undefined, [], (measure, held) =>
      promised(measure, held, policy),
    )) {
      if (measure !== 'over55' || persons > 0)
        expect(width, `${where}: ${own}`).toBeGreaterThan(promised(measure, persons, policy))
      seen.withheld++
    }
    // What the rules round stays as wide as their rounding leaves it.
    for (const tally of tallyReturns(returns, regions).values()) {
      const { min, max } =
        told.get(
          placeId({
            area: tally.area,
            period: tally.year,
            dims: { specialty: tally.specialty, profession: tally.profession },
          }),
        ) ?? {}
      if (min === undefined || max === undefined) continue
      const { min: least = 0, max: most = 0 } = vacanciesAt(tally.sum.vacant, baseOf(policy))
      expect(
        [min <= least + 1e-6, max >= most - 1e-6],
        `${where}: vacancies of ${tally.area}, ${min} to ${max}`,
      ).toEqual([true, true])
    }
    // One department or two, with their own files, which bring their own figures of last year.
    const all = attacker.contributors()
    const pair = [all[Math.floor(next() * all.length)] ?? 0, all[Math.floor(next() * all.length)] ?? 0]
    const leastOf = (measure: string) => (measure === 'headcount' ? 1 : 0.1)
    for (const coalition of [pair.slice(0, 1), pair])
      for (const { own, measure, width } of attacker.widths(
        ['inPost', 'headcount'],
        coalition,
        leastOf,
        coalition.length > 1 ? 'sensitive' : 'all',
      )) {
        expect(width, `${where}: ${own} to ${coalition.join(' and ')}`).toBeGreaterThan(leastOf(measure))
        seen.asked++
      }
    const counts = publishedBy(world, at % 2 === 0)
    for (const quarter of quarters) {
      for (const { area, kind, lower, upper } of rangesOf(counts, quarter)) {
        expect(upper - lower, `${where}: ${area} ${kind} ${quarter}`).toBeGreaterThan(fewest)
        if (kind === 'all' && departments.has(area) && departmentsIn(files, area) < fewest)
          expect(lower, `${where}: ${area} ${kind} ${quarter} reported`).toBeLessThan(1e-6)
        seen.hiddenCounts++
      }
      for (const area of departments.keys())
        for (const knowing of [0, 1, 2])
          expect(
            isEachCertain(counts, { area, quarter }, { departments: departmentsIn(files, area), knowing, fewest }),
            `${where}: each of ${departmentsIn(files, area)} departments of ${area} reported, to ${knowing} of them`,
          ).toBe(false)
    }
    for (const one of counts)
      if (one.count !== null)
        expect(
          departmentsBehind(world, one),
          `${where}: departments of ${one.area} ${one.kind}`,
        ).toBeGreaterThanOrEqual(fewest)
    seen.counts += counts.filter(({ count }) => count !== null).length
  }
  // The guard neither sleeps nor hides everything, and each part was there to be read.
  expect(Object.entries(seen).filter(([, count]) => count < 40)).toEqual([])
})
