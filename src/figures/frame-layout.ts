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
} from './frame-parts.ts'
import { layBeside, layWhole } from './frame-slide.ts'
import { qrOf } from './qr-path.ts'
import { leastType, type PictureSheet, type SheetUse } from './sheet.ts'

function layAt(plate: Plate, sheet: PictureSheet, data: FooterData, content: Content, zoom: number): FrameLayout {
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
/** Tried where nothing else leaves the drawing its room; such a layout does not fit, and says so. */
const lastZooms = [1.5, 1.75, 2, 2.35, 2.8]

/** Scores a layout: legible type, and a drawing on the larger part of the sheet. */
function goodness({ box, scale, inner, height }: FrameLayout, zoom: number): number {
  const filled = (box.width * box.height * scale * scale) / (inner * height)
  return Math.min(filled, 0.62) * 2 + Math.min(scale, 1) / zoom
}

/**
 * Places titles, drawing and footer on a sheet. Nothing is cut off: where the drawing has too little room its type is smaller than the sheet's use
 * allows, and `fits` says so.
 */
export function layFrame(plate: Plate, sheet: PictureSheet, data: FooterData, content: Content): FrameLayout {
  const own = zooms[sheet.use]
  const [first = 1] = own
  if (sheet.use === 'slide') {
    const room = { plate, sheet, data, content, zoom: first }
    if (content.whole) return layWhole(room)
    const whole = layAt(plate, sheet, data, content, first)
    const beside = whole.fits ? whole : layBeside(room)
    if (beside.fits) return beside
  }
  if (sheet.height === null) return layAt(plate, sheet, data, content, first)
  const layouts = (list: readonly number[]) =>
    list.map((zoom) => ({ zoom, layout: layAt(plate, sheet, data, content, zoom) }))
  const fitting = layouts(own).filter(({ layout }) => layout.fits)
  const best = (list: ReturnType<typeof layouts>) =>
    list.reduce((known, one) => (goodness(one.layout, one.zoom) > goodness(known.layout, known.zoom) ? one : known))
      .layout
  if (fitting.length > 0) return best(fitting)
  const tried = layouts([...own, ...lastZooms.map((zoom) => zoom * first)])
  const whole = tried.filter(({ layout: { top, box, scale, foot } }) => top + box.height * scale <= foot.y + 1)
  return whole.length > 0 ? best(whole) : (tried[tried.length - 1]?.layout ?? layAt(plate, sheet, data, content, first))
}
