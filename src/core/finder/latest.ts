import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import { heldExtents } from '#core/domain/held.ts'
import type { Extent, Indicator } from '#core/domain/indicator.ts'
import { comparePeriods, type Period, periodText } from '#core/domain/period.ts'
import { numberText } from '#core/plate/measure.ts'
import { isRanked } from '#core/plate/rank.ts'
import { pickBasis, selectPeriod } from '#core/plate/select.ts'
import type { Dims } from '#core/view/view.ts'

/** More choices than these are not listed one by one: the first stands for them. */
const mostChoices = 6
/** Figures of more areas than these are told by the lowest and the highest. */
const mostAreas = 4

type Listed = { readonly dims: Dims; readonly name: string }

/** The choices of a measure that were asked for, else every one where they are few, else the first: "Radiotherapy physics". */
function choicesOf({ dimensions }: Indicator, asked: readonly Dims[]): readonly Listed[] {
  const initial = Object.fromEntries(dimensions.map((one) => [one.id, one.initial]))
  const all = dimensions.reduce<readonly Listed[]>(
    (some, { id, values }) =>
      some.flatMap(({ dims, name }) =>
        values.map((value) => ({
          dims: { ...dims, [id]: value.id },
          name: [name, value.name].filter(Boolean).join(', '),
        })),
      ),
    [{ dims: {}, name: '' }],
  )
  const first = all.filter(({ dims }) => dimensions.every(({ id }) => dims[id] === initial[id]))
  const wanted = all.filter(({ dims }) =>
    asked.some((one) => Object.entries({ ...initial, ...one }).every(([id, value]) => dims[id] === value)),
  )
  return wanted.length > 0 ? wanted : all.length <= mostChoices ? all : first
}

/** Figures that a line is made of. */
export type Latest = Listed & {
  /** Key of the file in the indicator's `files`. */
  readonly shard: string
  readonly geography: string
  readonly period: Period
}

const latestOf = ({ periods }: Extent): Period =>
  periods.reduce((last, { period }) => (comparePeriods(period, last) > 0 ? period : last), periods[0]?.period ?? '')

/**
 * What the latest figures of a measure are of: the coarsest geography that has any, and the nations beside the whole where these are as late; of every
 * choice where there are few.
 * @param geographies in any order
 * @param asked the choices that a question named, such as MRI and CT; none for those that there are
 */
export function latestHeld(
  indicator: Indicator,
  geographies: readonly Geography[],
  asked: readonly Dims[] = [],
): readonly Latest[] {
  const order = new Map(geographies.map(({ id, order: at }) => [id, at]))
  const listed = choicesOf(indicator, asked)
  // One of many choices is named; what has no other needs no name.
  const isNamed = listed.length > 1 || indicator.dimensions.some(({ values }) => values.length > 1)
  return listed.flatMap(({ dims, name }) => {
    const held = heldExtents(indicator, dims).toSorted(
      (a, b) => (order.get(a.geography) ?? 0) - (order.get(b.geography) ?? 0),
    )
    const [coarsest, next] = held
    if (!coarsest) return []
    const isWhole = geographies.find(({ id }) => id === coarsest.geography)?.mergedFrom !== null
    const also = next && isWhole && listed.length === 1 && comparePeriods(latestOf(next), latestOf(coarsest)) >= 0
    const shard = indicator.shard === null ? '*' : (dims[indicator.shard] ?? '*')
    return (also ? [coarsest, next] : [coarsest]).map((extent) => ({
      dims,
      name: isNamed ? name : '',
      shard,
      geography: extent.geography,
      period: latestOf(extent),
    }))
  })
}

/**
 * The latest figures in a line: "Radiotherapy physics: 8% in the United Kingdom (2021)"; of more areas the lowest and the highest, "66.0 in South East to
 * 122.8 in North East, of 9 areas (2017)".
 * @param areas of the geography of `latest`
 * @returns empty text where the file has no figure of them
 */
export function latestText(
  { unit, decimals, kind }: Indicator,
  latest: Latest,
  dataset: Dataset,
  areas: readonly Area[],
): string {
  const picked = pickBasis(
    selectPeriod(dataset, latest.period, latest.dims),
    areas.map(({ code }) => code),
  )
  const figures = areas
    .flatMap(({ code, name }) => {
      const cell = picked.get(code)?.cell
      return cell?.kind === 'value' ? [{ name, value: cell.value }] : []
    })
    .toSorted((a, b) => a.value - b.value)
  const written = ({ name, value }: (typeof figures)[number]) =>
    `${numberText(value, { prefix: unit.prefix ?? '', suffix: unit.suffix ?? '', decimals })} in ${name}`
  const [low, high] = [figures[0], figures.at(-1)]
  if (!low || !high) return ''
  if (!isRanked(kind)) return `${figures.length} areas (${periodText(latest.period)})`
  const many = figures.length > mostAreas
  const text = many
    ? `${written(low)} to ${written(high)}, of ${figures.length} areas`
    : figures.map(written).reverse().join(', ')
  return `${latest.name === '' ? '' : `${latest.name}: `}${text} (${periodText(latest.period)})`
}

/**
 * The nations of which none of several measures has a latest figure; none where one of them is of the United Kingdom as a whole.
 * @param nations areas of the geography of nations
 */
export function nationsWithout(
  measures: readonly { readonly latest: Latest; readonly dataset: Dataset }[],
  nations: readonly Area[],
): readonly string[] {
  const codes = nations.map(({ code }) => code)
  const held = new Set<string>()
  for (const { latest, dataset } of measures) {
    if (latest.geography !== 'nation') return []
    const picked = pickBasis(selectPeriod(dataset, latest.period, latest.dims), codes)
    for (const code of codes) if (picked.get(code)?.cell.kind === 'value') held.add(code)
  }
  return held.size === 0 ? [] : nations.flatMap(({ code, name }) => (held.has(code) ? [] : [name]))
}
