/** What a picture is made for: its size, and how many pixels that is. */
export type Paper = {
  readonly width: number
  /** Null: as high as the drawing needs. */
  readonly height: number | null
  readonly unit: 'mm' | 'px'
  /** Pixels an inch. */
  readonly dpi: number
}

type Preset = { readonly label: string; readonly paper: Paper }

/** Sizes that are asked for by name. A size is added by one line. */
export const presets = {
  'a4-portrait': { label: 'A4 portrait', paper: { width: 210, height: 297, unit: 'mm', dpi: 300 } },
  'a4-landscape': { label: 'A4 landscape', paper: { width: 297, height: 210, unit: 'mm', dpi: 300 } },
  'a3-portrait': { label: 'A3 portrait', paper: { width: 297, height: 420, unit: 'mm', dpi: 300 } },
  'a3-landscape': { label: 'A3 landscape', paper: { width: 420, height: 297, unit: 'mm', dpi: 300 } },
  slide: { label: 'Slide 16:9', paper: { width: 1920, height: 1080, unit: 'px', dpi: 168 } },
  uhd: { label: '4K 16:9', paper: { width: 3840, height: 2160, unit: 'px', dpi: 336 } },
  square: { label: 'Square', paper: { width: 2160, height: 2160, unit: 'px', dpi: 240 } },
  'column-85': { label: 'Column, 85 mm', paper: { width: 85, height: null, unit: 'mm', dpi: 600 } },
  'column-170': { label: 'Column, 170 mm', paper: { width: 170, height: null, unit: 'mm', dpi: 600 } },
} as const satisfies Record<string, Preset>

export type PresetId = keyof typeof presets
export const presetIds = Object.keys(presets) as readonly PresetId[]

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
