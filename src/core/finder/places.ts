import type { Area, Geography, LonLat } from '#core/domain/area.ts'
import { normalise } from '#core/domain/normalise.ts'

/** A geography with its areas. */
export type AreasOf = { readonly geography: Geography; readonly areas: readonly Area[] }

/** A point that is no area but lies in some: a town, or a site. */
export type Spot = {
  readonly name: string
  /** "town", "radiotherapy site" */
  readonly kind: string
  /** Geography id → code of the area that it lies in. */
  readonly within: Readonly<Record<string, string>>
  /** Orders spots of one name, the largest first. */
  readonly size: number
  /** Where a site may be tried; null where one stands already. */
  readonly at: LonLat | null
}

/** What can be searched. */
export type Gazetteer = {
  readonly shown: AreasOf
  /** The other geographies that have been read. */
  readonly others: readonly AreasOf[]
  readonly spots: readonly Spot[]
  /** Ids of the geographies that hold the measure shown, coarse to fine. */
  readonly offers: readonly string[]
}

/** A place that was found, and what picking it does: selects an area of the geography shown, or opens another geography. */
export type PlaceHit = {
  readonly name: string
  readonly detail: string
  readonly geography: string
  readonly code: string
}

const mostFound = 8

/** Names, abbreviations, Welsh and former names and codes of each area, as they are compared. */
const indexes = new WeakMap<readonly Area[], readonly (readonly string[])[]>()

function indexOf(areas: readonly Area[]): readonly (readonly string[])[] {
  const known = indexes.get(areas)
  if (known) return known
  const index = areas.map(({ name, short, aliases, code, codes }) =>
    [name, short, ...aliases, code, ...codes.map((one) => one.code)].map(normalise),
  )
  indexes.set(areas, index)
  return index
}

/** How well a text fits: a name that starts with it, then a word that does, then anything that holds it; null when nothing does. */
function fit(words: readonly string[], text: string): number | null {
  const scores = words.map((word, index) => {
    const extra = index === 0 ? 0 : 1
    if (word === text) return extra / 2
    if (word.startsWith(text)) return 1 + extra
    if (word.includes(` ${text}`)) return 3 + extra
    return word.includes(text) ? 5 + extra : Number.POSITIVE_INFINITY
  })
  const best = Math.min(...scores)
  return Number.isFinite(best) ? best : null
}

type Fit<T> = { readonly score: number; readonly one: T }

const better = <T extends { readonly name: string }>(a: Fit<T>, b: Fit<T>): number =>
  a.score - b.score || a.one.name.localeCompare(b.one.name, 'en-GB')

function areasWith(areas: readonly Area[], text: string): readonly Fit<Area>[] {
  const index = indexOf(areas)
  return areas
    .flatMap((one, at) => {
      const score = fit(index[at] ?? [], text)
      return score === null ? [] : [{ score, one }]
    })
    .sort(better)
}

/** The health area that is named beside the area shown: an integrated care board, a health board or trust. */
const healthAreas = ['icb', 'icb_2023', 'health_board']

function namesOf({ shown, others }: Gazetteer): (geography: string, code: string) => string | undefined {
  const all = new Map([shown, ...others].map(({ geography, areas }) => [geography.id, areas]))
  return (geography, code) => all.get(geography)?.find((area) => area.code === code)?.name
}

/**
 * What picking a place outside the geography shown can do: select the shown area that it lies in, or open a geography that holds the measure for it.
 * @param what "town"; nothing for an area
 */
function ways(name: string, what: string, within: Spot['within'], gazetteer: Gazetteer): readonly PlaceHit[] {
  const { shown, others, offers } = gazetteer
  const nameOf = namesOf(gazetteer)
  const { id } = shown.geography
  const code = within[id]
  const own = code === undefined ? undefined : nameOf(id, code)
  const health = healthAreas
    .filter((one) => one !== id)
    .map((one) => (within[one] === undefined ? undefined : nameOf(one, within[one])))
    .find((one) => one !== undefined && one !== name)
  const lead = what === '' ? '' : `${what} `
  if (code !== undefined && own !== undefined)
    return [{ name, detail: `${lead}in ${own}${health ? `, in ${health}` : ''}`, geography: id, code }]
  return offers
    .flatMap((offer): PlaceHit[] => {
      const there = within[offer]
      const geography = others.find((one) => one.geography.id === offer)?.geography
      const area = there === undefined ? undefined : nameOf(offer, there)
      return there === undefined || area === undefined || !geography
        ? []
        : [{ name, detail: `${lead}in ${area}: open ${geography.short}`, geography: offer, code: there }]
    })
    .slice(-1)
}

function elsewhere(text: string, gazetteer: Gazetteer): readonly Fit<PlaceHit>[] {
  return gazetteer.others.flatMap(({ geography, areas }) =>
    areasWith(areas, text)
      .slice(0, 4)
      .flatMap(({ score, one }) => {
        const { name, code, parents } = one
        const inShown = ways(name, '', parents, { ...gazetteer, offers: [] })
        const open = gazetteer.offers.includes(geography.id)
          ? [{ name, detail: `open ${geography.short}`, geography: geography.id, code }]
          : []
        return [...inShown, ...open].map((found) => ({ score: score + 0.5, one: found }))
      }),
  )
}

const spotsWith = (text: string, gazetteer: Gazetteer): readonly Fit<PlaceHit>[] =>
  gazetteer.spots
    .flatMap((spot) => {
      const score = fit([normalise(spot.name)], text)
      // Within a word a text says nothing of a town: "ham" is in a hundred names.
      return score === null || score >= 5 ? [] : [{ score, spot }]
    })
    .sort((a, b) => a.score - b.score || b.spot.size - a.spot.size)
    .slice(0, mostFound)
    .flatMap(({ score, spot }) =>
      ways(spot.name, spot.kind, spot.within, gazetteer).map((one) => ({ score: score + 1, one })),
    )

/**
 * Finds a place: an area of the geography shown by name, Welsh or former name, abbreviation or code of any year; an area of another geography, a town or a
 * site, which lead to the area shown that they lie in, or to a geography that holds the measure there.
 * @returns at most eight, best first; none for an empty text
 */
export function findPlaces(typed: string, gazetteer: Gazetteer): readonly PlaceHit[] {
  const text = normalise(typed)
  if (text === '') return []
  const { geography, areas } = gazetteer.shown
  const here = areasWith(areas, text).map(({ score, one }) => ({
    score,
    one: { name: one.name, detail: one.code, geography: geography.id, code: one.code },
  }))
  const found = [...here, ...elsewhere(text, gazetteer), ...spotsWith(text, gazetteer)]
    .sort((a, b) => a.score - b.score)
    .map(({ one }) => one)
  return found
    .filter((one, at) => found.findIndex(({ name, detail }) => name === one.name && detail === one.detail) === at)
    .slice(0, mostFound)
}

/** The town at which a site may be tried: the largest of those that a text names, the whole name first; null for none. */
export function townNamed(typed: string, spots: readonly Spot[]): (Spot & { readonly at: LonLat }) | null {
  const text = normalise(typed)
  const [best] = spots
    .flatMap((spot) => {
      const [score, at] = [text === '' ? null : fit([normalise(spot.name)], text), spot.at]
      return at === null || score === null || score >= 3 ? [] : [{ score, spot: { ...spot, at } }]
    })
    .sort((a, b) => a.score - b.score || b.spot.size - a.spot.size)
  return best?.spot ?? null
}

/** The letters with which a postcode of the United Kingdom begins, as Royal Mail has given them; codes of areas, trusts and former bodies begin otherwise. */
const postcodeAreas = [
  'A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?',
  'N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE',
].join('|')

const postcode = new RegExp(`^(${postcodeAreas})\\d[A-Z\\d]?(\\s*\\d[A-Z]{0,2})?$`, 'i')

/** What looks like the code of a place: letters, then digits. */
const code = /^[a-z]{1,3}\d{1,8}[a-z]?$/i

/** What is said where no place was found. */
export function noPlaceWords(typed: string): string {
  const text = typed.trim()
  if (postcode.test(text))
    return 'Postcodes are not held: no free list of them is at hand. Type a town, a hospital, a trust or an area.'
  return code.test(text)
    ? `No area that the atlas holds has or had the code “${text}”. Type a town, a hospital, a trust or the name of an area.`
    : `No place that the atlas holds has “${text}” in its name or code`
}
