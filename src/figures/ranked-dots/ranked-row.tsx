import { memo } from 'react'
import { absenceWords } from '#core/domain/cell.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { isIncomplete } from '#core/plate/reading.ts'
import { Flag } from '../map/flag-layer.tsx'
import { patternFill } from '../map/patterns.tsx'
import { chosenInk } from '../mine.ts'
import { fitText, textWidth } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { flag, type RankedDotsProps, type RankedLayout, rankedSize, rowHeight, small } from './ranked-layout.ts'

type RowProps = Pick<RankedDotsProps, 'plate' | 'theme' | 'width'> & {
  readonly one: PlateArea
  readonly at: number
  readonly layout: RankedLayout
  readonly prefix: string
  /** As on the map. */
  readonly fill: string
  readonly remark: string
  readonly lit: boolean
  readonly chosen: boolean
  readonly dimmed: boolean
}

function Mark({ one, plate, theme, width, layout, prefix, fill }: RowProps) {
  const { cell } = one
  const middle = rowHeight / 2
  const room = width - layout.names - 38
  if (cell.kind === 'absent')
    return (
      <g>
        <rect
          x={layout.names + 6}
          y={middle - 6}
          width={22}
          height={12}
          fill={patternFill(prefix, cell.reason)}
          stroke={theme.muted}
          strokeWidth={0.5}
        />
        <text x={layout.names + 34} y={middle + 4} fontSize={rankedSize} fill={theme.muted} fontStyle="italic">
          {fitText(textWidth(one.text, rankedSize) <= room ? one.text : absenceWords[cell.reason], rankedSize, room)}
        </text>
      </g>
    )
  const at = layout.x(cell.value)
  const { interval } = cell
  const own = one.area.code === plate.mine
  return (
    <g>
      {interval ? (
        <line
          x1={layout.x(interval.lower)}
          x2={layout.x(interval.upper)}
          y1={middle}
          y2={middle}
          stroke={theme.muted}
          strokeWidth={2}
          strokeOpacity={0.7}
        />
      ) : layout.stems ? (
        <line x1={layout.x(0)} x2={at} y1={middle} y2={middle} stroke={theme.hairline} strokeWidth={1} />
      ) : null}
      <OwnStandard plate={plate} theme={theme} layout={layout} code={one.area.code} />
      <circle
        cx={at}
        cy={middle}
        r={5.5}
        fill={fill}
        stroke={own ? theme.mine : theme.ink}
        strokeWidth={own ? 2.6 : isIncomplete(one.cell) ? 1.2 : 0.8}
        strokeDasharray={isIncomplete(one.cell) ? '2 1.6' : undefined}
      />
    </g>
  )
}

/** Where each area is held to a figure of its own, a tick on its row. */
function OwnStandard({
  plate,
  theme,
  layout,
  code,
}: {
  plate: Plate
  theme: Theme
  layout: RankedLayout
  code: string
}) {
  const own = plate.benchmark?.own?.[code]
  if (own?.cell.kind !== 'value') return null
  const at = layout.x(own.cell.value)
  return <line x1={at} x2={at} y1={3} y2={rowHeight - 3} stroke={theme.ink} strokeWidth={1.4} strokeDasharray="3 2" />
}

/** The full name where it fits, else the short one. */
function nameFor({ area }: PlateArea, width: number, weight: number): string {
  return textWidth(area.name, rankedSize, weight) <= width ? area.name : fitText(area.short, rankedSize, width, weight)
}

/** The middle of the caution mark, left of the value. */
const flagAt = ({ one, remark, width }: RowProps, bright: boolean): number =>
  width - 12 - textWidth(one.text, rankedSize, bright ? 600 : 400) - (remark ? textWidth(`  ${remark}`, small) : 0)

/** An area: its name, its dot and its value. Kept as it is while only other rows are lit or selected. */
export const Row = memo(function Row(props: RowProps) {
  const { one, at, plate, theme, width, layout, lit, chosen, dimmed, remark } = props
  const { code } = one.area
  const own = code === plate.mine
  const bright = lit || chosen
  return (
    <g data-area={code} transform={`translate(0,${layout.top + at * rowHeight})`} opacity={dimmed ? 0.3 : undefined}>
      <rect width={width} height={rowHeight} fill={theme.ink} fillOpacity={lit ? 0.07 : 0} />
      {chosen ? <rect width={own ? 6 : 3} height={rowHeight} fill={chosenInk(theme, plate.mine, code)} /> : null}
      <text
        x={layout.names}
        y={rowHeight / 2 + 4.5}
        textAnchor="end"
        fontSize={rankedSize}
        fontWeight={bright ? 600 : 400}
        fill={theme.ink}
      >
        {nameFor(one, layout.names - 8, bright ? 600 : 400)}
      </text>
      <Mark {...props} />
      {layout.flagged.has(code) ? (
        <g transform={`translate(${flagAt(props, bright)},${rowHeight / 2 + 1})`}>
          <Flag theme={theme} unit={flag.unit} />
        </g>
      ) : null}
      {one.cell.kind === 'value' ? (
        <text
          x={width - 4}
          y={rowHeight / 2 + 4.5}
          textAnchor="end"
          fontSize={rankedSize}
          fill={theme.ink}
          fontWeight={bright ? 600 : 400}
        >
          {one.text}
          {remark ? (
            <tspan dx={5} fill={theme.muted} fontSize={small} fontWeight={400}>
              {` ${remark}`}
            </tspan>
          ) : null}
        </text>
      ) : null}
    </g>
  )
})
