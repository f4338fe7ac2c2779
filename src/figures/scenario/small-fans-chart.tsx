import type { SmallFans } from '#core/scenario-page/areas-panel.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { linearScale } from '../scale.ts'
import { fitText, textWidth } from '../text-width.ts'
import { fontFamily } from '../theme.ts'
import { FanMarks, mostOf } from './fan-marks.tsx'

const size = 12
const cell = { least: 190, most: 300, height: 132, gap: 18 } as const
const edge = { left: 34, top: 22, bottom: 20 } as const

/** As many beside each other as leave the longest name whole, up to a limit. */
function columnsOf({ fans }: SmallFans, width: number): number {
  const named = Math.max(0, ...fans.map(({ name }) => textWidth(name, size, 700) + 14))
  const least = Math.min(cell.most, Math.max(cell.least, named))
  return Math.max(1, Math.floor((width + cell.gap) / (least + cell.gap)))
}
const rowsOf = (body: SmallFans, width: number): number => Math.ceil(body.fans.length / columnsOf(body, width))

function SmallFansChart({ body, theme, width, selected = [] }: DrawingProps<SmallFans>) {
  const columns = columnsOf(body, width)
  const wide = (width + cell.gap) / columns - cell.gap
  const most = Math.max(...body.fans.map(({ fan }) => mostOf(fan)))
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.ink}>
      {body.fans.map(({ code, name, fan }, at) => {
        const { years } = fan
        const x = linearScale([years[0] ?? 0, years.at(-1) ?? 1], [edge.left, wide - 14])
        const y = linearScale([0, most * 1.05], [cell.height - edge.bottom, edge.top])
        const isChosen = selected.includes(code)
        return (
          <g
            key={code}
            data-area={code}
            transform={`translate(${((at % columns) * (wide + cell.gap)).toFixed(1)},${Math.floor(at / columns) * (cell.height + cell.gap)})`}
          >
            <rect width={wide} height={cell.height} fill={theme.paper} />
            {isChosen ? <rect width={4} height={16} y={0} fill={theme.accent} /> : null}
            <text x={isChosen ? 10 : 0} y={12} fontWeight={isChosen ? 700 : 600}>
              {fitText(name, size, wide - 10, 700)}
            </text>
            {y.ticks(2).map((tick) => (
              <g key={tick}>
                <line x1={edge.left} x2={wide - 14} y1={y(tick)} y2={y(tick)} stroke={theme.hairline} />
                <text x={edge.left - 6} y={y(tick) + 4} textAnchor="end">
                  {String(tick)}
                </text>
              </g>
            ))}
            <FanMarks fan={fan} x={x} y={y} theme={theme} />
            {[years[0], years.at(-1)].map((year, end) => (
              <text
                key={year}
                x={x(year ?? 0)}
                y={cell.height - 5}
                textAnchor={end === 0 ? 'start' : 'end'}
                dx={end === 0 ? 0 : 14}
              >
                {String(year)}
              </text>
            ))}
          </g>
        )
      })}
    </g>
  )
}

/** Fans of all areas on one scale, in the order of the areas. */
export const smallFansDrawing: Drawing<SmallFans> = {
  wide: true,
  height: ({ body, width }) => rowsOf(body, width) * (cell.height + cell.gap) - cell.gap,
  draw: (props) => <SmallFansChart {...props} />,
}
