import { joinBytes } from '#formats/join-bytes.ts'
import {
  chunk,
  headerChunk,
  resolutionChunk,
  sealedPng,
  signature,
  srgbChunk,
  textChunk,
} from '../snapshot/png-chunks.ts'

/** How far along a long work is, 0 to 1, and a way to stop it. */
export type Work = { readonly signal: AbortSignal; readonly onProgress: (share: number) => void }

/** Yields to the page before work continues. @throws the signal's reason when it was cancelled */
export async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  signal.throwIfAborted()
}

export type Raster = {
  readonly width: number
  readonly height: number
  /** Red, green, blue, opacity of so many rows from a row on. */
  readonly rows: (from: number, count: number) => Uint8ClampedArray
}

/** Pixels that are worked on before the page gets a turn. */
const slice = 500_000

/** Each row as its difference from the row above, which is nought over most of a drawing; opacity is left out where all is opaque. */
function filtered(rows: Uint8ClampedArray, above: Uint8Array, width: number, channels: 3 | 4): Uint8Array<ArrayBuffer> {
  const count = rows.length / (width * 4)
  const out = new Uint8Array(count * (width * channels + 1))
  let to = 0
  for (let row = 0; row < count; row++) {
    out[to++] = 2
    for (let x = 0; x < width; x++) {
      const from = (row * width + x) * 4
      for (let channel = 0; channel < channels; channel++) {
        const value = rows[from + channel] ?? 0
        const at = x * channels + channel
        out[to++] = value - (above[at] ?? 0)
        above[at] = value
      }
    }
  }
  return out
}

/**
 * Writes a picture as PNG row by row, with its resolution and texts, so that no size makes the page stand still. The canvas's own writer has
 * no resolution and takes the whole picture at once.
 */
export async function encodePng(
  raster: Raster,
  options: {
    readonly dpi: number
    readonly transparent: boolean
    readonly texts: readonly (readonly [string, string])[]
  },
  { signal, onProgress }: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = raster
  const channels = options.transparent ? 4 : 3
  const deflate = new CompressionStream('deflate')
  const packed = new Response(deflate.readable).arrayBuffer()
  packed.catch(() => undefined)
  const writer = deflate.writable.getWriter()
  const above = new Uint8Array(width * channels)
  const step = Math.max(1, Math.floor(slice / width))
  try {
    for (let from = 0; from < height; from += step) {
      const rows = raster.rows(from, Math.min(step, height - from))
      await writer.write(filtered(rows, above, width, channels))
      onProgress(Math.min(1, (from + step) / height))
      await breathe(signal)
    }
    await writer.close()
  } catch (fault) {
    await writer.abort(fault).catch(() => undefined)
    throw fault
  }
  const data = new Uint8Array(await packed)
  return sealedPng([
    signature,
    headerChunk(width, height, options.transparent),
    srgbChunk,
    resolutionChunk(options.dpi),
    ...options.texts.map(([keyword, text]) => textChunk(keyword, text)),
    joinBytes([chunk('IDAT', data)]),
  ])
}
