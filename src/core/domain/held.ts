import type { Observation } from './cell.ts'
import type { Extent, Indicator, IndicatorRecord } from './indicator.ts'

type Dims = Readonly<Record<string, string>>
type Choices = Readonly<Record<string, readonly Extent[]>>

/** Writes a choice of the dimensions within one file as a key: "sex.women"; "" where the file has only one choice. */
const choiceKey = (dims: Dims, shard: string | null): string =>
  Object.keys(dims)
    .filter((id) => id !== shard)
    .sort()
    .map((id) => `${id}.${dims[id]}`)
    .join('~')

/** Lists every choice of the dimensions within one file. */
function choicesOf({ dimensions, shard }: Pick<IndicatorRecord, 'dimensions' | 'shard'>): readonly Dims[] {
  const open = dimensions.filter(({ id }) => id !== shard)
  return open.reduce<readonly Dims[]>(
    (some, { id, values }) => some.flatMap((dims) => values.map((value) => ({ ...dims, [id]: value.id }))),
    [{}],
  )
}

const sameExtent = (a: Extent, b: Extent | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Lists the choices of one file that have fewer data than the file as a whole: choice → the geographies that differ. A geography without any figure
 * is listed without periods.
 * @param extents of the whole file; @param extentsOf counts the areas of some observations
 */
export function extentsByChoice(
  record: Pick<IndicatorRecord, 'dimensions' | 'shard'>,
  observations: readonly Observation[],
  extents: readonly Extent[],
  extentsOf: (some: readonly Observation[]) => readonly Extent[],
): Choices {
  const { shard } = record
  const byChoice = new Map<string, Observation[]>()
  for (const one of observations) {
    const key = choiceKey(one.dims, shard)
    const some = byChoice.get(key)
    if (some) some.push(one)
    else byChoice.set(key, [one])
  }
  const differing = choicesOf(record).flatMap((dims) => {
    const key = choiceKey(dims, shard)
    const own = extentsOf(byChoice.get(key) ?? [])
    const less = extents.flatMap((whole): readonly Extent[] => {
      const { geography } = whole
      const held = own.find((one) => one.geography === geography)
      return sameExtent(whole, held) ? [] : [held ?? { geography, periods: [] }]
    })
    return less.length > 0 ? [[key, less] as const] : []
  })
  return Object.fromEntries(differing)
}

/** Finds the file of a choice. A dimension that is not named takes its initial value. */
function fileOf({ dimensions, shard, files }: Indicator, dims: Dims) {
  const first = dimensions.find(({ id }) => id === shard)?.initial
  return files[shard === null ? '*' : (dims[shard] ?? first ?? '*')]
}

/** Lists the geographies and periods with data for one choice of an indicator's dimensions, each with its number of areas with a value. */
export function heldExtents(indicator: Indicator, dims: Dims): readonly Extent[] {
  const file = fileOf(indicator, dims)
  if (!file) return []
  const whole = Object.fromEntries(indicator.dimensions.map(({ id, initial }) => [id, dims[id] ?? initial]))
  const less = file.choices?.[choiceKey(whole, indicator.shard)] ?? []
  return file.extents
    .map((extent) => less.find(({ geography }) => geography === extent.geography) ?? extent)
    .filter(({ periods }) => periods.length > 0)
}

/** Whether `heldExtents` is exact for each choice. Older files only record all choices together. */
export const knowsChoices = (indicator: Indicator, dims: Dims): boolean =>
  indicator.dimensions.every(({ id }) => id === indicator.shard) || fileOf(indicator, dims)?.choices !== undefined
