import { group } from 'd3'
import { editDistance } from '#core/domain/edit-distance.ts'
import { heldExtents } from '#core/domain/held.ts'
import { isSample } from '#core/domain/indicator.ts'
import { type AskedChange, takeChange } from './change.ts'
import { entryId, type Finder, type Hit, type MeasureEntry, phrasesIn } from './entries.ts'
import { indexOfWords, saysSomething, wordsOf } from './words.ts'

/** A place that a question may name, beside the measure: "vacancy rate Wales". */
export type NamedPlace = {
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly geography: string
}

export type Answer = {
  /** The measures, best first. */
  readonly found: readonly MeasureEntry[]
  /** What is not held, and what is instead, in sentences. */
  readonly says: readonly string[]
  /** The search words that the question consists of, each once, in its order: "mri", "nuclear medicine"; none where it has other words too. */
  readonly named: readonly string[]
  /** Words of the question that no measure has, as typed but for plural endings. */
  readonly unknown: readonly string[]
  /** Words that were read as others: misspelt "vacency" as "vacancy". */
  readonly readAs: readonly { readonly typed: string; readonly word: string }[]
  /** Whether every word of the question was found in the best measure; else the list is the nearest. */
  readonly whole: boolean
  /** The place that the question names, in each geography that has it. */
  readonly places: readonly NamedPlace[]
  /** Set where the question asks for the change between two periods. */
  readonly change: AskedChange | null
  /** Whether the question names no measure, so that all are listed. */
  readonly isOfAll: boolean
}

/** Score of a search-word hit; above any score from the fields of an entry (10 at most). */
const phraseCount = 14
/** Share of it that the choices of a measure have, where a search word names the measure without a choice. */
const inheritedCount = 0.95
/** Share of it that other choices of the measure have, where a search word names one choice. */
const siblingCount = 0.5
/** What a word in the name of a choice counts as evidence of it. */
const choiceCount = 10
/** Minimum score for a word to count as found; a word in a definition only has half of it. */
const fullCount = 2
/** Score lost with each position in the list of a search word. */
const laterCount = 0.12
/** A made-up sample stands after what is published, unless it is asked for or nothing else answers. */
const sampleCount = 0.35
/** A measure of one nation stands after others where the place is in another. */
const elsewhereCount = 0.3
/** Smallest part of the words of a question that an answer has. */
const fewestMet = 0.3
/** What the very name of a measure counts. */
const exactCount = 1000
const mostFound = 30

/** Letters that may be wrong: one from five letters on, two from eight on. */
const slips = (word: string): number => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2)

type Token = { readonly typed: string; readonly words: readonly string[]; readonly share: number }

/** The words of the vocabulary that a typed word means: itself, what it begins, what begins it, else what it is misspelt from. */
function meaning(typed: string, vocabulary: ReadonlySet<string>): Token {
  if (vocabulary.has(typed)) return { typed, words: [typed], share: 1 }
  const begun = typed.length < 2 ? [] : [...vocabulary].filter((word) => word.startsWith(typed))
  if (begun.length > 0) return { typed, words: begun, share: 0.8 }
  const stems = [...vocabulary].filter((word) => word.length > 5 && typed.startsWith(word))
  if (stems.length > 0) return { typed, words: stems, share: 0.8 }
  const most = slips(typed)
  if (most === 0) return { typed, words: [], share: 0 }
  const near = [...vocabulary]
    .map((word) => ({ word, distance: word.length < 4 ? most + 1 : editDistance(typed, word, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || a.word.localeCompare(b.word, 'en-GB'))
  const closest = near.filter(({ distance }) => distance === near[0]?.distance)
  return { typed, words: closest.map(({ word }) => word), share: 0.7 }
}

/** Takes the name of a place out of a question, the longest first. A question that is a place and nothing else stays as it is. */
function withoutPlace(words: readonly string[], places: readonly NamedPlace[]) {
  const named = places
    .flatMap((place) => [place.name, ...place.aliases].map((name) => ({ place, name: wordsOf(name) })))
    .filter(({ name }) => name.length > 0 && name.length < words.length)
    .sort((a, b) => b.name.length - a.name.length)
  const best = named.find(({ name }) => indexOfWords(name, words) >= 0)
  if (!best) return { places: [], words }
  const key = best.name.join(' ')
  const start = indexOfWords(best.name, words)
  return {
    places: named.filter(({ name }) => name.join(' ') === key).map(({ place }) => place),
    words: [...words.slice(0, start), ...words.slice(start + best.name.length)],
  }
}

/** Scores of the search words: entry → count for each word of the question. */
function phraseScores(hits: readonly Hit[], words: number): ReadonlyMap<string, readonly number[]> {
  const scores = new Map<string, number[]>()
  for (const { phrase, at } of hits)
    phrase.shows.forEach((id, position) => {
      const own = scores.get(id) ?? Array.from({ length: words }, () => 0)
      const count = phraseCount * Math.max(0.3, 1 - laterCount * position) * (1 + 0.25 * (phrase.words.length - 1))
      for (let step = 0; step < phrase.words.length; step++)
        own[at + step] = Math.max(own[at + step] ?? 0, count / (1 + 0.1 * step))
      scores.set(id, own)
    })
  return scores
}

const nations: Readonly<Record<string, string>> = { E: 'england', S: 'scotland', W: 'wale', N: 'ireland' }

/** Whether a measure is of one nation by its name, and not of the one that a place lies in. */
function isElsewhere({ name }: MeasureEntry, places: readonly NamedPlace[]): boolean {
  const [first] = places
  const own = first && nations[first.code.slice(0, 1)]
  const words = wordsOf(name)
  return own !== undefined && Object.values(nations).some((nation) => nation !== own && words.includes(nation))
}

type Scored = {
  readonly entry: MeasureEntry
  /** What each word of the question counts. */
  readonly counts: readonly number[]
  /** What of that comes from the name of the choice, or from a search word for it. */
  readonly ofChoice: readonly number[]
  /** Whether the question names the choices of the entry; else its indicator stands for it. */
  readonly named: boolean
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const larger = (a: readonly number[], b: readonly number[]) => a.map((one, at) => Math.max(one, b[at] ?? 0))
const met = ({ counts }: Scored): number => sum(counts.map((count) => Math.min(1, count / fullCount)))

/**
 * Joins the choices that a question names in several dimensions of an indicator: "colorectal tumours in men" is of one site and of one sex.
 * @param some scored entries of one indicator
 */
function joined(some: readonly Scored[], finder: Finder): readonly Scored[] {
  const named = some
    .filter(({ ofChoice }) => sum(ofChoice) > 0)
    .toSorted((a, b) => sum(b.ofChoice) - sum(a.ofChoice) || met(b) - met(a))
  const [best] = named
  if (!best) return []
  let { counts, ofChoice } = best
  let { dims } = best.entry
  for (const one of named.slice(1)) {
    const isFree = Object.keys(one.entry.dims).every((id) => dims[id] === undefined)
    if (!isFree || !one.ofChoice.some((count, at) => count > (ofChoice[at] ?? 0))) continue
    dims = { ...dims, ...one.entry.dims }
    counts = larger(counts, one.counts)
    ofChoice = larger(ofChoice, one.ofChoice)
  }
  const { indicator, id } = best.entry
  return entryId(indicator.id, dims) === id
    ? []
    : [{ entry: finder.entryWith(indicator, dims), counts, ofChoice, named: true }]
}

/** The words of a question with misspelt ones put right, so that a phrase of several words is found as well. */
const corrected = (tokens: readonly Token[]): readonly string[] =>
  tokens.map(({ typed, words }) => (words.length === 1 ? (words[0] ?? typed) : typed))

/** What each word of the question counts in each entry. */
function scoreAll(finder: Finder, all: readonly Token[], kept: readonly number[], hits: readonly Hit[]) {
  const byPhrase = phraseScores(hits, all.length)
  const siblings = new Map<string, readonly number[]>()
  for (const [id, counts] of byPhrase) {
    const [indicator = id] = id.split('?')
    const before = siblings.get(indicator)
    siblings.set(indicator, before ? counts.map((count, at) => Math.max(count, before[at] ?? 0)) : counts)
  }
  return finder.entries.map((entry): Scored => {
    const { id, dims, indicator, weights, choiceWords } = entry
    const [own, sibling] = [byPhrase.get(id), siblings.get(indicator.id)]
    const [whole, opening] = [byPhrase.get(indicator.id), byPhrase.get(entryId(indicator.id, indicator.opens ?? {}))]
    const counts = kept.map((at) => {
      const { words, share } = all[at] ?? { words: [], share: 0 }
      const field = Math.max(0, ...words.map((word) => weights.get(word) ?? 0)) * share
      const phrase = Math.max(
        own?.[at] ?? 0,
        inheritedCount * Math.max(whole?.[at] ?? 0, opening?.[at] ?? 0),
        siblingCount * (sibling?.[at] ?? 0),
      )
      return Math.max(field, phrase + 0.1 * field)
    })
    // Several choices at once are named by a search word only; each of them has an entry of its own.
    const isOne = Object.keys(dims).length === 1
    const ofChoice = kept.map((at) => {
      const isOfName = isOne && all[at]?.words.some((word) => choiceWords.has(word))
      // Of the name "Breast (women)" the word "women" is half, of "Women" it is all.
      const share = 1 / Math.max(1, Math.sqrt(choiceWords.size))
      return choiceWords.size === 0 ? 0 : Math.max(own?.[at] ?? 0, isOfName ? choiceCount * share : 0)
    })
    return { entry, counts, ofChoice, named: choiceWords.size === 0 || sum(ofChoice) > 0 }
  })
}

const nothing: Answer = {
  found: [],
  says: [],
  named: [],
  unknown: [],
  readAs: [],
  whole: true,
  places: [],
  change: null,
  isOfAll: false,
}

/** Years between the first and the last period that are held. */
function yearsHeld({ indicator }: MeasureEntry): number {
  const years = heldExtents(indicator, {}).flatMap(({ periods }) =>
    periods.map(({ period }) => Number(period.slice(0, 4))),
  )
  return Math.max(...years) - Math.min(...years)
}

/** The measures of which several periods are held, as they open: what is published first, and of it what is held over years and not over months of one. */
function withSeveral({ entries }: Finder): readonly MeasureEntry[] {
  const several = entries.filter(
    ({ indicator, dims }) =>
      Object.keys(dims).length === 0 && heldExtents(indicator, {}).some(({ periods }) => periods.length > 1),
  )
  const rank = (one: MeasureEntry) => (isSample(one.indicator) ? 2 : yearsHeld(one) < 2 ? 1 : 0)
  return several.toSorted((a, b) => rank(a) - rank(b))
}

/**
 * Answers a question such as "MRI waits" or "vacancy rate Wales" with the measures of the catalogue.
 * @param finder from `buildFinder`
 * @param question as typed
 * @param places areas of the geographies, whose names are no words of a measure
 * @returns the measures with most of the words, best first; none for an empty question
 */
export function findMeasures(finder: Finder, question: string, places: readonly NamedPlace[] = []): Answer {
  const placed = withoutPlace(wordsOf(question), places)
  const { asked: change, rest: words } = takeChange(placed.words)
  const asked = { places: placed.places, words }
  if (change && !asked.words.some(saysSomething))
    return { ...nothing, found: withSeveral(finder), places: asked.places, change, isOfAll: true }
  const all = asked.words.map((typed) => meaning(typed, finder.vocabulary))
  const hits = phrasesIn(finder, corrected(all))
  // Words that say nothing count only within a phrase, such as "in post".
  const inPhrase = new Set(hits.flatMap(({ phrase, at }) => phrase.words.map((_, step) => at + step)))
  const telling = asked.words.some(saysSomething)
  const kept = all.flatMap(({ typed }, at) => (!telling || saysSomething(typed) || inPhrase.has(at) ? [at] : []))
  const tokens = kept.flatMap((at) => all[at] ?? [])
  const ordered = hits.toSorted((a, b) => a.at - b.at)
  if (tokens.length === 0) return { ...nothing, places: asked.places }
  const single = scoreAll(finder, all, kept, hits)
  const byIndicator = group(single, ({ entry }) => entry.indicator.id)
  const several = [...byIndicator.values()].flatMap((some) => joined(some, finder))
  const wantsSample = asked.words.includes('sample')
  const rank = ({ entry, counts }: Scored): number => {
    const isAnswer = hits.some(({ phrase }) => phrase.shows[0] === entry.id)
    const made = entry.origin === 'made-up sample' && !wantsSample && !isAnswer ? sampleCount : 1
    // Of two that fit alike, the one with fewer other words in its name.
    const name = wordsOf(entry.name)
    const length = 0.01 * name.length
    if (name.join(' ') === asked.words.join(' ')) return exactCount
    return sum(counts) * made * (isElsewhere(entry, asked.places) ? elsewhereCount : 1) - length
  }
  const scored = [...single, ...several]
    .filter(({ named, counts }) => named && sum(counts) > 0)
    .map((one) => ({ entry: one.entry, met: met(one), rank: rank(one) }))
  const largest = Math.max(0, ...scored.map((one) => one.met))
  // A word of a definition alone, beside others that no measure has, is no answer.
  const most = largest < fewestMet * tokens.length ? Number.POSITIVE_INFINITY : largest
  const found = scored
    .filter((one) => one.met > most - 0.001)
    .sort((a, b) => b.rank - a.rank || a.entry.name.localeCompare(b.entry.name, 'en-GB'))
    .slice(0, mostFound)
    .map(({ entry }) => entry)
  return {
    found,
    says: [...new Set(hits.flatMap(({ phrase }) => (phrase.says === null ? [] : [phrase.says])))],
    named: kept.every((at) => inPhrase.has(at))
      ? [...new Set(ordered.map(({ phrase }) => phrase.words.join(' ')))]
      : [],
    // Words that are found, and in nothing that answers, say as little.
    unknown: tokens.filter((one) => found.length === 0 || one.words.length === 0).map(({ typed }) => typed),
    readAs: tokens.flatMap(({ typed, words: [word], share }) =>
      word !== undefined && share < 0.8 ? [{ typed, word }] : [],
    ),
    whole: Number.isFinite(most) && most > tokens.length - 0.001,
    places: asked.places,
    change,
    isOfAll: false,
  }
}
