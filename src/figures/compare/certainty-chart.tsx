import type { Certainty, Doubt } from '#core/compare/certainty.ts'
import { doubtWords } from '#core/compare/certainty.ts'
import { withoutOverlay } from '#core/plate/area-fill.ts'
import { hatchParts, Swatch } from '../legend/items.tsx'
import { LegendGroup, legendHeight } from '../legend.tsx'
import { fillText, hatchOver, paintOf } from '../map/paint.ts'
import { patternFill } from '../map/patterns.tsx'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { wrapText } from '../text-width.ts'
import { fontFamily } from '../theme.ts'
import { AreaMap, keyedHeights, layKeyed, mapHeight } from './area-map.tsx'

const size = 12
const mapWidth = (width: number) => Math.min(width, 480)

const patterns = { unclear: 'third', partial: 'second' } as const
type Props = DrawingProps<Certainty>

const hatched = (doubt: Doubt | undefined): doubt is keyof typeof patterns => doubt === 'unclear' || doubt === 'partial'

const itemsOf = (body: Certainty): readonly (keyof typeof patterns)[] =>
  (['unclear', 'partial'] as const).filter((doubt) => Object.values(body.doubts).includes(doubt))

const line = 20

const labelLeft = 28

/** What the hatching means, each kind from a line of its own on. */
function doubtItems(body: Certainty, width: number) {
  let y = 0
  return itemsOf(body).map((doubt) => {
    const lines = wrapText(`hatched: ${doubtWords[doubt]}`, size, width - labelLeft)
    const item = { doubt, lines, y }
    y += line + (lines.length - 1) * 15
    return { ...item, end: y }
  })
}

function DoubtKey({ body, plate, theme, prefix, width }: Pick<Props, 'body' | 'plate' | 'theme' | 'prefix' | 'width'>) {
  return doubtItems(body, width).map(({ doubt, lines, y }) => (
    <g key={doubt} data-key={patterns[doubt]} transform={`translate(0,${y})`} fontSize={size} fill={theme.ink}>
      <Swatch parts={hatchParts(plate, theme, patterns[doubt], prefix)} stroke={theme.muted} />
      {lines.map((words, at) => (
        <text key={words} x={labelLeft} y={11.5 + at * 15}>
          {words}
        </text>
      ))}
    </g>
  ))
}

/** Classes first, then hatching; the map stands below both. */
function keyHeights({ body, plate, theme, width }: Pick<Props, 'body' | 'plate' | 'theme' | 'width'>) {
  const classes = legendHeight({ plate, theme, width })
  return { classes, all: classes + (doubtItems(body, width).at(-1)?.end ?? 0) + 8 }
}

/** The classes of the measure alone, whatever lies over the map of the page. */
const plainProps = (props: Props): Props => ({ ...props, plate: { ...withoutOverlay(props.plate), sites: null } })

const keyAt = (props: Props) => (width: number) => keyHeights({ ...props, width }).all

/** On the page the key stands above the map; in a picture where the sheet has room for it. */
function placesOf(props: Props, height: number) {
  const { width, parts } = props
  if (parts) {
    const { map, key } = layKeyed(props, height, keyAt(props))
    return { map: { ...map, x: 0, y: 0 }, key }
  }
  const own = mapWidth(width)
  const map = { x: (width - own) / 2, y: keyHeights(props).all, width: own, height: mapHeight(own) }
  return { map, key: { x: 0, y: 0, width } }
}

function Draw({ height, ...given }: Props & { readonly height: number }) {
  const props = plainProps(given)
  const { body, plate, shapes, theme, prefix, selected, parts, aside } = props
  const paints = paintOf(plate, theme)
  const { map, key } = placesOf(props, height)
  const { classes } = keyHeights({ ...props, width: key.width })
  return (
    <g fontFamily={fontFamily}>
      <g data-part="legend" transform={`translate(${key.x},${key.y})`}>
        <LegendGroup plate={plate} theme={theme} width={key.width} prefix={prefix} />
        <g transform={`translate(0,${classes})`}>
          <DoubtKey {...props} width={key.width} />
        </g>
      </g>
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
  height: (props) =>
    props.parts
      ? keyedHeights(props.width, keyAt(plainProps(props))).height
      : keyHeights(plainProps(props)).all + mapHeight(mapWidth(props.width)),
  least: (props) => keyedHeights(props.width, keyAt(plainProps(props))).least,
  whole: true,
  besides: (props) => keyHeights(plainProps(props)).all,
  draw: (props, height) => <Draw {...props} height={height} />,
}
