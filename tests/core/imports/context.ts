import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { baselineIndicators } from '#core/baseline/aggregate.ts'
import { type Catalogue, type GeographyFile, geographyFileSchema, librarySchema } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { Context } from '#core/imports/draft.ts'
import { indexPlaces, type Places } from '#core/imports/places.ts'
import { readBuilt, realData } from '../../data/real-atlas.ts'

let held: { catalogue: Catalogue; geographies: readonly GeographyFile[]; places: Places } | null = null

/** The areas, records and notes that the built data package has. */
export function realPlaces() {
  if (held) return held
  const { catalogue } = realData()
  const geographies = catalogue.geographies.map(({ path }) => v.parse(geographyFileSchema, readBuilt(path)))
  held = { catalogue, geographies, places: indexPlaces(geographies) }
  return held
}

export function realContext(changes: Partial<Context> = {}): Context {
  const { catalogue, places } = realPlaces()
  const library = v.parse(librarySchema, readBuilt(catalogue.library.path))
  return {
    places,
    answers: {},
    target: { dataset: 'test', version: 1, name: 'test.csv' },
    today: '2026-03-31',
    baseline: catalogue.indicators.filter(({ id }) => (baselineIndicators as readonly string[]).includes(id)),
    notes: library.notes,
    denominators: catalogue.denominators.map(({ id }) => id),
    policy: defaultPolicy,
    released: [],
    ...changes,
  }
}

export const bytesOf = (path: string | URL): Uint8Array => new Uint8Array(readFileSync(path))
