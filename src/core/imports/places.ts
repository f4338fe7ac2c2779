import type { GeographyFile } from '#core/catalogue/schemas.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import { editDistance } from '#core/domain/edit-distance.ts'
import { normalise } from '#core/domain/normalise.ts'

/** An area with the geography it belongs to. */
export type AreaMatch = { readonly geography: string; readonly code: string; readonly name: string }

/** How a text names a place: by its code of today, by another code of the same area, by a name, or by an abbreviation of one. */
type How = 'code' | 'other code' | 'name' | 'other name' | 'abbreviation'
export type Match = AreaMatch & { readonly how: How }

/** An area of another year that is none of the atlas: split from one of its areas, or merged of several. */
export type Former = AreaMatch & { readonly relation: 'within' | 'holds' }

/** Everything that a cell may call an area by. */
export type AreaIndex = {
  readonly geographies: readonly Pick<Geography, 'id' | 'name' | 'order'>[]
  readonly byCode: ReadonlyMap<string, readonly Match[]>
  /** By name as written, and by other names in full. */
  readonly byName: ReadonlyMap<string, readonly Match[]>
  /** By the words that tell a name from others, shortened ones written out. */
  readonly byKey: ReadonlyMap<string, readonly Match[]>
  /** By the same words in the order of the alphabet. */
  readonly byBag: ReadonlyMap<string, readonly Match[]>
  /** By code, and by the key of a name. */
  readonly former: ReadonlyMap<string, readonly Former[]>
  /** Geography → its areas by code. */
  readonly areas: ReadonlyMap<string, ReadonlyMap<string, Area>>
}

/** Words that a name may have or lack without meaning another place. */
const idle = new Set(
  'nhs the of and integrated care board icb system ics health university local uhb lhb hb hsc trust foundation ft council borough district county city region commissioning hub'.split(
    ' ',
  ),
)

/** Shortened words of place names, by what they stand for. */
const shortened: Readonly<Record<string, string>> = {
  e: 'east',
  w: 'west',
  n: 'north',
  s: 'south',
  ne: 'north east',
  nw: 'north west',
  se: 'south east',
  sw: 'south west',
  mids: 'midlands',
  mid: 'midlands',
  yorks: 'yorkshire',
  lancs: 'lancashire',
  lincs: 'lincolnshire',
  notts: 'nottinghamshire',
  derbys: 'derbyshire',
  leics: 'leicestershire',
  staffs: 'staffordshire',
  glos: 'gloucestershire',
  herts: 'hertfordshire',
  beds: 'bedfordshire',
  bucks: 'buckinghamshire',
  cambs: 'cambridgeshire',
  northants: 'northamptonshire',
  hants: 'hampshire',
  oxon: 'oxfordshire',
  wilts: 'wiltshire',
  worcs: 'worcestershire',
  warks: 'warwickshire',
  shrops: 'shropshire',
  gtr: 'greater',
  eng: 'england',
  ni: 'northern ireland',
  humberside: 'humber',
  scot: 'scotland',
  eastern: 'east',
}

/** A name with its shortened words written out. */
const spelt = (name: string): string =>
  name
    .split(' ')
    .map((word) => (Object.hasOwn(shortened, word) ? shortened[word] : word))
    .join(' ')

/** A name by the words that tell it from others, in any spelling; "East of England" keeps what makes it one. */
export function tellingWords(name: string): string {
  const words = spelt(name).split(' ')
  const kept = words.filter((word) => !idle.has(word))
  return kept.length === 0 ? words.join(' ') : kept.join(' ')
}

/** The same words whatever their order: “Bournemouth, Poole & Christchurch” is “Bournemouth, Christchurch and Poole”. Of three words or more. */
function bagOf(name: string): string {
  const words = tellingWords(name).split(' ')
  return words.length < 3 ? '' : words.toSorted().join(' ')
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}

/** The only kind of areas whose other names may be those of areas of another year, into which they were split or merged. */
const renamed = 'utla'

/** Whether the other names of an area are names of what it was split or merged into: “West Northamptonshire” of Northamptonshire. */
const otherYearOf = (geography: string, { codes }: Area): Former['relation'] | null =>
  geography === renamed
    ? (codes.flatMap(({ relation = 'is' }) => (relation === 'is' ? [] : [relation]))[0] ?? null)
    : null

const nameKey = (name: string): string => `name ${tellingWords(name)}`
const bagKey = (name: string): string => `bag ${bagOf(name)}`

/** Learns every code and name of the areas that the atlas knows. */
export function indexAreas(files: readonly GeographyFile[]): AreaIndex {
  const byCode = new Map<string, Match[]>()
  const byName = new Map<string, Match[]>()
  const byKey = new Map<string, Match[]>()
  const byBag = new Map<string, Match[]>()
  const former = new Map<string, Former[]>()
  const learn = (names: Map<string, Match[]>, key: string, match: Match) => {
    if (key !== '' && !names.get(key)?.some((each) => each.geography === match.geography && each.code === match.code))
      put(names, key, match)
  }
  for (const { geography, areas } of files)
    for (const area of areas) {
      const place = { geography: geography.id, code: area.code, name: area.name }
      put(byCode, area.code.toUpperCase(), { ...place, how: 'code' })
      for (const { code, relation = 'is' } of area.codes)
        if (relation === 'is') put(byCode, code.toUpperCase(), { ...place, how: 'other code' })
        else put(former, code.toUpperCase(), { ...place, relation })
      learn(byName, normalise(area.name), { ...place, how: 'name' })
      const relation = otherYearOf(geography.id, area)
      for (const alias of relation === null ? [] : area.aliases.map(normalise))
        for (const key of [nameKey(alias), bagKey(alias)])
          put(former, key, { ...place, relation: relation ?? 'within' })
      const aliases = relation === null ? area.aliases : []
      for (const alias of [...aliases, area.short]) learn(byName, normalise(alias), { ...place, how: 'other name' })
      for (const each of [area.name, ...aliases]) {
        learn(byKey, tellingWords(normalise(each)), { ...place, how: 'abbreviation' })
        learn(byBag, bagOf(normalise(each)), { ...place, how: 'abbreviation' })
      }
    }
  return {
    geographies: files.map(({ geography }) => geography),
    byCode,
    byName,
    byKey,
    byBag,
    former,
    areas: new Map(
      files.map(({ geography, areas }) => [geography.id, new Map(areas.map((area) => [area.code, area]))]),
    ),
  }
}

/** A name with its nation behind it, as the official names of regions have it: “North East (England)”. Only areas of that nation are meant. */
function matchesInNation(places: AreaIndex, text: string): readonly Match[] {
  const [, bare, nation] = /^(.*\S)\s*\((England|Wales|Scotland|Northern Ireland)\)\s*$/i.exec(text) ?? []
  if (!bare || !nation) return []
  const letter = nation.charAt(0).toUpperCase()
  return matchesOf(places, bare).filter(({ code }) => new RegExp(`^${letter}\\d{8}$`).test(code))
}

/** What a text may mean, surest way first: a code, then a name as written, then a name by its telling words. */
export function matchesOf(places: AreaIndex, text: string): readonly Match[] {
  const coded = places.byCode.get(text.trim().toUpperCase())
  if (coded) return coded
  const name = normalise(text)
  if (name === '') return []
  return (
    places.byName.get(name) ??
    places.byKey.get(tellingWords(name)) ??
    places.byBag.get(bagOf(name)) ??
    matchesInNation(places, text)
  )
}

/** What an area of another year has to do with those of the atlas, by its code or its name: for a message that says more than "unknown". */
export function formerOf(places: AreaIndex, text: string): readonly Former[] {
  const name = normalise(text)
  const bag = bagOf(name)
  return (
    places.former.get(text.trim().toUpperCase()) ??
    places.former.get(nameKey(name)) ??
    (bag === '' ? undefined : places.former.get(bagKey(name))) ??
    []
  )
}

/** Names that look like a text, closest first: to be offered, never to be taken. */
export function similarPlaces(
  places: AreaIndex,
  text: string,
  geographies: ReadonlySet<string> | null,
): readonly AreaMatch[] {
  const wanted = tellingWords(normalise(text))
  if (wanted.length < 3) return []
  const most = wanted.length < 5 ? 1 : wanted.length < 9 ? 2 : 3
  const found = new Map<string, { place: AreaMatch; distance: number }>()
  for (const [name, matches] of places.byKey) {
    const starts = name.startsWith(`${wanted} `) || wanted.startsWith(`${name} `)
    const distance = starts ? most : editDistance(name, wanted, most)
    if (distance > most) continue
    for (const place of matches) {
      if (geographies && !geographies.has(place.geography)) continue
      const key = `${place.geography}|${place.code}`
      if (distance < (found.get(key)?.distance ?? Number.POSITIVE_INFINITY)) found.set(key, { place, distance })
    }
  }
  return [...found.values()]
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ place }) => place)
}
