import type { Certainty, Doubt } from '#core/compare/certainty.ts'
import { doubtWords } from '#core/compare/certainty.ts'
import { paintOf } from '../map/paint.ts'
import { patternFill } from '../map/patterns.tsx'
import { textWidth } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { AreaMap, mapHeight } from './area-map.tsx'
import { type Chart, type ChartProps, opacityOf } from './chart.ts'

const size = 12
const mapWidth = (width: number) => Math.min(width, 480)

const patterns = { unclear: 'third', partial: 'second' } as const
const hatched = (doubt: Doubt | undefined): doubt is keyof typeof patterns => doubt === 'unclear' || doubt === 'partial'

const itemsOf = (body: Certainty): readonly (keyof typeof patterns)[] =>
  (['unclear', 'partial'] as const).filter((doubt) => Object.values(body.doubts).includes(doubt))

function Key({ body, theme, width, prefix }: { body: Certainty; theme: Theme; width: number; prefix: string }) {
  let x = 0
  let y = 0
  return itemsOf(body).map((doubt) => {
    const words = `hatched: ${doubtWords[doubt]}`
    const wide = 30 + textWidth(words, size) + 16
    if (x > 0 && x + wide > width) {
      x = 0
      y += 20
    }
    const at = { x, y }
    x += wide
    return (
      <g key={doubt} transform={`translate(${at.x},${at.y})`} fontSize={size} fill={theme.ink}>
        <rect width={22} height={13} fill={theme.sequential[1]} stroke={theme.muted} strokeWidth={0.5} />
        <rect width={22} height={13} fill={patternFill(prefix, patterns[doubt])} />
        <text x={28} y={11}>
          {words}
        </text>
      </g>
    )
  })
}

const keyHeight = 46

function Draw(props: ChartProps<Certainty>) {
  const { body, plate, shapes, theme, width, prefix, selected } = props
  const paints = paintOf({ ...plate, overlay: null }, theme)
  const map = mapWidth(width)
  return (
    <g fontFamily={fontFamily}>
      <Key body={body} theme={theme} width={width} prefix={prefix} />
      <g transform={`translate(${(width - map) / 2},${keyHeight})`}>
        <AreaMap
          plate={plate}
          shapes={shapes}
          theme={theme}
          width={map}
          prefix={prefix}
          fillOf={(code) => {
            const paint = paints.get(code)
            if (!paint) return theme.land
            return paint.kind === 'colour' ? paint.colour : patternFill(prefix, paint.pattern)
          }}
          overFillOf={(code) => {
            const doubt = body.doubts[code]
            return hatched(doubt) ? patternFill(prefix, patterns[doubt]) : null
          }}
          opacityOf={(code) => opacityOf(props, code)}
          selected={selected}
        />
      </g>
    </g>
  )
}

/** The map's classes, hatched wherever it cannot be sure. */
export const certaintyChart: Chart<Certainty> = {
  height: ({ width }) => keyHeight + mapHeight(mapWidth(width)),
  draw: (props) => <Draw {...props} />,
}
