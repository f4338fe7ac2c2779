import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type FooterData, footerLines } from './footer.ts'
import { qrOf } from './qr-path.ts'
import { leastType, type PictureSheet, type SheetUse } from './sheet.ts'
import { wrapText } from './text-width.ts'

export type Box = { readonly width: number; readonly height: number }

/** Room at the right of a slide for titles and source, which leaves the drawing the whole height at the left. */
export type Aside = {
  /** Left edge in the drawing's box, and width. */
  readonly x: number
  readonly width: number
  /** Free height between titles and source. */
  readonly top: number
  readonly bottom: number
  /** Side of the QR code in the top left corner of the drawing, which keeps clear of it; 0 for none. */
  readonly code: number
}

/** The content of a frame. */
export type Content = {
  /** Height of the drawing at a given width. */
  readonly height: (width: number) => number
  /** Least height of a drawing that can take any greater one; null if its height follows from its width. */
  readonly least: ((width: number) => number) | null
  /** Least free height beside a drawing that takes the whole height of a slide, at the width beside it; absent for others. */
  readonly aside?: (width: number) => number
}

const bareMargin = 6
const marginOf = ({ use, bare }: PictureSheet, width: number): number =>
  bare ? bareMargin : use === 'page' ? Math.min(28, width * 0.035) : 16

/** Sizes to try for a title, so that it takes two lines at most. */
const titleSizes = [22, 20, 18, 16, 14.5, 13] as const
const titleLines = 2
const lineOf = (size: number): number => Math.round(size * 1.22)
/** Below this a subtitle is as small as the words of a drawing. */
const narrow = 420
const subtitleSize = (width: number): number => (width > narrow ? 13.5 : 12)
const subtitleLine = (size: number): number => Math.round(size * 1.4)
const footSize = ({ use }: PictureSheet): number => (use === 'slide' ? 12 : 10.5)
const footLine = (size: number): number => size + 4
/** Space for a logo at the top right. */
const logoBox = { width: 150, height: 54 }

/** Side of the code on a slide, in the free sea north-west of Scotland. */
const codeSide = 72

/** Lines of text of one size. */
type Block = { readonly lines: readonly string[]; readonly size: number; readonly line: number }

const noBlock: Block = { lines: [], size: 12, line: 0 }
const heightOf = ({ lines, line }: Block): number => lines.length * line

export type FrameLayout = {
  /** Width of the coordinate system: the sheet's, or another where type has to be smaller or larger than on a page. */
  readonly width: number
  readonly height: number
  /** Height of the sheet in the same units. */
  readonly sheetHeight: number
  readonly head: {
    readonly title: Block
    readonly subtitle: Block
    readonly x: number
    readonly y: number
    readonly width: number
  }
  readonly foot: Block & { readonly x: number; readonly y: number; readonly width: number }
  /** Top and left of the drawing. */
  readonly top: number
  readonly left: number
  readonly inner: number
  /** The box of the drawing, and the scale that fits it. */
  readonly box: Box
  readonly scale: number
  readonly aside: Aside | null
  readonly qr: {
    readonly path: string
    readonly modules: number
    readonly size: number
    readonly x: number
    readonly y: number
  } | null
  readonly logo: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null
  /** Smallest type size on the printed sheet, in points. */
  readonly smallestType: number
  /** Whether everything has its room, and no type is smaller than the sheet's use allows. */
  readonly fits: boolean
}

/** The name of a measure within a sentence; abbreviations keep their capitals. */
const within = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name

/** What a figure may be called, the longest first. A map of two measures is called after both, as a finding on one would be half of it. */
function titlesOf({ title, scale, measure, overlay }: Plate): readonly string[] {
  if (scale === 'bivariate' && overlay) return [`${measure.name} and ${within(overlay.measure.name)}`]
  return [title, title.split(': ')[0] ?? title]
}

/** A title on two lines at most: smaller where it is long; the measure alone where even that is too little. An edited one is left as it is. */
function layTitle(plate: Plate, sheet: PictureSheet, width: number): Block {
  const forms = sheet.title === null ? titlesOf(plate) : [sheet.title]
  const least = titleSizes[titleSizes.length - 1] ?? 13
  for (const words of forms)
    for (const size of titleSizes) {
      const lines = wrapText(words, size, width, 600)
      if (lines.length <= titleLines) return { lines, size, line: lineOf(size) }
    }
  return { lines: wrapText(forms[0] ?? '', least, width, 600), size: least, line: lineOf(least) }
}

function layText(plate: Plate, sheet: PictureSheet, data: FooterData, width: number, footWidth: number) {
  if (sheet.bare) return { title: noBlock, subtitle: noBlock, foot: noBlock }
  const [small, size] = [footSize(sheet), subtitleSize(width)]
  const foot = footerLines(plate, data, sheet, { width: footWidth, size: small })
  return {
    title: layTitle(plate, sheet, Math.min(width, 1100)),
    subtitle: { lines: wrapText(sheet.subtitle ?? plate.subtitle, size, width), size, line: subtitleLine(size) },
    foot: { lines: foot.flatMap((words) => wrapText(words, small, footWidth)), size: small, line: footLine(small) },
  }
}

function logoOf(sheet: PictureSheet, width: number, margin: number): FrameLayout['logo'] {
  const { logo } = sheet.parts
  if (!logo || sheet.bare) return null
  const scale = Math.min(Math.min(logoBox.width, width * 0.28) / logo.width, logoBox.height / logo.height)
  const size = { width: logo.width * scale, height: logo.height * scale }
  return { ...size, x: width - margin - size.width, y: Math.max(6, margin - 6) }
}

const marksHeight = (plate: Plate, width: number): number =>
  markTexts(plate).reduce((sum, text) => sum + wrapText(text, 14, width, 700).length * 18 + 4, 0)

/** Widths to try for a drawing, as shares of the room: below 1 enlarges it, above 1 shrinks it. */
const enlarging = [0.72, 0.8, 0.9]
const shrinking = [1, 1.1, 1.2, 1.35, 1.5, 1.7, 2, 2.4, 3, 4, 5.5, 7.5, 10]

/** The largest drawing that fits a room. In a paper all type has one size, so that nothing is enlarged there. */
function fit(content: Content, room: Box, use: SheetUse): { readonly box: Box; readonly scale: number } {
  if (content.least) {
    const least = content.least(room.width)
    if (least <= room.height) return { box: room, scale: 1 }
    const scale = Math.max(0.1, room.height / least)
    const width = room.width / scale
    return { box: { width, height: Math.max(room.height / scale, content.least(width)) }, scale }
  }
  for (const share of use === 'paper' ? shrinking : [...enlarging, ...shrinking]) {
    const width = room.width * share
    const height = content.height(width)
    if (height / share <= room.height) return { box: { width, height }, scale: 1 / share }
  }
  const width = room.width * 12
  return { box: { width, height: content.height(width) }, scale: 1 / 12 }
}

/** Points of a type of `size` drawing units at a zoom. */
const points = (size: number, zoom: number): number => (size / zoom) * 0.75

/** The smallest type of every drawing, in its own units. */
const drawnType = 12

function layAt(plate: Plate, sheet: PictureSheet, data: FooterData, content: Content, zoom: number): FrameLayout {
  const width = sheet.width * zoom
  const margin = marginOf(sheet, width)
  const inner = width - 2 * margin
  const logo = logoOf(sheet, width, margin)
  const qr = qrOf(data, sheet.parts.qr && !sheet.bare)
  const beside = inner - (logo ? logo.width + 16 : 0)
  // On a narrow sheet the code goes below the text, which would have no room beside it.
  const qrBelow = qr !== null && qr.size > inner * 0.4
  const { title, subtitle, foot } = layText(plate, sheet, data, beside, inner - (qr && !qrBelow ? qr.size + 16 : 0))
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
    head: { title, subtitle, x: margin, y: margin, width: inner },
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

/** A slide whose drawing takes the whole height at the left; titles, key and source stand at the right, the code in the free sea. */
function layAside(
  plate: Plate,
  sheet: PictureSheet,
  data: FooterData,
  room: (width: number) => number,
  zoom: number,
): FrameLayout {
  const [width, height] = [sheet.width * zoom, (sheet.height ?? sheet.width * 0.5625) * zoom]
  const margin = marginOf(sheet, width)
  const inner = width - 2 * margin
  const column = Math.round(inner * 0.53)
  const x = margin + inner - column
  const logo = logoOf(sheet, width, margin)
  const beside = column - (logo ? logo.width + 12 : 0)
  const { title, foot } = layText(plate, sheet, data, beside, column)
  const head = heightOf(title) + 8 + marksHeight(plate, column)
  const top = Math.max(head, logo ? logo.height + 8 : 0)
  const footTop = height - margin / 2 - heightOf(foot) - 8
  const qr = qrOf(data, sheet.parts.qr)
  const smallest = points(drawnType, zoom)
  const bottom = footTop - margin - 6
  return {
    width,
    height,
    sheetHeight: height / zoom,
    head: { title, subtitle: noBlock, x, y: margin, width: column },
    foot: { ...foot, x, y: footTop, width: column },
    top: margin,
    left: margin,
    inner,
    box: { width: inner, height: height - 2 * margin },
    scale: 1,
    aside: { x: x - margin, width: column, top, bottom, code: qr ? codeSide : 0 },
    qr: qr && { ...qr, size: codeSide, x: margin, y: margin },
    logo,
    smallestType: smallest,
    fits: smallest >= leastType[sheet.use] - 0.05 && bottom - top >= room(column),
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
  if (sheet.use === 'slide' && content.aside) return layAside(plate, sheet, data, content.aside, first)
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
