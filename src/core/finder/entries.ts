import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { SearchWords } from '#core/catalogue/search-schema.ts'
import { heldExtents } from '#core/domain/held.ts'
import { type Indicator, isSample } from '#core/domain/indicator.ts'
import { comparePeriods, periodText } from '#core/domain/period.ts'
import { isAllOwn } from '#core/domain/source.ts'
import { indexOfWords, wordsOf } from './words.ts'

type Dims = Readonly<Record<string, string>>

/** Origin of the figures of a measure, as its badge says. */
type MeasureOrigin = 'published' | 'your own' | 'modelled' | 'partly modelled' | 'made-up sample' | 'no figures'

/** What the finder offers: an indicator as it opens, or with one choice of its dimensions. */
export type MeasureEntry = {
  /** Unique in a finder: the indicator, then the choices that differ from how it opens. */
  readonly id: string
  readonly indicator: Indicator
  /** The choices that are named; the others stay as the indicator opens. */
  readonly dims: Dims
  readonly name: string
  /** The choices on which it opens in the dimensions that are not named: "MRI, Six weeks or more"; empty without any. */
  readonly opensOn: string
  readonly origin: MeasureOrigin
  /** The geographies with figures, coarse to fine: "ITL1". */
  readonly geographies: readonly string[]
  /** First to last period: "2001 to 2021"; null where nothing is held. */
  readonly periods: string | null
  /** The words of the entry and how much each counts. Words of its own name or choice count most. */
  readonly weights: ReadonlyMap<string, number>
  /** Words of the choice alone; empty for an indicator as it opens and for its whole. */
  readonly choiceWords: ReadonlySet<string>
}

/** A search word's phrase, ready to be compared, with the entries it stands for, best first, and what it says. */
type Phrase = {
  readonly words: readonly string[]
  readonly shows: readonly string[]
  readonly says: string | null
}

export type Finder = {
  readonly entries: readonly MeasureEntry[]
  readonly phrases: readonly Phrase[]
  /** Every word that an entry or a phrase has. */
  readonly vocabulary: ReadonlySet<string>
  /** Makes an entry of choices in several dimensions, which are not listed beforehand. */
  readonly entryWith: (indicator: Indicator, dims: Dims) => MeasureEntry
}

function originOf(indicator: Indicator): MeasureOrigin {
  const { statuses } = indicator
  if (statuses.length === 0) return 'no figures'
  if (isAllOwn(indicator)) return 'your own'
  if (isSample(indicator)) return 'made-up sample'
  if (!statuses.includes('modelled')) return 'published'
  return statuses.every((status) => status === 'modelled') ? 'modelled' : 'partly modelled'
}

/** Id of an entry: "diagnostic-tests", "diagnostic-tests?test=mri". */
export function entryId(indicator: string, dims: Dims): string {
  const choices = Object.keys(dims).sort()
  return choices.length === 0 ? indicator : `${indicator}?${choices.map((id) => `${id}=${dims[id]}`).join('&')}`
}

/** Whether the choices are those on which the indicator opens where they are held: all of it. */
const isWhole = ({ opens }: Indicator, dims: Dims): boolean =>
  opens !== undefined && Object.keys(dims).every((id) => dims[id] === opens[id])

/** Counts of the fields: the name of the choice, the name, what else the catalogue says. */
const counts = { choice: 10, name: 8, topic: 2, unit: 2, definition: 1 }

function weigh(fields: readonly (readonly [text: string, weight: number])[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const [text, weight] of fields)
    for (const word of wordsOf(text)) weights.set(word, Math.max(weight, weights.get(word) ?? 0))
  return weights
}

function entryOf(catalogue: Catalogue, indicator: Indicator, dims: Dims): MeasureEntry {
  const chosen = indicator.dimensions.flatMap(({ id, values }) => {
    const value = values.find((one) => one.id === dims[id])
    return value ? [value.name] : []
  })
  const extents = heldExtents(indicator, Object.keys(dims).length === 0 ? (indicator.opens ?? {}) : dims)
  const held = extents.flatMap(({ periods }) => periods.map(({ period }) => period)).sort(comparePeriods)
  const [first, last] = [held[0], held.at(-1)]
  // `opens` holds for an indicator of which nothing is named, and where the geography has it; a link and a named choice mean the initial ones.
  const opening = Object.keys(dims).length === 0 ? indicator.opens : undefined
  const names = indicator.dimensions
    .filter(({ id }) => dims[id] === undefined)
    .map(({ id, initial, values }) => {
      const own = opening?.[id] ?? initial
      return values.find((one) => one.id === own)?.name ?? own
    })
  const opensOn = `${names.join(', ')}${opening ? ', where held' : ''}`
  const topic = catalogue.topics.find(({ id }) => id === indicator.topic)?.name ?? ''
  const choice = chosen.join(', ')
  return {
    id: entryId(indicator.id, dims),
    indicator,
    dims,
    name: choice === '' ? indicator.name : `${indicator.name}: ${choice}`,
    opensOn,
    origin: originOf(indicator),
    geographies: [...catalogue.geographies]
      .sort((a, b) => a.order - b.order)
      .filter(({ id }) => extents.some(({ geography }) => geography === id))
      .map(({ short }) => short),
    periods:
      first === undefined || last === undefined
        ? null
        : first === last
          ? periodText(first)
          : `${periodText(first)} to ${periodText(last)}`,
    weights: weigh([
      [choice, counts.choice],
      [indicator.name, counts.name],
      [indicator.phrase, counts.name],
      [opensOn, counts.topic],
      [topic, counts.topic],
      [indicator.unit.many, counts.unit],
      [indicator.dimensions.map(({ name }) => name).join(' '), counts.topic],
      [indicator.definition, counts.definition],
    ]),
    choiceWords: isWhole(indicator, dims) ? new Set() : new Set(wordsOf(choice)),
  }
}

/** The choices of an indicator that are entries of their own: each value of each dimension, but for the one it opens on. */
const choicesOf = ({ dimensions }: Indicator): readonly Dims[] =>
  dimensions.flatMap(({ id, values, initial }) =>
    values.filter((value) => value.id !== initial).map((value) => ({ [id]: value.id })),
  )

/** The choices that a search word names, without those on which the indicator opens anyway. */
function namedDims(indicator: Indicator, dims: Dims): Dims {
  const kept = indicator.dimensions.flatMap(({ id, initial }) => {
    const value = dims[id]
    return value === undefined || value === initial ? [] : [[id, value] as const]
  })
  return Object.fromEntries(kept)
}

/**
 * Builds the finder of a catalogue. A search word for an indicator that the catalogue does not have is passed over: a reader's own catalogue may have
 * another in its place.
 * @param words `data/search-words.csv`: what people type, and the measures that answer it
 */
export function buildFinder(catalogue: Catalogue, words: readonly SearchWords[]): Finder {
  const entries = new Map<string, MeasureEntry>()
  const add = (indicator: Indicator, dims: Dims): string => {
    const id = entryId(indicator.id, dims)
    if (!entries.has(id)) entries.set(id, entryOf(catalogue, indicator, dims))
    return id
  }
  for (const indicator of catalogue.indicators) {
    add(indicator, {})
    for (const dims of choicesOf(indicator)) add(indicator, dims)
  }
  const byId = new Map(catalogue.indicators.map((one) => [one.id, one]))
  const phrases = words.flatMap(({ words: texts, shows, says }) => {
    const ids = shows.flatMap(({ indicator: id, dims }) => {
      const indicator = byId.get(id)
      return indicator ? [add(indicator, namedDims(indicator, dims))] : []
    })
    return texts.map((text): Phrase => ({ words: wordsOf(text), shows: ids, says }))
  })
  const vocabulary = new Set<string>()
  for (const { weights } of entries.values()) for (const word of weights.keys()) vocabulary.add(word)
  for (const phrase of phrases) for (const word of phrase.words) vocabulary.add(word)
  const entryWith = (indicator: Indicator, dims: Dims) =>
    entries.get(entryId(indicator.id, dims)) ?? entryOf(catalogue, indicator, dims)
  return { entries: [...entries.values()], phrases, vocabulary, entryWith }
}

export type Hit = { readonly phrase: Phrase; readonly at: number }

/** Whether two phrases overlap in the question without covering the same words. */
function overlap(a: Hit, b: Hit): boolean {
  const isSame = a.at === b.at && a.phrase.words.length === b.phrase.words.length
  return !isSame && a.at < b.at + b.phrase.words.length && b.at < a.at + a.phrase.words.length
}

/** The phrases that stand in a question; of those that share a word the longest, then the first: "PET CT scan" asks for no CT. */
export function phrasesIn({ phrases }: Finder, words: readonly string[]): readonly Hit[] {
  const hits = phrases.flatMap((phrase): Hit[] => {
    const at = indexOfWords(phrase.words, words)
    return at < 0 ? [] : [{ phrase, at }]
  })
  const ordered = hits.toSorted((a, b) => b.phrase.words.length - a.phrase.words.length || a.at - b.at)
  const kept: Hit[] = []
  for (const hit of ordered) if (!kept.some((other) => overlap(other, hit))) kept.push(hit)
  return kept
}

/** The indicators as they open, by topic in the order of the catalogue: what is listed before anything is typed. */
export function entriesByTopic(
  { entries }: Finder,
  { topics }: Catalogue,
): readonly { readonly name: string; readonly entries: readonly MeasureEntry[] }[] {
  const whole = entries.filter(({ dims }) => Object.keys(dims).length === 0)
  return topics
    .map(({ id, name }) => ({ name, entries: whole.filter(({ indicator }) => indicator.topic === id) }))
    .filter((group) => group.entries.length > 0)
}
