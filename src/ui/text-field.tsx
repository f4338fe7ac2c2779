import { Field } from './field.tsx'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange?: (text: string) => void
  readonly lines?: number
  readonly numeric?: boolean
  readonly readOnly?: boolean
  /** `password` for what nobody may read over a shoulder; `date` for a day, as YYYY-MM-DD. One line each. */
  readonly type?: 'text' | 'password' | 'date'
}

/** A labelled line or lines of text. */
export function TextField({
  label,
  value,
  onChange,
  lines = 1,
  numeric = false,
  readOnly = false,
  type = 'text',
}: TextFieldProps) {
  return (
    <Field label={label}>
      {(labelled) =>
        lines > 1 ? (
          <textarea
            {...labelled}
            className="input lines"
            rows={lines}
            value={value}
            readOnly={readOnly}
            onChange={({ target }) => onChange?.(target.value)}
          />
        ) : (
          <input
            {...labelled}
            className="input"
            type={type}
            {...(type === 'password' ? { autoComplete: 'off', spellCheck: false } : {})}
            value={value}
            readOnly={readOnly}
            inputMode={numeric ? 'decimal' : undefined}
            onChange={({ target }) => onChange?.(target.value)}
          />
        )
      }
    </Field>
  )
}
