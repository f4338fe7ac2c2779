import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { baselineIndicators } from '#core/baseline/aggregate.ts'
import { type Catalogue, type GeographyFile, geographyFileSchema, librarySchema } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { CheckContext } from '#core/imports/draft.ts'
import { type AreaIndex, indexAreas } from '#core/imports/places.ts'
import { isExtended } from '#core/imports/read/extended-ids.ts'
import type { ImportContext } from '#io/imports/desk.ts'
import { readBuilt, realData, realDataset, realSites } from '../../data/real-atlas.ts'
import { realTopology } from '../coverage/real-land.ts'

let held: { catalogue: Catalogue; geographies: readonly GeographyFile[]; places: AreaIndex } | null = null

/** The areas, records and notes that the built data package has. */
export function realPlaces() {
  if (held) return held
  const { catalogue } = realData()
  const geographies = catalogue.geographies.map(({ path }) => v.parse(geographyFileSchema, readBuilt(path)))
  held = { catalogue, geographies, places: indexAreas(geographies) }
  return held
}

/** The shipped series that a file may carry on. */
const realSeries = (): CheckContext['series'] =>
  realPlaces()
    .catalogue.indicators.filter(isExtended)
    .map((indicator) => {
      const files = Object.keys(indicator.files).map((shard) => realDataset(`${indicator.id}/${shard}`))
      const sources = new Map(files.flatMap((file) => [...file.sources]))
      return { indicator, observations: files.flatMap((file) => file.observations), sources: [...sources.values()] }
    })

/** What the desk of the app is given of the built data package. */
export function realSetting(changes: Partial<ImportContext> = {}): ImportContext {
  const { baseline, notes, denominators, series } = realContext()
  const { sites = [] } = realSites('radiotherapy') ?? {}
  return {
    geographies: realPlaces().geographies,
    topology: realTopology(),
    sites: sites.flatMap(({ id, name }) => [id, name]),
    origins: [],
    baseline,
    notes,
    denominators,
    series,
    ...changes,
  }
}

let read: Pick<CheckContext, 'baseline' | 'notes' | 'series' | 'denominators'> | null = null

/** What the data package gives to every check; read once. */
function ofPackage() {
  if (read) return read
  const { catalogue } = realPlaces()
  read = {
    baseline: catalogue.indicators.filter(({ id }) => (baselineIndicators as readonly string[]).includes(id)),
    notes: v.parse(librarySchema, readBuilt(catalogue.library.path)).notes,
    series: realSeries(),
    denominators: catalogue.denominators.map(({ id }) => id),
  }
  return read
}

export function realContext(changes: Partial<CheckContext> = {}): CheckContext {
  return {
    ...ofPackage(),
    places: realPlaces().places,
    surroundings: { onLand: () => true, sites: new Set(), origins: new Set() },
    answers: {},
    target: { dataset: 'test', version: 1, name: 'test.csv' },
    today: '2026-03-31',
    policy: defaultPolicy,
    released: [],
    ...changes,
  }
}

export const bytesOf = (path: string | URL): Uint8Array => new Uint8Array(readFileSync(path))
