import type * as v from 'valibot'
import { isPeriod } from '#core/domain/period.ts'
import type { IndicatorFile, indicatorSchema } from './schemas.ts'

/**
 * Checks that schemas cannot express. The build guarantees them for shipped files; packs, backups and records stored in a browser are checked here
 * before use. The reasons quote ids only, and only after the ids have been checked.
 */

type Indicator = v.InferOutput<typeof indicatorSchema>

const isId = (text: string): boolean => /^[a-z0-9][a-z0-9_-]{0,79}$/i.test(text)
/** Longest text for one line, a title and a paragraph. */
const longest = { word: 120, name: 300 } as const
const most = { dimensions: 12, values: 400, extents: 100, periods: 20_000, files: 400 } as const

const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length
const isShort = (texts: readonly (string | undefined)[], length: number): boolean =>
  texts.every((text) => (text ?? '').length <= length)

function faultOfDimensions({ dimensions, shard, files }: Indicator): string | null {
  if (dimensions.length > most.dimensions) return `more than ${most.dimensions} dimensions`
  if (!dimensions.every(({ id }) => isId(id)) || !isUnique(dimensions.map(({ id }) => id)))
    return 'dimensions without ids of their own'
  for (const { name, values, initial } of dimensions) {
    const ids = values.map(({ id }) => id)
    if (values.length > most.values) return `more than ${most.values} values of a dimension`
    if (!ids.every(isId) || !isUnique(ids)) return 'values of a dimension without ids of their own'
    if (!ids.includes(initial)) return 'a dimension that begins with a value it does not have'
    if (!isShort([name, ...values.flatMap((one) => [one.name, one.phrase])], longest.name))
      return 'a name that is too long'
  }
  const sharded = dimensions.find(({ id }) => id === shard)
  if (shard !== null && !sharded) return 'files by a dimension that it does not have'
  const known = sharded ? sharded.values.map(({ id }) => id) : ['*']
  const keys = Object.keys(files)
  if (keys.length === 0 || keys.length > most.files || !keys.every((key) => known.includes(key)))
    return 'files that are not those of its dimension'
  return null
}

function faultOfPeriods({ initial, breaks, files }: Indicator): string | null {
  const extents = Object.values(files).flatMap((file) => file.extents)
  if (extents.length > most.extents * most.files) return 'too many extents'
  if (extents.some(({ periods }) => periods.length > most.periods)) return `more than ${most.periods} periods`
  const held = extents.flatMap(({ periods }) => periods)
  const named = [initial.period, ...breaks.map(({ after }) => after), ...held.map(({ period }) => period)]
  if (!named.every(isPeriod)) return 'a period that is none'
  return held.every(({ areas }) => Number.isInteger(areas) && areas >= 0) ? null : 'a number of areas that is none'
}

/** Returns the reason to refuse an indicator, or null. */
export function faultOfIndicator(indicator: Indicator): string | null {
  const { id, name, phrase, unit, polarity, notes, per, statuses } = indicator
  if (!isId(id)) return 'an indicator without an id'
  const say = (fault: string | null) => (fault === null ? null : `${id}: ${fault}`)
  if (name.trim() === '' || phrase.trim() === '') return say('no name')
  if (!isShort([name, phrase], longest.name)) return say('a name that is too long')
  const words = [unit.one, unit.many, unit.prefix, unit.suffix, polarity.higher, polarity.lower]
  if (!isShort(words, longest.word)) return say('a unit that is too long')
  if (!isShort([...notes, ...per, ...statuses], longest.word)) return say('an id that is too long')
  return say(faultOfDimensions(indicator) ?? faultOfPeriods(indicator))
}

/** The words allowed in a column, for columns with a fixed vocabulary. */
const vocabulary: Readonly<Record<string, readonly string[]>> = {
  status: ['observed', 'derived', 'rounded', 'modelled', 'illustrative'],
  reason: ['suppressed', 'not-published', 'not-applicable', 'not-collected'],
  method: ['published', 'exact Poisson', 'Byar', 'Wilson', 'Dobson', 'normal approximation'],
}

type Column = IndicatorFile['columns'][string]
const entriesOf = (column: Column): readonly (number | null)[] =>
  column !== null && typeof column === 'object' ? column : [column]

/** Whether the entries of a column are valid positions in its dictionary. */
function hasPlaces(column: Column, length: number, isNeeded: boolean): boolean {
  return entriesOf(column).every((at) => (at === null ? !isNeeded : Number.isInteger(at) && at >= 0 && at < length))
}

/** Whether every value with two limits lies between them. */
function isWithinLimits({ rows, columns }: IndicatorFile): boolean {
  const [value, lower, upper] = (['value', 'lower', 'upper'] as const).map((name) => columns[name] ?? null)
  if (lower === null || upper === null || value === null) return true
  const at = (column: Column | undefined, row: number) =>
    column !== null && typeof column === 'object' ? (column[row] ?? null) : (column ?? null)
  for (let row = 0; row < rows; row += 1) {
    const [middle, from, to] = [at(value, row), at(lower, row), at(upper, row)]
    if (middle !== null && from !== null && to !== null && !(from <= middle && middle <= to)) return false
  }
  return true
}

/** Returns the reason to refuse the cells of an indicator, or null. */
export function faultOfFile(file: IndicatorFile): string | null {
  const { id, rows, columns, dictionaries, sources } = file
  if (!isId(id)) return 'cells of an indicator without an id'
  const say = (fault: string) => `cells of ${id}: ${fault}`
  for (const [name, dictionary] of Object.entries(dictionaries)) {
    const words = vocabulary[name]
    if (words && !dictionary.every((word) => words.includes(word))) return say(`a ${name} that is none`)
    if (name === 'period' && !dictionary.every(isPeriod)) return say('a period that is none')
    const isNeeded = ['area', 'period', 'source'].includes(name)
    if (name in columns && !hasPlaces(columns[name] ?? null, dictionary.length, isNeeded))
      return say('a word that is in no dictionary')
  }
  if (rows > 0 && !['area', 'period', 'source'].every((name) => name in columns && name in dictionaries))
    return say('rows without area, period or source')
  const named = new Set(sources.map((source) => source.id))
  if (!(dictionaries.source ?? []).every((source) => named.has(source))) return say('a source that is not described')
  const counts = ['numerator', 'denominator', 'part', 'whole'].flatMap((name) => entriesOf(columns[name] ?? null))
  if (counts.some((value) => value !== null && value < 0)) return say('a count below nought')
  if (!isWithinLimits(file)) return say('a value beyond its limits')
  const levels = entriesOf(columns.level ?? null)
  return levels.every((level) => level === null || (level > 0 && level < 1)) ? null : say('a level that is none')
}
