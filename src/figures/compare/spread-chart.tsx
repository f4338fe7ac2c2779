import { type ClusterPattern, clusterWords, type Spread } from '#core/compare/spread.ts'
import { mostMarks } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { patternFill } from '../map/patterns.tsx'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { fitText, wrapText } from '../text-width.ts'
import { fontFamily, rampOf, type Theme } from '../theme.ts'
import { AreaMap, mapHeight } from './area-map.tsx'

/** Height of a row whose reading takes one line. */
const rowStep = 34
const size = 12.5
const small = 12
const keyHeight = 50
const mapWidth = (width: number) => Math.min(width, 480)

/** Each pattern's place on the scale of seven classes about a benchmark. */
const clusterClass = { 'high-high': 6, 'high-low': 4, 'low-high': 2, 'low-low': 0 } as const

const clusterFill = (pattern: ClusterPattern, theme: Theme): string =>
  rampOf(theme, 'diverging', 7)[clusterClass[pattern]] ?? theme.land

const patternsOf = ({ clusters }: Spread): readonly ClusterPattern[] =>
  [...new Set(Object.values(clusters ?? {}))].sort()

/** From one line of a reading to the next. */
const readingLine = 15

/** The readings on as many lines as they need, each with the top of its row. */
function readingsOf({ lines }: Spread, width: number) {
  let top = 0
  return lines.map((one) => {
    const read = wrapText(one.reading, small, width)
    const row = { ...one, read, top }
    top += rowStep + (read.length - 1) * readingLine
    return { ...row, end: top }
  })
}

const listHeight = (body: Spread, width: number) => (readingsOf(body, width).at(-1)?.end ?? 0) + 8
/** A map of more areas would be thousands of shapes for a picture of a hand's width: their clusters are in the table. */
const hasMap = ({ clusters }: Spread, { areas }: Plate) =>
  areas.length <= mostMarks && clusters !== null && Object.keys(clusters).length > 0

function ClusterMap(props: DrawingProps<Spread>) {
  const { body, plate, shapes, theme, width, prefix, selected } = props
  const map = mapWidth(width)
  const cells = new Map(plate.areas.map(({ area, cell }) => [area.code, cell]))
  return (
    <g transform={`translate(0,${listHeight(body, width)})`}>
      {patternsOf(body).map((pattern, at) => (
        <g key={pattern} transform={`translate(${(at % 2) * (width / 2)},${Math.floor(at / 2) * 20})`}>
          <rect width={22} height={13} fill={clusterFill(pattern, theme)} stroke={theme.muted} strokeWidth={0.5} />
          <text x={28} y={11} fontSize={small} fill={theme.ink}>
            {fitText(clusterWords[pattern], small, width / 2 - 34)}
          </text>
        </g>
      ))}
      <g transform={`translate(${(width - map) / 2},${keyHeight})`}>
        <AreaMap
          plate={plate}
          shapes={shapes}
          theme={theme}
          width={map}
          prefix={prefix}
          fillOf={(code) => {
            const pattern = body.clusters?.[code]
            if (pattern) return clusterFill(pattern, theme)
            const cell = cells.get(code)
            return cell?.kind === 'absent' ? patternFill(prefix, cell.reason) : theme.land
          }}
          opacityOf={(code) => opacityOf(props, code)}
          selected={selected}
        />
      </g>
    </g>
  )
}

function Draw(props: DrawingProps<Spread>) {
  const { body, theme, width } = props
  return (
    <g fontFamily={fontFamily} fontSize={size}>
      {readingsOf(body, width).map(({ id, name, value, read, top }) => (
        <g key={id} transform={`translate(0,${top})`}>
          <text y={14} fill={theme.ink}>
            {fitText(name, size, width - 80)}
          </text>
          <text x={width - 2} y={14} textAnchor="end" fill={theme.ink} fontWeight={600}>
            {value.text}
          </text>
          {read.map((words, at) => (
            <text key={words} y={28 + at * readingLine} fontSize={small} fill={theme.muted}>
              {words}
            </text>
          ))}
        </g>
      ))}
      {hasMap(body, props.plate) ? <ClusterMap {...props} /> : null}
    </g>
  )
}

/** Inequality and likeness of neighbours in figures, and clusters on a map where there are areas enough. */
export const spreadDrawing: Drawing<Spread> = {
  room: 400,
  height: ({ body, plate, width }) =>
    listHeight(body, width) + (hasMap(body, plate) ? keyHeight + mapHeight(mapWidth(width)) : 0),
  draw: (props) => <Draw {...props} />,
}
