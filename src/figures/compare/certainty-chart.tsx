import type { Certainty, Doubt } from '#core/compare/certainty.ts'
import { doubtWords } from '#core/compare/certainty.ts'
import { withoutOverlay } from '#core/plate/area-fill.ts'
import { hatchParts, Swatch } from '../legend/items.tsx'
import { LegendGroup, legendHeight } from '../legend.tsx'
import { fillText, hatchOver, paintOf } from '../map/paint.ts'
import { patternFill } from '../map/patterns.tsx'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { fontFamily } from '../theme.ts'
import { AreaMap, mapHeight } from './area-map.tsx'

const size = 12
const mapWidth = (width: number) => Math.min(width, 480)

const patterns = { unclear: 'third', partial: 'second' } as const
type Props = DrawingProps<Certainty>

const hatched = (doubt: Doubt | undefined): doubt is keyof typeof patterns => doubt === 'unclear' || doubt === 'partial'

const itemsOf = (body: Certainty): readonly (keyof typeof patterns)[] =>
  (['unclear', 'partial'] as const).filter((doubt) => Object.values(body.doubts).includes(doubt))

const line = 20

/** What the hatching means, a line for each kind. */
function DoubtKey({ body, plate, theme, prefix }: Pick<Props, 'body' | 'plate' | 'theme' | 'prefix'>) {
  return itemsOf(body).map((doubt, at) => (
    <g key={doubt} data-key={patterns[doubt]} transform={`translate(0,${at * line})`} fontSize={size} fill={theme.ink}>
      <Swatch parts={hatchParts(plate, theme, patterns[doubt], prefix)} stroke={theme.muted} />
      <text x={28} y={11.5}>{`hatched: ${doubtWords[doubt]}`}</text>
    </g>
  ))
}

/** Classes first, then hatching; the map stands below both. */
function keyHeights({ body, plate, theme, width }: Pick<Props, 'body' | 'plate' | 'theme' | 'width'>) {
  const classes = legendHeight({ plate, theme, width })
  return { classes, all: classes + itemsOf(body).length * line + 8 }
}

/** The classes of the measure alone, whatever lies over the map of the page. */
const plainProps = (props: Props): Props => ({ ...props, plate: { ...withoutOverlay(props.plate), sites: null } })

function Draw(given: Props) {
  const props = plainProps(given)
  const { body, plate, shapes, theme, width, prefix, selected } = props
  const paints = paintOf(plate, theme)
  const map = mapWidth(width)
  const key = keyHeights(props)
  return (
    <g fontFamily={fontFamily}>
      <g data-part="legend">
        <LegendGroup plate={plate} theme={theme} width={width} prefix={prefix} />
        <g transform={`translate(0,${key.classes})`}>
          <DoubtKey {...props} />
        </g>
      </g>
      <g transform={`translate(${(width - map) / 2},${key.all})`}>
        <AreaMap
          plate={plate}
          shapes={shapes}
          theme={theme}
          width={map}
          prefix={prefix}
          fillOf={(code) => {
            const paint = paints.get(code)
            return paint ? fillText(paint, prefix) : theme.land
          }}
          overFillOf={(code) => {
            const [doubt, paint] = [body.doubts[code], paints.get(code)]
            return hatched(doubt) && paint ? patternFill(prefix, hatchOver(patterns[doubt], paint, theme)) : null
          }}
          opacityOf={(code) => opacityOf(props, code)}
          selected={selected}
        />
      </g>
    </g>
  )
}

/** The map's classes, hatched wherever it cannot be sure. */
export const certaintyDrawing: Drawing<Certainty> = {
  room: 1050,
  height: (props) => keyHeights(plainProps(props)).all + mapHeight(mapWidth(props.width)),
  draw: (props) => <Draw {...props} />,
}
