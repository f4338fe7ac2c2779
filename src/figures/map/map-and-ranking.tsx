import { capitalise } from '#core/domain/letters.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Aside, Box } from '../frame-parts.ts'
import { absenceItems, flagItems, hatchItems, Items, rowsHeight, size } from '../legend/items.tsx'
import { SymbolKey } from '../legend/keys.tsx'
import { layStrip, Strip } from '../legend/strip.tsx'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { RankingColumn, rankingHeight, rankingLeast } from '../ranked-dots/ranking-column.tsx'
import { everyPart, type Parts } from '../sheet.ts'
import { wrapText } from '../text-width.ts'
import { symbolRadius } from './layers.tsx'
import { type Look, legendsOf, MapKeys } from './map-drawing.tsx'
import type { MapExtras } from './map-extras.ts'

const gap = 20
/** Height over width of the country. */
const upright = 1.28

/** Whether a map has no more to explain than its colours, its absences and an overlay: then the colours stand as one strip. */
const isPlain = ({ scale, sites, catchments, mapNotes }: Plate): boolean =>
  scale !== 'bivariate' && sites === null && catchments === null && mapNotes.length === 0

/** What an overlay needs below the strip: its heading, and its circles or its hatching. */
function overlayOf({ plate, theme }: Look, width: number, prefix = 'x') {
  const { overlay } = plate
  const hatches = hatchItems({ plate, theme, width }, prefix)
  const circles = overlay?.mode === 'symbols'
  if (!overlay || (!circles && hatches.length === 0)) return { heading: [], hatches, circles, height: 0 }
  const heading = wrapText(`${overlay.measure.name}, ${overlay.periodText}`, size, width, 600)
  const labels = hatches.map(({ label }) => label)
  const height = circles ? 2 * symbolRadius + 8 : rowsHeight(labels, width)
  return { heading, hatches, circles, height: heading.length * 15 + 4 + height }
}

/** What the colours are of, in which unit, and when; the measure's name is in the title. */
const headingOf = ({ measure, trust }: Plate): string => `${capitalise(measure.unit)}, ${trust.periodText}`

function stripOf(look: Look, width: number) {
  const { plate, theme } = look
  const strip = isPlain(plate) ? layStrip(plate, width) : null
  if (!strip) return null
  const heading = wrapText(headingOf(plate), size, width, 600)
  const items = [...absenceItems({ plate, theme, width }, 'x'), ...flagItems({ plate, theme, width })]
  const itemsTop = heading.length * 15 + strip.height
  const rows =
    items.length > 0
      ? rowsHeight(
          items.map(({ label }) => label),
          width,
        )
      : 0
  const overlayTop = itemsTop + rows
  const height = overlayTop + overlayOf(look, width).height
  return { strip, heading, itemsTop, overlayTop, height }
}

/** Height of the key in a column. */
const keyHeight = (look: Look, width: number, slide = false): number =>
  look.parts.legend ? ((slide && stripOf(look, width)?.height) || legendsOf(look, width).height) + 6 : 0

function OverlayKey({ look, width, prefix, y }: { look: Look; width: number; prefix: string; y: number }) {
  const { heading, hatches, circles } = overlayOf(look, width, prefix)
  const { plate, theme } = look
  const top = y + heading.length * 15 + 4
  return (
    <>
      {heading.map((words, at) => (
        <text key={words} y={y + 11 + at * 15} fontWeight={600}>
          {words}
        </text>
      ))}
      {circles ? <SymbolKey plate={plate} theme={theme} width={width} y={top} /> : null}
      <Items plate={plate} theme={theme} width={width} items={hatches} y={top} />
    </>
  )
}

type KeyProps = { readonly look: Look; readonly width: number; readonly prefix: string; readonly slide: boolean }

/** The key of a map; on a slide the colours side by side with their limits below, then what stands for no figure. */
function Key({ look, width, prefix, slide }: KeyProps) {
  const strip = slide ? stripOf(look, width) : null
  const { plate, theme } = look
  if (!strip) return <MapKeys {...look} prefix={prefix} width={width} y={0} />
  const items = [...absenceItems({ plate, theme, width }, prefix), ...flagItems({ plate, theme, width })]
  return (
    <g data-part="legend" fontSize={size} fill={theme.ink}>
      {strip.heading.map((words, at) => (
        <text key={words} y={11 + at * 15} fontWeight={600}>
          {words}
        </text>
      ))}
      <Strip strip={strip.strip} plate={plate} theme={theme} y={strip.heading.length * 15 + 1} />
      <Items plate={plate} theme={theme} width={width} items={items} y={strip.itemsTop} />
      <OverlayKey look={look} width={width} prefix={prefix} y={strip.overlayTop} />
    </g>
  )
}

/** Where map and column stand in a box: beside each other, or on a narrow sheet below each other. */
function layBoth(look: Look, { width, height }: Box, aside: Aside | undefined) {
  if (aside)
    return {
      map: { width: aside.x - gap, height },
      column: { x: aside.x, y: aside.top, width: aside.width, height: aside.bottom - aside.top },
    }
  if (isWide(width)) {
    const map = Math.min(width * 0.56, Math.max(width * 0.4, height / upright))
    return { map: { width: map, height }, column: { x: map + gap, y: 0, width: width - map - gap, height } }
  }
  const below = Math.min(height * 0.62, keyHeight(look, width) + Math.min(rankingHeight(look.plate), height * 0.4))
  const needed = Math.max(below, keyHeight(look, width) + rankingLeast(look.plate))
  const map = height - needed - 12
  return { map: { width, height: map }, column: { x: 0, y: map + 12, width, height: needed } }
}

const isWide = (width: number): boolean => width >= 440

/** Whether the key counts the areas without a figure, as it does of one measure. */
const countsAbsent = ({ plate, parts }: Look): boolean => parts.legend && plate.scale !== 'bivariate'

/** Rows of which a ranking on a slide has to have room. */
const fewest = (look: Look): number => (isPlain(look.plate) && !look.plate.overlay ? 8 : countsAbsent(look) ? 3 : 4)

const columnNeed = (look: Look, width: number): number => keyHeight(look, width) + rankingLeast(look.plate)

type Column = ReturnType<typeof layBoth>['column']

/** What stands beside the map, or below it. */
function KeyAndRanking({ look, column, ...props }: Omit<KeyProps, 'width'> & { readonly column: Column }) {
  const { plate, theme, parts } = look
  const key = keyHeight(look, column.width, props.slide)
  return (
    <g transform={`translate(${column.x},${column.y})`}>
      {parts.legend ? <Key {...props} look={look} width={column.width} /> : null}
      {parts.ranking ? (
        <g transform={`translate(0,${key})`}>
          <RankingColumn
            plate={plate}
            theme={theme}
            prefix={props.prefix}
            width={column.width}
            height={column.height - key}
            keyed={props.slide && countsAbsent(look)}
          />
        </g>
      ) : null}
    </g>
  )
}

/** The map with its key and its ranking as one figure; on a slide, where its words stand beside it, also without a ranking. */
export function mapAndRanking(map: Drawing<Plate>, extras: MapExtras): Drawing<Plate> {
  const lookOf = ({ body, theme, parts = everyPart }: DrawingProps<Plate>): Look => ({
    plate: body,
    theme,
    parts,
    extras,
  })
  const mapOf = (props: DrawingProps<Plate>, height: number) => {
    const look = lookOf(props)
    const { map: room, column } = layBoth(look, { width: props.width, height }, props.aside)
    const parts: Parts = { ...look.parts, legend: false }
    return { room, column, parts }
  }
  const beside = (width: number) => width * 0.5 - gap
  return {
    height: (props) => {
      const [look, { width }] = [lookOf(props), props]
      if (!isWide(width)) return width * upright + 12 + keyHeight(look, width) + rankingHeight(look.plate)
      return Math.max(width * 0.5 * upright, keyHeight(look, beside(width)) + rankingHeight(look.plate))
    },
    least: (props) => {
      const [look, { width }] = [lookOf(props), props]
      return isWide(width) ? Math.max(230, columnNeed(look, width * 0.44 - gap)) : 220 + columnNeed(look, width)
    },
    whole: true,
    saysSubtitle: (props) => lookOf(props).parts.legend,
    besides: (props) =>
      keyHeight(lookOf(props), props.width, true) +
      (props.parts?.ranking ? rankingLeast(props.body, fewest(lookOf(props))) : 0),
    unnamed: (props, height) => {
      const { room, parts } = mapOf(props, height)
      return map.unnamed?.({ ...props, width: room.width, parts }, room.height) ?? []
    },
    draw: (props, height) => {
      const look = lookOf(props)
      const { room, column, parts: mapParts } = mapOf(props, height)
      return (
        <>
          {map.draw({ ...props, width: room.width, parts: mapParts }, room.height)}
          <KeyAndRanking look={look} column={column} prefix={props.prefix} slide={props.aside !== undefined} />
        </>
      )
    },
  }
}
