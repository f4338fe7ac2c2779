import { useState } from 'react'
import { besideLimits, type KeptScenario, movesAlike, readKept, writeKept } from '#core/scenario/question-beside.ts'
import { besideAgainst, besideName, besideNames, keptId } from '#core/scenario/side-by-side.ts'
import { leverName, type ScenarioState } from '#core/scenario-page/state.ts'
import { keepChoices, keptChoices } from '#io/kept-choices.ts'
import { Choice } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Asking } from './use-question.ts'

const storedUnder = 'scenarios'

/** Most scenarios that this browser remembers; the oldest goes first. */
const mostStored = 12

/** Scenarios that this browser remembers, the last first. What cannot be read is none. */
function storedScenarios(): readonly KeptScenario[] {
  const stored = keptChoices(storedUnder)
  if (!Array.isArray(stored)) return []
  return stored.flatMap((text) => {
    const read = typeof text === 'string' ? readKept(text) : null
    return read ? [read] : []
  })
}

/** What this browser remembers, and how it is changed. */
function useStored() {
  const [stored, setStored] = useState(storedScenarios)
  const set = (next: readonly KeptScenario[]) => {
    setStored(next)
    keepChoices(storedUnder, next.map(writeKept))
  }
  return {
    stored,
    remember: (one: KeptScenario) =>
      set([one, ...stored.filter((other) => writeKept(other) !== writeKept(one))].slice(0, mostStored)),
    rename: (one: KeptScenario, name: string) =>
      set(stored.map((other) => (writeKept(other) === writeKept(one) ? { ...one, name } : other))),
    forget: (one: KeptScenario) => set(stored.filter((other) => other !== one)),
  }
}

/** "from Workforce and skills; Training places 12, Leaving before retirement 7": what a scenario moves. */
function movesText(state: ScenarioState, { ready, moves }: Pick<KeptScenario, 'ready' | 'moves'>): string {
  const from = ready === null ? [] : [`from “${besideNames[ready] ?? ready}”`]
  const levers = moves.map(({ lever, amount }) => `${leverName(state, lever)} ${amount}`)
  const all = [...from, ...(levers.length > 0 ? [levers.join(', ')] : [])]
  return all.length === 0 ? 'no lever is changed' : all.join('; ')
}

type BesideProps = { readonly asking: Asking; readonly state: ScenarioState }

/** What the others are set against once one has been removed: the same scenario, or the base where it is the one. */
function againstWithout(against: string, kept: readonly KeptScenario[], removed: number): string {
  const at = kept.findIndex((_, one) => keptId(one) === against)
  if (at === removed) return 'base'
  return at > removed ? keptId(at - 1) : against
}

/** "Scenario 2" for the second, or the next number that none is called by. */
function newName(kept: readonly KeptScenario[]): string {
  const numbers = [...Array(besideLimits.kept + 1).keys()].map((at) => kept.length + 1 + at)
  const names = numbers.map((number) => `Scenario ${number}`)
  return names.find((name) => !kept.some((one) => one.name === name)) ?? ''
}

/** The scenarios that stand beside the others, each with its name, its levers, and the ways back. */
function KeptList({
  asking: { question, change },
  state,
  onRename,
}: BesideProps & { readonly onRename: (one: KeptScenario, name: string) => void }) {
  const { against, kept } = question.beside
  return (
    <ol className="kept">
      {kept.map((one, at) => {
        const name = besideName(question, keptId(at))
        return (
          // Two may be called alike and move the same levers: the place is what they differ by.
          <li key={`${at}-${one.ready}`}>
            <TextField
              label={`Name of scenario ${at + 1}`}
              value={one.name}
              onChange={(next) => {
                const named = { ...one, name: next.slice(0, besideLimits.name) }
                onRename(one, named.name)
                change({ beside: { against, kept: kept.map((other) => (other === one ? named : other)) } }, 'replace')
              }}
            />
            <p className="hint">{movesText(state, one)}</p>
            <p className="buttons">
              <button
                type="button"
                className="button"
                aria-label={`Set the levers as in ${name}`}
                onClick={() => change({ ready: one.ready, moves: one.moves })}
              >
                Set the levers so
              </button>
              <button
                type="button"
                className="button"
                aria-label={`Remove ${name}`}
                onClick={() =>
                  change({
                    beside: {
                      against: againstWithout(against, kept, at),
                      kept: kept.filter((other) => other !== one),
                    },
                  })
                }
              >
                Remove
              </button>
            </p>
          </li>
        )
      })}
    </ol>
  )
}

type StoredProps = {
  readonly state: ScenarioState
  readonly stored: readonly KeptScenario[]
  readonly isFull: boolean
  readonly onAdd: (one: KeptScenario) => void
  readonly onForget: (one: KeptScenario) => void
}

/** Scenarios of earlier comparisons, which this browser alone remembers. */
function StoredList({ state, stored, isFull, onAdd, onForget }: StoredProps) {
  if (stored.length === 0) return null
  return (
    <details>
      <summary>{`Kept in this browser: ${stored.length}`}</summary>
      <ul className="kept">
        {stored.map((one) => (
          <li key={writeKept(one)}>
            <p>
              <strong>{one.name}</strong> <span className="hint">{movesText(state, one)}</span>
            </p>
            <p className="buttons">
              <button
                type="button"
                className="button"
                aria-disabled={isFull}
                aria-label={`Set ${one.name} beside the others`}
                onClick={() => (isFull ? undefined : onAdd(one))}
              >
                Set beside
              </button>
              <button type="button" className="button" aria-label={`Forget ${one.name}`} onClick={() => onForget(one)}>
                Forget
              </button>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Why the levers of now cannot be set beside the others; null where they can. */
function noneBecause({ question }: Asking): string | null {
  const { kept } = question.beside
  if (kept.length >= besideLimits.kept) return `${besideLimits.kept} scenarios stand beside the ready ones: remove one.`
  if (question.moves.length === 0) return 'Move a lever first: the base and the ready scenarios are there already.'
  return kept.some((one) => movesAlike(one, question)) ? 'The levers of now are among them already.' : null
}

/** Up to four scenarios of the reader's own beside the base and the ready ones; they stand in the link. */
export function SetBeside({ asking, state }: BesideProps) {
  const { question, change } = asking
  const { against, kept } = question.beside
  const { stored, remember, rename, forget } = useStored()
  const add = (one: KeptScenario) => change({ beside: { against, kept: [...kept, one] } })
  const because = noneBecause(asking)
  const keep = () => {
    const one = { name: newName(kept), ready: question.ready, moves: question.moves }
    remember(one)
    add(one)
  }
  const ids = ['base', ...state.supply.ready.map(({ id }) => id), ...kept.map((_, at) => keptId(at))]
  const list = ids.map((id) => ({ id, name: besideName(question, id) }))
  return (
    <section aria-labelledby="set-beside">
      <h2 id="set-beside">Set scenarios side by side</h2>
      <p className="hint">
        Keep the levers as they are now, go on, and see both in one figure. What is kept stands in the address of this
        page, so that the comparison opens from its link, and is remembered in this browser.
      </p>
      <p className="buttons">
        <button
          type="button"
          className="button"
          aria-disabled={because !== null}
          aria-describedby={because === null ? undefined : 'keep-because'}
          onClick={() => (because === null ? keep() : undefined)}
        >
          Keep the levers as a scenario
        </button>
      </p>
      {because === null ? null : (
        <p className="hint" id="keep-because">
          {because}
        </p>
      )}
      <KeptList asking={asking} state={state} onRename={rename} />
      <StoredList
        state={state}
        stored={stored}
        isFull={kept.length >= besideLimits.kept}
        onAdd={add}
        onForget={forget}
      />
      <div className="choices">
        <Choice
          label="Each is set against"
          value={besideAgainst(question, list)}
          list={list}
          onChange={(id) => change({ beside: { against: id, kept } })}
        />
      </div>
    </section>
  )
}
