import { equalTo, greaterEq, inRange, lessEq, solve } from 'yalps'
import { aggregateReturns, openBaseline } from '#core/baseline/aggregate.ts'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import { all, type BaselineAreas, tallyReturns } from '#core/baseline/tally.ts'
import type { Dataset } from '#core/catalogue/columns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { placeId, protect } from '#core/disclosure/protect.ts'
import { spreadPolicy } from '#core/disclosure/spread-policy.ts'
import { outgoingSpread, spreadOf } from '#core/survey/region-spread.ts'
import { lastRoundOf, surveyFiles } from '#core/survey/send.ts'
import type { RegionSpread, SurveyFile } from '#core/survey/survey-file.ts'
import { allKinds, concernKinds } from '#core/watch/concern.ts'
import type { CountedReport, PublishedCount } from '#core/watch/register.ts'
import { type Bounds, vacanciesAt } from '../baseline/attacker.ts'
import { complete, partial } from '../baseline/example.ts'
import { roundOf, surveyNamed } from '../survey/some-survey.ts'

/** Four regions, of which three are a nation, in a kingdom. */
export const regions: BaselineAreas = {
  leaves: ['E12000001', 'E12000002', 'E12000003', 'W92000004'],
  totals: [
    { code: 'E92000001', parts: ['E12000001', 'E12000002', 'E12000003'] },
    { code: 'K02000001', parts: ['E92000001', 'W92000004'] },
  ],
}
export const quarters = ['2026-Q2', '2026-Q3']

const origin = { status: 'observed', source: 'own', notes: [] } as const

/** What there is in truth. */
export type World = {
  readonly departments: ReadonlyMap<string, readonly string[]>
  readonly returns: readonly Return[]
  readonly reports: readonly CountedReport[]
}

/** A world by chance: a region with one department, one with two, others with few or many; those with few send nearly as many reports. */
export function worldBy(random: () => number, at: number): World {
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const sizes = [1, 2 + upTo(3), 4 + upTo(5), at % 2 === 0 ? 1 + upTo(1) : 9 + upTo(6)]
  const departments = new Map(
    regions.leaves.map((area, place) => {
      const size = sizes[(place + at) % sizes.length] ?? 1
      return [
        area,
        Array.from(
          { length: size },
          (_, one) =>
            `${'Ashby Corby Derby Frome Hythe Jarrow Kendal Louth Melrose Newry Oakham Penrith Quorn Redcar Selby Thirsk'.split(' ')[one]} ${area.slice(0, 4)}${area.at(-1)}`,
        ),
      ] as const
    }),
  )
  const returns = [...departments].flatMap(([area, names]) =>
    names.flatMap((department) =>
      specialties.slice(0, 2).flatMap((specialty) => {
        if (random() < 0.15) return []
        const isAlone = random() < 0.15
        return professions.slice(0, 2).map((profession) => {
          const heads = upTo(6) * (random() < 0.1 ? 5 : 1)
          const about = { department, area, specialty, profession }
          const vacant = upTo(30) / 10
          return isAlone
            ? partial(about, heads * 0.8, vacant)
            : complete(about, heads, vacant, upTo(Math.ceil(heads / 3)))
        })
      }),
    ),
  )
  const kinds = concernKinds.slice(0, 3)
  const reports = quarters.flatMap((quarter) =>
    [...departments].flatMap(([area, names]) =>
      names.flatMap((department) =>
        Array.from({ length: random() < 0.75 ? 1 + upTo(1) : 0 }, (): CountedReport => {
          const kind = kinds[Math.floor(random() ** 2 * kinds.length)]?.id ?? 'other'
          return { area, kind, quarter, department: random() < 0.1 ? '' : department }
        }),
      ),
    ),
  )
  return { departments, returns, reports }
}

const indicator = { name: 'Vacancy rate', unit: { suffix: '%' }, decimals: 1 } as Parameters<typeof spreadOf>[1]

const shownBy = (returns: readonly Return[], policy: DisclosurePolicy) =>
  protect(openBaseline(returns, regions, origin), policy).indicators.get('mpce-vacancy-rate') ?? []

/** The places whose rate a table shows that is kept by some rules. */
export const ratesShown = (returns: readonly Return[], policy: DisclosurePolicy): ReadonlySet<string> =>
  new Set(shownBy(returns, policy).flatMap((one) => (one.cell.kind === 'value' ? [placeId(one)] : [])))

/** How many departments that are known stand behind a count in truth. */
export const departmentsBehind = ({ reports }: World, { area, kind, quarter }: PublishedCount): number =>
  new Set(
    reports.flatMap((one) => {
      const isHere = (area === 'K02000001' || one.area === area) && (kind === allKinds || one.kind === kind)
      return isHere && one.quarter === quarter && one.department !== '' ? [one.department] : []
    }),
  ).size

/** The spread that goes to departments beside a table that is kept by some rules, as the product makes it. */
export function sentSpread(returns: readonly Return[], policy: DisclosurePolicy): RegionSpread | null {
  const nameOf = (area: string) => (regions.leaves.includes(area) ? area : null)
  const by = (rules: DisclosurePolicy) =>
    spreadOf('mpce-vacancy-rate', indicator, [{ observations: shownBy(returns, rules) } as unknown as Dataset], nameOf)
  return outgoingSpread(by(policy), by(spreadPolicy(policy)))
}

/** The files of the survey, as they are sent. */
export function sentFiles({ departments, returns }: World, spread: RegionSpread | null, isPrefilled: boolean) {
  let next = 0
  const invited = [...departments].flatMap(([area, names]) =>
    names.map((department) => ({ department, area, areaName: area })),
  )
  return surveyFiles(
    {
      round: roundOf(surveyNamed('staffing')),
      unit: 'Unit',
      sendTo: 'returns@example.org',
      recipients: ['age1'],
      invited,
      last: { ...lastRoundOf(returns, (area) => area), spreads: spread ? [spread] : [] },
      isPrefilled,
    },
    [],
    () => (next++).toString(16).padStart(16, '0'),
  )
}

/** How many departments a region has, by the files that went out: each names its own. */
export const departmentsIn = (files: readonly SurveyFile[], area: string): number =>
  new Set(files.flatMap(({ asked }) => (asked.area === area ? [asked.department] : []))).size

/**
 * What a spread tells of vacancies, by place: those that make the rate with the posts that the table shows. To what base they are rounded is known, as
 * the rules are public.
 */
export function toldBy(spread: RegionSpread | null, returns: readonly Return[], base: number) {
  const tallies = tallyReturns(returns, regions)
  const told = new Map<string, Bounds>()
  for (const { area, section, value } of spread?.regions ?? []) {
    const tally = tallies.get(['2025', area, section, all].join('|'))
    if (value === null || !tally) continue
    const posts = Math.round(10 * tally.sum.inPost) / 10
    const fits = (shown: number) => Math.abs(Math.round((1e4 * shown) / (posts + shown)) / 100 - value) < 1e-9
    const ranges = Array.from({ length: 400 }, (_, at) => at * base)
      .filter((shown) => posts + shown > 0 && fits(shown))
      .map((shown) => vacanciesAt(shown, base))
    const [least, most] = [Math.min(...ranges.map(({ min = 0 }) => min)), Math.max(...ranges.map(({ max = 0 }) => max))]
    told.set(placeId({ area, period: '2025', dims: { specialty: section, profession: all } }), inRange(least, most))
  }
  return told
}

/** The table of a survey as far as it tells how many departments were asked: of places that are withheld too. */
export const coverageOf = (returns: readonly Return[]) =>
  aggregateReturns(returns, regions, defaultPolicy, origin).get('mpce-wte') ?? []

/** The bases that the vacancies of a table and of a spread are rounded to: the rules are public. */
export const baseOf = ({ complementary }: DisclosurePolicy): number => 4 * complementary.othersWidth

type Program = { readonly constraints: Map<string, Bounds>; readonly variables: Map<string, Map<string, number>> }

const isShown = (counts: readonly PublishedCount[], quarter: string): ReadonlyMap<string, PublishedCount> =>
  new Map(counts.flatMap((one) => (one.quarter === quarter ? [[`${one.area}|${one.kind}`, one] as const] : [])))

/** The whole system of one quarter of concerns: counts by area and kind, and how they add up. */
function countsProgram(counts: readonly PublishedCount[], quarter: string): Program {
  const shown = isShown(counts, quarter)
  const kinds = concernKinds.map(({ id }) => id as string)
  const wholes = ['K02000001', ...regions.leaves]
  const program: Program = { constraints: new Map(), variables: new Map() }
  for (const area of wholes)
    for (const kind of [allKinds, ...kinds]) {
      const id = `${area}|${kind}`
      const count = shown.get(id)?.count ?? null
      program.constraints.set(`is ${id}`, count === null ? greaterEq(0) : equalTo(count))
      program.variables.set(id, new Map([[`is ${id}`, 1]]))
    }
  const sum = (total: string, parts: readonly string[]) => {
    program.constraints.set(`sum ${total} ${parts[0]}`, equalTo(0))
    program.variables.get(total)?.set(`sum ${total} ${parts[0]}`, 1)
    for (const part of parts) program.variables.get(part)?.set(`sum ${total} ${parts[0]}`, -1)
  }
  for (const area of wholes)
    sum(
      `${area}|${allKinds}`,
      kinds.map((kind) => `${area}|${kind}`),
    )
  for (const kind of [allKinds, ...kinds])
    sum(
      `K02000001|${kind}`,
      regions.leaves.map((area) => `${area}|${kind}`),
    )
  return program
}

function extreme(
  { constraints, variables }: Program,
  own: string,
  direction: 'minimize' | 'maximize',
  integers = false,
) {
  variables.get(own)?.set('sought', 1)
  const { status, result } = solve(
    { direction, objective: 'sought', constraints, variables, ...(integers ? { integers: true } : {}) },
    { checkCycles: true },
  )
  variables.get(own)?.delete('sought')
  if (status === 'unbounded') return Number.POSITIVE_INFINITY
  if (status !== 'optimal') throw new Error(`${own}: ${status}`)
  return result
}

/** The range of each withheld count of a quarter, over all counts together. */
export function rangesOf(counts: readonly PublishedCount[], quarter: string) {
  const program = countsProgram(counts, quarter)
  return counts
    .filter((one) => one.quarter === quarter && one.count === null)
    .map(({ area, kind }) => {
      const own = `${area}|${kind}`
      return { area, kind, lower: extreme(program, own, 'minimize'), upper: extreme(program, own, 'maximize') }
    })
}

/**
 * Whether it is certain that each department of a region reported, to so many of them that know that they did not: in whole numbers, by what is shown
 * of the region and the rule that a shown count is of `fewest` departments at least.
 */
export function isEachCertain(
  counts: readonly PublishedCount[],
  { area, quarter }: { readonly area: string; readonly quarter: string },
  { departments, knowing, fewest }: { readonly departments: number; readonly knowing: number; readonly fewest: number },
): boolean {
  const others = departments - knowing - 1
  if (others < 0) return false
  const { constraints, variables } = countsProgram(counts, quarter)
  constraints.set('one department', lessEq(1))
  variables.set('reported', new Map([['one department', 1]]))
  for (const [id, { count, ...of }] of isShown(counts, quarter)) {
    if (of.area !== area || count === null) continue
    // Its own reports, those of all others, and how many of the others sent any.
    for (const name of ['own', 'rest', 'senders']) variables.set(`${name} ${id}`, new Map())
    const link = (name: string, bounds: Bounds, terms: readonly (readonly [string, number])[]) => {
      constraints.set(`${name} ${id}`, bounds)
      for (const [variable, times] of terms) variables.get(variable)?.set(`${name} ${id}`, times)
    }
    link('adds up', equalTo(0), [
      [id, -1],
      [`own ${id}`, 1],
      [`rest ${id}`, 1],
    ])
    link('many senders', lessEq(others), [[`senders ${id}`, 1]])
    link('each sends', greaterEq(0), [
      [`rest ${id}`, 1],
      [`senders ${id}`, -1],
    ])
    link('own counts', lessEq(0), [
      [`own ${id}`, 1],
      ['reported', -count],
    ])
    link('enough', greaterEq(fewest), [
      [`senders ${id}`, 1],
      ['reported', 1],
    ])
  }
  return extreme({ constraints, variables }, 'reported', 'minimize', true) > 0.5
}

/** Rules of a dataset that are other than the default ones. */
export const otherRules: Readonly<Record<string, DisclosurePolicy>> = {
  default: defaultPolicy,
  relaxed: {
    ...defaultPolicy,
    persons: { ...defaultPolicy.persons, fewest: 1 },
    departments: { ...defaultPolicy.departments, fewest: 1 },
    dominance: { ...defaultPolicy.dominance, on: false },
    closeness: { ...defaultPolicy.closeness, on: false },
  },
  strict: {
    ...defaultPolicy,
    persons: { ...defaultPolicy.persons, fewest: 8 },
    departments: { ...defaultPolicy.departments, fewest: 4 },
    complementary: { ...defaultPolicy.complementary, width: 8, othersWidth: 2 },
  },
  finer: {
    ...defaultPolicy,
    complementary: { ...defaultPolicy.complementary, othersWidth: 0.2 },
  },
  mixed: {
    ...defaultPolicy,
    departments: { ...defaultPolicy.departments, fewest: 1 },
    complementary: { ...defaultPolicy.complementary, othersWidth: 0.75 },
  },
}
