import { useId } from 'react'

/**
 * A text field of which a browser keeps nothing: no name, no autofill, and no spelling service, which some browsers ask over the network.
 */
export function PrivateText({
  label,
  hint,
  value,
  most,
  lines = 1,
  numeric = false,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly most: number
  readonly lines?: number
  readonly numeric?: boolean
  readonly onChange: (text: string) => void
}) {
  const id = useId()
  const own = {
    id,
    value,
    maxLength: most,
    autoComplete: 'off',
    autoCorrect: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    translate: 'no',
    'data-1p-ignore': true,
    'data-lpignore': 'true',
    'aria-describedby': hint ? `${id}-hint` : undefined,
  } as const
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {lines > 1 ? (
        <textarea {...own} className="input lines" rows={lines} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input
          {...own}
          className="input"
          inputMode={numeric ? 'decimal' : undefined}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
