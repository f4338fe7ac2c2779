import type { FoundFigure } from '#core/doctor/identify.ts'
import type { FreshPicture } from '#core/doctor/report-file.ts'
import { panelIdText } from '#core/panel/panel.ts'
import { drawRaster, withTypeface } from '#exports/picture/draw-raster.ts'
import { readDrawn } from '#exports/picture/drawn.ts'
import type { Work } from '#exports/picture/encode-png.ts'
import { drawPicture, type PictureInput, pictureLink, pictureSnapshot, pngOf } from '#exports/picture/picture.tsx'
import { sealedSvg } from '#exports/snapshot/embed.ts'
import { pixelsOf } from '#io/reports/picture-type.ts'
import type { Exported } from '../shared.ts'

/** The panel of a figure among those that its view has today; null where it is gone, or the figure does not say which it was. */
export const panelOf = ({ panels }: Pick<Exported, 'panels'>, figure: string | null) =>
  panels.find(({ id }) => panelIdText(id) === figure) ?? null

const unitsPerInch = 96
/** Where nothing says how large type was: a sheet as wide as the text of a page. */
const plainInches = 6.3

/**
 * How a figure is drawn anew so that it fits the place of the old picture: as many pixels, type in the same proportion to them, the same parts.
 * @param old the bytes of the picture as the document has it
 * @throws Error with the reason when it cannot be drawn
 */
function freshInput(exported: Exported, { picture, identity }: FoundFigure, old: Uint8Array, made: Date): PictureInput {
  const panel = panelOf(exported, identity.figure)
  if (!panel) throw new Error('the atlas no longer has this figure')
  const size = pixelsOf(old)
  if (!size || size.width < 16 || size.height < 16) throw new Error('the old picture has no size that can be read')
  const { use, look, opaque, bare, title, subtitle, width, parts } = readDrawn(identity.drawn)
  const inches = width === null ? (picture.inches ?? plainInches) : width / unitsPerInch
  return {
    ...exported,
    panel,
    made,
    paper: { width: size.width, height: size.height, unit: 'px', dpi: size.width / inches },
    use,
    look,
    opaque: opaque || picture.type === 'jpeg',
    bare,
    title,
    subtitle,
    parts: { ...parts, logo: null },
  }
}

/** A drawing as JPEG, which some programs turn pictures into. */
async function jpegOf(svg: string, size: { readonly width: number; readonly height: number }): Promise<Uint8Array> {
  const raster = await drawRaster(svg, size)
  try {
    const canvas = document.createElement('canvas')
    canvas.width = size.width
    canvas.height = size.height
    const pen = canvas.getContext('2d')
    const pixels = raster.rows(0, size.height) as Uint8ClampedArray<ArrayBuffer>
    pen?.putImageData(new ImageData(pixels, size.width, size.height), 0, 0)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92))
    if (!blob) throw new Error('the browser could not write the picture')
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    raster.release()
  }
}

/**
 * The picture that takes the place of an old one: the same figure of the same view, with today's data.
 * @throws Error with the reason; the signal's reason when it was cancelled
 */
export async function freshPicture(
  exported: Exported,
  figure: FoundFigure,
  old: Uint8Array,
  made: Date,
  work: Work,
): Promise<FreshPicture> {
  const input = freshInput(exported, figure, old, made)
  const drawn = drawPicture(input)
  const { width, height } = input.paper
  const bytes =
    figure.picture.type === 'jpeg'
      ? await jpegOf(drawn.svg, { width, height: height ?? drawn.height })
      : await pngOf(drawn, input, work)
  const vector =
    figure.picture.vector === null ? null : sealedSvg(await withTypeface(drawn.svg), pictureSnapshot(input))
  return { at: figure.at, bytes, vector, alt: drawn.description, link: pictureLink(input) }
}
