import { listText } from '#core/domain/list-text.ts'
import { ordinal } from '#core/domain/ordinal.ts'
import { bare } from '#core/panel/panel.ts'
import { numberText } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { headlineAreas, valuedAreas } from '#core/plate/reading.ts'
import {
  type ComparisonLevel,
  type Extremes,
  lackReach,
  medianTippingPoint,
  placeReach,
  type Recorded,
  shortfallReach,
  tippingPoint,
} from '#core/statistics/missing-returns.ts'
import type { Measured } from './drawn.ts'

type Area = Recorded & {
  readonly code: string
  readonly name: string
  /** Returns that were asked for and are not in the figure. */
  readonly missing: number
}

/**
 * What the missing returns could change, from the figures as published: numerators, denominators and how many of those asked have answered. Nothing that was
 * suppressed comes into it.
 */
export type MissingReturns = {
  readonly areas: readonly Area[]
  /** What is asked: "departments". */
  readonly noun: string
  /** "did not answer", "are not counted" */
  readonly verb: string
  /** The most that one missing return is taken to hold: the largest mean of those that answered in any area. */
  readonly most: number
  readonly unit: string
  readonly decimals: number
  readonly base: number
  /** The benchmark as it is compared with, and its name; null where it is not known how the missing returns would move it. */
  readonly level: (ComparisonLevel & { readonly name: string }) | null
}

/** "NHS sites" of "NHS sites with a machine count", "specialty returns" of "specialty returns received" */
const nounOf = (of: string): string => of.replace(/ (with|that|which|who|having|received).*$/, '')

const verbOf = (of: string): string =>
  /return|answer|department|respon/.test(of) ? 'did not answer' : 'are not counted'

/** Whether the published whole is the sum of the areas, and so changes with their returns. */
function isTheirSum(plate: Plate, areas: readonly Recorded[]): boolean {
  const cell = plate.benchmark?.cell
  if (cell?.kind !== 'value' || cell.numerator === undefined || cell.denominator === undefined) return false
  const near = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.abs(other)
  const sum = (pick: (one: Recorded) => number) => areas.reduce((total, one) => total + pick(one), 0)
  return (
    near(
      sum(({ recorded }) => recorded),
      cell.numerator,
    ) &&
    near(
      sum(({ denominator }) => denominator),
      cell.denominator,
    )
  )
}

function levelOf(plate: Plate, areas: readonly Recorded[], base: number): MissingReturns['level'] {
  const { benchmark, view } = plate
  if (!benchmark || benchmark.own || benchmark.cell.kind === 'absent') return null
  const { name } = benchmark
  const { kind } = view.benchmark
  if (kind === 'norm' || kind === 'own') return { kind: 'fixed', value: benchmark.cell.value / base, name }
  return kind === 'all' && isTheirSum(plate, areas) ? { kind: 'sum', name } : null
}

/**
 * Gathers what the missing returns could change.
 * @param own the measure of the plate
 * @returns null where nothing is missing; where it is not known for every area how many answered; where returns are missing below the line too; for figures
 *   that do not add up, whose missing returns may lie on either side; and for figures below nothing or too large to calculate with
 */
export function missingReturnsOf(plate: Plate, own: Measured | null): MissingReturns | null {
  if (!own?.resolved.main.indicator.additive) return null
  const { main, per } = own.resolved
  const { areas: named } = headlineAreas(valuedAreas(plate.areas), plate.measure)
  const shown = named.flatMap(({ area }) => own.byCode.get(area.code) ?? [])
  const whole = (part: number, of: number) => part >= of
  const gathered = shown.flatMap(({ area, top, bottom }) => {
    if (top.kind !== 'value' || !top.coverage || top.coverage.part === 0) return []
    if (bottom && (bottom.kind !== 'value' || bottom.value <= 0)) return []
    if (bottom?.coverage && !whole(bottom.coverage.part, bottom.coverage.whole)) return []
    const { part, whole: asked, of } = top.coverage
    const missing = Math.max(0, asked - part)
    const denominator = bottom?.kind === 'value' ? bottom.value : 1
    return [{ code: area.code, name: area.name, recorded: top.value, denominator, missing, mean: top.value / part, of }]
  })
  const [first] = gathered
  if (!first || gathered.length < shown.length || gathered.every(({ missing }) => missing === 0)) return null
  const most = Math.max(...gathered.map(({ mean }) => mean))
  const areas = gathered.map(
    ({ code, name, recorded, denominator, missing }): Area => ({
      code,
      name,
      recorded,
      denominator,
      missing,
      most: missing * most,
    }),
  )
  // Figures below nothing, or at the edge of what a number holds, cannot be extrapolated.
  const isSound = ({ recorded, denominator, most: more }: Area) =>
    more >= 0 && Number.isFinite(recorded + denominator + more)
  if (!areas.every(isSound)) return null
  const base = per?.denominator.base ?? 1
  return {
    areas,
    noun: nounOf(first.of),
    verb: verbOf(first.of),
    most,
    unit: main.indicator.unit.many,
    decimals: Math.max(1, main.indicator.decimals),
    base,
    level: levelOf(plate, areas, base),
  }
}

const singular = (noun: string): string => noun.replace(/ies$/, 'y').replace(/s$/, '')

const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "the three departments that did not answer hold", "the one department that did not answer holds" */
function absentees(missing: number, { noun, verb }: Pick<MissingReturns, 'noun' | 'verb'>): string {
  const count = small[missing] ?? String(missing)
  return missing === 1
    ? `the one ${singular(noun)} that ${verb.replace(/^are/, 'is')} holds`
    : `the ${count} ${noun} that ${verb} hold`
}

/** Rounds down, so that a limit is never overstated: 14.27 becomes 14.2, not 14.3. */
function roundedDown(amount: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.floor(amount * scale + 1e-9) / scale
}

const downText = (amount: number, decimals: number): string => numberText(roundedDown(amount, decimals), bare(decimals))

const reachText = ({ least, most }: Extremes, decimals: number): string => {
  const texts = [least, most].map((size) => numberText(size, bare(decimals)))
  return [...new Set(texts)].join(' to ')
}

/** "true unless the three departments that did not answer hold more than 14.2 WTE" */
function unless(returns: MissingReturns, { missing }: Area, tip: number): string {
  const { unit, decimals, most } = returns
  const beyond = tip > missing * most ? ', more than any area’s mean of those that answered would give' : ''
  return `unless ${absentees(missing, returns)} more than ${downText(tip, decimals)} ${unit}${beyond}`
}

/** A sentence about one claim, and whether it states a range, which needs the assumption below. */
type Told = { readonly text: string; readonly ranged: boolean }

const told = (text: string, ranged = false): Told => ({ text, ranged })

/** What holds of the claim that an area has the lowest figure of all. */
function lowestWords(returns: MissingReturns, index: number): Told {
  const { areas } = returns
  const own = areas[index]
  if (!own) return told('')
  const next = Math.min(
    ...areas.filter((one) => one !== own).map(({ recorded, denominator }) => recorded / denominator),
  )
  const tip = next * own.denominator - own.recorded
  if (own.missing === 0) return told(`${own.name} stays lowest whatever the missing returns of others hold`)
  const { best } = placeReach(areas, index)
  const place =
    best === areas.length ? '' : `; it could be ${ordinal(best)} to ${ordinal(areas.length)} of ${areas.length}`
  return told(`${own.name} is lowest ${unless(returns, own, tip)}${place}`, place !== '')
}

/** What holds of the claim that an area is below the benchmark; empty where it is not, or where it is not known how the benchmark would move. */
function belowWords(returns: MissingReturns, index: number): Told {
  const { areas, level, unit, decimals } = returns
  const own = areas[index]
  const tip = own && level ? tippingPoint(areas, index, level) : null
  if (!own || !level || tip === null || tip <= 0) return told('')
  const lack = lackReach(areas, index, level)
  if (own.missing === 0)
    return level.kind === 'fixed'
      ? told(`${own.name} stays below ${level.name}: its own returns are all in`)
      : told(`${own.name} stays below ${level.name}, by ${reachText(lack, decimals)} ${unit}`, true)
  const ranged = lack.least >= 0
  const range = ranged ? `; what it lacks could be ${reachText(lack, decimals)} ${unit}` : ''
  return told(`${own.name} is below ${level.name} ${unless(returns, own, tip)}${range}`, ranged)
}

function shortfallWords({ areas, level, unit, decimals }: MissingReturns): Told {
  const reach = level && shortfallReach(areas, level)
  if (!level || !reach || Number(reach.most.toFixed(decimals)) === 0) return told('')
  return told(`What brings all areas up to ${level.name} could be ${reachText(reach, decimals)} ${unit}`, true)
}

/** States the assumption behind ranges; tipping points need none. */
function assumptionWords({ most, unit, noun, verb, decimals }: MissingReturns): string {
  return `Ranges take each ${singular(noun)} that ${verb.replace(/^are/, 'is')} to hold from none to ${numberText(most, bare(decimals))} ${unit}, the largest mean of those that answered in any area`
}

/** Joins the sentences, and adds the assumption where any of them states a range. */
function sentencesOf(returns: MissingReturns, some: readonly Told[]): string {
  const all = some.filter(({ text }) => text !== '')
  const rest = all.some(({ ranged }) => ranged) ? [assumptionWords(returns)] : []
  return [...all.map(({ text }) => text), ...rest].map((words) => `${words}.`).join(' ')
}

/**
 * Says what the missing returns could change: of the claims that an area is lowest and below the benchmark, and of the shortfall of all. Tipping points stand by
 * themselves; ranges say what they rest on.
 * @param lowest code of the one area that is claimed to be lowest; null where none is
 * @returns sentences; empty where nothing can be said
 */
export function missingReturnsText(returns: MissingReturns, lowest: string | null): string {
  const index = returns.areas.findIndex(({ code }) => code === lowest)
  const claims = index < 0 ? [] : [lowestWords(returns, index), belowWords(returns, index)]
  return sentencesOf(returns, [...claims, shortfallWords(returns)])
}

/**
 * Says of one area, whether or not it is lowest, which places it could have and whether it stays below the benchmark.
 * @returns sentences; empty where nothing can be said of it
 */
export function areaReturnsText(returns: MissingReturns, code: string): string {
  const { areas } = returns
  const index = areas.findIndex((one) => one.code === code)
  if (index < 0) return ''
  const { best, worst } = placeReach(areas, index)
  const place =
    best === worst
      ? told(`${ordinal(best)} of ${areas.length} in any case`)
      : told(`From ${ordinal(best)} to ${ordinal(worst)} of ${areas.length}`, true)
  return sentencesOf(returns, [place, belowWords(returns, index)])
}

/** An area below the median: how many of its returns are missing, and what they would have to hold for it to be below no more; null where none is missing. */
export type BelowMedian = { readonly code: string; readonly missing: number; readonly tip: number | null }

/**
 * What would lift areas that are below the median up to it.
 * @param drawn codes of the areas among which the median is taken; @param low codes of those below it
 * @returns tips rounded down, in the unit of the numerator; none where it is not known of every area drawn what is missing
 */
export function belowMedianOf(
  { areas: all, decimals }: MissingReturns,
  drawn: readonly string[],
  low: readonly string[],
): readonly BelowMedian[] {
  const areas = all.filter(({ code }) => drawn.includes(code))
  if (areas.length < drawn.length) return []
  return areas.flatMap((own, index) => {
    const { code, missing } = own
    const tip = medianTippingPoint(areas, index)
    if (!low.includes(code) || tip === null || tip <= 0) return []
    return [{ code, missing, tip: missing === 0 ? null : roundedDown(tip, decimals) }]
  })
}

/** Says of areas below the median whether they stay there, and else what their missing returns would have to hold; first those that stay. */
export function belowMedianTexts(returns: MissingReturns, below: readonly BelowMedian[]): readonly string[] {
  const claims = below.flatMap(({ code, tip }) => {
    const own = returns.areas.find((one) => one.code === code)
    return own ? [{ own, tip }] : []
  })
  const sure = claims.filter(({ tip }) => tip === null).map(({ own }) => own.name)
  const open = claims.flatMap(({ own, tip }) =>
    tip === null ? [] : [`${own.name} is below the median ${unless(returns, own, tip)}.`],
  )
  const stays = `${listText(sure)} ${sure.length === 1 ? 'stays' : 'stay'} below the median whatever the missing returns of others hold.`
  return [...(sure.length === 0 ? [] : [stays]), ...open]
}

/** Whether an area stays in the lower third of a measure whatever the missing returns hold, by thirds of the areas. */
export function staysLow(returns: MissingReturns, code: string): boolean {
  const { areas } = returns
  const index = areas.findIndex((one) => one.code === code)
  if (index < 0) return false
  // An area is in the lower third where at least this many areas are above it.
  const above = areas.length - Math.round(areas.length / 3)
  return placeReach(areas, index).best - 1 >= above
}
