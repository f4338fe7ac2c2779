import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import type { Raster } from './encode-png.ts'

let face: Promise<string> | null = null

async function readFace(): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(interUrl)).arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}`
}

/** The page's own typeface inside the picture: a picture may not ask for files, and a reader elsewhere may not have it. */
export async function withTypeface(svg: string): Promise<string> {
  face ??= readFace()
  const style = `<style>${await face}</style>`
  return svg.replace(/(<svg[^>]*>)/, `$1${style}`)
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the browser could not draw the picture'))
    image.src = address
  })
}

/** The drawing at another size, in pixels. */
const sized = (svg: string, width: number, height: number): string =>
  svg.replace(/<svg[^>]*>/, (tag) =>
    tag
      .replace(/ width="[^"]*"/, ` width="${width}"`)
      .replace(/ height="[^"]*"/, ` height="${height}" preserveAspectRatio="none"`),
  )

/**
 * A drawing as rows of pixels, a band at a time. Drawn from its SVG at the size that is wanted, never a photograph of the screen.
 * @returns the rows, and what to do when they are no longer wanted
 */
export async function drawRaster(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Raster & { readonly release: () => void }> {
  const { width, height } = size
  const picture = new Blob([sized(await withTypeface(svg), width, height)], { type: 'image/svg+xml' })
  const address = URL.createObjectURL(picture)
  const image = await loaded(address).finally(() => URL.revokeObjectURL(address))
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('the browser draws no canvas')
  return {
    width,
    height,
    rows: (from, count) => {
      if (canvas.width !== width || canvas.height !== count) {
        canvas.width = width
        canvas.height = count
      } else pen.clearRect(0, 0, width, count)
      pen.drawImage(image, 0, -from, width, height)
      return pen.getImageData(0, 0, width, count).data
    },
    release: () => {
      canvas.width = 0
      canvas.height = 0
    },
  }
}
