import * as v from 'valibot'
import { demandFileSchema } from '#core/catalogue/demand-schema.ts'
import { geographyFileSchema, librarySchema } from '#core/catalogue/schemas.ts'
import { calculateCoverage } from '#core/coverage/calculate.ts'
import { composeCoverage } from '#core/coverage/compose.ts'
import { decodeDemand } from '#core/coverage/demand.ts'
import type { CoveragePage } from '#core/coverage/page.ts'
import { type CoverageData, type Settled, settleCoverage } from '#core/coverage/settle.ts'
import { type CoverageView, defaultCoverage, type WhatIfEdit } from '#core/view/coverage-view.ts'
import { defaultView } from '#core/view/view.ts'
import { realData, realDataset, realSites } from '../../data/real-atlas.ts'

const file = (path: string): unknown => JSON.parse(realData().outputs.get(path) ?? 'null')

const geographyOf = (id: string) =>
  v.parse(geographyFileSchema, file(realData().catalogue.geographies.find((one) => one.id === id)?.path ?? ''))

export const demandFile = () => v.parse(demandFileSchema, file(realData().catalogue.demand?.path ?? ''))

let held: CoverageData | null = null

/** The real data package as the coverage screen has it once every file is there. */
export function realCoverageData(): CoverageData {
  if (held) return held
  const [areas, regions] = [geographyOf('utla'), geographyOf('itl1')]
  const names = (list: typeof areas.areas) => new Map(list.map(({ code, name }) => [code, name]))
  const sites = realSites('radiotherapy')
  const asked = realData().catalogue.demand
  if (!asked) throw new Error('no table of places')
  if (!sites) throw new Error('no radiotherapy sites')
  held = {
    geography: areas.geography,
    areas: areas.areas,
    groups: names(regions.areas),
    groupingName: regions.geography.name,
    regionNames: names(regions.areas),
    siteSet: sites,
    demand: decodeDemand(demandFile(), new Map(areas.areas.map(({ code, areaKm2 }) => [code, areaKm2 ?? 0]))),
    times: null,
    library: v.parse(librarySchema, file(realData().catalogue.library.path)),
    staff: realDataset('mpce-wte/radiotherapy-physics'),
    staffing: asked.staff,
    context: asked.context.map((one) => ({ ...one, dataset: realDataset(`${one.indicator}/*`) })),
    contextNote: asked.contextNote,
    unavailable: [],
    dataVersion: 'test',
  }
  return held
}

/** A page of the real data. */
export function realPage(
  coverage: Partial<CoverageView> = {},
  edits: readonly WhatIfEdit[] = [],
  data: Partial<CoverageData> = {},
): { readonly settled: Settled; readonly page: CoveragePage } {
  const view = { ...defaultView, coverage: { ...defaultCoverage, ...coverage }, edits }
  const settled = settleCoverage(view, { ...realCoverageData(), ...data })
  const whatIf = settled.whatIf && calculateCoverage(settled.whatIf.job)
  return { settled, page: composeCoverage(settled, calculateCoverage(settled.baseline.job), whatIf) }
}

/** A number of a panel's table, by the start of its row's name and the id of its column. */
export function tableNumber(
  { panels }: CoveragePage,
  id: keyof CoveragePage['panels'],
  row: string,
  column: string,
): number {
  const { table } = panels[id]
  const at = table.columns.findIndex((one) => one.id === column)
  const found = table.rows.find(({ cells }) => cells[0]?.text.startsWith(row))?.cells[at]?.raw
  if (typeof found !== 'number') throw new Error(`no number in ${id}, ${row}, ${column}: ${found}`)
  return found
}
