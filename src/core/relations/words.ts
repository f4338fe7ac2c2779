import type { Area, Geography } from '#core/domain/area.ts'
import { greatCircleKm } from '#core/domain/great-circle.ts'
import { listText } from '#core/domain/list-text.ts'
import { ordinal } from '#core/domain/ordinal.ts'
import { bearingOf, windOf } from './compass.ts'
import { type AreaRelation, loneAmong, neighboursOf } from './relate.ts'

/** The areas of one geography, and what else is known about the country. */
export type Country = {
  readonly geography: Pick<Geography, 'name' | 'singular' | 'drawnAs'>
  readonly areas: readonly Area[]
  /** The United Kingdom, for shares of it; null until it is read. */
  readonly whole: Area | null
  /** Code → name of the areas that these lie in, of other geographies. */
  readonly names: ReadonlyMap<string, string>
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB')

/** Kilometres to two figures below 10 km, else whole: "8.4 km", "205 km". */
export const kmText = (km: number): string => `${km < 10 ? km.toFixed(1) : whole(km)} km`

/** Lists areas by name: "A", "A and B", "A, B and C". */
export const namesText = (areas: readonly Pick<Area, 'name'>[]): string => listText(areas.map(({ name }) => name))

/** "6.4%", "under 0.1%" */
function shareText(share: number): string {
  const percent = share * 100
  return percent < 0.1 ? 'under 0.1%' : `${percent.toFixed(1)}%`
}

function sizeSentence({ name, areaKm2 }: Area, unitedKingdom: Area | null): string {
  if (areaKm2 === null) return `${name} has no extent here, so no size is known.`
  const size = `${areaKm2 < 100 ? areaKm2.toFixed(1) : whole(areaKm2)} km² as drawn`
  const all = unitedKingdom?.areaKm2
  return all ? `${name}: ${size}, ${shareText(areaKm2 / all)} of the United Kingdom’s land.` : `${name}: ${size}.`
}

/** "about 190 km from north to south and 160 km from west to east" */
function extentSentence({ bounds, areaKm2 }: Area): string {
  if (!bounds || areaKm2 === null) return ''
  const [west, south, east, north] = bounds
  const middle = (south + north) / 2
  const tall = greatCircleKm([west, south], [west, north])
  const wide = greatCircleKm([west, middle], [east, middle])
  return `It reaches about ${kmText(tall)} from north to south and ${kmText(wide)} from west to east.`
}

type Placed = Area & { readonly centroid: NonNullable<Area['centroid']> }
const isPlaced = (area: Area): area is Placed => area.centroid !== null

/** Mean place of areas, by their size where all have one. */
function middleOf(areas: readonly Placed[]): readonly [number, number] {
  const sized = areas.every(({ areaKm2 }) => areaKm2 !== null)
  const weights = areas.map(({ areaKm2 }) => (sized ? (areaKm2 ?? 1) : 1))
  const sum = weights.reduce((all, one) => all + one, 0)
  const mean = (axis: 0 | 1) => areas.reduce((all, { centroid }, at) => all + centroid[axis] * (weights[at] ?? 0), 0)
  return [mean(0) / sum, mean(1) / sum]
}

/** Nearer to the middle than this share of the typical distance from it is "near the middle". */
const nearShare = 0.55

/** "in the north-east", "near the middle": an area's place among others. */
function placeAmong(area: Placed, areas: readonly Placed[]): string {
  const middle = middleOf(areas)
  const typical = Math.sqrt(
    areas.reduce((sum, { centroid }) => sum + greatCircleKm(middle, centroid) ** 2, 0) / areas.length,
  )
  if (greatCircleKm(middle, area.centroid) < nearShare * typical) return 'near the middle'
  return `in the ${windOf(bearingOf(middle, area.centroid))}`
}

/** "the northernmost of 12", "5th of 12 from the north" */
function orderText(area: Placed, areas: readonly Placed[], axis: 0 | 1): string {
  const before = areas.filter(({ centroid }) =>
    axis === 1 ? centroid[1] > area.centroid[1] : centroid[0] < area.centroid[0],
  ).length
  const [first, last, from] =
    axis === 1 ? ['northernmost', 'southernmost', 'north'] : ['westernmost', 'easternmost', 'west']
  if (before === 0) return `the ${first} of ${areas.length}`
  if (before === areas.length - 1) return `the ${last} of ${areas.length}`
  return `${ordinal(before + 1)} of ${areas.length} from the ${from}`
}

function placeSentence(area: Area, { areas, names }: Country): string {
  if (!isPlaced(area)) return `No place is held for ${area.name}.`
  const placed = areas.filter(isPlaced)
  if (placed.length < 2) return ''
  const nation = area.parents.nation
  const compatriots = placed.filter(({ parents }) => parents.nation === nation)
  const nationName = nation === undefined || nation === area.code ? undefined : names.get(nation)
  const within =
    nationName !== undefined && compatriots.length > 2 ? ` and ${placeAmong(area, compatriots)} of ${nationName}` : ''
  return `It lies ${placeAmong(area, placed)} of the map${within}: ${orderText(area, placed, 1)}, ${orderText(area, placed, 0)}.`
}

function borderSentence(area: Area, { areas, geography }: Country): string {
  if (geography.drawnAs === 'points') return 'It is a point here and borders nothing.'
  const neighbours = neighboursOf(area, areas)
  if (neighbours.length === 0) return 'It borders none of the other areas.'
  return `It borders ${neighbours.length === 1 ? '' : `${neighbours.length} areas: `}${namesText(neighbours)}.`
}

/** The names of areas that hold others, without the United Kingdom and without the area's own name. */
const holderNames = (parents: Area['parents'], own: readonly string[], names: Country['names']): readonly string[] => [
  ...new Set(
    Object.values(parents).flatMap((code) => {
      const name = names.get(code)
      return name === undefined || own.includes(code) || code === 'K02000001' ? [] : [name]
    }),
  ),
]

/**
 * Describes an area for those who do not see the map: size and share of the United Kingdom, extent, people where held, what it lies in, its place, and
 * its borders.
 * @param people "4.9 million people (2022), 7.2% of the United Kingdom’s", or null where not held
 */
export function describeArea(area: Area, country: Country, people: string | null): readonly string[] {
  const holders = holderNames(area.parents, [area.code], country.names)
  return [
    sizeSentence(area, country.whole),
    extentSentence(area),
    people === null ? '' : `${people}.`,
    holders.length === 0 ? '' : `It lies in ${namesText(holders.map((name) => ({ name })))}.`,
    placeSentence(area, country),
    borderSentence(area, country),
  ].filter(Boolean)
}

/** What distances are measured between. */
export const apartMethod =
  'Distances and directions are from a point well inside one area to one well inside the other, along the surface of the earth; not from border to border, and not by road.'

/** Says how one area lies to another, in sentences that stand by themselves. */
export function relationSentences({ from, to, apart, borders, between, shared }: AreaRelation, country: Country) {
  if (from.code === to.code) return [`${from.name} is the same area.`]
  const lie =
    apart === null
      ? from.centroid && to.centroid
        ? `${to.name} and ${from.name} have the same point here.`
        : `How far ${to.name} lies from ${from.name} is not known: no place is held for ${from.centroid ? to.name : from.name}.`
      : `${to.name} lies ${kmText(apart.km)} ${apart.wind} of ${from.name}.`
  const land =
    country.geography.drawnAs === 'points'
      ? ''
      : borders
        ? 'They share a border.'
        : between === null
          ? 'They share no border, and no way over the other areas joins them: water or land that is not mapped lies between.'
          : `They share no border; on a shortest way over borders ${between.length === 1 ? 'one area lies' : `${between.length} areas lie`} between them: ${namesText(between)}.`
  const both = holderNames(shared, [from.code, to.code], country.names)
  return [lie, land, both.length === 0 ? '' : `Both are in ${namesText(both.map((name) => ({ name })))}.`].filter(
    Boolean,
  )
}

/** The first of the largest and the last of the smallest areas; undefined where no size is held. */
function endsBySize(areas: readonly Area[]): readonly [largest: Area | undefined, smallest: Area | undefined] {
  let largest: Area | undefined
  let smallest: Area | undefined
  for (const one of areas) {
    if (one.areaKm2 === null) continue
    if (one.areaKm2 > (largest?.areaKm2 ?? -1)) largest = one
    if (one.areaKm2 <= (smallest?.areaKm2 ?? one.areaKm2)) smallest = one
  }
  return [largest, smallest]
}

/** Describes the layout of a map before it is read: how many areas, the outermost, the largest and smallest, and those that border no other. */
export function describeLayout({ geography, areas }: Country): string {
  const placed = areas.filter(isPlaced)
  const [first] = placed
  if (!first || placed.length < 2)
    return `A map of ${areas.length === 1 ? (areas[0]?.name ?? 'one area') : `${areas.length} areas`}.`
  const end = (axis: 0 | 1, sign: 1 | -1) =>
    placed.reduce((best, one) => (sign * (one.centroid[axis] - best.centroid[axis]) > 0 ? one : best), first).name
  const [largest, smallest] = endsBySize(placed)
  const size =
    largest && smallest && largest !== smallest
      ? ` The largest by land is ${largest.name} (${whole(largest.areaKm2 ?? 0)} km² as drawn), the smallest ${smallest.name} (${whole(smallest.areaKm2 ?? 0)} km²).`
      : ''
  const apart = geography.drawnAs === 'points' ? [] : loneAmong(areas)
  const alone =
    apart.length === 0 || apart.length === areas.length
      ? ''
      : ` ${apart.length > 4 ? `${apart.length} areas border` : `${namesText(apart)} ${apart.length === 1 ? 'borders' : 'border'}`} no other area.`
  return `A map of ${areas.length} areas: ${geography.name}. Northernmost is ${end(1, 1)}, southernmost ${end(1, -1)}, westernmost ${end(0, -1)}, easternmost ${end(0, 1)}.${size}${alone}`
}
