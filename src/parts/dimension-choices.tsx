import type { Chosen } from '#core/plate/resolve.ts'
import type { Dims } from '#core/view/view.ts'
import { Choice } from '#ui/choice.tsx'

/** One menu for each dimension that has more than one value. */
export function DimensionChoices({
  chosen,
  onChange,
}: {
  readonly chosen: Chosen
  readonly onChange: (dims: Dims) => void
}) {
  const { indicator, dims } = chosen
  return indicator.dimensions
    .filter(({ values }) => values.length > 1)
    .map(({ id, name, values }) => (
      <Choice
        key={id}
        label={name}
        value={dims[id] ?? ''}
        list={values}
        onChange={(value) => onChange({ ...dims, [id]: value })}
      />
    ))
}
