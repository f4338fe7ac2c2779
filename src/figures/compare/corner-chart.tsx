import { type Corner, thirdWords } from '#core/compare/corner.ts'
import { patternFill } from '../map/patterns.tsx'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { wrapText } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { AreaMap, mapHeight } from './area-map.tsx'

const keyHeight = 104
const cell = 24
const mapWidth = (width: number) => Math.min(width, 480)

/** What the nine colours mean. */
function SquareKey({ body, theme, width }: { body: Corner; theme: Theme; width: number }) {
  const left = 3 * (cell + 1) + 14
  const lines = [
    ...wrapText(`→ ${body.service.name}: ${thirdWords.join(', ')}`, 12, width - left),
    ...wrapText(`↑ ${body.need.name}: ${thirdWords.join(', ')}`, 12, width - left),
  ]
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
      {lines.slice(0, 6).map((line, at) => (
        <text key={`${at}-${line}`} x={left} y={11 + at * 15} fontSize={12} fill={theme.ink}>
          {line}
        </text>
      ))}
    </g>
  )
}

function Draw(props: DrawingProps<Corner>) {
  const { body, plate, shapes, theme, width, prefix, selected, keyless } = props
  const squares = new Map(body.areas.map(({ code, square }) => [code, square]))
  const map = mapWidth(width)
  const fillOf = (code: string) => {
    const square = squares.get(code)
    if (square) return theme.bivariate[square.need]?.[square.service] ?? theme.land
    const held = plate.areas.find(({ area }) => area.code === code)?.cell
    return patternFill(prefix, held?.kind === 'absent' ? held.reason : 'not-published')
  }
  return (
    <g fontFamily={fontFamily}>
      {keyless ? null : <SquareKey body={body} theme={theme} width={width} />}
      <g transform={`translate(${(width - map) / 2},${keyless ? 0 : keyHeight})`}>
        <AreaMap
          plate={plate}
          shapes={shapes}
          theme={theme}
          width={map}
          prefix={prefix}
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
  height: ({ width, keyless }) => (keyless ? 0 : keyHeight) + mapHeight(mapWidth(width)),
  draw: (props) => <Draw {...props} />,
}
