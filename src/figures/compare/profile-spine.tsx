import type { Profile } from '#core/compare/profile.ts'
import type { DrawingProps } from '../panel/drawing.ts'
import { arrows, colourOf, profileSize, RowName } from './profile-row.tsx'

const spineRow = 50

/** Height of the drawing below the table of cells. */
export const spineHeight = ({ rows }: Profile): number => 50 + rows.length * spineRow

/** One area down all measures: each bar runs from the lowest area to the highest, its middle is the benchmark. */
export function Spine(props: DrawingProps<Profile> & { code: string; top: number }) {
  const { body, theme, width, code, top } = props
  const names = Math.min(width * 0.46, 300)
  const [left, right] = [names + 58, width - 66]
  const middle = (left + right) / 2
  const area = body.areas.find((one) => one.code === code)
  return (
    <g transform={`translate(0,${top})`}>
      <text y={14} fontSize={13} fontWeight={600} fill={theme.ink}>
        {`${area?.name ?? code}, measure by measure`}
      </text>
      <text x={middle} y={34} fontSize={profileSize} textAnchor="middle" fill={theme.muted}>
        lowest area · benchmark · highest area
      </text>
      {body.rows.map((one, at) => {
        const held = one.cells[code]
        const y = 42 + at * spineRow
        return (
          <g key={one.measure.name} transform={`translate(0,${y})`}>
            <RowName one={one} width={names - 8} theme={theme} top={14} />
            <line x1={left} x2={right} y1={18} y2={18} stroke={theme.hairline} strokeWidth={8} />
            <line x1={middle} x2={middle} y1={7} y2={29} stroke={theme.ink} />
            <g fontSize={profileSize} fill={theme.muted}>
              <text x={left - 5} y={21.5} textAnchor="end">
                {one.range.lowestText}
              </text>
              <text x={right + 5} y={21.5}>
                {one.range.highestText}
              </text>
            </g>
            {held?.kind === 'value' ? (
              <g>
                <circle
                  cx={middle + (held.position * (right - left)) / 2}
                  cy={18}
                  r={6}
                  fill={colourOf(held, theme)}
                  stroke={theme.ink}
                />
                <text
                  x={Math.min(right - 60, Math.max(left + 20, middle + (held.position * (right - left)) / 2))}
                  y={38}
                  fontSize={profileSize}
                  textAnchor="middle"
                  fill={theme.ink}
                >
                  {`${held.text} ${arrows[held.direction]}`}
                </text>
              </g>
            ) : (
              <text x={middle + 6} y={38} fontSize={profileSize} fontStyle="italic" fill={theme.muted}>
                {held?.words ?? ''}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
