import { steadyReplacements } from '#core/scenario/equipment.ts'
import { type EquipmentAsked, equipmentLimits } from '#core/scenario/question-parts.ts'
import type { NeedFigure } from '#core/scenario/requirement-need.ts'
import { lifeOf, yearsText } from '#core/scenario-page/fleet.ts'
import { inputFillText, type ScenarioState } from '#core/scenario-page/state.ts'
import type { Theme } from '#figures/theme.ts'
import type { ScenarioFound } from '#state/use-scenario-page.ts'
import { useGo } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'
import { Slider } from '#ui/slider.tsx'
import { Cards } from './figures.tsx'
import { NumberField } from './question-choices.tsx'
import type { Asking } from './use-question.ts'

type EquipmentProps = {
  readonly found: ScenarioFound
  readonly asking: Asking
  readonly theme: Theme
  readonly onSelect: (code: string) => void
}

/** What is known where no survey with years of installation is held, and the way to bring one. */
function NoFleet({ state }: { readonly state: ScenarioState }) {
  const go = useGo()
  const { held, question } = state
  const machines = held.values.linacs?.[question.area]
  const { life, words } = lifeOf({
    ...state,
    question: { ...question, equipment: { ...question.equipment, modality: 'linac' } },
  })
  const spread = machines === undefined ? null : steadyReplacements(machines, life).toFixed(1)
  return (
    <>
      <p className="lacks">
        No fleet by year of installation is held, for this area or any other: there is no wave to show.
      </p>
      {spread === null ? null : (
        <p className="hint">
          {`The atlas holds ${inputFillText(held, 'linacs', question.area)}, without their years. Only if their ages were spread evenly would ${spread} a year be due at ${life} years (${words.replace(/\.$/, '')}).`}
        </p>
      )}
      <p>
        <button type="button" className="button" onClick={() => go({ screen: 'import' })}>
          Import an equipment survey
        </button>
      </p>
    </>
  )
}

/** What one unit delivers, as it is in print. */
const throughputText = (need: readonly NeedFigure[]): string =>
  need
    .filter(({ kind }) => kind === 'throughput')
    .map(
      ({ name, value, unit, period }) => `${name}: ${value?.toLocaleString('en-GB') ?? 'no figure'} ${unit}, ${period}`,
    )
    .join('; ')

type LeversProps = { readonly state: ScenarioState; readonly asking: Asking }

/** What changes the equipment that is asked about. */
const setterOf =
  ({ question: { equipment }, change }: Asking) =>
  (changed: Partial<EquipmentAsked>, how: 'push' | 'replace' = 'replace') =>
    change({ equipment: { ...equipment, ...changed } }, how)

/** "equipment-2: Units by year of installation" */
const surveyName = ({ surveys, indicator }: NonNullable<ScenarioState['fleet']>): string =>
  surveys.find(({ id }) => id === indicator.id)?.name ?? indicator.name

/** Kinds of unit of a survey, and the one that is asked about where the survey has none of it. */
function kindsOf(fleet: ScenarioState['fleet'], asked: string) {
  const kinds = fleet?.modalities ?? []
  return kinds.some(({ id }) => id === asked) ? kinds : [{ id: asked, name: 'None of this survey' }, ...kinds]
}

/** Kind of unit, age and years allowed, with where the age comes from. */
function EquipmentLevers({ state, asking }: LeversProps) {
  const { equipment } = asking.question
  const { fleet } = state
  const { life, words } = lifeOf({ ...state, question: asking.question })
  const set = setterOf(asking)
  const { least, most, window } = equipmentLimits
  const allowed = { least: 0, most: window, step: 1 } as const
  return (
    <>
      {fleet && fleet.surveys.length > 1 ? (
        <Choice
          label="Equipment survey"
          value={fleet.indicator.id}
          list={fleet.surveys}
          onChange={(survey) => set({ survey, life: null }, 'push')}
        />
      ) : null}
      <Choice
        label="Kind of unit"
        value={equipment.modality}
        list={kindsOf(fleet, equipment.modality)}
        onChange={(modality) => set({ modality, life: null }, 'push')}
      />
      <Slider
        label="Replacement age"
        value={life}
        least={least}
        most={most}
        step={0.5}
        text={yearsText(life)}
        hint={words}
        onChange={(next) => set({ life: next })}
      />
      <Slider
        label="May come early by"
        value={equipment.early}
        {...allowed}
        text={yearsText(equipment.early)}
        hint="An assumption; 0 smooths no peak."
        onChange={(early) => set({ early })}
      />
      <Slider
        label="May come late by"
        value={equipment.late}
        {...allowed}
        text={yearsText(equipment.late)}
        hint="An assumption; 0 smooths no peak."
        onChange={(late) => set({ late })}
      />
    </>
  )
}

/** What nobody has printed, or only elsewhere: work of a unit, and what it delivers. */
function EffortFields({ state, asking }: LeversProps) {
  const { equipment } = asking.question
  const set = setterOf(asking)
  return (
    <>
      <div>
        <NumberField
          label="Acceptance and commissioning of a unit, weeks of one WTE"
          value={equipment.weeks}
          onChange={(weeks) => set({ weeks })}
        />
        <p className="hint">None are in print: left out until you give them.</p>
      </div>
      <NumberField
        label="Working weeks of one WTE in a year"
        value={equipment.workingWeeks}
        onChange={(workingWeeks) => set({ workingWeeks })}
      />
      <NumberField
        label={`Activity in ${state.path.years[0]}, a year`}
        value={equipment.demand}
        onChange={(demand) => set({ demand })}
      />
      <div>
        <NumberField
          label="Activity of one unit, a year"
          value={equipment.perUnit}
          onChange={(perUnit) => set({ perUnit })}
        />
        <p className="hint">
          {equipment.modality === 'linac'
            ? `In print: ${throughputText(state.requirement.need)}.`
            : 'None is in print for this kind of unit.'}
        </p>
      </div>
    </>
  )
}

/** Equipment that has to be replaced, the work of it, and whether it is fit and enough. */
export function Equipment({ found, asking, theme, onSelect }: EquipmentProps) {
  const { now } = found
  if (!now) return null
  const { state } = now.page
  return (
    <section aria-labelledby="equipment">
      <h2 id="equipment">Equipment to be replaced</h2>
      {state.fleet === null ? (
        <NoFleet state={state} />
      ) : (
        <>
          <p className="hint">
            {`From your own equipment survey, “${surveyName(state.fleet)}”. Each year’s units reach the age in the middle of a year.`}
          </p>
          <div className="levers">
            <EquipmentLevers state={state} asking={asking} />
            <EffortFields state={state} asking={asking} />
          </div>
          <Cards shown={now} names={['wave', 'work', 'fit']} theme={theme} onSelect={onSelect} />
        </>
      )}
    </section>
  )
}
