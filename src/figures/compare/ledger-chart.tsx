import type { Ledger } from '#core/compare/ledger.ts'
import type { LedgerLine } from '#core/compare/ledger-lines.ts'
import { signedText } from '#core/plate/signed-text.ts'
import { chosenInk } from '../mine.ts'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { linearScale, type Scale } from '../scale.ts'
import { fitText, textWidth } from '../text-width.ts'
import { fontFamily, markInk, type Theme } from '../theme.ts'

/** Height of a row: as much as there is room for, between these. */
const pitch = { least: 17, most: 24 }
const top = 26
const size = 12.5
const small = 12

type Props = DrawingProps<Ledger>

const linesOf = ({ lines, groups }: Ledger): readonly LedgerLine[] => [...lines, ...groups]
/** "−9.6", or "−9.6 to −8.1" where unlike boundaries leave it open */
const textOf = ({ gap, gapWithin }: LedgerLine) =>
  [...new Set([gap, gapWithin].toSorted((a, b) => a - b).map((one) => signedText(one, 1)))].join(' to ')

type Layout = {
  readonly names: number
  readonly row: number
  readonly x: Scale
  /** Where the text of a line begins or ends, for a bar that ends at a place. */
  readonly textAt: (missing: boolean, end: number) => { readonly x: number; readonly textAnchor: 'start' | 'end' }
}

/** Length in pixels below which bars look alike. */
const leastRoom = 90

/** Texts stand at the ends of bars; where that leaves bars no room, all stand at the right of them. */
function lay(body: Ledger, width: number, height: number): Layout {
  const lines = linesOf(body)
  const row = Math.min(pitch.most, (height - top - 6) / Math.max(1, lines.length))
  const widest = (of: readonly LedgerLine[]) =>
    of.length === 0 ? 2 : Math.max(50, ...of.map((line) => textWidth(textOf(line), size, 600))) + 8
  const isMissing = ({ gap, gapWithin }: LedgerLine) => gap + gapWithin < 0
  const longest = Math.max(60, ...lines.map(({ name }) => textWidth(name, size))) + 10
  // Names are whole where that leaves bars that can be compared.
  const names = Math.min(longest, Math.max(width * 0.4, width - widest(lines) - leastRoom - 8))
  const gaps = lines.flatMap(({ gap, gapWithin }) => [gap, gapWithin])
  const domain = [Math.min(0, ...gaps), Math.max(0, ...gaps)] as const
  const [left, right] = [
    names + widest(lines.filter(isMissing)),
    width - widest(lines.filter((line) => !isMissing(line))),
  ]
  if (right - left >= leastRoom)
    return {
      names,
      row,
      x: linearScale(domain, [left, right]),
      textAt: (missing, end) => (missing ? { x: end - 5, textAnchor: 'end' } : { x: end + 5, textAnchor: 'start' }),
    }
  const edge = width - widest(lines)
  const shorter = Math.max(0, Math.min(names, edge - leastRoom))
  return {
    names: shorter,
    row,
    x: linearScale(domain, [shorter + 6, Math.max(shorter + 30, edge)]),
    textAt: () => ({ x: width, textAnchor: 'end' }),
  }
}

/** A bar from zero to the gap that is certain, and a paler one to where unlike boundaries leave it open. */
function Bar({ line, theme, layout: { x, row } }: { line: LedgerLine; theme: Theme; layout: Layout }) {
  const { zero, near, end, missing } = barOf(line, x)
  const fill = missing ? theme.accent : markInk(theme)
  return (
    <>
      {end === near ? null : (
        <rect
          data-part="open"
          x={Math.min(near, end)}
          y={5}
          width={Math.abs(end - near)}
          height={row - 10}
          fill={fill}
          fillOpacity={0.35}
        />
      )}
      <rect
        x={Math.min(zero, near)}
        y={5}
        width={Math.abs(near - zero)}
        height={row - 10}
        fill={fill}
        fillOpacity={0.85}
      />
    </>
  )
}

/** Where a bar begins, how far it is certain, and where it ends. */
function barOf({ gap, gapWithin }: LedgerLine, x: Scale) {
  const zero = x(0)
  const ends = [x(gap), x(gapWithin)]
  const missing = gap + gapWithin < 0
  return missing
    ? { zero, missing, near: Math.min(zero, Math.max(...ends)), end: Math.min(...ends) }
    : { zero, missing, near: Math.max(zero, Math.min(...ends)), end: Math.max(...ends) }
}

function Line({ line, index, props, layout }: { line: LedgerLine; index: number; props: Props; layout: Layout }) {
  const { plate, theme, width, selected = [] } = props
  const { names, row, x, textAt } = layout
  const bright = selected.includes(line.code)
  const { end, missing } = barOf(line, x)
  const weight = bright ? 600 : 400
  return (
    <g data-area={line.code} transform={`translate(0,${top + index * row})`} opacity={opacityOf(props, line.code)}>
      <rect width={width} height={row} fill={theme.ink} fillOpacity={0} />
      {bright ? (
        <rect width={line.code === plate.mine ? 6 : 3} height={row} fill={chosenInk(theme, plate.mine, line.code)} />
      ) : null}
      <text x={names} y={row / 2 + 4.5} textAnchor="end" fill={theme.ink} fontWeight={weight}>
        {fitText(line.name, size, names - 8, weight)}
      </text>
      <Bar line={line} theme={theme} layout={layout} />
      <text {...textAt(missing, end)} y={row / 2 + 4.5} fill={theme.ink} fontWeight={weight}>
        {textOf(line)}
      </text>
    </g>
  )
}

function Draw({ height, ...props }: Props & { readonly height: number }) {
  const { body, theme, width } = props
  const lines = linesOf(body)
  const layout = lay(body, width, height)
  const zero = layout.x(0)
  const axis = `fewer ← ${body.unit} → more than at ${body.benchmark.name}`
  const isCentred = textWidth(axis, small) <= 2 * Math.min(zero, width - zero)
  return (
    <g fontFamily={fontFamily} fontSize={size}>
      <text
        x={isCentred ? zero : width}
        y={12}
        textAnchor={isCentred ? 'middle' : 'end'}
        fontSize={small}
        fill={theme.muted}
      >
        {fitText(axis, small, width)}
      </text>
      {lines.map((line, index) => (
        <Line key={line.code} line={line} index={index} props={props} layout={layout} />
      ))}
      <line x1={zero} x2={zero} y1={top - 6} y2={top + lines.length * layout.row} stroke={theme.ink} />
    </g>
  )
}

/** Gaps as bars to either side of the benchmark, the largest shortfall first. */
export const ledgerDrawing: Drawing<Ledger> = {
  room: 340,
  rows: (body) => linesOf(body).length,
  height: ({ body }) => top + linesOf(body).length * pitch.most + 6,
  least: ({ body }) => top + linesOf(body).length * pitch.least + 6,
  draw: (props, height) => <Draw {...props} height={height} />,
}
