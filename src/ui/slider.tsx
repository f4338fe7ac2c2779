import { Field } from './field.tsx'

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
  return (
    <Field
      label={
        <>
          {label}: <strong>{text}</strong>
        </>
      }
      hint={hint}
    >
      {(labelled) => (
        <input
          {...labelled}
          className="slider"
          type="range"
          min={least}
          max={most}
          step={step}
          value={value}
          aria-valuetext={text}
          onChange={({ target }) => onChange(Number(target.value))}
        />
      )}
    </Field>
  )
}
