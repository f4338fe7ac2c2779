import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { Topology } from 'topojson-specification'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { isFleetIndicator } from '#core/scenario/equipment.ts'
import { firstQuestion, type GapQuestion, readQuestion } from '#core/scenario/question.ts'
import { type AskedMethod, needsOf } from '#core/scenario/question-need.ts'
import type { AskedPath } from '#core/scenario/question-run.ts'
import { inputsOf } from '#core/scenario/requirement.ts'
import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import type { SupplyFile, SupplyStart } from '#core/scenario/supply-file.ts'
import type { HeldFleet } from '#core/scenario-page/fleet.ts'
import { composeScenario, type ScenarioPage } from '#core/scenario-page/page.ts'
import type { HeldFigures, ScenarioState } from '#core/scenario-page/state.ts'
import { ownGeographies } from '#core/view/map-geography.ts'
import { defaultView } from '#core/view/view.ts'
import { catalogueQuery } from './queries.ts'
import { useDatasets } from './use-datasets.ts'
import { type LoadedPlate, usePlateOf } from './use-plate.ts'
import { type Runs, useMiddlePath, useRuns, useScenarioFiles } from './use-scenario.ts'
import { useView } from './view-context.ts'

/** The figures of a scenario with what draws them. */
export type ScenarioShown = {
  readonly page: ScenarioPage
  readonly topology: Topology
  readonly areas: readonly Area[]
  readonly catalogue: Catalogue
  /** Those that fill the chosen method. */
  readonly indicators: readonly Indicator[]
}

/** The files that scenarios are run from, and the start of the question. */
export type ScenarioFiles = {
  readonly supply: SupplyFile
  readonly requirement: RequirementFile
  readonly start: SupplyStart
  readonly question: GapQuestion
  readonly catalogue: Catalogue
}

/** The question of the view, from a start that the data package holds. */
export function useScenarioQuestion(): {
  readonly files: ScenarioFiles | null
  /** The link's own text that is no question; null where it can be read. */
  readonly unread: string | null
  readonly fault: Error | null
  readonly retry: () => void
} {
  const { scenario } = useView()
  const { supply, requirement, error, refetch } = useScenarioFiles()
  const catalogue = useQuery(catalogueQuery).data
  const read = useMemo(() => (scenario === null ? firstQuestion : readQuestion(scenario)), [scenario])
  const files = useMemo(() => {
    const asked = read ?? firstQuestion
    const start = supply?.starts.find(({ id }) => id === asked.start) ?? supply?.starts[0]
    if (!supply || !requirement || !catalogue || !start) return null
    return { supply, requirement, start, catalogue, question: { ...asked, start: start.id } }
  }, [supply, requirement, catalogue, read])
  return { files, unread: read === null ? scenario : null, fault: error, retry: refetch }
}

const inRegions = { ...defaultView, per: null, geography: ownGeographies.scenario } as const
const heldViews = {
  linacs: { ...inRegions, indicator: 'radiotherapy-machines' },
  'new-cancers': { ...inRegions, indicator: 'cancer-cases' },
} as const
const heldNames = { linacs: 'radiotherapy machines', 'new-cancers': 'new cancer cases' } as const

/** Values of a plate by area, whole. */
function valuesOf(shown: LoadedPlate | null): Readonly<Record<string, number>> {
  const rows = shown?.plate.areas ?? []
  return Object.fromEntries(
    rows.flatMap(({ area, cell }) => (cell.kind === 'value' ? [[area.code, Math.round(cell.value)]] : [])),
  )
}

/** What a plate says about how much of each area its figures cover. */
function coverageOf(shown: LoadedPlate | null): Readonly<Record<string, string>> {
  const rows = shown?.plate.areas ?? []
  return Object.fromEntries(
    rows.flatMap(({ area, coverageText }) => (coverageText === '' ? [] : [[area.code, coverageText]])),
  )
}

/** Figures of the atlas that fill what methods ask for, with the regions that they are of. */
function useHeldFigures(): {
  readonly held: HeldFigures
  readonly regions: LoadedPlate | null
  readonly waiting: boolean
} {
  const [linacs, cases] = [usePlateOf(heldViews.linacs), usePlateOf(heldViews['new-cancers'])]
  const [machines, cancers] = [linacs.shown, cases.shown]
  const held = useMemo((): HeldFigures => {
    const both = { linacs: machines, 'new-cancers': cancers } as const
    const ids = ['linacs', 'new-cancers'] as const
    const words = (id: (typeof ids)[number]) => `${heldNames[id]}, ${both[id]?.plate.trust.periodText ?? ''}`
    return {
      values: { linacs: valuesOf(machines), 'new-cancers': valuesOf(cancers) },
      words: Object.fromEntries(ids.map((id) => [id, words(id)])),
      coverage: { linacs: coverageOf(machines), 'new-cancers': coverageOf(cancers) },
      sources: Object.fromEntries(ids.map((id) => [id, both[id]?.plate.trust.sources ?? []])),
    }
  }, [machines, cancers])
  const waiting = [linacs, cases].some(({ shown, faults }) => shown === null && faults.length === 0)
  return { held, regions: machines && cancers ? machines : null, waiting }
}

/** The equipment survey that is asked about, of those of the reader's own that have years of installation; the first where none is named. */
function useFleet({ indicators }: Catalogue, survey: string | null): HeldFleet | null {
  const surveys = useMemo(() => indicators.filter(({ id }) => isFleetIndicator(id)), [indicators])
  const indicator = surveys.find(({ id }) => id === survey) ?? surveys[0] ?? null
  const [dataset] = useDatasets(Object.values(indicator?.files ?? {}).map(({ path }) => path)).data
  return useMemo(() => {
    if (!indicator || !dataset) return null
    const kinds = indicator.dimensions.find(({ id }) => id === 'group')?.values ?? []
    return {
      // Surveys name their units alike: what tells them apart is the name of the dataset, which stands in the id.
      surveys: surveys.map(({ id, name }) => ({ id, name: `${id.replace(/^own-(.+)-installed$/, '$1')}: ${name}` })),
      observations: dataset.observations,
      modalities: kinds.filter(({ id }) => id !== 'all'),
      sources: [...dataset.sources.values()],
      indicator,
    }
  }, [surveys, indicator, dataset])
}

export type ScenarioFound = {
  readonly path: AskedPath
  readonly needs: readonly AskedMethod[]
  readonly chosen: AskedMethod | null
  readonly held: HeldFigures
  /** Whether figures that may fill a method are still on their way. */
  readonly waiting: boolean
  readonly runs: Runs
  /** The figures of now, of which those of runs may still be on their way; null until the map has come. */
  readonly now: ScenarioShown | null
  /** The last figures of which all are there; they stay while the next ones are on their way. */
  readonly settled: ScenarioShown | null
}

/** Middle line, requirement, runs and figures of a question. */
export function useScenarioPage({ supply, requirement, start, question, catalogue }: ScenarioFiles): ScenarioFound {
  const view = useView()
  const { held, regions, waiting } = useHeldFigures()
  const fleet = useFleet(catalogue, question.equipment.survey)
  const path = useMiddlePath(supply, question)
  const needs = useMemo(
    () => needsOf(requirement, question, path.years, held.values),
    [requirement, question, path.years, held.values],
  )
  const chosen = needs.find((one) => one.method.id === question.method) ?? null
  const runs = useRuns(supply, question, chosen?.need.kind === 'value' ? (chosen.need.wte.at(-1) ?? null) : null)
  const answer = runs.current ? runs.answer : null
  const areaRuns = runs.current ? runs.areas : null
  const now = useMemo((): ScenarioShown | null => {
    if (!regions) return null
    const { plate, atlas, topology } = regions
    const state: ScenarioState = {
      supply,
      requirement,
      start,
      question,
      path,
      chosen,
      held,
      fleet,
      answer,
      runs: areaRuns,
      geography: plate.geography,
      areas: atlas.areas,
      view,
      dataVersion: catalogue.version,
    }
    const asked = new Set(chosen ? inputsOf(chosen.method) : [])
    const filled = requirement.inputs.flatMap(({ id, indicator }) => (asked.has(id) && indicator ? [indicator] : []))
    return {
      page: composeScenario(state),
      topology,
      areas: atlas.areas,
      catalogue,
      indicators: catalogue.indicators.filter(({ id }) => filled.includes(id)),
    }
  }, [supply, requirement, start, question, path, chosen, held, fleet, answer, areaRuns, regions, view, catalogue])
  const last = useRef<ScenarioShown | null>(null)
  if (now && answer && areaRuns) last.current = now
  return { path, needs, chosen, held, waiting, runs, now, settled: last.current }
}
