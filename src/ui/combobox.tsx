import { type KeyboardEvent, useId, useState } from 'react'
import { useEnter } from './use-enter.ts'

export type Suggestion = { readonly id: string; readonly name: string; readonly detail: string }

/**
 * A field with suggestions, after the ARIA combobox pattern with a listbox.
 * @param suggest returns the suggestions for a text, best first; none for an empty text
 */
export function Combobox({
  label,
  placeholder,
  suggest,
  none,
  isAwaited = false,
  onText,
  onPick,
}: {
  readonly label: string
  readonly placeholder: string
  readonly suggest: (text: string) => readonly Suggestion[]
  /** Message when nothing matches a text. */
  readonly none: (text: string) => string
  /** Whether what is suggested is still being read: Enter then waits for it. */
  readonly isAwaited?: boolean
  /** Called with every text, for callers that load more before they can suggest. */
  readonly onText?: (text: string) => void
  readonly onPick: (id: string) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const suggestions = open ? suggest(text) : []
  const current = suggestions[Math.min(active, suggestions.length - 1)]

  const pick = (one: Suggestion) => {
    onPick(one.id)
    setText('')
    setOpen(false)
  }
  const enter = useEnter(isAwaited, text, () => (current ? pick(current) : undefined))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && suggestions.length > 0) {
      event.preventDefault()
      setActive((active + step + suggestions.length) % suggestions.length)
    } else if (event.key === 'Enter' && (current || isAwaited)) {
      event.preventDefault()
      enter()
    } else if (event.key === 'Escape') {
      setOpen(false)
      setText('')
    }
  }

  return (
    <div className="combobox">
      <input
        className="input"
        type="text"
        role="combobox"
        aria-label={label}
        placeholder={placeholder}
        aria-expanded={suggestions.length > 0}
        aria-controls={suggestions.length > 0 ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          onText?.(target.value)
          setActive(0)
          setOpen(target.value.trim() !== '')
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      {suggestions.length > 0 ? (
        <div role="listbox" id={`${id}-list`} aria-label={label}>
          {suggestions.map((one) => (
            <div
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={one === current}
              // Keeps the focus in the field, whose blur closes the list. A pick at this moment would let a finger press what lies below the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(one)}
              onKeyDown={(event) => (event.key === 'Enter' ? pick(one) : undefined)}
            >
              <span>{one.name}</span>
              <small>{one.detail}</small>
            </div>
          ))}
        </div>
      ) : null}
      <output className={open && suggestions.length === 0 ? 'none-found' : 'quiet'}>
        {open ? (suggestions.length === 0 ? none(text.trim()) : `${suggestions.length} suggested`) : ''}
      </output>
    </div>
  )
}
