import * as v from 'valibot'
import {
  type GeographyFile,
  geographyFileSchema,
  indicatorFileSchema,
  type SiteFile,
  siteFileSchema,
} from '#core/catalogue/schemas.ts'
import { faultOfFile } from '#core/catalogue/sound.ts'
import { faultOfTopology } from '#core/geography/sound-topology.ts'

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

function faultOf(file: unknown): string | null {
  if (typeof file !== 'object' || file === null) return 'it is empty'
  if ('tables' in file) return null // What figures were made from is shown as text and drawn by nothing.
  if ('type' in file && file.type === 'Topology') return faultOfTopology(file)
  if ('areas' in file) return v.is(geographyFileSchema, file) ? faultOfAreas(file) : 'it has not the shape of areas'
  if ('sites' in file) return v.is(siteFileSchema, file) ? faultOfSites(file) : 'it has not the shape of sites'
  return v.is(indicatorFileSchema, file) ? faultOfFile(file) : 'it has not the shape of cells'
}

/** Why a file that a browser or a back-up keeps cannot be taken as it is; null where it can. */
export function faultOfShelfFile(path: string, file: unknown): string | null {
  const fault = faultOf(file)
  return fault === null ? null : `${path}: ${fault}`
}
