import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type FooterData, footerLines } from './footer.ts'
import type { PictureSheet, SheetUse } from './sheet.ts'
import { textWidth, wrapText } from './text-width.ts'

/** What the layouts of a frame share: its parts, their words, and how a drawing fits its room. */

export type Box = { readonly width: number; readonly height: number }

/** Room at the right of a slide for words, which leaves the drawing the height at the left. */
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
  /** Height of the drawing at a given width; without what it says beside itself on a slide. */
  readonly height: (width: number, isBeside?: boolean) => number
  /** Least height of a drawing that can take any greater one; null if its height follows from its width. */
  readonly least: ((width: number, isBeside?: boolean) => number) | null
  /** Whether it is rows, which make use of no more than their own height. */
  readonly isRows: boolean
  /** Height of what a drawing says beside itself on a slide, at the width beside it; absent for a drawing that says nothing there. */
  readonly aside?: (width: number) => number
  /** How many areas have no room for their names in a box; absent for a drawing that need not name all. */
  readonly unnamed?: (box: Box, aside: Aside | null) => number
  /** Whether it takes the whole height of a slide, with the titles beside it too. */
  readonly whole: boolean
  /** Whether it says itself what the subtitle says. */
  readonly saysSubtitle: boolean
}

export const bareMargin = 6
export const marginOf = ({ use, bare }: PictureSheet, width: number): number =>
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

/** Side of the code on a slide. */
export const codeSide = 72

/** Lines of text of one size. */
type Block = { readonly lines: readonly string[]; readonly size: number; readonly line: number }

export const noBlock: Block = { lines: [], size: 12, line: 0 }
export const heightOf = ({ lines, line }: Block): number => lines.length * line

export type FrameLayout = {
  /** Width of the coordinate system: the sheet's, or another where type has to be smaller or larger than on a page. */
  readonly width: number
  readonly height: number
  /** Height of the sheet in the same units. */
  readonly sheetHeight: number
  readonly head: {
    readonly title: Block
    readonly subtitle: Block & { readonly x: number; readonly y: number }
    /** Top of the words of the marks. */
    readonly marks: number
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
  /** How many areas have no room for their names, of a drawing that has to name all. */
  readonly unnamed: number
}

/** A layout before it is known which names have room. */
export type RoomLayout = Omit<FrameLayout, 'unnamed'>

/** The name of a measure within a sentence; abbreviations keep their capitals. */
const within = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name

/** What a figure may be called, the longest first. A map of two measures is called after both, as a finding on one would be half of it. */
function titlesOf({ title, scale, measure, overlay }: Plate): readonly string[] {
  if (scale === 'bivariate' && overlay) return [`${measure.name} and ${within(overlay.measure.name)}`]
  return [title, title.split(': ')[0] ?? title, measure.name]
}

/** A title on two lines at most: smaller where it is long; the measure alone where even that is too little, which in a column can take three. An edited one is left as it is. */
function layTitle(plate: Plate, sheet: PictureSheet, width: number, largest = 22): Block {
  const forms = sheet.title === null ? titlesOf(plate) : [sheet.title]
  const least = titleSizes[titleSizes.length - 1] ?? 13
  for (const words of forms)
    for (const size of titleSizes.filter((one) => one <= largest)) {
      const lines = wrapText(words, size, width, 600)
      if (lines.length <= titleLines) return { lines, size, line: lineOf(size) }
    }
  return { lines: wrapText(forms.at(-1) ?? '', least, width, 600), size: least, line: lineOf(least) }
}

/** Widths for the words of a sheet, and the largest size of its title. */
type TextRoom = { readonly title: number; readonly subtitle: number; readonly foot: number; readonly largest?: number }

export function layText(plate: Plate, sheet: PictureSheet, data: FooterData, room: TextRoom) {
  if (sheet.bare) return { title: noBlock, subtitle: noBlock, foot: noBlock }
  const [small, size] = [footSize(sheet), subtitleSize(room.subtitle)]
  const foot = footerLines(plate, data, sheet, { width: room.foot, size: small })
  return {
    title: layTitle(plate, sheet, Math.min(room.title, 1100), room.largest),
    subtitle: {
      lines: wrapText(sheet.subtitle ?? plate.subtitle, size, room.subtitle),
      size,
      line: subtitleLine(size),
    },
    foot: { lines: foot.flatMap((words) => wrapText(words, small, room.foot)), size: small, line: footLine(small) },
  }
}

export function logoOf(sheet: PictureSheet, width: number, margin: number): FrameLayout['logo'] {
  const { logo } = sheet.parts
  if (!logo || sheet.bare) return null
  const scale = Math.min(Math.min(logoBox.width, width * 0.28) / logo.width, logoBox.height / logo.height)
  const size = { width: logo.width * scale, height: logo.height * scale }
  return { ...size, x: width - margin - size.width, y: Math.max(6, margin - 6) }
}

/** The marks above a drawing as lines; short ones stand beside each other. */
export function markLines(plate: Plate, width: number): readonly (readonly string[])[] {
  const rows: string[] = []
  for (const text of markTexts(plate)) {
    const beside = `${rows[rows.length - 1]} · ${text}`
    if (rows.length > 0 && textWidth(beside, 14, 700) <= width) rows[rows.length - 1] = beside
    else rows.push(text)
  }
  return rows.map((text) => wrapText(text, 14, width, 700))
}

export const marksHeight = (plate: Plate, width: number): number =>
  markLines(plate, width).reduce((sum, lines) => sum + lines.length * 18 + 4, 0)

/** Widths to try for a drawing, as shares of the room: below 1 enlarges it, above 1 shrinks it. */
const enlarging = [0.72, 0.8, 0.9]
/** Rows and points may be larger still on a page, as they need no room for the names of areas on land; a column is too narrow for that. */
const enlargingMore = [0.6, 0.66]
const leastEnlarged = 420
const shrinking = [1, 1.1, 1.2, 1.35, 1.5, 1.7, 2, 2.4, 3, 4, 5.5, 7.5, 10]

/** The largest drawing that fits a room. In a paper all type has one size, so that nothing is enlarged there. */
export function fit(
  content: Content,
  room: Box,
  use: SheetUse,
  isBeside = false,
): { readonly box: Box; readonly scale: number } {
  const more = content.unnamed ? [] : enlargingMore.filter((share) => room.width * share >= leastEnlarged)
  const larger = use === 'paper' ? [] : [...more, ...enlarging]
  const enlarged = (shares: readonly number[]) => {
    for (const share of shares) {
      const width = room.width * share
      const height = content.height(width, isBeside)
      if (height / share <= room.height) return { box: { width, height }, scale: 1 / share }
    }
    return null
  }
  if (content.least) {
    const least = content.least(room.width, isBeside)
    if (least <= room.height) return (content.isRows ? enlarged(larger) : null) ?? { box: room, scale: 1 }
    const scale = Math.max(0.1, room.height / least)
    const width = room.width / scale
    return { box: { width, height: Math.max(room.height / scale, content.least(width, isBeside)) }, scale }
  }
  const found = enlarged([...larger, ...shrinking])
  if (found) return found
  const width = room.width * 12
  return { box: { width, height: content.height(width, isBeside) }, scale: 1 / 12 }
}

/** Points of a type of `size` drawing units at a zoom. */
export const points = (size: number, zoom: number): number => (size / zoom) * 0.75

/** The smallest type of every drawing, in its own units. */
export const drawnType = 12
