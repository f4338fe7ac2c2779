import { kindOfCode } from './code-kinds.ts'
import {
  type AreaIndex,
  type AreaMatch,
  type Former,
  formerOf,
  type Match,
  matchesOf,
  similarPlaces,
} from './places.ts'
import type { Question } from './question.ts'
import { whichOfName } from './same-name.ts'

/** What the cells of a column of areas mean. */
export type ResolvedAreas = {
  /** Text of a cell → code of the area that it means. Texts that are to be left out are not in it. */
  readonly codes: ReadonlyMap<string, string>
  /** Geographies that have the areas, the one with most of them first. */
  readonly geographies: readonly string[]
  readonly questions: readonly Question[]
  /** Texts that name no area that can be used, each with what is known of it. */
  readonly unknown: ReadonlyMap<string, { readonly similar: readonly AreaMatch[]; readonly former: readonly Former[] }>
  /** Texts that the user has said to leave out. */
  readonly left: ReadonlySet<string>
}

export const leaveOut = '-'
/** What the answer about the kind of areas in a column is filed under. */
export const geographyQuestion = 'geography'

const distinct = (matches: readonly Match[]): readonly Match[] => [
  ...new Map(matches.map((match) => [match.code, match])).values(),
]

/** The geographies in which every one of the ambiguous texts is one area: what the column as a whole leaves possible. */
function fitting(all: ReadonlyMap<string, readonly Match[]>): readonly string[] {
  const found = [...all.values()].filter((matches) => matches.length > 0)
  const counts = new Map<string, number>()
  for (const matches of found)
    for (const geography of new Set(matches.map((match) => match.geography)))
      counts.set(geography, (counts.get(geography) ?? 0) + 1)
  const fits = [...counts].filter(([, count]) => count === found.length).map(([geography]) => geography)
  if (fits.length > 0) return fits
  // A total of a country beside its areas is of another kind than they are.
  const areas = new Map([...all].filter(([, matches]) => !matches.every(({ code }) => isCountry.test(code))))
  return areas.size < all.size && areas.size > 0 ? fitting(areas) : []
}

/** The United Kingdom, Great Britain, and the nations by their own codes. */
const isCountry = /^(?:K0[1-4]|[EWSN]92)/

/** Fewer codes than these tell nothing of a column. */
const fewestCodes = 3

/**
 * Texts that look like a code and are only a short name of an area, in a column of codes: “NEY” among codes of providers is a provider that the
 * atlas has not, and no region.
 */
function likeCodes(all: ReadonlyMap<string, readonly Match[]>): ReadonlySet<string> {
  const found = [...all].filter(([, matches]) => matches.length > 0)
  const byCode = found.filter(([, matches]) => matches.some(({ how }) => how === 'code' || how === 'other code'))
  if (byCode.length < fewestCodes || byCode.length * 2 < found.length) return new Set()
  const isShortName = (matches: readonly Match[]) =>
    matches.every(({ how }) => how === 'other name' || how === 'abbreviation')
  return new Set(
    found.flatMap(([text, matches]) => (/^[A-Z\d]{2,6}$/.test(text) && isShortName(matches) ? [text] : [])),
  )
}

/** Whether a text looks like a code of an organisation or an area: its letters say nothing of a name. */
const isCodeLike = (text: string): boolean =>
  kindOfCode(text) !== null || /^(?:(?=.*\d)[A-Z\d]{3,9}|[A-Z]{3})$/.test(text.trim())

/**
 * Finds the area that each text of a column means. A text that may mean areas of several geographies is settled by the column
 * where only one geography fits all of it; otherwise it is asked. Never takes a name that is merely similar.
 * @param texts each text with the number of rows that have it
 * @param answers what the user has said: text → code or `leaveOut`, and the geography of the column
 * @param usable says whether an area can be used at all
 */
export function resolveAreas(
  texts: ReadonlyMap<string, number>,
  places: AreaIndex,
  answers: Readonly<Record<string, string>>,
  usable: (place: AreaMatch) => boolean,
): ResolvedAreas {
  const all = new Map([...texts.keys()].map((text) => [text, matchesOf(places, text).filter(usable)]))
  const answered = answers[geographyQuestion]
  const short = likeCodes(all)
  const fits = fitting(new Map([...all].filter(([text]) => !short.has(text))))
  const chosen = answered ?? (fits.length === 1 ? fits[0] : undefined)
  const order = new Map(places.geographies.map(({ id, order }) => [id, order]))
  const codes = new Map<string, string>()
  const unknown = new Map<string, { similar: readonly AreaMatch[]; former: readonly Former[] }>()
  const left = new Set<string>()
  const used = new Map<string, number>()
  const ambiguous: [string, readonly Match[]][] = []
  const take = (text: string, code: string) => {
    codes.set(text, code)
    for (const { geography } of places.byCode.get(code.toUpperCase()) ?? [])
      used.set(geography, (used.get(geography) ?? 0) + 1)
  }
  for (const [text, matches] of all) {
    const answer = Object.hasOwn(answers, text) ? answers[text] : undefined
    if (answer === leaveOut) left.add(text)
    else if (answer !== undefined) take(text, matchesOf(places, answer)[0]?.code ?? answer)
    else if (matches.length === 0) {
      const former = formerOf(places, text)
      // A name that is similar to that of an area of another year would be a wrong map.
      const similar = former.length > 0 || isCodeLike(text) ? [] : similarPlaces(places, text, null).filter(usable)
      unknown.set(text, { similar: distinct(similar as Match[]), former })
    } else if (short.has(text)) unknown.set(text, { similar: distinct(matches), former: [] })
    else {
      const inChosen = matches.filter(({ geography }) => geography === chosen)
      const [only, ...others] = distinct(inChosen.length > 0 ? inChosen : matches)
      const named = matches.map((match) => ({
        match,
        which: match.how === 'code' ? 'of the atlas' : whichOfName(match.code, texts.keys(), places),
      }))
      const since = named.find(({ which }) => which === 'since')?.match
      const isOpen = named.some(({ match, which }) => which === 'open' && (!only || match.code === only.code))
      if (since) unknown.set(text, { similar: [], former: [{ ...since, relation: 'holds' }] })
      else if (only && others.length === 0 && !isOpen) take(text, only.code)
      else ambiguous.push([text, distinct(matches)])
    }
  }
  const questions = questionsOf(ambiguous, texts, fits, places, answered !== undefined)
  const geographies = [...used.keys()]
    .filter(Boolean)
    .sort((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0) || (order.get(a) ?? 0) - (order.get(b) ?? 0))
  return { codes, geographies, questions, unknown, left }
}

function questionsOf(
  ambiguous: readonly (readonly [string, readonly Match[]])[],
  texts: ReadonlyMap<string, number>,
  fits: readonly string[],
  places: AreaIndex,
  asked: boolean,
): readonly Question[] {
  if (ambiguous.length === 0) return []
  const nameOf = (id: string) => places.geographies.find((one) => one.id === id)?.name ?? id
  if (fits.length > 1 && !asked) {
    const rows = ambiguous.reduce((sum, [text]) => sum + (texts.get(text) ?? 0), 0)
    const names = ambiguous.slice(0, 3).map(([text]) => `“${text}”`)
    return [
      {
        id: `area:${geographyQuestion}`,
        ask: `Names such as ${names.join(', ')} stand for areas of more than one kind. Which are meant?`,
        rows,
        options: fits.map((id) => ({ id, name: nameOf(id) })),
      },
    ]
  }
  return ambiguous.map(([text, matches]) => ({
    id: `area:${text}`,
    ask: `Which area is “${text}”?`,
    rows: texts.get(text) ?? 0,
    options: [
      ...matches.map(({ code, name, geography }) => ({ id: code, name: `${name} (${nameOf(geography)}, ${code})` })),
      { id: leaveOut, name: 'None: leave these rows out' },
    ],
  }))
}
