import type { Area, Geography } from '#core/domain/area.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Source } from '#core/domain/source.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { AreaRuns } from '#core/scenario/asked-runs.ts'
import type { GapQuestion } from '#core/scenario/question.ts'
import type { HeldInputs, MethodNeed } from '#core/scenario/question-need.ts'
import type { AskedPath, QuestionAnswer } from '#core/scenario/question-run.ts'
import { lowered } from '#core/scenario/question-words.ts'
import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import type { SupplyFile, SupplyStart } from '#core/scenario/supply-file.ts'
import type { View } from '#core/view/view.ts'
import type { HeldFleet } from './fleet.ts'

/** Figures of the atlas that fill what methods ask for, with where they come from. */
export type HeldFigures = {
  readonly values: HeldInputs
  /** What each input is filled with, in words: "radiotherapy machines, 2025". */
  readonly words: Readonly<Record<string, string>>
  /** How much of an area each figure covers, by input and then by area: "12 of 13 centres"; none where nothing is said. */
  readonly coverage: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The sources of each input. */
  readonly sources: Readonly<Record<string, readonly Source[]>>
}

/** What fills an input of an area, in words with its source; null where the atlas holds nothing. */
export function inputFillText(
  { values, words, coverage, sources }: HeldFigures,
  id: string,
  area: string,
): string | null {
  const value = values[id]?.[area]
  if (value === undefined) return null
  const publishers = [...new Set((sources[id] ?? []).map(({ publisher }) => publisher))]
  const rest = [coverage[id]?.[area] ?? '', publishers.length > 0 ? `source: ${publishers.join(', ')}` : '']
  return [`${value.toLocaleString('en-GB')} ${words[id] ?? id}`, ...rest.filter((text) => text !== '')].join('; ')
}

/** All that the figures of a scenario are made of. */
export type ScenarioState = {
  readonly supply: SupplyFile
  readonly requirement: RequirementFile
  readonly start: SupplyStart
  readonly question: GapQuestion
  /** The middle line, which is there at once. */
  readonly path: AskedPath
  /** The chosen method at the area that is asked about; null for none. */
  readonly chosen: MethodNeed | null
  readonly held: HeldFigures
  /** The reader’s own equipment survey; null where none is held. */
  readonly fleet: HeldFleet | null
  /** The runs of the question; null while they are on their way. */
  readonly answer: QuestionAnswer | null
  /** The runs of every area; null while they are on their way. */
  readonly runs: readonly AreaRuns[] | null
  readonly geography: Geography
  readonly areas: readonly Area[]
  readonly view: View
  readonly dataVersion: string
}

/** What the panels of a scenario are composed from: its state on the map of its gaps. */
export type ScenarioInput = ScenarioState & { readonly plate: Protected<Plate> }

/** Why a figure of runs is not there yet. */
export const onTheWay = 'The runs are on their way'

/** Years from that of the start to the one that is asked about. */
export const scenarioYears = ({ path: { years } }: ScenarioState): string => `${years[0]} to ${years.at(-1)}`

/** The year of the maps, and its position among the years of the runs. */
export function shownYear({ question, path: { years } }: Pick<ScenarioState, 'question' | 'path'>): {
  readonly year: number
  readonly at: number
} {
  const at = years.indexOf(question.shown ?? question.by)
  return at < 0 ? { year: years.at(-1) ?? question.by, at: years.length - 1 } : { year: years[at] ?? 0, at }
}

/** "radiotherapy physics" */
export const specialtyText = ({ start, question }: Pick<ScenarioState, 'start' | 'question'>): string =>
  lowered(start.specialties.find(({ id }) => id === question.specialty)?.name ?? question.specialty)

/** "North West" */
export const areaName = ({ start }: Pick<ScenarioState, 'start'>, code: string): string =>
  start.areas.find((one) => one.code === code)?.name ?? code

/** "Radiotherapy physics, North West": what is asked about. */
export const placeOf = (state: Pick<ScenarioState, 'start' | 'question'>): string =>
  `${specialtyText(state).replace(/^./, (letter) => letter.toUpperCase())}, ${areaName(state, state.question.area)}`

/** What all figures of runs rest on: "1,000 runs, seed 1; start: Sample baseline, 2025". */
export const restsOn = ({ start }: Pick<ScenarioState, 'start'>): string => `1,000 runs, seed 1; start: ${start.name}`

/** Name of a lever. */
export const leverName = ({ supply }: Pick<ScenarioState, 'supply'>, lever: string): string =>
  supply.levers.find(({ id }) => id === lever)?.name ?? lever
