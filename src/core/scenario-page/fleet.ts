import type { Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Source } from '#core/domain/source.ts'
import type { Provenance } from '#core/panel/spec.ts'
import { type EquipmentFleet, fleetOf } from '#core/scenario/equipment.ts'
import { assumedLife, lifeInPrint, type ReplacementWave, replacementWave } from '#core/scenario/equipment-wave.ts'
import type { NoFigure } from '#core/scenario/requirement.ts'
import { noFigure } from '#core/scenario/requirement.ts'
import { marksOfScenario, scenarioTrust } from './ground.ts'
import type { ScenarioInput, ScenarioState } from './state.ts'

/** Units by year of installation, from an equipment survey that the reader has brought. */
export type HeldFleet = {
  /** Every survey that is held, by the id of its indicator; the reader chooses one of them. */
  readonly surveys: readonly { readonly id: string; readonly name: string }[]
  readonly observations: readonly Observation[]
  readonly modalities: readonly { readonly id: string; readonly name: string }[]
  readonly sources: readonly Source[]
  readonly indicator: Indicator
}

export const yearsText = (years: number): string => `${years} ${years === 1 ? 'year' : 'years'}`

/** Why nothing is drawn where no survey is held. */
const noSurvey = 'no fleet by year of installation is held: import an equipment survey under “Your data”'

/** The age of replacement that counts, and in words where it comes from. */
export function lifeOf({ requirement, question: { equipment } }: Pick<ScenarioState, 'requirement' | 'question'>): {
  readonly life: number
  readonly words: string
} {
  const print = lifeInPrint(requirement.equipment, equipment.modality)
  const source = requirement.sources.find(({ id }) => id === print?.source)
  const printed = print?.value ?? null
  if (equipment.life !== null && equipment.life !== printed) return { life: equipment.life, words: 'set by the reader' }
  if (print === null || printed === null) return { life: assumedLife, words: 'an assumption: none was found in print' }
  const where = source ? `${source.publisher}, ${print.period === '' ? (source.year ?? '') : print.period}` : print.name
  return { life: printed, words: `${print.name}; ${where}. ${print.caveat}` }
}

/** "Linear accelerator" */
export const modalityName = ({ fleet, question: { equipment } }: Pick<ScenarioState, 'fleet' | 'question'>): string =>
  fleet?.modalities.find(({ id }) => id === equipment.modality)?.name ?? equipment.modality

/** The fleet of one area, or why there is none. */
export function fleetIn({ fleet, question: { equipment } }: ScenarioState, area: string): EquipmentFleet | NoFigure {
  if (fleet === null) return noFigure(noSurvey)
  return fleetOf(fleet.observations, area, equipment.modality)
}

/** Replacements of every area of the start that holds a fleet, that which is asked about first. */
export function wavesOf(state: ScenarioState): readonly { readonly area: string; readonly wave: ReplacementWave }[] {
  const { start, question, path } = state
  const others = start.areas.flatMap(({ code }) => (code === question.area ? [] : [code]))
  const { life } = lifeOf(state)
  return [question.area, ...others].flatMap((area) => {
    const fleet = fleetIn(state, area)
    if ('because' in fleet) return []
    return [{ area, wave: replacementWave(fleet, life, question.equipment, path.years) }]
  })
}

/** Whether units are made up, as those of a sample are. */
const isMadeUp = ({ fleet }: ScenarioState): boolean =>
  fleet?.observations.some(({ cell }) => cell.kind === 'value' && cell.status === 'illustrative') ?? false

/** What figures of equipment rest on. */
export const groundOfFleet =
  (name: string, unit: string, withStaff: boolean) =>
  (input: ScenarioInput): Provenance => {
    const { fleet, requirement, question } = input
    const trust = scenarioTrust(input, false)
    const print = lifeInPrint(requirement.equipment, question.equipment.modality)
    const madeUp = isMadeUp(input)
    const marks = withStaff ? marksOfScenario(input) : (['scenario'] as const)
    const life = requirement.sources.filter(({ id }) => id === print?.source)
    return {
      trust: {
        ...trust,
        sources: [...(fleet?.sources ?? []), ...life, ...(withStaff ? trust.sources : [])],
        ...(withStaff
          ? {}
          : {
              statuses: [madeUp ? ('illustrative' as const) : ('modelled' as const)],
              cautions: trust.cautions.filter(({ id }) => id === 'scenario'),
            }),
      },
      marks: madeUp && !marks.includes('illustrative') ? [...marks, 'illustrative'] : marks,
      measure: { name, unit },
      indicators: fleet ? [fleet.indicator] : [],
      showsMain: false,
    }
  }
