import { useState } from 'react'

/** A line of text that counts when it is left or Enter is pressed, not with every letter. A new value from outside takes its place. */
export function CommitField({
  labelId,
  value,
  onCommit,
  required = false,
}: {
  readonly labelId: string
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly required?: boolean
}) {
  const [text, setText] = useState(value)
  const [given, setGiven] = useState(value)
  if (given !== value) {
    setGiven(value)
    setText(value)
  }
  const commit = () => {
    if (text.trim() !== value) onCommit(text.trim())
  }
  return (
    <input
      className="input"
      aria-labelledby={labelId}
      aria-required={required || undefined}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  )
}
