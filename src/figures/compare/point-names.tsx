import { HaloText } from '../halo-text.tsx'
import { type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { LabelLeaders } from './label-leaders.tsx'
import type { PlacedLabel } from './place-labels.ts'

/** Names of a chart's points where they were placed; those of selected areas in bold, the reader's own in its colour. */
export function PointNames({
  props,
  labels,
  size,
}: {
  readonly props: DrawingProps<unknown>
  readonly labels: readonly PlacedLabel[]
  readonly size: number
}) {
  const { plate, theme, selected = [] } = props
  return (
    <g fontSize={size} fill={theme.ink} pointerEvents="none">
      <LabelLeaders labels={labels} theme={theme} />
      {labels.map(({ key, text, left, baseline }) => (
        <HaloText
          key={key}
          x={left}
          y={baseline}
          opacity={opacityOf(props, key)}
          fontWeight={selected.includes(key) ? 600 : 400}
          {...(key === plate.mine ? { fill: theme.mine } : {})}
          halo={theme.paper}
        >
          {text}
        </HaloText>
      ))}
    </g>
  )
}
