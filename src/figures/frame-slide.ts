import type { Plate } from '#core/plate/plate.ts'
import type { FooterData } from './footer.ts'
import {
  type Content,
  codeSide,
  drawnType,
  fit,
  heightOf,
  layText,
  logoOf,
  marginOf,
  marksHeight,
  noBlock,
  points,
  type RoomLayout,
} from './frame-parts.ts'
import { qrOf } from './qr-path.ts'
import { leastType, type PictureSheet } from './sheet.ts'

/** Slides, whose words stand beside the drawing. */

type SlideRoom = {
  readonly plate: Plate
  readonly sheet: PictureSheet
  readonly data: FooterData
  readonly content: Content
  readonly zoom: number
}

function frameOf({ sheet, zoom }: SlideRoom) {
  const [width, height] = [sheet.width * zoom, (sheet.height ?? sheet.width * 0.5625) * zoom]
  const margin = marginOf(sheet, width)
  return { width, height, margin, inner: width - 2 * margin }
}

/** A slide whose drawing takes the whole height at the left; titles, key and source stand at the right, the code in the free sea. */
export function layWhole(room: SlideRoom): RoomLayout {
  const { plate, sheet, data, content, zoom } = room
  const { width, height, margin, inner } = frameOf(room)
  const column = Math.round(inner * 0.53)
  const x = margin + inner - column
  const logo = logoOf(sheet, width, margin)
  const beside = column - (logo ? logo.width + 12 : 0)
  const words = layText(plate, sheet, data, { title: beside, subtitle: column, foot: column })
  const { title, foot } = words
  const subtitle = content.saysSubtitle ? noBlock : words.subtitle
  const titleEnd = margin + heightOf(title) + 4
  const head = heightOf(title) + 8 + heightOf(subtitle) + marksHeight(plate, column)
  const top = Math.max(head, logo ? logo.height + 8 : 0)
  const footTop = height - margin / 2 - heightOf(foot) - 8
  const qr = qrOf(data, sheet.parts.qr)
  const smallest = points(drawnType, zoom)
  const bottom = footTop - margin - 6
  return {
    width,
    height,
    sheetHeight: height / zoom,
    head: {
      title,
      subtitle: { ...subtitle, x, y: titleEnd },
      marks: titleEnd + heightOf(subtitle),
      x,
      y: margin,
      width: column,
    },
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
    fits: smallest >= leastType[sheet.use] - 0.05 && bottom - top >= (content.aside?.(column) ?? 0),
  }
}

const gap = 20
/** Largest title of a slide whose drawing stands below it. */
const largest = 18
/** Shares of the width that the words may take: more where they have no room in less. */
const shares = [0.34, 0.42] as const

/** A slide with its title across it, and the code at its end: below, the drawing at the left, and at the right the subtitle and what the drawing says beside itself. */
export function layBeside(room: SlideRoom): RoomLayout {
  const layouts = shares.map((share) => layAtShare(room, share))
  // Not empty: there are shares.
  return layouts.find(({ fits }) => fits) ?? layouts[0]!
}

function layAtShare(room: SlideRoom, share: number): RoomLayout {
  const { plate, sheet, data, content, zoom } = room
  const { width, height, margin, inner } = frameOf(room)
  const column = Math.round(inner * share)
  const x = margin + inner - column
  const logo = logoOf(sheet, width, margin)
  const qr = qrOf(data, sheet.parts.qr)
  const code = qr ? codeSide + 12 : 0
  const titled = inner - code - (logo ? logo.width + 12 : 0)
  const { title, subtitle, foot } = layText(plate, sheet, data, {
    title: titled,
    subtitle: column,
    foot: inner,
    largest,
  })
  const titleEnd = margin + heightOf(title) + 4
  const top = Math.max(titleEnd + marksHeight(plate, titled), logo ? logo.y + logo.height : 0) + 8
  const footTop = height - margin / 2 - heightOf(foot) - 8
  const bottom = footTop - 10
  const wordsTop = Math.max(top - 4, qr ? margin + codeSide + 4 : 0)
  const asideTop = wordsTop + heightOf(subtitle) + 8
  const { box, scale } = fit(content, { width: inner - column - gap, height: bottom - top }, sheet.use, true)
  const smallest = points(Math.min(foot.size, drawnType * scale), zoom)
  const isRoom = bottom - asideTop >= (content.aside?.(column) ?? 0)
  return {
    width,
    height,
    sheetHeight: height / zoom,
    head: { title, subtitle: { ...subtitle, x, y: wordsTop }, marks: titleEnd, x: margin, y: margin, width: titled },
    foot: { ...foot, x: margin, y: footTop, width: inner },
    top,
    left: margin,
    inner: inner - column - gap,
    box,
    scale,
    aside: {
      x: (x - margin) / scale,
      width: column / scale,
      top: (asideTop - top) / scale,
      bottom: (bottom - top) / scale,
      code: 0,
    },
    qr: qr && { ...qr, size: codeSide, x: margin + inner - codeSide, y: margin },
    logo: logo && { ...logo, x: logo.x - code },
    smallestType: smallest,
    fits: smallest >= leastType[sheet.use] - 0.05 && box.height * scale <= bottom - top + 1 && isRoom,
  }
}
