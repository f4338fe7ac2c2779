import type { Columns } from '#core/scenario-page/columns.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { linearScale } from '../scale.ts'
import { textWidth } from '../text-width.ts'
import { fontFamily } from '../theme.ts'

const size = 12
const edge = { left: 44, top: 44, right: 12, bottom: 28 } as const

/** What bars and dots are. */
function Key({ body: { names, unit }, theme }: Pick<DrawingProps<Columns>, 'body' | 'theme'>) {
  const [bars, marks] = names
  const next = edge.left + 18 + textWidth(bars, size) + 24
  return (
    <>
      <rect x={edge.left} y={4} width={12} height={12} fill={theme.sequential[3]?.[1]} />
      <text x={edge.left + 18} y={14}>
        {bars}
      </text>
      {marks === null ? null : (
        <>
          <circle cx={next} cy={10} r={4} fill={theme.ink} />
          <text x={next + 10} y={14}>
            {marks}
          </text>
        </>
      )}
      <text x={edge.left - 6} y={34} textAnchor="end">
        {unit}
      </text>
    </>
  )
}

function ColumnsChart({ body, theme, width, height }: DrawingProps<Columns> & { readonly height: number }) {
  const { years, bars, marks } = body
  const most = Math.max(...bars, ...marks.map((one) => one ?? 0))
  // Before its first measurement a drawing has no width.
  const step = Math.max(1, (width - edge.left - edge.right) / Math.max(1, years.length))
  const y = linearScale([0, (most === 0 ? 1 : most) * 1.05], [height - edge.bottom, edge.top])
  const every = Math.ceil(40 / step)
  const middle = (at: number) => edge.left + (at + 0.5) * step
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.ink}>
      <Key body={body} theme={theme} />
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} stroke={theme.hairline} />
          <text x={edge.left - 6} y={y(tick) + 4} textAnchor="end">
            {String(tick)}
          </text>
        </g>
      ))}
      {years.map((year, at) => (
        <g key={year}>
          <rect
            x={middle(at) - step * 0.35}
            y={y(bars[at] ?? 0)}
            width={step * 0.7}
            height={Math.max(0, y(0) - y(bars[at] ?? 0))}
            fill={theme.sequential[3]?.[1]}
          />
          {marks[at] == null ? null : <circle cx={middle(at)} cy={y(marks[at] ?? 0)} r={4} fill={theme.ink} />}
          {at % every === 0 ? (
            <text x={middle(at)} y={height - 8} textAnchor="middle">
              {String(year)}
            </text>
          ) : null}
        </g>
      ))}
    </g>
  )
}

/** A column a year, with a dot where another figure stands. */
export const columnsDrawing: Drawing<Columns> = {
  alone: true,
  height: ({ width }) => Math.round(Math.min(300, 180 + width / 8)),
  least: () => 180,
  draw: (props, height) => <ColumnsChart {...props} height={height} />,
}
