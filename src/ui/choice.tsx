import { type ReactNode, useId } from 'react'
import { Field } from './field.tsx'
import { useOptimisticValue } from './use-chosen.ts'

export type Option = { readonly id: string; readonly name: string; readonly disabled?: boolean }
type OptionGroup = { readonly name: string; readonly options: readonly Option[] }

function options(list: readonly Option[]): ReactNode {
  return list.map(({ id, name, disabled }) => (
    <option key={id} value={id} disabled={disabled}>
      {name}
    </option>
  ))
}

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly list?: readonly Option[]
  readonly groups?: readonly OptionGroup[]
  readonly onChange: (id: string) => void
  readonly hint?: ReactNode
  /** Whether what is chosen cannot be, as the hint says. */
  readonly invalid?: boolean
}

/** A labelled select. The browser's own control works with every keyboard and screen reader. */
export function Choice({ label, value, groups, list = [], onChange, hint, invalid }: ChoiceProps) {
  const [chosen, choose] = useOptimisticValue(value)
  return (
    <Field label={label} hint={hint}>
      {(labelled) => (
        <select
          {...labelled}
          className="select"
          value={chosen}
          aria-invalid={invalid}
          onChange={({ target }) => {
            choose(target.value)
            onChange(target.value)
          }}
        >
          {options(list)}
          {groups?.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {options(group.options)}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A segmented control: a few choices side by side. */
type SegmentedProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly list: readonly { readonly id: T; readonly name: string }[]
  readonly onChange: (id: T) => void
  readonly showLabel?: boolean
  /** Where there is nothing to choose: it stays in its place. */
  readonly inert?: boolean
}

export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { value, onChange } = props
  const [chosen, choose] = useOptimisticValue(value)
  const take = (id: T) => {
    choose(id)
    onChange(id)
  }
  return <SegmentedAs {...props} name={useId()} value={chosen} onChange={take} />
}

/** `Segmented` with a given radio name; `inert` on the static opening page, where nothing responds yet. */
export function SegmentedAs<T extends string>({
  name,
  inert,
  label,
  value,
  list,
  onChange,
  showLabel = true,
}: SegmentedProps<T> & { readonly name: string }) {
  return (
    <fieldset className="field" inert={inert}>
      <legend className={showLabel ? 'label' : 'quiet'}>{label}</legend>
      <div className="segmented">
        {list.map((one) => (
          <label key={one.id}>
            <input type="radio" name={name} checked={one.id === value} onChange={() => onChange(one.id)} />
            <span>{one.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Check({
  label,
  checked,
  disabled = false,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onChange: (checked: boolean) => void
}) {
  const [chosen, choose] = useOptimisticValue(checked)
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={chosen}
        disabled={disabled}
        onChange={({ target }) => {
          choose(target.checked)
          onChange(target.checked)
        }}
      />
      <span>{label}</span>
    </label>
  )
}
