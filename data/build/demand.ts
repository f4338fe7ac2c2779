import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { DemandFile } from '#core/catalogue/demand-schema.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import type { AreaRecord, AreasFile } from '../../geo/records.ts'
import type { Contents } from './contents.ts'
import type { DemandIsland, DemandPlace, DemandTables } from './demand-tables.ts'

type Shape = Feature<Polygon | MultiPolygon>
type Placed = { readonly place: Omit<DemandPlace, 'id'>; readonly area: AreaRecord }

/** A town belongs to the authority of its name up to this many degrees outside it: a simplified outline may miss the town. */
const namesake = 0.25

/** Squared distance in degrees, with longitude scaled: accurate enough to find the nearest in a country of this size. */
const farness = (place: Omit<DemandPlace, 'id'>, [longitude, latitude]: readonly [number, number]): number =>
  ((place.longitude - longitude) * Math.cos((latitude * Math.PI) / 180)) ** 2 + (place.latitude - latitude) ** 2

function shapesOf(topologyText: string): ReadonlyMap<string, Shape> {
  const topology = JSON.parse(topologyText) as Topology
  const layer = topology.objects.utla as GeometryCollection
  return new Map(feature(topology, layer).features.map((one) => [String(one.id), one as Shape]))
}

/** Finds the authority of a town; on a simplified coast the one with the nearest vertex. */
function areaOf(place: DemandPlace, areas: readonly AreaRecord[], shapes: ReadonlyMap<string, Shape>): AreaRecord {
  const own = areas.find(
    ({ name, aliases, centroid }) =>
      (name === place.name || name === `City of ${place.name}` || aliases.includes(place.name)) &&
      centroid !== null &&
      farness(place, centroid) < namesake ** 2,
  )
  if (own) return own
  const near = (area: AreaRecord, margin: number) => {
    const [west, south, east, north] = area.bounds ?? [0, 0, 0, 0]
    const { longitude, latitude } = place
    return (
      longitude > west - margin && longitude < east + margin && latitude > south - margin && latitude < north + margin
    )
  }
  const inside = areas.find((area) => {
    const shape = shapes.get(area.code)
    return near(area, 0) && shape && booleanPointInPolygon([place.longitude, place.latitude], shape)
  })
  if (inside) return inside
  const cornerOf = (area: AreaRecord) => {
    const shape = shapes.get(area.code)
    const rings = !shape
      ? []
      : shape.geometry.type === 'Polygon'
        ? [shape.geometry.coordinates]
        : shape.geometry.coordinates
    return Math.min(...rings.flat(2).map(([longitude = 0, latitude = 0]) => farness(place, [longitude, latitude])))
  }
  const close = areas.filter((area) => near(area, 0.4))
  return (close.length > 0 ? close : areas).reduce((best, area) => (cornerOf(area) < cornerOf(best) ? area : best))
}

/** Places the towns. An area without any town keeps its people at its centre. */
function placedOf(tables: DemandTables, areas: readonly AreaRecord[], topology: string): readonly Placed[] {
  const shapes = shapesOf(topology)
  const placed = tables.places.map((place): Placed => ({ place, area: areaOf(place, areas, shapes) }))
  const held = new Set(placed.map(({ area }) => area.code))
  const bare = areas.flatMap((area): Placed[] => {
    if (held.has(area.code) || area.centroid === null) return []
    const [longitude, latitude] = area.centroid
    return [{ place: { name: area.name, longitude, latitude, population: 1 }, area }]
  })
  return [...placed, ...bare]
}

type Lookup = (indicator: string, dims: Readonly<Record<string, string>>, period: string) => ReadonlyMap<string, number>

function lookupIn({ indicators }: Contents): Lookup {
  return (id, dims, period) => {
    const found = indicators.find(({ record }) => record.id === id)?.observations ?? []
    const fitting = found.filter(
      (one) => one.period === period && Object.entries(dims).every(([key, value]) => one.dims[key] === value),
    )
    // Prefers an area's own boundary to its publisher's approximation.
    const ordered = fitting.toSorted((a, b) => Number(a.basis === null) - Number(b.basis === null))
    return new Map(ordered.flatMap(({ area, cell }) => (cell.kind === 'value' ? [[area, cell.value] as const] : [])))
  }
}

type Pool = {
  readonly code: string
  readonly people: number
  readonly older: number
  readonly areas: readonly AreaRecord[]
}

/** Lists authorities with their published population, merged where they are published together. */
function poolsOf(
  tables: DemandTables,
  areas: readonly AreaRecord[],
  lookup: Lookup,
  problems: Problem[],
): readonly Pool[] {
  const { peoplePeriod } = tables.record
  const people = lookup('population', { age: 'all' }, peoplePeriod)
  const older = lookup('population', { age: '65-plus' }, peoplePeriod)
  const merged = tables.authorities.map(({ code, people: all, older: old }): Pool => {
    const members = areas.filter((area) => area.codes.some((other) => other.code === code))
    if (members.length === 0)
      problems.push({
        code: 'unknown-reference',
        at: { file: 'demand/authorities.csv', column: 'code' },
        found: code,
        mend: 'Write a code that an area of the “utla” geography has as a later code.',
      })
    return { code, people: all, older: old, areas: members }
  })
  const taken = new Set(merged.flatMap((pool) => pool.areas.map(({ code }) => code)))
  const single = areas.flatMap((area): Pool[] => {
    const [all, old] = [people.get(area.code), older.get(area.code)]
    if (taken.has(area.code)) return []
    if (all !== undefined && old !== undefined) return [{ code: area.code, people: all, older: old, areas: [area] }]
    problems.push({
      code: 'no-people',
      at: { file: 'demand/authorities.csv' },
      found: `${area.code} ${area.name}`,
      mend: `Give its people of ${peoplePeriod} in the indicator “population” or here.`,
    })
    return []
  })
  return [...merged, ...single]
}

/** New cancers of each pool: its own count, else a share of the count of the smallest area above it that has one, by people aged 65 and over. */
function cancersOf(pools: readonly Pool[], lookup: Lookup, period: string): ReadonlyMap<string, number> {
  const counts = lookup('cancer-cases', { site: 'all', sex: 'persons' }, period)
  const parentOf = ({ code, areas: [area] }: Pool) =>
    [code, area?.parents.health_board, area?.parents.itl1].find((one) => one !== undefined && counts.has(one)) ?? ''
  const older = new Map<string, number>()
  for (const pool of pools) older.set(parentOf(pool), (older.get(parentOf(pool)) ?? 0) + pool.older)
  return new Map(
    pools.map((pool) => {
      const parent = parentOf(pool)
      return [pool.code, ((counts.get(parent) ?? 0) * pool.older) / (older.get(parent) || 1)]
    }),
  )
}

function islandAt({ place, area }: Placed, islands: readonly DemandIsland[]): number {
  return islands.findIndex(({ area: code, box }) => {
    if (code !== area.code && !Object.values(area.parents).includes(code)) return false
    if (!box) return true
    const [west, south, east, north] = box
    return place.longitude >= west && place.longitude <= east && place.latitude >= south && place.latitude <= north
  })
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Distributes the people of every authority among its towns. */
export function composeDemand(
  tables: DemandTables,
  contents: Contents,
  { areas: byGeography }: AreasFile,
  topology: string,
): Parsed<DemandFile> {
  const areas = byGeography.utla ?? []
  const problems: Problem[] = []
  const lookup = lookupIn(contents)
  const pools = poolsOf(tables, areas, lookup, problems)
  if (problems.length > 0) return { ok: false, problems }
  const cancers = cancersOf(pools, lookup, tables.record.cancersPeriod)
  const placed = placedOf(tables, areas, topology)
  const poolIndex = new Map(pools.flatMap((pool, at) => pool.areas.map(({ code }) => [code, at] as const)))
  const areaIndex = new Map(areas.map(({ code }, at) => [code, at]))
  const islands = tables.islands.map(({ id, name, area, box }) => ({
    id,
    name,
    areas: areas
      .filter(({ code, parents }) => code === area || Object.values(parents).includes(area))
      .map(({ code }) => code),
    box: box && ([...box] as [number, number, number, number]),
  }))
  const most = (at: number) => pools[at]?.people ?? 1
  const pool = placed.map(({ area }) => poolIndex.get(area.code) ?? 0)
  const { library } = contents
  return {
    ok: true,
    value: {
      format: 1,
      peoplePeriod: tables.record.peoplePeriod,
      cancersPeriod: tables.record.cancersPeriod,
      pools: pools.map(({ code, people, older }) => ({
        code,
        people,
        older,
        cancers: rounded(cancers.get(code) ?? 0, 1),
      })),
      areas: areas.map(({ code }) => code),
      islands,
      places: {
        name: placed.map(({ place }) => place.name),
        longitude: placed.map(({ place }) => rounded(place.longitude, 3)),
        latitude: placed.map(({ place }) => rounded(place.latitude, 3)),
        area: placed.map(({ area }) => areaIndex.get(area.code) ?? 0),
        pool,
        island: placed.map((one) => islandAt(one, tables.islands)),
        // A conurbation named after its centre gets at most the population of the centre's authority.
        weight: placed.map(({ place }, at) => Math.min(place.population, most(pool[at] ?? 0))),
      },
      sources: library.sources.filter(({ id }) => tables.record.sources.includes(id)),
      notes: library.notes.filter(({ id }) => tables.record.notes.includes(id)),
    },
  }
}
