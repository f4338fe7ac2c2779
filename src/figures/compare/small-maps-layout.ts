import type { SmallMap, SmallMaps } from '#core/compare/small-maps.ts'
import { capitalise } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { singledOut } from '#core/plate/trust.ts'
import type { Box } from '../frame-parts.ts'
import { absenceItems, classItems, flagItems, type Item, layItems, restItems, rowsHeight } from '../legend/items.tsx'
import { layStrip } from '../legend/strip.tsx'
import { patternFill } from '../map/patterns.tsx'
import type { DrawingProps } from '../panel/drawing.ts'
import { everyPart } from '../sheet.ts'
import { textWidth, wrapText } from '../text-width.ts'

/** Where small maps, their words and their keys stand. */

export type SmallMapsProps = DrawingProps<SmallMaps>

/** Height of the country over its width, and the least and the most that a map has of its own. */
const upright = 1.28
const [flattest, tallest] = [1.05, 1.6]
/** Sizes of type with the height of their lines, and the gaps between maps. */
export const smallMaps = { title: 13, titleLine: 17, words: 12, wordsLine: 15, across: 16, down: 18 } as const
const { title: titleSize, titleLine, words: size, wordsLine: line, across, down } = smallMaps

/** Width of a map where the page says nothing of its height, with a key of its own or of all; and the least one on which regions can be told apart. */
const usualWidth = { own: 220, shared: 150 }
const leastWidth = 72
/** Between a map and its key beside it. */
export const keyGap = 10

const rowsOf = ({ length }: readonly unknown[], columns: number): number => Math.ceil(length / columns)

/** The words above one map. */
export function headOf({ title, subtitle }: SmallMap, width: number) {
  const titles = wrapText(title, titleSize, width, 600)
  const words = subtitle === '' ? [] : wrapText(subtitle, size, width)
  return { titles, words, height: titles.length * titleLine + words.length * line + 4 }
}

/** The key of one map that has a scale of its own: below it its classes side by side where they have room, beside it one below the other. */
export function keyOf(
  { plate }: SmallMap,
  { theme, prefix, parts = everyPart }: SmallMapsProps,
  width: number,
  isBeside: boolean,
) {
  if (!parts.legend) return { strip: null, items: [], height: 0 }
  const legend = { plate, theme, width }
  const strip = isBeside ? null : layStrip(plate, width)
  const items = [...(strip ? [] : classItems(legend)), ...absenceItems(legend, prefix), ...flagItems(legend)]
  const rows = rowsHeight(
    items.map(({ label }) => label),
    width,
  )
  return { strip, items, height: 6 + (strip?.height ?? 0) + rows }
}

/** What stands for all maps: their one scale where they have one, land without areas, and which areas are outlined. */
export function sharedKey(props: SmallMapsProps) {
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
  // On a page the line is kept free, so that choosing an area moves nothing below.
  const lines = Math.max(outlined.length, props.parts === undefined ? 1 : 0)
  const all = outlinedTop + lines * line
  return { heading, items, itemsTop, outlined, outlinedTop, height: all === 0 ? 0 : all + 8 }
}

/** Width of an entry of a key with the gap after it: where the next one would stand. */
const itemWidth = (label: string): number => layItems([label, ''], Number.POSITIVE_INFINITY)[1]?.x ?? 0

/** Whether the words of a map and its key below it have room in a column: no word is parted, and no label is wider. */
function hasRoom(map: SmallMap, props: SmallMapsProps, width: number, isBeside: boolean): boolean {
  const parts = (text: string, type: number, weight: number) =>
    text.split(' ').every((word) => textWidth(word, type, weight) <= width)
  if (!parts(map.title, titleSize, 600) || !parts(map.subtitle, size, 400)) return false
  if (props.body.oneScale || isBeside) return true
  return keyOf(map, props, width, false).items.every(({ label }) => itemWidth(label) <= width)
}

/** Width of keys beside their maps, with the gap between. */
const besideWidth = (props: SmallMapsProps): number =>
  keyGap +
  Math.max(
    0,
    ...props.body.maps.flatMap((one) => keyOf(one, props, 1, true).items.map(({ label }) => itemWidth(label))),
  )

/** Maps in columns: what each row says above and below its maps, the height that all of that takes, and the room of a map. */
function gridOf(props: SmallMapsProps, columns: number, isBeside = false) {
  const { body, width } = props
  const cell = (width - across * (columns - 1)) / columns
  const keyWidth = isBeside ? besideWidth(props) : 0
  const rows = Array.from({ length: rowsOf(body.maps, columns) }, (_, row) => {
    const maps = body.maps.slice(row * columns, (row + 1) * columns)
    return {
      maps,
      head: Math.max(...maps.map((one) => headOf(one, cell).height)),
      key: body.oneScale || isBeside ? 0 : Math.max(...maps.map((one) => keyOf(one, props, cell, false).height)),
    }
  })
  const keys = isBeside ? body.maps.map((one) => keyOf(one, props, keyWidth, true).height) : []
  // On a slide the key of all stands with the words beside the maps.
  const below = props.aside ? 0 : sharedKey(props).height
  const fixed = rows.reduce((sum, { head, key }) => sum + head + key, 0) + down * (rows.length - 1) + below
  const leastHeight = Math.ceil(Math.max(leastWidth * upright, ...keys))
  return { columns, cell, keyWidth, isBeside, mapWidth: cell - keyWidth, leastHeight, rows, fixed }
}

type Grid = ReturnType<typeof gridOf>

/** Each number of columns that the maps can stand in, from one to all beside each other, with keys below and with keys beside the maps. */
function gridsOf(props: SmallMapsProps): readonly Grid[] {
  const { body, parts = everyPart } = props
  const columns = body.maps
    .map((_, at) => at + 1)
    // Of several that need as many rows the one with the fewest columns has the largest maps.
    .filter((one, at, all) => rowsOf(body.maps, one) !== rowsOf(body.maps, all[at - 1] ?? 0))
  const places = body.oneScale || !parts.legend ? [false] : [false, true]
  return places
    .flatMap((isBeside) => columns.map((one) => gridOf(props, one, isBeside)))
    .filter(
      ({ cell, mapWidth, isBeside }, at) =>
        at === 0 || (mapWidth >= leastWidth && body.maps.every((one) => hasRoom(one, props, cell, isBeside))),
    )
}

/** The grid of a page, whose height is as it comes: keys stand below their maps there. */
function usualGrid(props: SmallMapsProps): Grid {
  const usual = Math.min(usualWidth[props.body.oneScale ? 'shared' : 'own'], props.width / 2 - across)
  const few = gridsOf(props).filter(({ cell, columns, isBeside }) => !isBeside && (columns === 1 || cell >= usual))
  return few.at(-1) ?? gridOf(props, 1)
}

/** The grid that has the largest maps in a box. */
export function gridIn(props: SmallMapsProps, height: number): { readonly grid: Grid; readonly map: Box } {
  const sized = gridsOf(props).flatMap((grid) => {
    const room = (height - grid.fixed) / grid.rows.length
    if (grid.isBeside && room < grid.leastHeight) return []
    const mapHeight = Math.max(1, Math.min(room, grid.mapWidth * tallest))
    const map = { width: Math.min(grid.mapWidth, mapHeight / flattest), height: mapHeight }
    return [{ grid, map, size: Math.min(map.width, map.height / upright) }]
  })
  const [best] = sized.toSorted((a, b) => b.size - a.size)
  return best ?? { grid: gridOf(props, 1), map: { width: props.width, height } }
}

/** Height at a width where nothing else is said. */
export function usualHeight(props: SmallMapsProps): number {
  const { rows, cell, fixed } = usualGrid(props)
  return fixed + rows.length * Math.round(cell * upright)
}

/** The least height at which areas can be told apart. */
export const leastOfGrids = (props: SmallMapsProps): number =>
  Math.min(...gridsOf(props).map(({ rows, fixed, leastHeight }) => fixed + rows.length * leastHeight))
