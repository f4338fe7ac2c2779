import { useMemo } from 'react'
import { rankedAreas } from '#core/plate/rows.ts'
import { Flag } from '../map/flag-layer.tsx'
import { fillText, type Paint, paintOf } from '../map/paint.ts'
import { Patterns } from '../map/patterns.tsx'
import { fontFamily, type Theme } from '../theme.ts'
import { usePrefix } from '../use-prefix.ts'
import { Axis, BenchmarkLine } from './ranked-axis.tsx'
import {
  flag,
  layRanked,
  type RankedDotsProps,
  type RankedLayout,
  remarkOf,
  rowHeight,
  small,
} from './ranked-layout.ts'
import { Row } from './ranked-row.tsx'

/**
 * The areas in the order of their values, each as a dot with its interval, against the benchmark; areas without a value stand last, with the reason.
 * Rows carry their code as `data-area`, for whoever listens to pointers.
 */
export function RankedDots(props: RankedDotsProps) {
  const prefix = usePrefix()
  const { plate, width, rows, remarks } = props
  const layout = useMemo(
    () => layRanked(plate, width, { ...(rows ? { rows } : {}), ...(remarks ? { remarks } : {}) }),
    [plate, width, rows, remarks],
  )
  return (
    <svg
      width={width}
      height={layout.height}
      viewBox={`0 0 ${width} ${layout.height}`}
      role="img"
      aria-label={`Ranking. ${plate.description}`}
    >
      <RankedGroup {...props} prefix={prefix} layout={layout} />
    </svg>
  )
}

/** A dot has the colour of its area on the map; what has none there, such as a group, is left white. */
const dotFill = (paint: Paint | undefined, theme: Theme, prefix: string): string =>
  paint ? fillText(paint, prefix) : theme.paper

/** The ranking as part of a larger drawing. */
export function RankedGroup(props: RankedDotsProps & { readonly prefix: string; readonly layout: RankedLayout }) {
  const { plate, theme, width, prefix, layout, lit, selected = [], dimmed } = props
  const paints = paintOf(plate, theme)
  return (
    <g fontFamily={fontFamily}>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <Axis {...props} layout={layout} />
      {(props.rows ?? rankedAreas(plate.areas)).map((one, at) => (
        <Row
          key={one.area.code}
          plate={plate}
          theme={theme}
          width={width}
          layout={layout}
          prefix={prefix}
          one={one}
          at={at}
          fill={dotFill(paints.get(one.area.code), theme, prefix)}
          remark={remarkOf(one, props.remarks)}
          lit={lit === one.area.code}
          chosen={selected.includes(one.area.code)}
          dimmed={dimmed?.has(one.area.code) ?? false}
        />
      ))}
      <BenchmarkLine {...props} layout={layout} />
      {layout.flagged.size > 0 ? (
        <g transform={`translate(${layout.names + 12},${layout.end + rowHeight / 2 + 1})`}>
          <Flag theme={theme} unit={flag.unit} />
          <text x={12} y={4} fontSize={small} fill={theme.muted}>
            read with care
          </text>
        </g>
      ) : null}
    </g>
  )
}
