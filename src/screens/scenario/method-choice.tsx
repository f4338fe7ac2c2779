import { useState } from 'react'
import type { AskedMethod } from '#core/scenario/question-need.ts'
import { staffGapText, unheldWords, wteText } from '#core/scenario/question-words.ts'
import { inputsOf } from '#core/scenario/requirement.ts'
import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import { type HeldFigures, inputFillText } from '#core/scenario-page/state.ts'
import type { ScenarioFound } from '#state/use-scenario-page.ts'
import { NumberField } from './question-choices.tsx'
import type { Asking } from './use-question.ts'

type InputsProps = {
  readonly chosen: AskedMethod
  readonly file: RequirementFile
  readonly held: HeldFigures
  readonly asking: Asking
}

/** The fields of what the chosen method asks for: empty for the figure of the atlas where there is one. */
function Inputs({ chosen, file, held, asking: { question, change } }: InputsProps) {
  return (
    <div className="choices">
      {inputsOf(chosen.method).map((id) => {
        const input = file.inputs.find((one) => one.id === id)
        const figure = inputFillText(held, id, question.area)
        return (
          <div key={id}>
            <NumberField
              label={input ? `${input.name}, ${input.unit}` : id}
              value={question.inputs[id] ?? null}
              onChange={(value) => change({ inputs: { ...question.inputs, [id]: value ?? undefined } }, 'replace')}
            />
            <p className="hint">
              {figure === null
                ? 'Not held by the atlas for this area: type your own.'
                : `Empty for what the atlas holds: ${figure}.`}
            </p>
          </div>
        )
      })}
    </div>
  )
}

/** Whether a method can give a requirement once it is told what it asks for. */
const canBeChosen = ({ use, factors }: AskedMethod['method']): boolean => use === 'requirement' && factors.length > 0

/** What a method asks for, in short lines: a year with other figures takes as many. And what it is found from. */
type MethodWords = { readonly lines: readonly string[]; readonly from: string }

type Said = (one: AskedMethod) => MethodWords

/** Methods that are known and give no requirement here, each with the reason. */
function NoRequirement({ needs, said }: { readonly needs: readonly AskedMethod[]; readonly said: Said }) {
  if (needs.length === 0) return null
  return (
    <details>
      <summary>{`Known, but no requirement by them: ${needs.length} more`}</summary>
      <ul className="methods hint">
        {needs.map((one) => (
          <li key={one.method.id}>{`${one.method.name}: ${said(one).lines.join(', ')}`}</li>
        ))}
      </ul>
    </details>
  )
}

const MethodFigures = ({ lines, from }: MethodWords) => (
  <>
    <span className="method-figures">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
    {from === '' ? null : <span>{from}</span>}
  </>
)

type RadiosProps = {
  readonly needs: readonly AskedMethod[]
  readonly said: Said
  readonly asking: Asking
}

/** Methods to choose from. */
const Radios = ({ needs, said, asking: { question, change } }: RadiosProps) => (
  <div className="methods">
    {needs.map((one) => (
      <label key={one.method.id} className="method">
        <input
          type="radio"
          name="method"
          checked={one.method.id === question.method}
          onChange={() => change({ method: one.method.id })}
        />
        <span>
          <strong>{one.method.name}</strong>
          <MethodFigures {...said(one)} />
        </span>
      </label>
    ))}
  </div>
)

/** Methods that the reader has to give something, folded away until one of them is wanted. */
function Folded({ file, ...rest }: RadiosProps & { readonly file: RequirementFile }) {
  const { needs, asking } = rest
  const isChosen = needs.some(({ method }) => method.id === asking.question.method)
  const [open, setOpen] = useState(isChosen)
  if (needs.length === 0) return null
  return (
    <details className="unheld" open={open || isChosen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{`${unheldWords(needs, file.inputs)}. Open to give them yourself.`}</summary>
      <Radios {...rest} />
    </details>
  )
}

/** Methods that can be worked out with what is held, and below them the others; these stand in their place where there are no such methods. */
function Choosable({ needs, ...rest }: RadiosProps & { readonly file: RequirementFile }) {
  const ready = needs.filter(({ unheld }) => unheld.length === 0)
  const waiting = needs.filter(({ unheld }) => unheld.length > 0)
  if (ready.length > 0)
    return (
      <>
        <Radios needs={ready} said={rest.said} asking={rest.asking} />
        <Folded needs={waiting} {...rest} />
      </>
    )
  return (
    <>
      <Radios needs={waiting} said={rest.said} asking={rest.asking} />
      <p className="unheld">{`${unheldWords(waiting, rest.file.inputs)}. Choose it to give them yourself.`}</p>
    </>
  )
}

type MethodChoiceProps = {
  readonly found: ScenarioFound
  readonly file: RequirementFile
  readonly asking: Asking
  /** The headline, for where it is far above; null without an answer. */
  readonly answer: string | null
}

/** What a method asks for, and from which figures of the atlas; or why it has no figure. */
function saidOf({ found: { held, path }, asking: { question } }: MethodChoiceProps): Said {
  const staff = path.wte[0] ?? 0
  return ({ method, need }) => {
    const found = inputsOf(method).flatMap((id) =>
      question.inputs[id] === undefined ? (inputFillText(held, id, question.area) ?? []) : 'what you have typed',
    )
    const from = found.length === 0 ? '' : `From ${found.join(' and ')}.`
    if (need.kind === 'absent') return { lines: [`absent because ${need.because}`], from }
    const [first, last] = [need.wte[0] ?? 0, need.wte.at(-1) ?? 0]
    return {
      lines: [`${wteText(first)} now (${staffGapText(first - staff)})`, `${wteText(last)} in ${path.years.at(-1)}`],
      from,
    }
  }
}

/** Every method side by side: what it asks for, or why it has no figure. None is preselected. */
export function MethodChoice(props: MethodChoiceProps) {
  const { found, file, asking, answer } = props
  const { needs, held, waiting } = found
  const said = saidOf(props)
  const chosen = needs.find(({ method }) => method.id === asking.question.method)
  const open = needs.filter(({ method }) => canBeChosen(method))
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
          <fieldset className="method-list" aria-busy={waiting}>
            <legend className="quiet">Method of requirement</legend>
            {waiting ? (
              <p className="hint">The figures of the atlas that fill the methods are on their way.</p>
            ) : (
              <Choosable needs={open} said={said} asking={asking} file={file} />
            )}
          </fieldset>
          <NoRequirement needs={needs.filter(({ method }) => !canBeChosen(method))} said={said} />
        </>
      )}
      <p className="answer-above">
        <a href="#finding">{answer ?? (chosen ? 'No answer by this method' : 'No method is chosen yet')}</a>
      </p>
      <details className="method-needs">
        <summary>What the chosen method needs to know</summary>
        {chosen ? (
          <>
            <p className="hint">
              {[`${chosen.method.name}: ${chosen.method.formula}.`, chosen.method.caveat].join(' ')}
            </p>
            <Inputs chosen={chosen} file={file} held={held} asking={asking} />
          </>
        ) : (
          <p className="hint">No method is chosen yet.</p>
        )}
      </details>
    </section>
  )
}
