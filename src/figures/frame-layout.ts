import { statusWords } from '#core/domain/cell.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { PictureSheet } from './sheet.ts'
import { wrapText } from './text-width.ts'

/** Data for the footer of an exported figure. */
export type FooterData = {
  /** Date of creation, in words. */
  readonly date: string
  readonly permalink: string
  /** Encodes a QR code as modules row by row, dark ones true. Passed in where pictures are made, which keeps the encoder out of other pages. */
  readonly encodeQr?: (text: string) => { readonly data: readonly (readonly boolean[])[]; readonly size: number }
}

export type Box = { readonly width: number; readonly height: number }

/** The content of a frame. */
export type Content = {
  /** Height of the drawing at a given width. */
  readonly height: (width: number) => number
  /** Least height of a drawing that can take any greater one; null if its height follows from its width. */
  readonly least: ((width: number) => number) | null
}

const pageMargin = 28
const bareMargin = 6
export const title = { size: 22, line: 27 }
export const subtitle = { size: 13.5, line: 19 }
export const foot = { size: 10.5, line: 14.5 }
/** Space for a logo at the top right. */
const logoBox = { width: 150, height: 54 }
/** Smallest module of a QR code that a phone reads from paper: 0.4 mm. */
const qrModule = 1.5

/** Ends a text with exactly one full stop. */
const stopped = (words: string): string => `${words.replace(/[.\s]+$/, '')}.`

/** States the suppressed cells, which a reader could take for gaps in the records. */
function withheldText({ absences, areas }: Plate): string | null {
  const withheld = absences.find(({ reason }) => reason === 'suppressed')?.codes.length ?? 0
  if (withheld === 0) return null
  return `Suppressed: ${withheld} of ${areas.length} areas have a figure that is suppressed, as it rests on too few people or returns.`
}

/** "Status: derived. Coverage: 53 of 78 NHS sites with a machine count." */
const statusLine = ({ statuses, coverageText }: Plate['trust']): string =>
  `Status: ${statuses.map((status) => statusWords[status]).join(', ') || 'no figures'}.${coverageText ? ` ${stopped(`Coverage: ${coverageText}`)}` : ''}`

function sourceLines({ trust }: Plate, full: boolean): readonly string[] {
  if (!full) {
    const { sources, boundaryCredit, cautions } = trust
    const careful = cautions.length > 0 ? ` Read with care (${cautions.length}): see the link.` : ''
    return [
      `${stopped(`Source: ${sourceLine(sources) || 'none'}`)} ${sources.length > 0 ? `${stopped(licenceLine(sources))} ` : ''}${stopped(boundaryCredit)}`,
      `${statusLine(trust)}${careful}`,
    ]
  }
  const sources = trust.sources.map(
    ({ publisher, title: name, year, licence }) => `${publisher}, ${name}${year ? ` (${year})` : ''} [${licence}]`,
  )
  return [
    stopped(`Source: ${sources.join('; ') || 'none'}`),
    statusLine(trust),
    ...trust.cautions.map(({ text }) => stopped(text)),
    stopped(trust.boundaryCredit),
  ]
}

/** Lines of the footer of every picture: source, licence, boundary, status and address. */
export function footerLines(plate: Plate, { date, permalink }: FooterData, sheet: PictureSheet): readonly string[] {
  const { classNote, trust } = plate
  const withheld = withheldText(plate)
  const edited = sheet.title !== null || sheet.subtitle !== null
  return [
    ...(sheet.subtitle === null ? [] : [stopped(`Shown: ${plate.subtitle}`)]),
    ...sourceLines(plate, sheet.parts.source),
    ...(classNote ? [stopped(classNote)] : []),
    ...(withheld ? [withheld] : []),
    `MPCE Atlas, data version ${trust.dataVersion}, ${date}.${edited ? ' Titles edited by the maker of this picture.' : ''} ${permalink}`,
  ]
}

export type FrameLayout = {
  /** Width of the coordinate system: the sheet's, or larger where type had to shrink to leave room for the drawing. */
  readonly width: number
  readonly height: number
  /** Height of the sheet in the same units. */
  readonly sheetHeight: number
  readonly lines: {
    readonly title: readonly string[]
    readonly subtitle: readonly string[]
    readonly foot: readonly string[]
  }
  readonly top: number
  readonly footTop: number
  readonly left: number
  readonly inner: number
  /** The box of the drawing, and the scale that fits it. */
  readonly box: Box
  readonly scale: number
  readonly qr: { readonly path: string; readonly modules: number; readonly size: number } | null
  readonly logo: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null
  /** Smallest type size on the printed sheet, in points. */
  readonly smallestType: number
}

function qrOf({ permalink, encodeQr }: FooterData, wanted: boolean): FrameLayout['qr'] {
  if (!wanted || !encodeQr) return null
  const { data, size } = encodeQr(permalink)
  const path = data.flatMap((row, y) => row.flatMap((black, x) => (black ? [`M${x},${y}h1v1h-1z`] : []))).join('')
  return { path, modules: size, size: Math.max(84, size * qrModule) }
}

function logoOf(sheet: PictureSheet, width: number): FrameLayout['logo'] {
  const { logo } = sheet.parts
  if (!logo) return null
  const scale = Math.min(Math.min(logoBox.width, width * 0.28) / logo.width, logoBox.height / logo.height)
  const size = { width: logo.width * scale, height: logo.height * scale }
  return { ...size, x: width - pageMargin - size.width, y: pageMargin - 6 }
}

/** Widths to try for a drawing, as shares of the room: below 1 enlarges it, above 1 shrinks it. */
const shares = [0.72, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.7, 2, 2.4, 3, 4, 5.5, 7.5, 10]

/** The largest drawing that fits a room. */
function fit(content: Content, room: Box): { readonly box: Box; readonly scale: number } {
  if (content.least) {
    const least = content.least(room.width)
    if (least <= room.height) return { box: room, scale: 1 }
    const scale = Math.max(0.1, room.height / least)
    const width = room.width / scale
    return { box: { width, height: Math.max(room.height / scale, content.least(width)) }, scale }
  }
  for (const share of shares) {
    const width = room.width * share
    const height = content.height(width)
    if (height / share <= room.height) return { box: { width, height }, scale: 1 / share }
  }
  const width = room.width * 12
  return { box: { width, height: content.height(width) }, scale: 1 / 12 }
}

const noLines = { title: [], subtitle: [], foot: [] } as const

function layAt(plate: Plate, sheet: PictureSheet, imprint: FooterData, content: Content, zoom: number): FrameLayout {
  const width = sheet.width * zoom
  const margin = sheet.bare ? bareMargin : pageMargin
  const inner = width - 2 * margin
  const logo = sheet.bare ? null : logoOf(sheet, width)
  const qr = qrOf(imprint, sheet.parts.qr && !sheet.bare)
  const beside = inner - (logo ? logo.width + 16 : 0)
  // On a narrow sheet the code goes below the text, which would have no room beside it.
  const qrBelow = qr !== null && qr.size > inner * 0.4
  const footRoom = inner - (qr && !qrBelow ? qr.size + 16 : 0)
  const lines = sheet.bare
    ? noLines
    : {
        title: wrapText(sheet.title ?? plate.title, title.size, Math.min(beside, 1100), 600),
        subtitle: wrapText(sheet.subtitle ?? plate.subtitle, subtitle.size, beside),
        foot: footerLines(plate, imprint, sheet).flatMap((words) => wrapText(words, foot.size, footRoom)),
      }
  const marks = markTexts(plate).reduce((sum, text) => sum + wrapText(text, 14, inner, 700).length * 18 + 4, 0)
  const titles = lines.title.length * title.line + 6 + lines.subtitle.length * subtitle.line + 14
  const head = margin + marks + (sheet.bare ? 0 : titles)
  const top = Math.max(head, logo ? logo.y + logo.height + 14 : 0)
  const footWords = lines.foot.length * foot.line
  const footHeight = qr ? (qrBelow ? footWords + qr.size + 8 : Math.max(footWords, qr.size)) : footWords
  const below = sheet.bare ? bareMargin : 14 + 12 + footHeight + margin / 2
  const common = { width, lines, top, left: margin, inner, qr, logo }
  if (sheet.height === null) {
    const height = content.height(inner)
    const whole = top + height + below
    const type = (foot.size / zoom) * 0.75
    return {
      ...common,
      height: whole,
      sheetHeight: whole / zoom,
      footTop: sheet.bare ? whole : top + height + 14,
      box: { width: inner, height },
      scale: 1,
      smallestType: type,
    }
  }
  const height = sheet.height * zoom
  const room = { width: inner, height: Math.max(40, height - top - below) }
  const { box, scale } = fit(content, room)
  return {
    ...common,
    height,
    sheetHeight: sheet.height,
    footTop: height - below + (sheet.bare ? 0 : 14),
    box,
    scale,
    smallestType: (Math.min(foot.size, 11 * scale) / zoom) * 0.75,
  }
}

/** Factors by which type may shrink in favour of the drawing. */
const zooms = [1, 1.15, 1.3, 1.5, 1.75, 2, 2.35, 2.8]

/** Scores a layout: legible type, and a drawing on the larger part of the sheet. */
function goodness({ box, scale, inner, height }: FrameLayout, zoom: number): number {
  const filled = (box.width * box.height * scale * scale) / (inner * height)
  return Math.min(filled, 0.62) * 2 + Math.min(scale, 1) / zoom
}

/**
 * Places titles, drawing and footer on a sheet. Nothing is cut off: where the text leaves the drawing too little room, all type shrinks, and
 * `smallestType` gives the result.
 */
export function layFrame(plate: Plate, sheet: PictureSheet, imprint: FooterData, content: Content): FrameLayout {
  if (sheet.height === null) return layAt(plate, sheet, imprint, content, 1)
  const tried = zooms.map((zoom) => ({ zoom, layout: layAt(plate, sheet, imprint, content, zoom) }))
  const fitting = tried.filter(({ layout }) => layout.top + layout.box.height * layout.scale <= layout.footTop + 1)
  const [first, ...rest] = fitting.length > 0 ? fitting : tried.slice(-1)
  if (!first) throw new RangeError('a sheet has at least one layout')
  return rest.reduce(
    (best, one) => (goodness(one.layout, one.zoom) > goodness(best.layout, best.zoom) ? one : best),
    first,
  ).layout
}
