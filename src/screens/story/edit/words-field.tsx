import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { listText } from '#core/domain/list-text.ts'
import { leansOn, unboundNumbers } from '#core/story/text.ts'

type Props = {
  readonly label: string
  readonly value: string
  readonly most: number
  readonly lines: number
  readonly hint?: string
  /** Whether numbers in it should be bound to the data, and its words understood without looking. */
  readonly isTold?: boolean
  /** Where the caret is to be put once, after something was inserted; null for where it is. */
  readonly caret?: { readonly at: number } | null
  readonly onChange: (text: string) => void
  /** Hears where the caret is when the field is left. */
  readonly onCaret?: (at: number) => void
  readonly children?: ReactNode
}

/** What a text says that the data do not answer for, or that is lost on those who cannot see. */
function Remarks({ text, id }: { readonly text: string; readonly id: string }) {
  const numbers = unboundNumbers(text)
  const leaning = leansOn(text)
  return (
    <div className="edit-remarks" id={id}>
      {numbers.length > 0 ? (
        <p>{`Not bound to the data: ${listText([...new Set(numbers)])}. Insert it as a figure, or put it between backticks where it is a name.`}</p>
      ) : null}
      {leaning.map(({ found, on }) => (
        <p key={found}>{`“${found}” needs ${on} to be understood: say it in words.`}</p>
      ))}
    </div>
  )
}

/** A text of a scene, with what its author should know about it. */
export function WordsField({ label, value, most, lines, hint, isTold, caret, onChange, onCaret, children }: Props) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (!caret) return
    field.current?.focus()
    field.current?.setSelectionRange(caret.at, caret.at)
  }, [caret])
  return (
    <div className="field edit-words">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        className="input lines"
        rows={lines}
        value={value}
        maxLength={most}
        aria-describedby={isTold ? `${id}-hint ${id}-remarks` : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
        onSelect={({ currentTarget }) => onCaret?.(currentTarget.selectionEnd)}
      />
      <span className="hint" id={`${id}-hint`}>
        {hint}
      </span>
      {isTold ? <Remarks text={value} id={`${id}-remarks`} /> : null}
      {children}
    </div>
  )
}
