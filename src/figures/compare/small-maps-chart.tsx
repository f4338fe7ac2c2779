import type { SmallMap, SmallMaps } from '#core/compare/small-maps.ts'
import { capitalise } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { singledOut } from '#core/plate/trust.ts'
import type { Box } from '../frame-parts.ts'
import {
  absenceItems,
  classItems,
  flagItems,
  type Item,
  Items,
  layItems,
  restItems,
  rowsHeight,
} from '../legend/items.tsx'
import { layStrip, Strip } from '../legend/strip.tsx'
import { FlagLayer } from '../map/flag-layer.tsx'
import { AreaLayer, AroundLayer, BorderLayer, OutlineLayer } from '../map/layers.tsx'
import { nationalProjection } from '../map/national.ts'
import { paintOf } from '../map/paint.ts'
import { Patterns, patternFill } from '../map/patterns.tsx'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { everyPart } from '../sheet.ts'
import { textWidth, wrapText } from '../text-width.ts'
import { fontFamily } from '../theme.ts'

type Props = DrawingProps<SmallMaps>

/** Height of the country over its width, and the least and the most that a map has of its own. */
const upright = 1.28
const [flattest, tallest] = [0.9, 1.6]
const gap = { across: 16, down: 18 }
const titleSize = 13
const titleLine = 17
const size = 12
const line = 15

/** Width of a map where the page says nothing of its height, with a key of its own or of all; and the least one on which regions can be told apart. */
const usualWidth = { own: 220, shared: 150 }
const leastWidth = 72

const rowsOf = ({ length }: readonly unknown[], columns: number): number => Math.ceil(length / columns)

/** The words above one map. */
function headOf({ title, subtitle }: SmallMap, width: number) {
  const titles = wrapText(title, titleSize, width, 600)
  const words = subtitle === '' ? [] : wrapText(subtitle, size, width)
  return { titles, words, height: titles.length * titleLine + words.length * line + 4 }
}

/** The key of one map that has a scale of its own. */
function keyOf({ plate }: SmallMap, { theme, parts = everyPart }: Props, width: number, prefix = 'x') {
  if (!parts.legend) return { strip: null, items: [], height: 0 }
  const legend = { plate, theme, width }
  const strip = layStrip(plate, width)
  const items = [...(strip ? [] : classItems(legend)), ...absenceItems(legend, prefix), ...flagItems(legend)]
  const rows = rowsHeight(
    items.map(({ label }) => label),
    width,
  )
  return { strip, items, height: 6 + (strip?.height ?? 0) + rows }
}

/** What stands for all maps: their one scale where they have one, land without areas, and which areas are outlined. */
function sharedKey(props: Props) {
  const { body, theme, width, prefix, plate, selected = [], parts = everyPart } = props
  const [first] = body.maps
  if (!first || !parts.legend) return { heading: [], items: [], itemsTop: 0, outlined: [], outlinedTop: 0, height: 0 }
  const legend = { plate: first.plate, theme, width }
  const absences = new Map(body.maps.flatMap((one) => one.plate.absences.map(({ reason, label }) => [reason, label])))
  const absent = [...absences].map(
    ([reason, label]): Item => ({
      key: reason,
      label,
      parts: [{ fill: patternFill(prefix, reason) }],
      index: null,
      note: '',
    }),
  )
  const flags = body.maps.some((one) => singledOut(one.plate).length > 0)
  const flag: Item = { key: 'flag', label: 'read with care', parts: [], index: null, note: '', flag: true }
  const own = body.oneScale ? [...classItems(legend), ...absent, ...(flags ? [flag] : [])] : []
  const items = [...own.map((one) => ({ ...one, note: '' })), ...restItems(legend)]
  const { measure } = first.plate
  const heading = body.oneScale ? wrapText(capitalise(measure.unit), size, width, 600) : []
  const names = selected.flatMap((code) => {
    const found = plate.areas.find(({ area }) => area.code === code)
    return found ? [`${found.area.name}${code === plate.mine ? ' (my area)' : ''}`] : []
  })
  const outlined = names.length > 0 ? wrapText(`Outlined: ${listText(names)}`, size, width) : []
  const rows = rowsHeight(
    items.map(({ label }) => label),
    width,
  )
  const itemsTop = heading.length * line + (heading.length > 0 ? 4 : 0)
  const outlinedTop = itemsTop + rows
  const all = outlinedTop + outlined.length * line
  return { heading, items, itemsTop, outlined, outlinedTop, height: all === 0 ? 0 : all + 8 }
}

/** Width of an entry of a key with the gap after it: where the next one would stand. */
const itemWidth = (label: string): number => layItems([label, ''], Number.POSITIVE_INFINITY)[1]?.x ?? 0

/** Whether the words and the key of a map have room in a column: no word is parted, and no label is wider. */
function hasRoom(map: SmallMap, props: Props, width: number): boolean {
  const parts = (text: string, type: number, weight: number) =>
    text.split(' ').every((word) => textWidth(word, type, weight) <= width)
  const labels = keyOf(map, props, width).items.map(({ label }) => itemWidth(label))
  return (
    parts(map.title, titleSize, 600) &&
    parts(map.subtitle, size, 400) &&
    (props.body.oneScale || labels.every((label) => label <= width))
  )
}

/** Maps in columns: what each row says above and below its maps, and the height that all of that takes. */
function gridOf(props: Props, columns: number) {
  const { body, width } = props
  const cell = (width - gap.across * (columns - 1)) / columns
  const rows = Array.from({ length: rowsOf(body.maps, columns) }, (_, row) => {
    const maps = body.maps.slice(row * columns, (row + 1) * columns)
    return {
      maps,
      head: Math.max(...maps.map((one) => headOf(one, cell).height)),
      key: body.oneScale ? 0 : Math.max(...maps.map((one) => keyOf(one, props, cell).height)),
    }
  })
  // On a slide the key of all stands with the words beside the maps.
  const below = props.aside ? 0 : sharedKey(props).height
  const fixed = rows.reduce((sum, { head, key }) => sum + head + key, 0) + gap.down * (rows.length - 1) + below
  return { columns, cell, rows, fixed }
}

type Grid = ReturnType<typeof gridOf>

/** Each number of columns that the maps can stand in, from one to all beside each other. */
const gridsOf = (props: Props): readonly Grid[] =>
  props.body.maps
    .map((_, at) => at + 1)
    // Of several that need as many rows the one with the fewest columns has the largest maps.
    .filter((columns, at, all) => rowsOf(props.body.maps, columns) !== rowsOf(props.body.maps, all[at - 1] ?? 0))
    .map((columns) => gridOf(props, columns))
    .filter(
      ({ cell }, at) => at === 0 || (cell >= leastWidth && props.body.maps.every((one) => hasRoom(one, props, cell))),
    )

const naturalHeight = ({ rows, cell, fixed }: Grid): number => fixed + rows.length * Math.round(cell * upright)

/** The grid of a page, whose height is as it comes. */
function usualGrid(props: Props): Grid {
  const grids = gridsOf(props)
  const usual = Math.min(usualWidth[props.body.oneScale ? 'shared' : 'own'], props.width / 2 - gap.across)
  const few = grids.filter(({ cell, columns }) => columns === 1 || cell >= usual)
  return few.at(-1) ?? gridOf(props, 1)
}

const leastHeight = ({ rows, fixed }: Grid): number => fixed + rows.length * Math.round(leastWidth * upright)

/** The grid that has the largest maps in a box. */
function gridIn(props: Props, height: number): { readonly grid: Grid; readonly map: Box } {
  const sized = gridsOf(props).map((grid) => {
    const room = (height - grid.fixed) / grid.rows.length
    const mapHeight = Math.max(1, Math.min(room, grid.cell * tallest))
    const map = { width: Math.min(grid.cell, mapHeight / flattest), height: mapHeight }
    return { grid, map, size: Math.min(map.width, map.height / upright) }
  })
  const [best] = sized.toSorted((a, b) => b.size - a.size)
  return best ?? { grid: gridOf(props, 1), map: { width: props.width, height } }
}

/** One map, without its words. */
function OneMap({ map, box, prefix, ...props }: Props & { readonly map: SmallMap; readonly box: Box }) {
  const { shapes, theme, opaque = true, selected = [] } = props
  const { plate } = map
  const projector = nationalProjection(shapes.land, [4, 4, box.width - 4, box.height - 4])
  const scene = { plate, shapes, projector, theme, prefix, unit: 0.75 }
  return (
    <g data-part="map" data-map={map.key}>
      {opaque ? <rect width={box.width} height={box.height} fill={theme.sea} /> : null}
      <g clipPath={`url(#${prefix}-near)`}>
        <AroundLayer {...scene} />
        <AreaLayer {...scene} />
        <BorderLayer {...scene} paints={paintOf(plate, theme)} />
        <FlagLayer {...scene} />
        <OutlineLayer {...scene} codes={selected} mine={plate.mine} />
      </g>
    </g>
  )
}

function Cell(
  props: Props & { readonly map: SmallMap; readonly box: Box; readonly head: number; readonly cell: number },
) {
  const { map, box, head, cell, theme, prefix, body } = props
  const words = headOf(map, cell)
  // Words stand next to their map where another in the row needs more lines.
  const down = head - words.height
  const key = body.oneScale ? null : keyOf(map, props, cell, prefix)
  const keyTop = head + box.height + 6
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
        <g data-part="legend">
          {key.strip ? <Strip strip={key.strip} plate={map.plate} theme={theme} y={keyTop} /> : null}
          <Items plate={map.plate} theme={theme} width={cell} items={key.items} y={keyTop + (key.strip?.height ?? 0)} />
        </g>
      ) : null}
    </>
  )
}

function Draw(props: Props & { readonly height: number }) {
  const { theme, prefix, height, plate, aside } = props
  const inner = aside ? { ...props, width: aside.x - gap.across } : props
  const { grid, map } = gridIn(inner, height)
  const width = aside ? aside.width : props.width
  const shared = sharedKey({ ...props, width })
  let top = 0
  const rows = grid.rows.map(({ maps, head, key }) => {
    const row = { maps, head, top }
    top += head + map.height + key + gap.down
    return row
  })
  const keyTop = aside ? aside.top : top - gap.down + 8
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.ink}>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <clipPath id={`${prefix}-near`}>
        <rect width={map.width} height={map.height} />
      </clipPath>
      {rows.map((row) =>
        row.maps.map((one, column) => (
          <g key={one.key} transform={`translate(${column * (grid.cell + gap.across)},${row.top})`}>
            <Cell {...inner} map={one} box={map} head={row.head} cell={grid.cell} />
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
  wide: true,
  room: 900,
  height: (props) => naturalHeight(usualGrid(props)),
  least: (props) => Math.min(...gridsOf(props).map(leastHeight)),
  besides: (props) => sharedKey(props).height,
  draw: (props, height) => <Draw {...props} height={height} />,
}
