import type { Profile, ProfileCell, ProfileRow } from '#core/compare/profile.ts'
import { Patterns, patternFill } from '../map/patterns.tsx'
import { fitText, textWidth, wrapText } from '../text-width.ts'
import { fontFamily, inkOn, rampOf, type Theme } from '../theme.ts'
import { type Chart, type ChartProps, opacityOf } from './chart.ts'

const size = 11
const row = 38
const spineRow = 44

/** More columns than this cannot be read; the selected areas are shown, or the first few. */
const mostColumns = 16

const leastNames = 130
const leastCell = 34
/** Room to the right of the last column, over which its slanted name leans. */
const slant = 30

/** The areas that get a column: all where they fit, else the selected ones, else those with the most figures. */
export function columnsFor({ areas, rows }: Profile, selected: readonly string[], width: number): Profile['areas'] {
  const room = Math.max(3, Math.min(mostColumns, Math.floor((width - leastNames - slant) / leastCell)))
  if (areas.length <= room) return areas
  const chosen = areas.filter(({ code }) => selected.includes(code))
  const held = ({ code }: { readonly code: string }) => rows.filter(({ cells }) => cells[code]?.kind === 'value').length
  return (chosen.length > 0 ? chosen : [...areas].sort((a, b) => held(b) - held(a))).slice(0, room)
}

const arrows = { above: '▲', below: '▼', equal: '=' } as const

function colourOf(cell: ProfileCell, theme: Theme): string {
  if (cell.kind === 'absent') return theme.land
  return rampOf(theme, 'diverging', 9)[Math.round((cell.position + 1) * 4)] ?? theme.land
}

/** A made-up row says so itself, as the rows beside it are published figures. */
const rowName = ({ measure, illustrative }: ProfileRow): string =>
  illustrative ? `Sample, made up: ${measure.name}` : measure.name

type Layout = {
  readonly names: number
  readonly cell: number
  readonly top: number
  readonly columns: Profile['areas']
}

function lay({ body, width, selected = [] }: ChartProps<Profile>): Layout {
  const columns = columnsFor(body, selected, width)
  const names = Math.min(280, Math.max(leastNames, width * 0.26))
  const cell = Math.min(76, Math.max(leastCell, (width - names - slant) / columns.length))
  const top = Math.max(40, ...columns.map(({ short }) => textWidth(short, size) * 0.72)) + 12
  return { names: Math.min(names, width - slant - cell * columns.length), cell, top, columns }
}

function HeatRow({ one, at, layout, ...props }: ChartProps<Profile> & { one: ProfileRow; at: number; layout: Layout }) {
  const { theme, prefix, selected = [] } = props
  const { names, cell, columns } = layout
  const lines = wrapText(rowName(one), size, names - 12)
  const shown = lines.length > 2 ? [lines[0] ?? '', fitText(lines.slice(1).join(' '), size, names - 12)] : lines
  return (
    <g transform={`translate(0,${layout.top + at * row})`}>
      {shown.map((line, index) => (
        <text key={`${index}-${line}`} y={(shown.length === 1 ? 22 : 15) + index * 13} fontSize={size} fill={theme.ink}>
          {line}
        </text>
      ))}
      {columns.map(({ code }, index) => {
        const held = one.cells[code]
        if (!held) return null
        const fill = held.kind === 'absent' ? patternFill(prefix, held.reason) : colourOf(held, theme)
        const bright = selected.includes(code)
        const ink = held.kind === 'absent' ? theme.ink : inkOn(fill)
        return (
          <g
            key={code}
            data-area={code}
            transform={`translate(${names + index * cell},0)`}
            opacity={opacityOf(props, code)}
          >
            <title>{`${rowName(one)}: ${held.kind === 'value' ? `${held.text}, ${held.words}` : held.words}`}</title>
            <rect
              x={1}
              y={1}
              width={cell - 2}
              height={row - 3}
              fill={fill}
              stroke={bright ? theme.accent : 'none'}
              strokeWidth={1.5}
            />
            {held.kind === 'value' ? (
              <text x={cell / 2} y={16} textAnchor="middle" fontSize={cell < 42 ? 9.5 : 10.5} fill={ink}>
                {fitText(held.text, cell < 42 ? 9.5 : 10.5, cell - 2)}
                <tspan x={cell / 2} dy={13} fontSize={9}>
                  {arrows[held.direction]}
                </tspan>
              </text>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}

function Heads({ layout, ...props }: ChartProps<Profile> & { layout: Layout }) {
  const { theme, selected = [] } = props
  return layout.columns.map(({ code, short }, at) => (
    <text
      key={code}
      data-area={code}
      transform={`translate(${layout.names + at * layout.cell + layout.cell / 2 + 3},${layout.top - 6}) rotate(-46)`}
      fontSize={size}
      fontWeight={selected.includes(code) ? 600 : 400}
      fill={theme.ink}
    >
      {short}
    </text>
  ))
}

/** One area down all measures: each bar runs from the lowest area to the highest, its middle is the benchmark. */
function Spine(props: ChartProps<Profile> & { code: string; top: number }) {
  const { body, theme, width, code, top } = props
  const names = Math.min(width * 0.46, 300)
  const [left, right] = [names + 52, width - 62]
  const middle = (left + right) / 2
  const area = body.areas.find((one) => one.code === code)
  return (
    <g transform={`translate(0,${top})`}>
      <text y={14} fontSize={13} fontWeight={600} fill={theme.ink}>
        {`${area?.name ?? code}, measure by measure`}
      </text>
      <text x={middle} y={34} fontSize={10.5} textAnchor="middle" fill={theme.muted}>
        lowest area · benchmark · highest area
      </text>
      {body.rows.map((one, at) => {
        const held = one.cells[code]
        const y = 42 + at * spineRow
        const lines = wrapText(rowName(one), size, names - 8).slice(0, 2)
        return (
          <g key={one.measure.name} transform={`translate(0,${y})`}>
            {lines.map((line, index) => (
              <text
                key={`${index}-${line}`}
                y={(lines.length === 1 ? 20 : 14) + index * 13}
                fontSize={size}
                fill={theme.ink}
              >
                {line}
              </text>
            ))}
            <line x1={left} x2={right} y1={18} y2={18} stroke={theme.hairline} strokeWidth={8} />
            <line x1={middle} x2={middle} y1={7} y2={29} stroke={theme.ink} />
            <g fontSize={10} fill={theme.muted}>
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
                  fontSize={10.5}
                  textAnchor="middle"
                  fill={theme.ink}
                >
                  {`${held.text} ${arrows[held.direction]}`}
                </text>
              </g>
            ) : (
              <text x={middle + 6} y={38} fontSize={10.5} fontStyle="italic" fill={theme.muted}>
                {held?.words ?? ''}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

const tableHeight = (props: ChartProps<Profile>) => lay(props).top + props.body.rows.length * row
const spined = ({ body, selected = [] }: ChartProps<Profile>) =>
  selected.find((code) => body.areas.some((one) => one.code === code))

function Draw(props: ChartProps<Profile>) {
  const { body, theme, prefix } = props
  const layout = lay(props)
  const code = spined(props)
  return (
    <g fontFamily={fontFamily}>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <Heads {...props} layout={layout} />
      {body.rows.map((one, at) => (
        <HeatRow key={one.measure.name} {...props} one={one} at={at} layout={layout} />
      ))}
      {code ? <Spine {...props} code={code} top={tableHeight(props) + 20} /> : null}
    </g>
  )
}

/** Areas by measures, coloured by side and distance from the benchmark; below it one area down all measures. */
export const profileChart: Chart<Profile> = {
  alone: true,
  height: (props) => tableHeight(props) + (spined(props) ? 20 + 50 + props.body.rows.length * spineRow : 0),
  draw: (props) => <Draw {...props} />,
}
