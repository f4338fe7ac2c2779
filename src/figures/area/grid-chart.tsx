import type { AreaGrid, GridCell, GridHead, GridRow } from '#core/area/grid.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { wrapText } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'

const size = 12
const line = 15
const pad = 6
const leastCell = 104
const mostNames = 280
const bandGap = 22

type Text = { readonly words: string; readonly weight: number; readonly quiet: boolean; readonly accent?: boolean }

type Laid<Of> = { readonly of: Of; readonly lines: readonly Text[] }

type Band = {
  readonly heads: readonly Laid<GridHead>[]
  readonly headHeight: number
  readonly rows: readonly {
    readonly row: GridRow
    /** Name of the topic that begins with the row; empty within one. */
    readonly topic: string
    readonly name: readonly Text[]
    readonly cells: readonly Laid<GridCell>[]
    readonly top: number
    readonly height: number
  }[]
  readonly height: number
}

type Layout = { readonly names: number; readonly cell: number; readonly bands: readonly Band[] }

const wrapped = (words: string, width: number, weight: number, quiet = false): readonly Text[] =>
  wrapText(words, size, width, weight).map((one) => ({ words: one, weight, quiet }))

function cellText(cell: GridCell, width: number): readonly Text[] {
  const lead = wrapped(cell.lead, width, cell.absent === null ? 600 : 400, cell.absent !== null)
  return [...lead, ...cell.lines.flatMap((one) => wrapped(one, width, 400, true))]
}

/** @param sourced whether the sources of the row are among its lines; a picture has them at its foot */
function nameText({ mark, name, lines }: GridRow, width: number, sourced: boolean): readonly Text[] {
  const first =
    mark === ''
      ? []
      : wrapText(mark, size, width, 600).map((words) => ({ words, weight: 600, quiet: false, accent: true }))
  const below = sourced ? lines : lines.slice(0, 1)
  return [...first, ...wrapped(name, width, 600), ...below.flatMap((one) => wrapped(one, width, 400, true))]
}

type Columns = { readonly from: number; readonly to: number; readonly names: number; readonly cell: number }

/** A band of columns; bands stand below each other where one is too narrow for all. */
function bandOf({ heads, rows }: AreaGrid, { from, to, names, cell }: Columns, sourced: boolean): Band {
  const inner = cell - 2 * pad
  const laid = heads
    .slice(from, to)
    .map((of) => ({ of, lines: wrapped(of.name, inner, of.role === 'other' ? 400 : 600, of.role === 'other') }))
  const headHeight = Math.max(...laid.map(({ lines }) => lines.length)) * line + 2 * pad
  let top = headHeight
  const made = rows.map((row, at) => {
    const topic = row.topic === rows[at - 1]?.topic ? '' : row.topic
    const name = nameText(row, names - pad, sourced)
    const cells = row.cells.slice(from, to).map((of) => ({ of, lines: cellText(of, inner) }))
    const most = Math.max(name.length, ...cells.map(({ lines }) => lines.length))
    const height = most * line + 2 * pad + (topic === '' ? 0 : line + pad)
    const one = { row, topic, name, cells, top, height }
    top += height
    return one
  })
  return { heads: laid, headHeight, rows: made, height: top }
}

function lay({ body, width, parts }: DrawingProps<AreaGrid>): Layout {
  const names = Math.min(mostNames, Math.max(120, width * 0.3))
  const room = Math.max(1, Math.floor((width - names) / leastCell))
  const count = Math.ceil(body.heads.length / room)
  const each = Math.ceil(body.heads.length / count)
  const cell = (width - names) / each
  const bands = Array.from({ length: count }, (_, at) =>
    bandOf(body, { from: at * each, to: (at + 1) * each, names, cell }, parts === undefined),
  )
  return { names, cell, bands }
}

function Lines({ lines, x, y, theme }: { lines: readonly Text[]; x: number; y: number; theme: Theme }) {
  return lines.map(({ words, weight, quiet, accent }, at) => (
    <text
      // The lines of one cell keep their order.
      key={`${at}-${words}`}
      x={x}
      y={y + at * line}
      fontSize={size}
      fontWeight={weight}
      fill={accent ? theme.accent : quiet ? theme.muted : theme.ink}
    >
      {words}
    </text>
  ))
}

const baseline = pad + 11

function Heads({ band, layout, theme }: { band: Band; layout: Layout; theme: Theme }) {
  const { names, cell } = layout
  return band.heads.map(({ of, lines }, at) => {
    const x = names + at * cell
    const isMine = of.role === 'mine'
    return (
      <g
        key={of.code ?? of.name}
        data-area={of.code ?? undefined}
        data-outline={isMine ? (of.code ?? undefined) : undefined}
      >
        {of.role === 'beside' ? null : (
          <rect x={x} y={0} width={cell} height={band.height} fill={isMine ? 'none' : theme.land} />
        )}
        {isMine ? <rect x={x} y={0} width={cell} height={3} fill={theme.mine} /> : null}
        <Lines lines={lines} x={x + pad} y={baseline + 2} theme={theme} />
      </g>
    )
  })
}

function Row({
  row,
  band,
  layout,
  theme,
  width,
}: {
  row: Band['rows'][number]
  band: Band
  layout: Layout
  theme: Theme
  width: number
}) {
  const { names, cell } = layout
  const first = row.topic === '' ? 0 : line + pad
  return (
    <g transform={`translate(0,${row.top})`}>
      <line x1={0} x2={width} y1={0} y2={0} stroke={row.topic === '' ? theme.hairline : theme.ink} />
      {row.topic === '' ? null : (
        <text x={0} y={baseline} fontSize={size} fill={theme.muted} fontWeight={600}>
          {row.topic}
        </text>
      )}
      <Lines lines={row.name} x={0} y={first + baseline} theme={theme} />
      {row.cells.map(({ of, lines }, at) => (
        <g
          key={band.heads[at]?.of.name}
          data-area={band.heads[at]?.of.code ?? undefined}
          data-words={`${band.heads[at]?.of.name}: ${[of.lead, ...of.lines].join(', ')}. ${row.row.name}`}
        >
          <Lines lines={lines} x={names + at * cell + pad} y={first + baseline} theme={theme} />
        </g>
      ))}
    </g>
  )
}

const heightOf = ({ bands }: Layout) =>
  bands.reduce((sum, { height }) => sum + height, 0) + (bands.length - 1) * bandGap

function Draw(props: DrawingProps<AreaGrid>) {
  const { theme, width } = props
  const layout = lay(props)
  const tops = layout.bands.map((_, at) =>
    layout.bands.slice(0, at).reduce((sum, { height }) => sum + height + bandGap, 0),
  )
  return (
    <g fontFamily={fontFamily}>
      {layout.bands.map((band, at) => (
        <g key={tops[at]} transform={`translate(0,${tops[at]})`}>
          <Heads band={band} layout={layout} theme={theme} />
          {band.rows.map((row) => (
            <Row key={row.row.key} row={row} band={band} layout={layout} theme={theme} width={width} />
          ))}
        </g>
      ))}
    </g>
  )
}

/** Rows by columns as a printed table. Columns that find no room stand below the others under the same rows. */
export const gridDrawing: Drawing<AreaGrid> = {
  alone: true,
  wide: true,
  rows: ({ rows }) => rows.length,
  height: (props) => heightOf(lay(props)),
  draw: (props) => <Draw {...props} />,
}
