import type { Plate } from '#core/plate/plate.ts'
import type { Series } from '#core/plate/series.ts'
import { Frame, type Imprint, layFrame } from '../frame.tsx'
import type { Theme } from '../theme.ts'
import { Sparkline } from './sparkline.tsx'

const rowHeight = 150
const nameHeight = 22

/** The selected areas over the years, one small chart each, as a picture that stands by itself. */
export function TrendFigure({
  plate,
  series,
  theme,
  width,
  imprint,
}: {
  readonly plate: Plate
  readonly series: readonly Series[]
  readonly theme: Theme
  readonly width: number
  readonly imprint: Imprint
}) {
  const { inner } = layFrame(plate, width, 0, imprint)
  const columns = inner >= 640 && series.length > 1 ? 2 : 1
  const each = (inner - (columns - 1) * 24) / columns
  const rows = Math.ceil(series.length / columns)
  return (
    <Frame plate={plate} theme={theme} width={width} imprint={imprint} contentHeight={rows * (rowHeight + nameHeight)}>
      {series.map((one, at) => {
        const name = plate.areas.find(({ area }) => area.code === one.code)?.area.name ?? one.code
        const x = (at % columns) * (each + 24)
        const y = Math.floor(at / columns) * (rowHeight + nameHeight)
        return (
          <g key={one.code} transform={`translate(${x},${y})`}>
            <text y={14} fontSize={13} fontWeight={640} fill={theme.ink}>
              {name}
            </text>
            <g transform={`translate(0,${nameHeight - 4})`}>
              <Sparkline
                series={one}
                measure={plate.measure}
                theme={theme}
                width={each}
                height={rowHeight - 8}
                label={`${name}: ${plate.measure.name}`}
              />
            </g>
          </g>
        )
      })}
    </Frame>
  )
}
