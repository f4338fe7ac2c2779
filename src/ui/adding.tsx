import { useRef, useState } from 'react'
import type { Option } from './choice.tsx'
import { Field } from './field.tsx'

/** Keys that move in the list of a closed select, each of which would choose: those that walk, and letters of a name. */
const moving = /^(?:Arrow.*|Page.*|Home|End|\S)$/

type AddingProps = {
  readonly label: string
  /** What stands there while nothing is chosen. */
  readonly none: string
  readonly list: readonly Option[]
  readonly onAdd: (id: string) => void
}

/** A select that adds what is chosen: at once by the pointer or from the open list; by Enter or the button after moving in the closed list by keys. */
export function Adding({ label, none, list, onAdd }: AddingProps) {
  const [pending, setPending] = useState('')
  const moved = useRef(false)
  const select = useRef<HTMLSelectElement>(null)
  const name = list.find((one) => one.id === pending)?.name
  const waiting = name === undefined ? '' : `${name} is not added yet: press Enter, or the button.`
  const add = (chosen: string) => {
    // The button goes with what it added.
    select.current?.focus()
    setPending('')
    if (chosen !== '') onAdd(chosen)
  }
  return (
    <Field label={label} hint={waiting}>
      {(labelled) => (
        <>
          <select
            ref={select}
            {...labelled}
            className="select"
            value={pending}
            onKeyDown={(event) => {
              moved.current = moving.test(event.key)
              if (event.key !== 'Enter' || pending === '') return
              // Some browsers open the list for it, over what was added.
              event.preventDefault()
              add(pending)
            }}
            onPointerDown={() => {
              moved.current = false
            }}
            onChange={({ target }) => (moved.current ? setPending(target.value) : add(target.value))}
          >
            <option value="">{none}</option>
            {list.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          {/* There before it says anything, so that it is read out; what is seen is the hint. */}
          <output className="quiet">{waiting}</output>
          {name === undefined ? null : (
            <button type="button" className="button" onClick={() => add(pending)}>
              {`Add ${name}`}
            </button>
          )}
        </>
      )}
    </Field>
  )
}
