import { useMemo } from 'react'
import type { GapQuestion } from '#core/scenario/question.ts'
import type { MethodNeed } from '#core/scenario/question-need.ts'
import { gapText, wteText } from '#core/scenario/question-words.ts'
import { inputsOf } from '#core/scenario/requirement.ts'
import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import { defaultView } from '#core/view/view.ts'
import { usePlateOf } from '#state/use-plate.ts'
import { NumberField } from './question-choices.tsx'
import type { Asking } from './use-question.ts'

/** A figure of the atlas that can fill an input. */
type HeldFigure = { readonly value: number; readonly words: string }

/** Figures of the atlas for the area, by the input that they can fill. */
function useHeld(area: string): Readonly<Record<string, HeldFigure | null>> {
  const views = useMemo(() => {
    const base = { ...defaultView, per: null, geography: 'itl1' }
    return {
      linacs: { ...base, indicator: 'radiotherapy-machines' },
      'new-cancers': { ...base, indicator: 'cancer-cases' },
    }
  }, [])
  const machines = usePlateOf(views.linacs).shown
  const cancers = usePlateOf(views['new-cancers']).shown
  const held = (shown: typeof machines, what: string): HeldFigure | null => {
    const row = shown?.plate.areas.find((one) => one.area.code === area)
    if (!shown || row?.cell.kind !== 'value') return null
    const source = shown.plate.trust.sources.map(({ publisher }) => publisher).join(', ')
    const coverage = row.coverageText === '' ? '' : `, ${row.coverageText}`
    return { value: Math.round(row.cell.value), words: `${what}, ${shown.plate.period ?? ''}${coverage}; ${source}` }
  }
  return { linacs: held(machines, 'radiotherapy machines'), 'new-cancers': held(cancers, 'new cancer cases') }
}

/** The fields of what the chosen method asks for. */
function Inputs({
  chosen,
  file,
  asking: { question, change },
}: {
  readonly chosen: MethodNeed
  readonly file: RequirementFile
  readonly asking: Asking
}) {
  const held = useHeld(question.area)
  const set = (id: string, value: number | null, how: 'push' | 'replace') =>
    change({ inputs: { ...question.inputs, [id]: value ?? undefined } }, how)
  return (
    <div className="choices">
      {inputsOf(chosen.method).map((id) => {
        const input = file.inputs.find((one) => one.id === id)
        const figure = held[id]
        return (
          <div key={id}>
            <NumberField
              label={input ? `${input.name}, ${input.unit}` : id}
              value={question.inputs[id] ?? null}
              onChange={(value) => set(id, value, 'replace')}
            />
            {figure ? (
              <>
                <button type="button" className="button" onClick={() => set(id, figure.value, 'push')}>
                  {`Take ${figure.value.toLocaleString('en-GB')} from the atlas`}
                </button>
                <p className="hint">{figure.words}</p>
              </>
            ) : (
              <p className="hint">Not held by the atlas for this area: type your own.</p>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** Whether a method can give a requirement once it is told what it asks for. */
const canBeChosen = ({ use, factors }: MethodNeed['method']): boolean => use === 'requirement' && factors.length > 0

/** Methods that are known and give no requirement here, each with the reason. */
function NoRequirement({
  needs,
  said,
}: {
  readonly needs: readonly MethodNeed[]
  readonly said: (one: MethodNeed) => string
}) {
  if (needs.length === 0) return null
  return (
    <details>
      <summary>{`Known, but no requirement by them: ${needs.length} more`}</summary>
      <ul className="methods hint">
        {needs.map((one) => (
          <li key={one.method.id}>{`${one.method.name}: ${said(one)}`}</li>
        ))}
      </ul>
    </details>
  )
}

/** Every method side by side: what it asks for, or why it has no figure. None is preselected. */
export function MethodChoice({
  needs,
  file,
  staff,
  asking,
  years,
}: {
  readonly needs: readonly MethodNeed[]
  readonly file: RequirementFile
  /** WTE in post at the start. */
  readonly staff: number
  readonly asking: Asking
  readonly years: readonly number[]
}) {
  const { question, change } = asking
  const choose = (method: GapQuestion['method']) => change({ method })
  const chosen = needs.find(({ method }) => method.id === question.method)
  const said = ({ need }: MethodNeed): string =>
    need.kind === 'absent'
      ? `absent because ${need.because}`
      : `${wteText(need.wte[0] ?? 0)} now (${gapText((need.wte[0] ?? 0) - staff)}), ${wteText(need.wte.at(-1) ?? 0)} in ${years.at(-1)}`
  return (
    <section aria-labelledby="methods">
      <h2 id="methods">How many are required</h2>
      <p className="hint">
        Published methods disagree. They stand side by side, none is preselected and none averaged.
      </p>
      {needs.length === 0 ? (
        <p className="lacks">No method that is held is about this specialty as this start counts it.</p>
      ) : (
        <>
          <fieldset className="methods">
            <legend className="quiet">Method of requirement</legend>
            {needs
              .filter(({ method }) => canBeChosen(method))
              .map((one) => (
                <label key={one.method.id} className="method">
                  <input
                    type="radio"
                    name="method"
                    checked={one.method.id === question.method}
                    onChange={() => choose(one.method.id)}
                  />
                  <span>
                    <strong>{one.method.name}</strong>
                    <span>{said(one)}</span>
                  </span>
                </label>
              ))}
          </fieldset>
          <NoRequirement needs={needs.filter(({ method }) => !canBeChosen(method))} said={said} />
        </>
      )}
      {chosen ? (
        <>
          <h3>{`What “${chosen.method.name}” needs to know`}</h3>
          <p className="hint">{[`Formula: ${chosen.method.formula}.`, chosen.method.caveat].join(' ')}</p>
          <Inputs chosen={chosen} file={file} asking={asking} />
        </>
      ) : null}
    </section>
  )
}
