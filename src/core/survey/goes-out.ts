import { baselineAreas } from '#core/baseline/areas.ts'
import { counted } from '#core/domain/counted.ts'
import { listText } from '#core/domain/list-text.ts'
import { type AreaIndex, matchesOf } from '#core/imports/places.ts'
import { leafOf } from '#core/imports/read/baseline-leaf.ts'
import type { SurveyDefinition } from './definition.ts'
import type { Invited } from './departments.ts'
import { regionsShown } from './region-spread.ts'
import type { RegionSpread } from './survey-file.ts'

/** The fewest persons and departments that a figure may stand for. */
type Fewest = { readonly persons: number; readonly departments: number }

/** What goes out with the files of a survey besides its questions, in sentences. @param last period of the figures that files bring; null for none */
export function goesOut(
  definition: SurveyDefinition,
  last: string | null,
  spreads: readonly RegionSpread[],
  fewest: Fewest,
): readonly string[] {
  const own = last === null ? 'no figures of its own' : `its own figures of ${last}, unsealed`
  const first = `Each file holds the name and area of its department, and ${own}.`
  if (definition.place === null) return [first]
  const [spread] = spreads
  if (!spread) return [first, 'No figures of regions go out.']
  const regions = regionsShown(spreads)
  const least = [
    `${fewest.departments} departments`,
    ...(definition.table === 'survey' ? [`${fewest.persons} persons`] : []),
  ]
  const [names, goes] = [listText(spreads.map(({ name }) => name)), spreads.length > 1 ? 'go' : 'goes']
  if (regions.length === 0)
    return [first, `No figures of regions go out: those of ${spread.period} are all suppressed.`]
  return [
    first,
    `${names}, ${spread.period}, of ${counted(regions.length, 'region')} ${goes} to everybody: ${regions.join(', ')}. ${spreads.length > 1 ? 'They are' : 'It is'} guarded by the default rules whatever rules the dataset has: at least ${least.join(' and ')}.`,
  ]
}

/** An area with the departments that are asked in it. */
type Asked = { readonly code: string; readonly count: number }

/** Everything that two departments can take away of some gaps because it is their own. */
const taken = (gaps: readonly Asked[]): readonly (readonly Asked[])[] =>
  [
    [],
    ...gaps.map((one) => [one]),
    ...gaps.flatMap((one, at) => gaps.slice(at + 1).map((other) => [one, other])),
  ].filter((some) => some.reduce((sum, { count }) => sum + count, 0) <= 2)

/**
 * Whether a sum tells its last gap: to everybody, for whom what goes with others must stay a gap as well, or to one or two departments that know their
 * own, for whom it must not be one that the rules withhold.
 */
const isTold = (gaps: readonly Asked[], fewest: number): boolean =>
  gaps.length === 1 ||
  taken(gaps).some((own) => {
    const left = gaps.filter((one) => !own.includes(one))
    return left.length === 1 && left.every(({ count }) => count < fewest)
  })

/** What goes with the gaps of a sum, the smallest first; the sum itself where there is nothing else. */
function goesWith(parts: readonly Asked[], first: readonly Asked[], fewest: number) {
  const gaps = [...first]
  const others = parts.filter((one) => !gaps.includes(one)).sort((a, b) => a.count - b.count)
  while (isTold(gaps, fewest)) {
    const next = others.shift()
    if (!next) return { gaps, isSumToo: true }
    gaps.push(next)
  }
  return { gaps, isSumToo: false }
}

/** What will be suppressed, each with the departments that are asked; `totals` may go in the place of `beside`, the largest last. */
type Foretold = {
  readonly tooSmall: readonly string[]
  readonly beside: readonly string[]
  readonly totals: readonly string[]
}

/** The sums, and sums of sums, that hold any of some areas. */
function totalsOver(codes: readonly string[]): readonly string[] {
  const within = new Set(codes)
  return baselineAreas.totals.flatMap(({ code, parts }) => {
    if (!parts.some((part) => within.has(part))) return []
    within.add(code)
    return [code]
  })
}

/**
 * What will be suppressed even if all answer: regions and nations of which so few departments are asked, and what goes with them at least, so that they do not
 * follow from a total. Which of several the guard takes, and whether more, depends on the figures.
 * @param fewest departments that a figure has to stand for, by the default rules
 */
export function foretellSuppressed(invited: readonly Invited[], places: AreaIndex, fewest: number): Foretold {
  const counts = new Map<string, number>()
  for (const { area } of invited) {
    const leaf = matchesOf(places, area)
      .map((place) => leafOf(places, place))
      .find((one) => one !== null)
    if (leaf) counts.set(leaf, (counts.get(leaf) ?? 0) + 1)
  }
  const isSmall = ({ count }: Asked) => count < fewest
  const small = baselineAreas.leaves
    .flatMap((code): Asked[] => [{ code, count: counts.get(code) ?? 0 }])
    .filter((one) => one.count > 0 && isSmall(one))
  const beside: Asked[] = []
  for (const { code, parts } of baselineAreas.totals) {
    const asked = parts
      .map((part): Asked => ({ code: part, count: counts.get(part) ?? 0 }))
      .filter(({ count }) => count > 0)
    const sum = { code, count: asked.reduce((all, { count }) => all + count, 0) }
    counts.set(code, sum.count)
    const known = [...small, ...beside].map((one) => one.code)
    const { gaps, isSumToo } = goesWith(
      asked,
      asked.filter((one) => known.includes(one.code) || isSmall(one)),
      fewest,
    )
    beside.push(...gaps.filter((one) => !known.includes(one.code)), ...(isSumToo && sum.count > 0 ? [sum] : []))
  }
  const named = ({ code, count }: Asked) => `${places.byCode.get(code)?.[0]?.name ?? code} (${count})`
  const over = beside.length > 0 ? totalsOver(small.map(({ code }) => code)) : []
  const totals = over.filter((code) => !beside.some((one) => one.code === code))
  return {
    tooSmall: small.map(named),
    beside: beside.map(named),
    totals: totals.map((code) => named({ code, count: counts.get(code) ?? 0 })),
  }
}
