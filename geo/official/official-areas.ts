import { booleanPointInPolygon } from '@turf/turf'
import { labelPoint } from '#core/geography/shapes.ts'
import type { OfficialLayerId } from '../dissolve.ts'
import { knownNames, namedAreas } from '../named-areas.ts'
import type { GeographyRecord, NamedArea } from '../records.ts'
import { readTable } from '../units.ts'
import type { Plan } from './complete.ts'
import type { AreaShape, OfficialLayer } from './read-areas.ts'

const shorter: readonly (readonly [RegExp, string])[] = [
  [/^NHS /, ''],
  [/ (Integrated Care Board|Health Board|HSC Trust)$/, ''],
  [/ and /g, ' & '],
  [/\bNorth\b/g, 'N'],
  [/\bSouth\b/g, 'S'],
  [/\bEast\b/g, 'E'],
  [/\bWest\b/g, 'W'],
]

/** A label of at most 14 characters for an area that our table of names does not know. */
export function abbreviated(name: string): string {
  let short = name
  for (const [long, brief] of shorter) if (short.length > 14) short = short.replace(long, brief)
  return short.length <= 14 ? short : `${short.slice(0, 13).trimEnd()}…`
}

type AuthorityRow = {
  readonly code_2023: string
  readonly code_2025: string
  readonly region_code: string
  readonly nation_code: string
  readonly nhs_region_code: string
  readonly nhs_region_area_share: string
  readonly icb_2026_code: string
  readonly icb_2026_area_share: string
  readonly health_board_code: string
  readonly health_board_area_share: string
}

/** Coasts and rivers are drawn differently in each source, so that a whole authority may share a little less than all of its area. */
const wholly = 0.97

function parentsOfAuthority(code: string): Record<string, string> | null {
  const row = readTable<AuthorityRow>('utla-2023.csv').find(
    (each) => each.code_2023 === code || each.code_2025 === code,
  )
  if (!row) return null
  const parents: Record<string, string> = { itl1: row.region_code, nation: row.nation_code }
  if (Number(row.nhs_region_area_share) >= wholly) parents.nhs_region = row.nhs_region_code
  if (Number(row.icb_2026_area_share) >= wholly) parents.icb = row.icb_2026_code
  if (Number(row.health_board_area_share) >= wholly) parents.health_board = row.health_board_code
  return parents
}

const nationByLetter: Readonly<Record<string, string>> = {
  E: 'E92000001',
  W: 'W92000004',
  S: 'S92000003',
  N: 'N92000002',
}

/** Parents of an area that no table of ours knows: its nation by its code, its NHS region by where it lies. */
function inferredParents(
  { properties, ...shape }: AreaShape,
  layer: OfficialLayerId,
  regions: readonly AreaShape[],
): Record<string, string> {
  const nation = nationByLetter[properties.id[0] ?? '']
  const parents: Record<string, string> = nation ? { nation } : {}
  if (layer !== 'icb') return parents
  const spot = labelPoint({ ...shape, properties })
  const region = regions.find((each) => booleanPointInPolygon(spot, each))
  return region ? { ...parents, nhs_region: region.properties.id } : parents
}

/** The areas of a layer as its files have them, with what our tables know about each. */
function areasOf({ layer, shapes }: OfficialLayer, regions: readonly AreaShape[]): NamedArea[] {
  const ours = new Map(namedAreas()[layer]!.map((area) => [area.code, area]))
  return shapes
    .map((shape): NamedArea => {
      const { id: code, name } = shape.properties
      const known = ours.get(code)
      if (known) return known
      const parents = (layer === 'utla' ? parentsOfAuthority(code) : null) ?? inferredParents(shape, layer, regions)
      const { short, aliases } = knownNames(layer, code) ?? { short: abbreviated(name), aliases: [] }
      return { code, name, short, aliases, codes: [], parents: { uk: 'K02000001', ...parents } }
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Areas by geography for all layers of a plan, with parents only where the parent is there too. */
export function officialAreas(
  plan: Plan,
  geographies: readonly GeographyRecord[],
): Readonly<Record<string, readonly NamedArea[]>> {
  const ours = namedAreas()
  const regions = plan.given.get('nhs_region')?.shapes ?? []
  const named = Object.fromEntries(
    geographies.map(({ id, layer }) => {
      const given = plan.given.get(layer as OfficialLayerId)
      return [id, given ? areasOf(given, regions) : ours[id]!]
    }),
  )
  const present = new Set(Object.entries(named).flatMap(([id, areas]) => areas.map(({ code }) => `${id} ${code}`)))
  const kept = (parents: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(parents).filter(([id, code]) => present.has(`${id} ${code}`)))
  return Object.fromEntries(
    Object.entries(named).map(([id, areas]) => [id, areas.map((area) => ({ ...area, parents: kept(area.parents) }))]),
  )
}
