import jsQR from 'jsqr'
import { pixelsOf } from './picture-type.ts'

/** A picture in which a QR code may stand. */
export type PossibleCode = { readonly at: number; readonly bytes: Uint8Array }

/** Bounds of the search: pictures, pixels of one as it comes, and pixels of a side as it is looked at, the quick way first. */
const most = { pictures: 60, pixels: 60_000_000, sides: [1600, 3600] } as const

async function pixelsAt(bitmap: ImageBitmap, side: number): Promise<ImageData | null> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
  const pen = new OffscreenCanvas(width, height).getContext('2d')
  if (!pen) return null
  // A code in a transparent picture stands on the page.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(bitmap, 0, 0, width, height)
  return pen.getImageData(0, 0, width, height)
}

/** What the QR code of a picture says; null for a picture without one, or one that cannot be drawn. */
async function codeOf(bytes: Uint8Array): Promise<string | null> {
  const size = pixelsOf(bytes)
  if (!size || size.width * size.height > most.pixels) return null
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  } catch {
    return null // a picture that is damaged says nothing
  }
  try {
    for (const side of most.sides) {
      const pixels = await pixelsAt(bitmap, side)
      const found = pixels ? jsQR(pixels.data, pixels.width, pixels.height, { inversionAttempts: 'dontInvert' }) : null
      if (found) return found.data
      if (Math.max(bitmap.width, bitmap.height) <= side) return null
    }
    return null
  } finally {
    bitmap.close()
  }
}

/** What the QR codes of pictures say, by the number of the picture. jsQR, as browsers have no reader of their own that all share. */
export async function codesIn(pictures: readonly PossibleCode[]): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>()
  // Browsers without a canvas in workers find pictures by everything else.
  if (typeof OffscreenCanvas === 'undefined') return found
  for (const { at, bytes } of pictures.slice(0, most.pictures)) {
    const code = await codeOf(bytes)
    if (code !== null) found.set(at, code)
  }
  return found
}
