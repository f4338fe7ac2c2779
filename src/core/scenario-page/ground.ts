import type { Mark } from '#core/domain/cell.ts'
import { distinctById } from '#core/domain/distinct.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { Provenance } from '#core/panel/spec.ts'
import type { Trust } from '#core/plate/plate.ts'
import { inputsOf } from '#core/scenario/requirement.ts'
import { type ScenarioInput, type ScenarioState, scenarioYears } from './state.ts'

/** A scenario is marked as one, and as made up where its start is. */
export const marksOfScenario = ({ start }: Pick<ScenarioState, 'start'>): readonly Mark[] => [
  'scenario',
  ...(start.illustrative ? (['illustrative'] as const) : []),
]

/** Sources of the start, of its levers, and of the chosen method with what fills it. */
function sourcesOf({ supply, requirement, start, chosen, held }: ScenarioState, withNeed: boolean): readonly Source[] {
  const levers = new Set([start.source, ...supply.levers.map(({ source }) => source)])
  const own = supply.sources.filter(({ id }) => levers.has(id))
  // The start first: its figures are the ones that are seen.
  const ordered = [...own.filter(({ id }) => id === start.source), ...own.filter(({ id }) => id !== start.source)]
  if (!withNeed || chosen === null) return distinctById(ordered)
  const method = requirement.sources.filter(({ id }) => id === chosen.method.source)
  const filled = inputsOf(chosen.method).flatMap((id) => held.sources[id] ?? [])
  return distinctById([...ordered.slice(0, 1), ...method, ...filled, ...ordered.slice(1)])
}

/**
 * What the figures of a scenario rest on.
 * @param withNeed whether the requirement of the chosen method is among them
 */
export function scenarioTrust(state: ScenarioState, withNeed: boolean): Trust {
  const { start, geography, chosen, dataVersion } = state
  const caution = (id: string, text: string): Note[] => (text === '' ? [] : [{ id, text, weight: 'caution' }])
  return {
    sources: sourcesOf(state, withNeed),
    periodText: scenarioYears(state),
    statuses: [start.illustrative ? 'illustrative' : 'modelled'],
    coverageText: null,
    cautions: [
      ...caution('scenario', 'A scenario, never a forecast: it says what follows if its assumptions hold.'),
      ...caution('scenario-start', start.about),
      ...(withNeed && chosen ? caution('scenario-method', chosen.method.caveat) : []),
    ],
    details: [],
    boundaryCredit: geography.creditLine,
    boundaryVintage: geography.vintage,
    simplified: geography.simplified,
    dataVersion,
  }
}

/** What is measured in panels of staff in post. */
const staffMeasure = { name: 'Scientists in post', unit: 'WTE' } as const

/** What panels of staff in post rest on, with the requirement beside it or not. */
export const groundOfStaff =
  (withNeed: boolean) =>
  (input: ScenarioInput): Provenance => ({
    trust: scenarioTrust(input, withNeed),
    marks: marksOfScenario(input),
    measure: staffMeasure,
    showsMain: false,
  })

/** What the map of the gaps rests on, and so do the panels that show the same figures. */
export const groundOfGaps = ({ plate: { trust, marks } }: ScenarioInput): Provenance => ({
  trust,
  marks,
  showsMain: true,
  classed: true,
})
