import { useId } from 'react'

/** A slider with its value in words. */
export function Slider({
  label,
  value,
  least,
  most,
  step,
  text,
  hint,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step: number
  /** The value in words for screen readers: "45 km". */
  readonly text: string
  readonly hint?: string
  readonly onChange: (value: number) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}: <strong>{text}</strong>
      </label>
      <input
        id={id}
        className="slider"
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={text}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
