import { useState } from 'react'
import { Field } from './field.tsx'

type TypedFieldProps<T> = {
  readonly label: string
  /** The value as text, as the field starts. */
  readonly start: string
  /** What a text means; null where it means nothing, of which nothing is taken. */
  readonly parse: (text: string) => T | null
  /** How to write it, said while it means nothing. */
  readonly fix: string
  readonly onTake: (value: T) => void
}

/** A value that is typed, and taken when the field is left or Enter is pressed. */
export function TypedField<T>({ label, start, parse, fix, onTake }: TypedFieldProps<T>) {
  const [text, setText] = useState(start)
  const value = parse(text)
  const take = () => {
    if (value !== null) onTake(value)
  }
  return (
    <Field label={label} hint={value === null ? fix : null}>
      {(labelled) => (
        <input
          {...labelled}
          className="input"
          inputMode="decimal"
          value={text}
          aria-invalid={value === null}
          onChange={({ target }) => setText(target.value)}
          onBlur={take}
          onKeyDown={({ key }) => {
            if (key === 'Enter') take()
          }}
        />
      )}
    </Field>
  )
}
