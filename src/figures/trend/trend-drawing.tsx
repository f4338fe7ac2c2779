import type { AreaSeries } from '#core/plate/series.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { wrapText } from '../text-width.ts'
import { TrendChart } from './trend-chart.tsx'

const rowHeight = 168
const name = { size: 13, line: 17 }

function layTrends(names: readonly string[], width: number) {
  const columns = width >= 640 && names.length > 1 ? 2 : 1
  const each = (width - (columns - 1) * 24) / columns
  const wrapped = names.map((words) => wrapText(words, name.size, each, 600))
  const nameHeight = Math.max(1, ...wrapped.map(({ length }) => length)) * name.line + 5
  const rows = Math.ceil(names.length / columns)
  return { columns, each, wrapped, nameHeight, height: rows * (rowHeight + nameHeight) }
}

const namesOf = ({ body, plate }: DrawingProps<readonly AreaSeries[]>): readonly string[] =>
  body.map(({ code }) => plate.areas.find(({ area }) => area.code === code)?.area.name ?? code)

function Draw(props: DrawingProps<readonly AreaSeries[]>) {
  const { body, plate, theme, width } = props
  const names = namesOf(props)
  const { columns, each, wrapped, nameHeight } = layTrends(names, width)
  return body.map((one, at) => (
    <g
      key={one.code}
      transform={`translate(${(at % columns) * (each + 24)},${Math.floor(at / columns) * (rowHeight + nameHeight)})`}
    >
      {wrapped[at]?.map((words, line) => (
        <text key={`${line}-${words}`} y={14 + line * name.line} fontSize={name.size} fontWeight={600} fill={theme.ink}>
          {words}
        </text>
      ))}
      <g transform={`translate(0,${nameHeight - 4})`}>
        <TrendChart series={one} measure={plate.measure} theme={theme} width={each} height={rowHeight - 8} />
      </g>
    </g>
  ))
}

/** Draws the selected areas over the years, one small chart each. */
export const trendDrawing: Drawing<readonly AreaSeries[]> = {
  height: (props) => layTrends(namesOf(props), props.width).height,
  draw: (props) => <Draw {...props} />,
}
