import { type Corner, thirdWords } from '#core/compare/corner.ts'
import type { AbsenceReason } from '#core/domain/cell.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import { Swatch } from '../legend/items.tsx'
import { patternFill } from '../map/patterns.tsx'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { wrapText } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { AreaMap, keyedHeights, layKeyed, mapHeight } from './area-map.tsx'

/** On the page, where there is room for six lines. */
const keyHeight = 104
const cell = 24
const mapWidth = (width: number) => Math.min(width, 480)

const keyLeft = 3 * (cell + 1) + 14

const keyLines = (body: Corner, width: number): readonly string[] => [
  ...wrapText(`→ ${body.service.name}: ${thirdWords.join(', ')}`, 12, width - keyLeft),
  ...wrapText(`↑ ${body.need.name}: ${thirdWords.join(', ')}`, 12, width - keyLeft),
]

/** Areas that have no square, by the pattern that they are drawn in. */
function withoutSquare({ body, plate }: Pick<DrawingProps<Corner>, 'body' | 'plate'>) {
  const squares = new Set(body.areas.map(({ code }) => code))
  const left = plate.areas.filter(({ area, coveredBy }) => coveredBy === null && !squares.has(area.code))
  const reasons = [...new Set(left.map(patternOf))]
  return reasons.map((reason) => [reason, left.filter((one) => patternOf(one) === reason)] as const)
}

const patternOf = ({ cell }: Pick<PlateArea, 'cell'>): AbsenceReason =>
  cell.kind === 'absent' ? cell.reason : 'not-published'

const absentLine = 20

/** Height of the key in a picture. */
const keyAt =
  (props: Pick<DrawingProps<Corner>, 'body' | 'plate'>) =>
  (width: number): number =>
    squareHeight(props, width) + withoutSquare(props).length * absentLine + 6

const squareHeight = ({ body }: Pick<DrawingProps<Corner>, 'body'>, width: number): number =>
  Math.max(3 * (cell + 1), keyLines(body, width).length * 15) + 8

/** What the patterns of areas without a square mean. */
function AbsentKey({ y, ...props }: DrawingProps<Corner> & { readonly y: number }) {
  const { theme, prefix } = props
  return withoutSquare(props).map(([reason, areas], at) => (
    <g key={reason} data-key={reason} transform={`translate(0,${y + at * absentLine})`} fontSize={12} fill={theme.ink}>
      <Swatch parts={[{ fill: patternFill(prefix, reason) }]} stroke={theme.muted} />
      <text x={28} y={11.5}>{`not both figures (${areas.length})`}</text>
    </g>
  ))
}

/** What the nine colours mean. */
function SquareKey({ body, theme, width }: { body: Corner; theme: Theme; width: number }) {
  const lines = keyLines(body, width)
  return (
    <g data-layer="key">
      {theme.bivariate.flatMap((colours, need) =>
        colours.map((fill, service) => (
          <rect
            key={fill}
            x={service * (cell + 1)}
            y={(2 - need) * (cell + 1)}
            width={cell}
            height={cell}
            fill={fill}
            stroke={need === 2 && service === 0 ? theme.ink : 'none'}
            strokeWidth={1.5}
          />
        )),
      )}
      {lines.map((line, at) => (
        <text key={`${at}-${line}`} x={keyLeft} y={11 + at * 15} fontSize={12} fill={theme.ink}>
          {line}
        </text>
      ))}
    </g>
  )
}

/** On the page the key stands above the map; in a picture where the sheet has room for it. */
function placesOf(props: DrawingProps<Corner>, height: number) {
  const { width, parts, keyless } = props
  if (parts) {
    const { map, key } = layKeyed(props, height, keyAt(props))
    return { map: { ...map, x: 0, y: 0 }, key }
  }
  const own = mapWidth(width)
  const map = { x: (width - own) / 2, y: keyless ? 0 : keyHeight, width: own, height: mapHeight(own) }
  return { map, key: { x: 0, y: 0, width } }
}

function Draw({ height, ...props }: DrawingProps<Corner> & { readonly height: number }) {
  const { body, plate, shapes, theme, prefix, selected, keyless, parts, aside } = props
  const { map, key } = placesOf(props, height)
  const squares = new Map(body.areas.map(({ code, square }) => [code, square]))
  const fillOf = (code: string) => {
    const square = squares.get(code)
    if (square) return theme.bivariate[square.need]?.[square.service] ?? theme.land
    const held = plate.areas.find(({ area }) => area.code === code)
    return patternFill(prefix, held ? patternOf(held) : 'not-published')
  }
  return (
    <g fontFamily={fontFamily}>
      {keyless ? null : (
        <g data-part="legend" transform={`translate(${key.x},${key.y})`}>
          <SquareKey body={body} theme={theme} width={key.width} />
          {parts ? <AbsentKey {...props} y={squareHeight(props, key.width)} /> : null}
        </g>
      )}
      <g transform={`translate(${map.x},${map.y})`}>
        <AreaMap
          plate={plate}
          shapes={shapes}
          theme={theme}
          width={map.width}
          height={map.height}
          prefix={prefix}
          isNamed={parts?.labels === true}
          code={aside?.code ?? 0}
          fillOf={fillOf}
          opacityOf={(code) => opacityOf(props, code)}
          selected={selected}
        />
      </g>
    </g>
  )
}

/** Measure and need crossed: nine colours, the corner of low measure and high need outlined in the key. */
export const cornerDrawing: Drawing<Corner> = {
  keyless: true,
  room: 1050,
  height: (props) =>
    props.parts
      ? keyedHeights(props.width, keyAt(props)).height
      : (props.keyless ? 0 : keyHeight) + mapHeight(mapWidth(props.width)),
  least: (props) => keyedHeights(props.width, keyAt(props)).least,
  whole: true,
  besides: (props) => keyAt(props)(props.width),
  draw: (props, height) => <Draw {...props} height={height} />,
}
