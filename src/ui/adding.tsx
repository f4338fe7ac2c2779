import { useId, useRef, useState } from 'react'
import type { Option } from './choice.tsx'

/** Keys that walk through the list of a closed select, each of which would choose. */
const walking = /^(?:Arrow|Page|Home|End)/

/** A select that adds what is chosen: at once by the pointer or by typing a name; by Enter or the button after walking through the list by keys. */
export function Adding({
  label,
  none,
  list,
  onAdd,
}: {
  readonly label: string
  /** What stands there while nothing is chosen. */
  readonly none: string
  readonly list: readonly Option[]
  readonly onAdd: (id: string) => void
}) {
  const [pending, setPending] = useState('')
  const walked = useRef(false)
  const id = useId()
  const name = list.find((one) => one.id === pending)?.name
  const add = (chosen: string) => {
    setPending('')
    if (chosen !== '') onAdd(chosen)
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="select"
        value={pending}
        onKeyDown={({ key }) => {
          walked.current = walking.test(key)
          if (key === 'Enter') add(pending)
        }}
        onPointerDown={() => {
          walked.current = false
        }}
        onChange={({ target }) => (walked.current ? setPending(target.value) : add(target.value))}
      >
        <option value="">{none}</option>
        {list.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      {name === undefined ? null : (
        <button type="button" className="button" onClick={() => add(pending)}>
          {`Add ${name}`}
        </button>
      )}
    </div>
  )
}
