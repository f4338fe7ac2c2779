import type { Plate } from '#core/plate/plate.ts'
import type { FooterData } from './footer.ts'
import {
  bareMargin,
  type Content,
  drawnType,
  type FrameLayout,
  fit,
  heightOf,
  layText,
  logoOf,
  marginOf,
  marksHeight,
  points,
  type RoomLayout,
} from './frame-parts.ts'
import { layBeside, layWhole } from './frame-slide.ts'
import { qrOf } from './qr-path.ts'
import { leastType, type PictureSheet, type SheetUse } from './sheet.ts'

function layAt(plate: Plate, sheet: PictureSheet, data: FooterData, content: Content, zoom: number): RoomLayout {
  const width = sheet.width * zoom
  const margin = marginOf(sheet, width)
  const inner = width - 2 * margin
  const logo = logoOf(sheet, width, margin)
  const qr = qrOf(data, sheet.parts.qr && !sheet.bare)
  const beside = inner - (logo ? logo.width + 16 : 0)
  // On a narrow sheet the code goes below the text, which would have no room beside it.
  const qrBelow = qr !== null && qr.size > inner * 0.4
  const footRoom = inner - (qr && !qrBelow ? qr.size + 16 : 0)
  const { title, subtitle, foot } = layText(plate, sheet, data, { title: beside, subtitle: beside, foot: footRoom })
  const titleEnd = margin + heightOf(title) + 4
  const titles = sheet.bare ? 0 : heightOf(title) + 4 + heightOf(subtitle) + 10
  const head = margin + marksHeight(plate, inner) + titles
  const top = Math.max(head, logo ? logo.y + logo.height + 10 : 0)
  const footHeight = qr ? (qrBelow ? heightOf(foot) + qr.size + 8 : Math.max(heightOf(foot), qr.size)) : heightOf(foot)
  const below = sheet.bare ? bareMargin : 20 + footHeight + margin / 2
  const fixed = sheet.height === null ? null : sheet.height * zoom
  const { box, scale } =
    fixed === null
      ? { box: { width: inner, height: content.height(inner) }, scale: 1 }
      : fit(content, { width: inner, height: Math.max(40, fixed - top - below) }, sheet.use)
  const height = fixed ?? top + box.height + below
  const footTop = height - below + (sheet.bare ? 0 : 12)
  const smallest = points(Math.min(sheet.bare ? drawnType : foot.size, drawnType * scale), zoom)
  return {
    width,
    height,
    sheetHeight: height / zoom,
    head: {
      title,
      subtitle: { ...subtitle, x: margin, y: titleEnd },
      marks: sheet.bare ? margin : titleEnd + heightOf(subtitle),
      x: margin,
      y: margin,
      width: inner,
    },
    foot: { ...foot, x: margin, y: footTop, width: inner },
    top,
    left: margin,
    inner,
    box,
    scale,
    aside: null,
    qr: qr && {
      ...qr,
      x: qrBelow ? margin : width - margin - qr.size,
      y: footTop + (qrBelow ? 12 + heightOf(foot) : 8),
    },
    logo,
    smallestType: smallest,
    fits: smallest >= leastType[sheet.use] - 0.05 && top + box.height * scale <= footTop + 1,
  }
}

/** Factors by which type is smaller than on a screen; below 1 larger. */
const zooms: Readonly<Record<SheetUse, readonly number[]>> = {
  page: [1, 1.1, 1.2, 1.3],
  paper: [1.2],
  slide: [0.5],
  poster: [0.4, 0.45],
}
/** A sheet larger than A4 is read from as much farther away: type grows with it, as that of an A4 page would that is enlarged to it. */
const a4 = (210 / 25.4) * 96 * (297 / 25.4) * 96
function zoomsOf({ use, width, height }: PictureSheet): readonly number[] {
  const own = zooms[use]
  const larger = height === null ? 1 : Math.sqrt((width * height) / a4)
  return use === 'page' && larger > 1.2 ? [1 / larger, ...own] : own
}

/** Tried where nothing else leaves the drawing its room; such a layout does not fit, and says so. */
const lastZooms = [1.5, 1.75, 2, 2.35, 2.8]

/** Scores a layout: legible type, and a drawing on the larger part of the sheet. */
function goodness({ box, scale, inner, height }: RoomLayout, zoom: number): number {
  const filled = (box.width * box.height * scale * scale) / (inner * height)
  return Math.min(filled, 0.62) * 2 + Math.min(scale, 1) / zoom
}

const unnamedIn = (content: Content, { box, aside }: RoomLayout): number => content.unnamed?.(box, aside) ?? 0

/** The best of several layouts that fit, of which one that names all areas is better than any that does not. */
function bestNamed(layouts: readonly RoomLayout[], content: Content): FrameLayout | null {
  let best: FrameLayout | null = null
  for (const layout of layouts) {
    const unnamed = unnamedIn(content, layout)
    if (!best || unnamed < best.unnamed) best = { ...layout, unnamed }
    if (unnamed === 0) break
  }
  return best
}

/** A layout of a sheet, without its names. */
function layRoom(plate: Plate, sheet: PictureSheet, data: FooterData, content: Content): readonly RoomLayout[] {
  const own = zoomsOf(sheet)
  const [first = 1] = own
  if (sheet.use === 'slide') {
    const room = { plate, sheet, data, content, zoom: first }
    if (content.whole) return [layWhole(room)]
    const whole = layAt(plate, sheet, data, content, first)
    const beside = whole.fits ? whole : layBeside(room)
    if (beside.fits) return [beside]
  }
  if (sheet.height === null) return [layAt(plate, sheet, data, content, first)]
  const layouts = (list: readonly number[]) =>
    list.map((zoom) => ({ zoom, layout: layAt(plate, sheet, data, content, zoom) }))
  const sorted = (list: ReturnType<typeof layouts>) =>
    list.toSorted((a, b) => goodness(b.layout, b.zoom) - goodness(a.layout, a.zoom)).map(({ layout }) => layout)
  const fitting = layouts(own).filter(({ layout }) => layout.fits)
  if (fitting.length > 0) return sorted(fitting)
  const tried = layouts([...own, ...lastZooms.map((zoom) => zoom * first)])
  const whole = tried.filter(({ layout: { top, box, scale, foot } }) => top + box.height * scale <= foot.y + 1)
  return whole.length > 0 ? sorted(whole).slice(0, 1) : tried.slice(-1).map(({ layout }) => layout)
}

/**
 * Places titles, drawing and footer on a sheet. Nothing is cut off: where the drawing has too little room its type is smaller than the sheet's use
 * allows, and `fits` says so; where its areas have too little room for their names, `unnamed` says of how many.
 */
export function layFrame(plate: Plate, sheet: PictureSheet, data: FooterData, content: Content): FrameLayout {
  const laid = layRoom(plate, sheet, data, content)
  // There is a layout for every zoom, and there are zooms.
  return bestNamed(laid, content) as FrameLayout
}
