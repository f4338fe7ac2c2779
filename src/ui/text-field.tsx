import { useId } from 'react'

/** A labelled line or lines of text. */
export function TextField({
  label,
  value,
  onChange,
  lines = 1,
  numeric = false,
  readOnly = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange?: (text: string) => void
  readonly lines?: number
  readonly numeric?: boolean
  readonly readOnly?: boolean
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {lines > 1 ? (
        <textarea
          id={id}
          className="input lines"
          rows={lines}
          value={value}
          readOnly={readOnly}
          onChange={({ target }) => onChange?.(target.value)}
        />
      ) : (
        <input
          id={id}
          className="input"
          value={value}
          readOnly={readOnly}
          inputMode={numeric ? 'decimal' : undefined}
          onChange={({ target }) => onChange?.(target.value)}
        />
      )}
    </div>
  )
}
