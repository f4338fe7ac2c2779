import { useId } from 'react'

/** What is said below a field; of a text, how long it is, and that no more fits. */
function Below({
  id,
  hint = '',
  count,
  isCounted,
}: {
  readonly id: string
  readonly hint?: string | undefined
  readonly count: { readonly length: number; readonly most: number }
  /** Whether the length is told as it grows. */
  readonly isCounted: boolean
}) {
  const [length, most] = [count.length, count.most].map((one) => one.toLocaleString('en-GB'))
  const words = [hint, isCounted ? `${length} of ${most} characters.` : ''].filter(Boolean).join(' ')
  return (
    <>
      {words ? (
        <span className="hint" id={id}>
          {words}
        </span>
      ) : null}
      <output className="hint">
        {count.length >= count.most ? 'No more fits: what was typed or pasted beyond is not here.' : ''}
      </output>
    </>
  )
}

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
  fault = '',
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  /** Why what is written cannot be sealed; empty where it can. */
  readonly fault?: string
  readonly value: string
  readonly most: number
  readonly lines?: number
  readonly numeric?: boolean
  readonly onChange: (text: string) => void
}) {
  const id = useId()
  const isLong = lines > 1
  const words = [fault, hint].filter(Boolean).join(' ')
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
    'aria-invalid': fault !== '' || undefined,
    'aria-describedby': words || isLong ? `${id}-hint` : undefined,
  } as const
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {isLong ? (
        <textarea {...own} className="input lines" rows={lines} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input
          {...own}
          className="input"
          inputMode={numeric ? 'decimal' : undefined}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      <Below id={`${id}-hint`} hint={words} count={{ length: value.length, most }} isCounted={isLong} />
    </div>
  )
}
