import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureCollection, Position } from 'geojson'
import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { openAndCheck } from './open-and-check.ts'

/** Files of the Office for National Statistics as a reader downloads them; they are never part of the project. */
const folder = process.env.ATLAS_OFFICIAL_BOUNDARIES ?? ''
const file = join(folder, 'ons_lad_may2024_uk.geojson')

/** The ONS portal offers each file in both; the datum shift is the common seven-parameter one, true to a few metres. */
const grid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs'

type Depth = Position | readonly Depth[]
const isPosition = (part: Depth): part is Position => typeof part[0] === 'number'
const projected = (part: Depth): Depth =>
  isPosition(part) ? proj4('WGS84', grid, [part[0] ?? 0, part[1] ?? 0]).map(Math.round) : part.map(projected)

type Read = { readonly code: string; readonly areaKm2: number; readonly centroid: readonly [number, number] }

const areasOf = (name: string, text: string): readonly Read[] => {
  const { checked, findings } = openAndCheck(name, new TextEncoder().encode(text))
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const [layer] = Object.values(checked?.draft?.files ?? {}) as unknown as { readonly areas: readonly Read[] }[]
  return layer?.areas ?? []
}

test.skipIf(!existsSync(file))('official districts import alike in degrees and in the National Grid', () => {
  const text = readFileSync(file, 'utf8')
  const whole = JSON.parse(text) as FeatureCollection
  const moved = {
    ...whole,
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } },
    features: whole.features.map((feature) => ({
      ...feature,
      geometry: {
        ...feature.geometry,
        coordinates: projected((feature.geometry as { coordinates: Depth }).coordinates),
      },
    })),
  }
  const [degrees, metres] = [areasOf('lad.geojson', text), areasOf('lad-grid.geojson', JSON.stringify(moved))]
  expect(degrees).toHaveLength(361)
  expect(metres.map(({ code }) => code)).toEqual(degrees.map(({ code }) => code))
  for (const [at, { code, areaKm2, centroid }] of degrees.entries()) {
    const other = metres[at]
    // Coordinates were rounded to a metre.
    expect((other?.areaKm2 ?? 0) / areaKm2, code).toBeCloseTo(1, 2)
    expect(other?.centroid[0], code).toBeCloseTo(centroid[0], 1)
    expect(other?.centroid[1], code).toBeCloseTo(centroid[1], 1)
  }
})
