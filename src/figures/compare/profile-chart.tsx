import type { Profile, ProfileCell, ProfileRow } from '#core/compare/profile.ts'
import { Patterns, patternFill } from '../map/patterns.tsx'
import { chosenInk } from '../mine.ts'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { fitText, textWidth, wrapText } from '../text-width.ts'
import { fontFamily, inkOn } from '../theme.ts'
import { arrows, colourOf, profileLine, profileSize, RowName } from './profile-row.tsx'
import { Spine, spineHeight } from './profile-spine.tsx'

/** More columns than this cannot be read; the selected areas are shown, or the first few. */
const mostColumns = 16

const leastNames = 130
const leastCell = 44
/** A slanted name is shortened to this. */
const longestName = 112
const headText = (short: string) => fitText(short, profileSize, longestName, 600)

/** Room to the right of the last column, over which the slanted names lean. */
const slantOf = (areas: Profile['areas']): number =>
  Math.max(30, textWidth(headText(areas.at(-1)?.short ?? ''), profileSize, 600) * 0.7 - leastCell / 2 + 6)

/** Height of a row: its name takes two lines, and that it is made up takes one more. */
const rowHeightOf = ({ illustrative }: ProfileRow) => (illustrative ? 64 : 50)

/** The areas that get a column: all where they fit, else the selected ones, else those with the most figures. */
export function columnsFor({ areas, rows }: Profile, selected: readonly string[], width: number): Profile['areas'] {
  const room = Math.max(3, Math.min(mostColumns, Math.floor((width - leastNames - slantOf(areas)) / leastCell)))
  if (areas.length <= room) return areas
  const chosen = areas.filter(({ code }) => selected.includes(code))
  const held = ({ code }: { readonly code: string }) => rows.filter(({ cells }) => cells[code]?.kind === 'value').length
  return (chosen.length > 0 ? chosen : [...areas].sort((a, b) => held(b) - held(a))).slice(0, room)
}

type Layout = {
  readonly names: number
  readonly cell: number
  readonly top: number
  readonly columns: Profile['areas']
  /** What is said of the areas without a column. */
  readonly note: readonly string[]
  /** Where each row begins, and where the last one ends. */
  readonly tops: readonly number[]
}

/** How many areas have no column, and by what rule. */
export function leftOutText({ areas }: Profile, columns: Profile['areas'], selected: readonly string[]): string {
  if (columns.length === areas.length) return ''
  const rule = columns.some(({ code }) => selected.includes(code)) ? 'those selected' : 'those with the most figures'
  return `${columns.length} of ${areas.length} areas are shown, ${rule}; ${areas.length - columns.length} are left out for want of width and stand in the table.`
}

function lay({ body, width, selected = [] }: DrawingProps<Profile>): Layout {
  const columns = columnsFor(body, selected, width)
  const names = Math.min(280, Math.max(leastNames, width * 0.26))
  const cell = Math.min(76, Math.max(leastCell, (width - names - slantOf(columns)) / columns.length))
  const note = wrapText(leftOutText(body, columns, selected), profileSize, width)
  const top =
    Math.max(40, ...columns.map(({ short }) => textWidth(headText(short), profileSize, 600) * 0.72)) +
    12 +
    note.length * profileLine
  const tops = [top]
  for (const one of body.rows) tops.push((tops.at(-1) ?? top) + rowHeightOf(one))
  return { names: Math.min(names, width - slantOf(columns) - cell * columns.length), cell, top, columns, note, tops }
}

/** What a cell says when it is pointed at: its own measure, figure, period and coverage. */
function cellWords(one: ProfileRow, held: ProfileCell, area: string): string {
  const said = held.kind === 'absent' ? held.words : [held.text, held.words, held.coverage].filter(Boolean).join(', ')
  return `${area}: ${said}. ${one.measure.name}, ${one.period}${one.illustrative ? '; made-up sample' : ''}`
}

function HeatCell({ one, held, area, at, layout, ...props }: RowProps & { held: ProfileCell; area: Area; at: number }) {
  const { plate, theme, prefix, selected = [] } = props
  const { names, cell } = layout
  const height = rowHeightOf(one)
  const fill = held.kind === 'absent' ? patternFill(prefix, held.reason) : colourOf(held, theme)
  const ink = held.kind === 'absent' ? theme.ink : inkOn(fill)
  return (
    <g
      data-area={area.code}
      data-words={cellWords(one, held, area.name)}
      transform={`translate(${names + at * cell},0)`}
      opacity={opacityOf(props, area.code)}
    >
      <rect
        x={1}
        y={1}
        width={cell - 2}
        height={height - 3}
        fill={fill}
        stroke={selected.includes(area.code) ? chosenInk(theme, plate.mine, area.code) : 'none'}
        strokeWidth={area.code === plate.mine ? 3 : 1.5}
      />
      {held.kind === 'value' ? (
        <g textAnchor="middle" fontSize={profileSize} fill={ink}>
          <text x={cell / 2} y={height / 2 - 3}>
            {fitText(held.text, profileSize, cell - 2)}
          </text>
          <text x={cell / 2} y={height / 2 - 3 + profileLine}>
            {arrows[held.direction]}
          </text>
        </g>
      ) : null}
    </g>
  )
}

type Area = Profile['areas'][number]
type RowProps = DrawingProps<Profile> & { readonly one: ProfileRow; readonly layout: Layout }

function HeatRow({ top, ...props }: RowProps & { top: number }) {
  const { one, layout, theme } = props
  return (
    <g transform={`translate(0,${top})`}>
      <RowName one={one} width={layout.names - 12} theme={theme} top={17} />
      {layout.columns.map((area, at) => {
        const held = one.cells[area.code]
        return held ? <HeatCell key={area.code} {...props} held={held} area={area} at={at} /> : null
      })}
    </g>
  )
}

function Heads({ layout, ...props }: DrawingProps<Profile> & { layout: Layout }) {
  const { theme, selected = [] } = props
  return layout.columns.map(({ code, short }, at) => (
    <text
      key={code}
      data-area={code}
      transform={`translate(${layout.names + at * layout.cell + layout.cell / 2 + 3},${layout.top - 6}) rotate(-46)`}
      fontSize={profileSize}
      fontWeight={selected.includes(code) ? 600 : 400}
      fill={theme.ink}
    >
      {headText(short)}
    </text>
  ))
}

const tableHeight = (props: DrawingProps<Profile>) => lay(props).tops.at(-1) ?? 0
const spined = ({ body, selected = [] }: DrawingProps<Profile>) =>
  selected.find((code) => body.areas.some((one) => one.code === code))

function Draw(props: DrawingProps<Profile>) {
  const { body, theme, prefix } = props
  const layout = lay(props)
  const code = spined(props)
  return (
    <g fontFamily={fontFamily}>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      {layout.note.map((words, at) => (
        <text key={words} y={12 + at * profileLine} fontSize={profileSize} fill={theme.muted} data-layer="note">
          {words}
        </text>
      ))}
      <Heads {...props} layout={layout} />
      {body.rows.map((one, at) => (
        <HeatRow key={one.measure.name} {...props} one={one} top={layout.tops[at] ?? 0} layout={layout} />
      ))}
      {code ? <Spine {...props} code={code} top={tableHeight(props) + 20} /> : null}
    </g>
  )
}

/** Areas by measures, coloured by side and distance from the benchmark; below it one area down all measures. */
export const profileDrawing: Drawing<Profile> = {
  alone: true,
  wide: true,
  height: (props) => tableHeight(props) + (spined(props) ? 20 + spineHeight(props.body) : 0),
  draw: (props) => <Draw {...props} />,
}
