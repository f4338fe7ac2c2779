import './up-to.css'
import { Check, type Option } from './choice.tsx'

type UpToProps = {
  /** What is chosen: "Years", "Measures". */
  readonly label: string
  /** How many can be chosen. */
  readonly most: number
  readonly list: readonly Option[]
  readonly chosen: readonly string[]
  /** Whether the choice is the reader's, which can be taken back. */
  readonly isOwn: boolean
  readonly hint?: string
  /** Takes what is chosen, in the order of the list; null to take the choice back. */
  readonly onChange: (chosen: readonly string[] | null) => void
}

/** A folded list of which some are chosen, at least one and up to so many. */
export function UpTo({ label, most, list, chosen, isOwn, hint, onChange }: UpToProps) {
  const isFull = chosen.length >= most
  const change = (id: string, on: boolean) =>
    onChange(list.map((one) => one.id).filter((one) => (one === id ? on : chosen.includes(one))))
  return (
    <details className="up-to">
      <summary>{`${label}: ${chosen.length} of ${list.length}`}</summary>
      <fieldset className="up-to-list">
        <legend className="quiet">{label}</legend>
        {list.map(({ id, name }) => {
          const isChosen = chosen.includes(id)
          return (
            <Check
              key={id}
              label={name}
              checked={isChosen}
              disabled={isChosen ? chosen.length === 1 : isFull}
              onChange={(on) => change(id, on)}
            />
          )
        })}
      </fieldset>
      <p className="hint">
        {[isFull ? `${most} are the most: leave one out to take another.` : '', hint].filter(Boolean).join(' ')}
      </p>
      <button
        type="button"
        className="button bare"
        aria-disabled={!isOwn}
        onClick={() => (isOwn ? onChange(null) : undefined)}
      >
        As suggested
      </button>
    </details>
  )
}
