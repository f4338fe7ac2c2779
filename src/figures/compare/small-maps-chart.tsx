import type { SmallMap, SmallMaps } from '#core/compare/small-maps.ts'
import type { Box } from '../frame-parts.ts'
import { Items } from '../legend/items.tsx'
import { Strip } from '../legend/strip.tsx'
import { coarseProjector } from '../map/coarse-projector.ts'
import { FlagLayer } from '../map/flag-layer.tsx'
import { AroundLayer, BorderLayer, type MapScene, OutlineLayer, pathData } from '../map/layers.tsx'
import { nationalProjection } from '../map/national.ts'
import { fillText, paintOf } from '../map/paint.ts'
import { Patterns } from '../map/patterns.tsx'
import { type Drawing, opacityOf } from '../panel/drawing.ts'
import { fontFamily } from '../theme.ts'
import {
  gridIn,
  headOf,
  keyGap,
  keyOf,
  leastOfGrids,
  type SmallMapsProps,
  sharedKey,
  smallMaps,
  usualHeight,
} from './small-maps-layout.ts'

const { title: titleSize, titleLine, words: size, wordsLine: line, across, down } = smallMaps

/** The areas in their colours; on a page each says its own figure, which is not that of the page's map. */
function Areas({
  plate,
  shapes,
  projector,
  theme,
  prefix,
  hasWords,
  dimmed,
}: MapScene & Pick<SmallMapsProps, 'dimmed'> & { readonly hasWords: boolean }) {
  const paints = paintOf(plate, theme)
  const about = `${plate.measure.name}, ${plate.trust.periodText}`
  return (
    <g data-layer="areas">
      <path data-layer="land" d={pathData(projector, shapes.land)} fill={theme.land} />
      {plate.areas.map(({ area: { code, name }, text, coverageText }) => {
        const [shape, paint] = [shapes.areas.get(code), paints.get(code)]
        if (!shape || !paint) return null
        const words = hasWords ? `${name}: ${[text, coverageText].filter(Boolean).join(', ')}. ${about}` : undefined
        return (
          <path
            key={code}
            data-area={code}
            data-words={words}
            d={pathData(projector, shape)}
            fill={fillText(paint, prefix)}
            fillOpacity={opacityOf({ dimmed }, code)}
          />
        )
      })}
    </g>
  )
}

/** One map, without its words. */
function OneMap({ map, box, prefix, ...props }: SmallMapsProps & { readonly map: SmallMap; readonly box: Box }) {
  const { shapes, theme, opaque = true, selected = [] } = props
  const { plate } = map
  const projector = coarseProjector(nationalProjection(shapes.land, [4, 4, box.width - 4, box.height - 4]))
  const scene = { plate, shapes, projector, theme, prefix, unit: 0.75 }
  return (
    <g data-part="map" data-map={map.key}>
      {opaque ? <rect width={box.width} height={box.height} fill={theme.sea} /> : null}
      <g clipPath={`url(#${prefix}-near)`}>
        <AroundLayer {...scene} />
        <Areas {...scene} dimmed={props.dimmed} hasWords={props.parts === undefined} />
        <BorderLayer {...scene} paints={paintOf(plate, theme)} />
        <FlagLayer {...scene} />
        <OutlineLayer {...scene} codes={selected} mine={plate.mine} />
      </g>
    </g>
  )
}

function Cell(
  props: SmallMapsProps & {
    readonly map: SmallMap
    readonly box: Box
    readonly head: number
    readonly grid: ReturnType<typeof gridIn>['grid']
  },
) {
  const { map, box, head, grid, theme, body } = props
  const { isBeside, cell } = grid
  const words = headOf(map, cell)
  // Words stand next to their map where another in the row needs more lines.
  const down = head - words.height
  const keyWidth = isBeside ? grid.keyWidth - keyGap : cell
  const key = body.oneScale ? null : keyOf(map, props, keyWidth, isBeside)
  const keyTop = isBeside ? head : head + box.height + 6
  return (
    <>
      <g transform={`translate(0,${down})`}>
        {words.titles.map((text, at) => (
          <text key={`${at}-${text}`} y={13 + at * titleLine} fontSize={titleSize} fontWeight={600}>
            {text}
          </text>
        ))}
        {words.words.map((text, at) => (
          <text
            key={`${at}-${text}`}
            y={words.titles.length * titleLine + 11 + at * line}
            fontSize={size}
            fill={theme.muted}
          >
            {text}
          </text>
        ))}
      </g>
      <g transform={`translate(0,${head})`}>
        <OneMap {...props} />
      </g>
      {key ? (
        <g data-part="legend" transform={`translate(${isBeside ? box.width + keyGap : 0},0)`}>
          {key.strip ? <Strip strip={key.strip} plate={map.plate} theme={theme} y={keyTop} /> : null}
          <Items
            plate={map.plate}
            theme={theme}
            width={keyWidth}
            items={key.items}
            y={keyTop + (key.strip?.height ?? 0)}
          />
        </g>
      ) : null}
    </>
  )
}

function Draw(props: SmallMapsProps & { readonly height: number }) {
  const { theme, prefix, height, plate, aside } = props
  const inner = aside ? { ...props, width: aside.x - across } : props
  const { grid, map } = gridIn(inner, height)
  const width = aside ? aside.width : props.width
  const shared = sharedKey({ ...props, width })
  let top = 0
  const rows = grid.rows.map(({ maps, head, key }) => {
    const row = { maps, head, top }
    top += head + map.height + key + down
    return row
  })
  const keyTop = aside ? aside.top : top - down + 8
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.ink}>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <clipPath id={`${prefix}-near`}>
        <rect width={map.width} height={map.height} />
      </clipPath>
      {rows.map((row) =>
        row.maps.map((one, column) => (
          <g key={one.key} transform={`translate(${column * (grid.cell + across)},${row.top})`}>
            <Cell {...inner} map={one} box={map} head={row.head} grid={grid} />
          </g>
        )),
      )}
      <g data-part="legend" transform={`translate(${aside?.x ?? 0},0)`}>
        {shared.heading.map((text, at) => (
          <text key={text} y={keyTop + 11 + at * line} fontWeight={600}>
            {text}
          </text>
        ))}
        <Items plate={plate} theme={theme} width={width} items={shared.items} y={keyTop + shared.itemsTop} />
        {shared.outlined.map((text, at) => (
          <text key={text} y={keyTop + shared.outlinedTop + 11 + at * line} fill={theme.muted}>
            {text}
          </text>
        ))}
      </g>
    </g>
  )
}

/** Up to six maps beside each other, each with its words; with one key for all where they are on one scale, else with a key each. */
export const smallMapsDrawing: Drawing<SmallMaps> = {
  alone: true,
  waits: true,
  wide: true,
  room: 900,
  height: usualHeight,
  least: leastOfGrids,
  besides: (props) => sharedKey(props).height,
  draw: (props, height) => <Draw {...props} height={height} />,
}
