import * as v from 'valibot'
import { type Dataset, decodeDataset } from '#core/catalogue/columns.ts'
import { demandFileSchema } from '#core/catalogue/demand-schema.ts'
import {
  type Catalogue,
  catalogueSchema,
  geographyFileSchema,
  indicatorFileSchema,
  type Library,
  librarySchema,
  siteFileSchema,
} from '#core/catalogue/schemas.ts'
import { composeComparison } from '#core/compare/comparison.ts'
import { comparisonDatasets, comparisonNeeds } from '#core/compare/needs.ts'
import { calculateCoverage } from '#core/coverage/calculate.ts'
import { composeCoverage } from '#core/coverage/compose.ts'
import { decodeDemand } from '#core/coverage/demand.ts'
import { type CoverageData, settleCoverage } from '#core/coverage/settle.ts'
import { isSample } from '#core/domain/indicator.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Panel } from '#core/panel/panel.ts'
import { type Atlas, datasetKey, type SiteSet } from '#core/plate/atlas.ts'
import { composePlate } from '#core/plate/compose.ts'
import { cellsPath } from '#core/plate/files.ts'
import { datasetsOf, resolveView } from '#core/plate/resolve.ts'
import type { FindTable } from '#core/story/claim.ts'
import { tableIn } from '#core/story/find-table.ts'
import { sceneView } from '#core/story/scene-view.ts'
import type { Scene } from '#core/story/story.ts'
import type { View } from '#core/view/view.ts'
import { assembleCoverage } from '#state/assemble-coverage.ts'
import type { Outputs } from '../build/outputs.ts'

/** Composes the panels of links from the files that the build writes, as the screens do from the same files. */
export class StoryTables {
  readonly catalogue: Catalogue
  readonly #read: (path: string) => unknown
  readonly #datasets = new Map<string, Dataset>()
  readonly #panels = new Map<string, readonly Panel[] | string>()
  readonly #library: Library

  /** @param outputs the files of the build, by their path */
  constructor(outputs: Outputs) {
    this.#read = (path) => JSON.parse(outputs.get(path) ?? 'null')
    this.catalogue = v.parse(catalogueSchema, this.#read('data/catalogue.json'))
    this.#library = v.parse(librarySchema, this.#read(this.catalogue.library.path))
  }

  /** The tables of a scene's claims. */
  of({ picture }: Scene): FindTable {
    return ({ link, panel }) => {
      const panels = this.panels(link ?? picture?.link ?? '')
      return typeof panels === 'string' ? panels : tableIn(panels, panel)
    }
  }

  /** The panels of a link, or in words what it needs that is not there. */
  panels(link: string): readonly Panel[] | string {
    const known = this.#panels.get(link)
    if (known !== undefined) return known
    const found = sceneView(link, this.catalogue)
    const panels = found.ok ? this.#compose(found.view) : found.lacks
    this.#panels.set(link, panels)
    return panels
  }

  #compose(view: View): readonly Panel[] {
    if (view.screen === 'coverage') return this.#coverage(view)
    const resolved = resolveView(view, this.catalogue)
    const needs = view.screen === 'compare' ? comparisonNeeds(resolved, this.catalogue) : null
    const keys = new Set([...datasetsOf(resolved), ...(needs ? comparisonDatasets(needs) : [])])
    const atlas: Atlas = {
      catalogue: this.catalogue,
      areas: this.#geography(resolved.geography.id).areas,
      datasets: new Map([...keys].map((key) => [key, this.#dataset(key)])),
      sites: this.#sites(view.sites),
      library: this.#library,
    }
    const plate = composePlate(resolved, atlas)
    const compared = needs ? Object.values(composeComparison(plate, resolved, needs, atlas)) : []
    return [...Object.values(panelsOf(plate)), ...compared]
  }

  #coverage(view: View): readonly Panel[] {
    const settled = settleCoverage(view, this.#coverageData(view))
    const whatIf = settled.whatIf && calculateCoverage(settled.whatIf.job)
    const { map, panels } = composeCoverage(settled, calculateCoverage(settled.baseline.job), whatIf)
    return [map, ...Object.values(panels)]
  }

  /** @throws Error where the package has no table of places */
  #coverageData({ coverage, sample, sites }: View): CoverageData {
    const { catalogue } = this
    const asked = catalogue.demand
    if (!asked) throw new Error('the package has no table of places')
    const areas = this.#geography('utla')
    const land = new Map(areas.areas.map(({ code, areaKm2 }) => [code, areaKm2 ?? 0]))
    const staffed = catalogue.indicators.find(({ id }) => id === asked.staff.indicator)
    const wantsStaff = staffed !== undefined && (!isSample(staffed) || sample || coverage.supply === 'staff')
    const data = assembleCoverage({
      catalogue,
      areas,
      regions: this.#geography('itl1'),
      groups: this.#geography(coverage.grouping),
      home: undefined,
      siteSet: this.#sites(sites ?? 'radiotherapy') ?? undefined,
      demand: decodeDemand(v.parse(demandFileSchema, this.#read(asked.path)), land),
      times: null,
      wantsTimes: false,
      library: this.#library,
      staff: wantsStaff ? this.#choice(asked.staff) : null,
      context: asked.context.map((one) => this.#choice(one)),
      unavailable: [],
    })
    if (!data) throw new Error('the files of coverage are not complete')
    return data
  }

  /** The file of a choice of an indicator's dimensions. */
  #choice({ indicator, dims }: Pick<View, 'indicator' | 'dims'>): Dataset {
    const shard = this.catalogue.indicators.find(({ id }) => id === indicator)?.shard ?? null
    return this.#dataset(datasetKey(indicator, (shard && dims[shard]) ?? '*'))
  }

  #geography(id: string) {
    const listed = this.catalogue.geographies.find((one) => one.id === id)
    return v.parse(geographyFileSchema, this.#read(listed?.path ?? ''))
  }

  #dataset(key: string): Dataset {
    const known = this.#datasets.get(key)
    if (known) return known
    const dataset = decodeDataset(v.parse(indicatorFileSchema, this.#read(cellsPath(this.catalogue, key) ?? '')))
    this.#datasets.set(key, dataset)
    return dataset
  }

  #sites(id: string | null): SiteSet | null {
    const listed = this.catalogue.sites.find((one) => one.id === id)
    if (!listed) return null
    const file = v.parse(siteFileSchema, this.#read(listed.path))
    return {
      id: listed.id,
      name: file.name,
      sites: file.sites,
      sources: new Map(file.sources.map((source) => [source.id, source])),
      notes: new Map(file.notes.map((note) => [note.id, note])),
    }
  }
}
