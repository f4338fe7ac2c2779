import * as v from 'valibot'
import { type DemandFile, demandFileSchema } from '#core/catalogue/demand-schema.ts'
import {
  type GeographyFile,
  geographyFileSchema,
  indicatorFileSchema,
  type SiteFile,
  siteFileSchema,
} from '#core/catalogue/schemas.ts'
import { faultOfFile } from '#core/catalogue/sound.ts'
import { type TravelFile, travelFileSchema } from '#core/catalogue/travel-schema.ts'
import { faultOfTopology } from '#core/geography/sound-topology.ts'
import { isPlainArea } from './plain-area.ts'

const isOnEarth = (longitude: number, latitude: number): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90

function faultOfAreas({ areas }: GeographyFile): string | null {
  if (areas.length > 100_000) return 'more than 100,000 areas'
  if (new Set(areas.map(({ code }) => code)).size < areas.length) return 'one area twice'
  const isPlaced = areas.every(
    ({ centroid, bounds }) =>
      (centroid === null || isOnEarth(...centroid)) &&
      (bounds === null || (isOnEarth(bounds[0], bounds[1]) && isOnEarth(bounds[2], bounds[3]))),
  )
  return isPlaced ? null : 'an area that is not on the earth'
}

function faultOfSites({ sites }: SiteFile): string | null {
  if (sites.length > 100_000) return 'more than 100,000 sites'
  return sites.every(({ longitude, latitude }) => isOnEarth(longitude, latitude))
    ? null
    : 'a site that is not on the earth'
}

function faultOfPeople({ pools, areas, places }: DemandFile): string | null {
  const { name, longitude, latitude, area, pool, island, weight } = places
  if (name.length > 100_000) return 'more than 100,000 places'
  const columns = [longitude, latitude, area, pool, island, weight]
  if (columns.some((column) => column.length !== name.length)) return 'columns of different lengths'
  if (new Set(pools.map(({ code }) => code)).size < pools.length) return 'one place twice'
  if (pools.some(({ people, older, cancers }) => people < 0 || older < 0 || cancers < 0))
    return 'fewer people than none'
  if (area.some((at) => areas[at] === undefined) || pool.some((at) => pools[at] === undefined))
    return 'a place without numbers'
  return longitude.every((x, at) => isOnEarth(x, latitude[at] ?? 91)) ? null : 'a place that is not on the earth'
}

function faultOfTravel({ origins, destinations, origin, destination, minutes }: TravelFile): string | null {
  if (minutes.length > 1_000_000) return 'more than 1,000,000 ways'
  if (origin.length !== minutes.length || destination.length !== minutes.length) return 'columns of different lengths'
  return origin.every((at) => at < origins.length) && destination.every((at) => at < destinations.length)
    ? null
    : 'a way that leads nowhere'
}

const isHeld = (one: object): one is GeographyFile => v.is(geographyFileSchema, one)

/** Whether a file has the shape of areas. The schema decides on all but those that are sound at a glance: it takes most of a second for tens of thousands. */
const hasAreas = (file: object & { readonly areas: unknown }): file is GeographyFile =>
  isHeld(Array.isArray(file.areas) ? { ...file, areas: file.areas.filter((one) => !isPlainArea(one)) } : file)

function faultOf(file: unknown): string | null {
  if (typeof file !== 'object' || file === null) return 'it is empty'
  if ('tables' in file) return null // What figures were made from is shown as text and drawn by nothing.
  if ('type' in file && file.type === 'Topology') return faultOfTopology(file)
  if ('pools' in file) return v.is(demandFileSchema, file) ? faultOfPeople(file) : 'it has not the shape of people'
  if ('areas' in file) return hasAreas(file) ? faultOfAreas(file) : 'it has not the shape of areas'
  if ('sites' in file) return v.is(siteFileSchema, file) ? faultOfSites(file) : 'it has not the shape of sites'
  if ('minutes' in file)
    return v.is(travelFileSchema, file) ? faultOfTravel(file) : 'it has not the shape of travel times'
  return v.is(indicatorFileSchema, file) ? faultOfFile(file) : 'it has not the shape of cells'
}

/** Why a file that a browser or a back-up keeps cannot be taken as it is; null where it can. */
export function faultOfShelfFile(path: string, file: unknown): string | null {
  const fault = faultOf(file)
  return fault === null ? null : `${path}: ${fault}`
}
