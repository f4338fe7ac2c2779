import type { SheetUse } from '#figures/sheet.ts'

/** What a picture is made for: its size, and how many pixels that is. */
export type Paper = {
  readonly width: number
  /** Null: as high as the drawing needs. */
  readonly height: number | null
  readonly unit: 'mm' | 'px'
  /** Pixels an inch. */
  readonly dpi: number
}

type Preset = {
  readonly label: string
  readonly use: SheetUse
  readonly paper: Paper
  /** Millimetres between which the height can be chosen; absent where the size is what its name says. */
  readonly heights?: readonly [least: number, most: number]
}

const mm = (width: number, height: number | null, dpi = 300) => ({ width, height, unit: 'mm', dpi }) as const

/** As high as a page of a journal at most; most columns are lower. */
const columnHeights = [60, 200] as const
const paperHeights = [50, 240] as const
const figureOf = (width: number) =>
  ({
    label: `Figure for a paper, ${width} mm`,
    use: 'paper',
    paper: mm(width, null, 600),
    heights: paperHeights,
  }) as const

/** Sizes that are asked for by name. A size is added by one line. */
export const presets = {
  'word-half': { label: 'Word, half a page', use: 'page', paper: mm(160, 120) },
  'word-page': { label: 'Word, a whole page', use: 'page', paper: mm(160, 230) },
  // 13⅓ inches wide, as the slides of every program are, so that points are what they are there.
  slide: { label: 'Slide 16:9', use: 'slide', paper: { width: 1920, height: 1080, unit: 'px', dpi: 144 } },
  uhd: { label: 'Slide 16:9, 4K', use: 'slide', paper: { width: 3840, height: 2160, unit: 'px', dpi: 288 } },
  poster: { label: 'Poster, A1', use: 'poster', paper: mm(594, 841, 200) },
  'column-85': { label: 'Column, 85 mm', use: 'page', paper: mm(85, 130, 600), heights: columnHeights },
  'column-170': { label: 'Column, 170 mm', use: 'page', paper: mm(170, 130, 600), heights: columnHeights },
  'paper-85': figureOf(85),
  'paper-90': figureOf(90),
  'paper-140': figureOf(140),
  'paper-150': figureOf(150),
  'paper-170': figureOf(170),
  'paper-190': figureOf(190),
  'a4-portrait': { label: 'A4 portrait', use: 'page', paper: mm(210, 297) },
  'a4-landscape': { label: 'A4 landscape', use: 'page', paper: mm(297, 210) },
  'a3-portrait': { label: 'A3 portrait', use: 'page', paper: mm(297, 420) },
  'a3-landscape': { label: 'A3 landscape', use: 'page', paper: mm(420, 297) },
  square: { label: 'Square', use: 'page', paper: { width: 2160, height: 2160, unit: 'px', dpi: 240 } },
} as const satisfies Record<string, Preset>

export type PresetId = keyof typeof presets
export const presetIds = Object.keys(presets) as readonly PresetId[]

/** Heights between which that of a preset can be chosen, in millimetres, or null. */
export const heightsOf = (id: PresetId): readonly [least: number, most: number] | null => {
  const preset: Preset = presets[id]
  return preset.heights ?? null
}

const mmPerInch = 25.4

/** Drawing units an inch: the figures' own measure. */
const unitsPerInch = 96

/** Length of a side in inches. */
const inches = (length: number, { unit, dpi }: Paper): number => (unit === 'mm' ? length / mmPerInch : length / dpi)

/** A sheet's sides in drawing units. */
export function sheetSize(paper: Paper): { readonly width: number; readonly height: number | null } {
  const units = (length: number) => inches(length, paper) * unitsPerInch
  return { width: units(paper.width), height: paper.height === null ? null : units(paper.height) }
}

/** Pixels of a picture whose drawing has the given size in drawing units: A4 at 300 DPI is 2480 by 3508. */
export function pixelSize(
  paper: Paper,
  drawing: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const pixels = (units: number) => Math.max(1, Math.round((units / unitsPerInch) * paper.dpi))
  return { width: pixels(drawing.width), height: pixels(drawing.height) }
}

/** Browsers hold no canvas and few readers a picture beyond these. */
const most = { side: 30_000, pixels: 250_000_000 }
const least = { units: 160, dpi: 36 }

/** Why a picture of this size cannot be made, or null. */
export function paperProblem(paper: Paper): string | null {
  const { width, height } = sheetSize(paper)
  const sides = [width, ...(height === null ? [] : [height])]
  if (![...sides, paper.dpi].every((one) => Number.isFinite(one) && one > 0))
    return 'Write width, height and DPI as numbers above 0.'
  if (paper.dpi < least.dpi) return `At least ${least.dpi} DPI are needed.`
  if (sides.some((side) => side < least.units))
    return 'At this size no word could be read: make it 43 mm or larger each way.'
  const size = pixelSize(paper, { width, height: height ?? width * 1.6 })
  if (Math.max(size.width, size.height) > most.side || size.width * size.height > most.pixels)
    return `${size.width} × ${size.height} pixels are more than a browser can hold: choose fewer DPI, SVG or PDF.`
  return null
}
