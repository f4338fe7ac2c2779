import { editDistance } from '#core/domain/edit-distance.ts'
import { type Finder, type MeasureEntry, type Phrase, phrasesIn } from './entries.ts'
import { saysSomething, wordsOf } from './words.ts'

/** A place that a question may name, beside the measure: "vacancy rate Wales". */
export type NamedPlace = { readonly code: string; readonly name: string; readonly aliases: readonly string[] }

export type Answer = {
  /** The measures, best first. */
  readonly found: readonly MeasureEntry[]
  /** What is not held, and what is instead, in sentences. */
  readonly says: readonly string[]
  /** Words of the question that no measure has, as typed but for plural endings. */
  readonly unknown: readonly string[]
  /** Words that were read as others: misspelt "vacency" as "vacancy". */
  readonly readAs: readonly { readonly typed: string; readonly word: string }[]
  /** Whether every word of the question was found in the best measure; else the list is the nearest. */
  readonly whole: boolean
  readonly place: NamedPlace | null
}

/** What a hit of a search word counts, before those of the fields of an entry (10 at most). */
const phraseCount = 14
/** Share of it that the choices of a measure have, where a search word names the measure without a choice. */
const inheritedCount = 0.95
/** From this count on a word counts as found; what only a definition has counts half. */
const fullCount = 2
/** Loss with each position in the list of a search word. */
const laterCount = 0.12
/** A made-up sample stands after what is published, unless it is asked for or nothing else answers. */
const sampleCount = 0.35
const mostFound = 30

/** Letters that may be wrong: one from four letters on, two from eight on. */
const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

type Token = { readonly typed: string; readonly words: readonly string[]; readonly share: number }

/** The words of the vocabulary that a typed word means: itself, what it begins, else what it is misspelt from. */
function meaning(typed: string, vocabulary: ReadonlySet<string>): Token {
  if (vocabulary.has(typed)) return { typed, words: [typed], share: 1 }
  const begun = typed.length < 2 ? [] : [...vocabulary].filter((word) => word.startsWith(typed))
  if (begun.length > 0) return { typed, words: begun, share: 0.8 }
  const most = slips(typed)
  if (most === 0) return { typed, words: [], share: 0 }
  const near = [...vocabulary]
    .map((word) => ({ word, distance: word.length < 4 ? most + 1 : editDistance(typed, word, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || a.word.localeCompare(b.word, 'en-GB'))
  const closest = near.filter(({ distance }) => distance === near[0]?.distance)
  return { typed, words: closest.map(({ word }) => word), share: 0.7 }
}

/** Takes the name of a place out of a question, the longest first. */
function withoutPlace(words: readonly string[], places: readonly NamedPlace[]) {
  const named = places
    .flatMap((place) => [place.name, ...place.aliases].map((name) => ({ place, name: wordsOf(name) })))
    .filter(({ name }) => name.length > 0 && name.length < words.length)
    .sort((a, b) => b.name.length - a.name.length)
  for (const { place, name } of named) {
    const at = words.findIndex((_, start) => name.every((word, step) => words[start + step] === word))
    if (at >= 0) return { place, words: [...words.slice(0, at), ...words.slice(at + name.length)] }
  }
  return { place: null, words }
}

type Scored = { readonly entry: MeasureEntry; readonly score: number; readonly met: number }

/** Scores of the search words: entry → count for each token of the question. */
function phraseScores(hits: readonly { readonly phrase: Phrase; readonly at: number }[], tokens: number) {
  const scores = new Map<string, number[]>()
  for (const { phrase, at } of hits)
    phrase.shows.forEach((id, position) => {
      const own = scores.get(id) ?? Array.from({ length: tokens }, () => 0)
      const count = phraseCount * Math.max(0.3, 1 - laterCount * position) * (1 + 0.25 * (phrase.words.length - 1))
      for (let step = 0; step < phrase.words.length; step++)
        own[at + step] = Math.max(own[at + step] ?? 0, count / (1 + 0.1 * step))
      scores.set(id, own)
    })
  return scores
}

function scoreOf(
  entry: MeasureEntry,
  tokens: readonly Token[],
  byPhrase: readonly number[],
  isNamed: boolean,
  wantsSample: boolean,
): Scored {
  let [score, met, ofChoice] = [0, 0, isNamed || entry.choiceWords.size === 0]
  tokens.forEach(({ words, share }, at) => {
    const own = Math.max(0, ...words.map((word) => entry.weights.get(word) ?? 0)) * share
    const best = Math.max(own, (byPhrase[at] ?? 0) + 0.1 * own)
    met += Math.min(1, best / fullCount)
    if (words.some((word) => entry.choiceWords.has(word))) ofChoice = true
    score += best
  })
  // A choice stands by itself only where the question names it; else its indicator does.
  if (!ofChoice) return { entry, score: 0, met: 0 }
  const asked = entry.origin !== 'made-up sample' || wantsSample
  // Of two that fit alike, the one with fewer other words in its name.
  const length = 0.01 * wordsOf(entry.name).length
  return { entry, score: score * (asked ? 1 : sampleCount) - length, met }
}

/** The words of a question with misspelt ones put right, so that a phrase of several words is found as well. */
const corrected = (tokens: readonly Token[]): readonly string[] =>
  tokens.map(({ typed, words }) => (words.length === 1 ? (words[0] ?? typed) : typed))

/**
 * Answers a question such as "MRI waits" or "vacancy rate Wales" with the measures of the catalogue.
 * @param finder from `buildFinder`
 * @param question as typed
 * @param places places of the geography shown, whose names are no words of a measure
 * @returns the measures with most of the words, best first; none for an empty question
 */
export function findMeasures(finder: Finder, question: string, places: readonly NamedPlace[] = []): Answer {
  const { place, words } = withoutPlace(wordsOf(question), places)
  const all = words.map((typed) => meaning(typed, finder.vocabulary))
  const hits = phrasesIn(finder, corrected(all))
  // Words that say nothing count only within a phrase, such as "in post".
  const inPhrase = new Set(hits.flatMap(({ phrase, at }) => phrase.words.map((_, step) => at + step)))
  const telling = words.some(saysSomething)
  const kept = all.flatMap(({ typed }, at) => (!telling || saysSomething(typed) || inPhrase.has(at) ? [at] : []))
  const tokens = kept.flatMap((at) => all[at] ?? [])
  if (tokens.length === 0) return { found: [], says: [], unknown: [], readAs: [], whole: true, place }
  const byPhrase = phraseScores(hits, all.length)
  const phraseOf = ({ id, indicator }: MeasureEntry) => {
    const [own, whole] = [byPhrase.get(id), byPhrase.get(indicator.id)]
    return kept.map((at) => Math.max(own?.[at] ?? 0, inheritedCount * (whole?.[at] ?? 0)))
  }
  const wantsSample = words.includes('sample')
  const isAnswer = (id: string) => hits.some(({ phrase }) => phrase.shows[0] === id)
  const scored = finder.entries
    .map((entry) => scoreOf(entry, tokens, phraseOf(entry), byPhrase.has(entry.id), wantsSample || isAnswer(entry.id)))
    .filter(({ met, score }) => met > 0 && score > 0)
  const most = Math.max(0, ...scored.map(({ met }) => met))
  const found = scored
    .filter(({ met }) => met > most - 0.001)
    .sort((a, b) => b.score - a.score || a.entry.name.localeCompare(b.entry.name, 'en-GB'))
    .slice(0, mostFound)
    .map(({ entry }) => entry)
  return {
    found,
    says: [...new Set(hits.flatMap(({ phrase }) => (phrase.says === null ? [] : [phrase.says])))],
    unknown: tokens.filter(({ words: meant }) => meant.length === 0).map(({ typed }) => typed),
    readAs: tokens.flatMap(({ typed, words: [word], share }) =>
      word !== undefined && share < 0.8 ? [{ typed, word }] : [],
    ),
    whole: most > tokens.length - 0.001,
    place,
  }
}
