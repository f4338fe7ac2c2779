import type { Logo } from '#figures/sheet.ts'

const largest = 1_000_000

/**
 * Reads the reader's own mark. It is drawn anew, dot by dot: nothing in an SVG runs or asks for files, and what a PNG holds besides its picture
 * (place, camera, author, bytes behind its end) goes into no export.
 * @throws Error in words when it is no picture, or too large
 */
export async function readLogo(file: File): Promise<Logo> {
  if (!['image/png', 'image/svg+xml'].includes(file.type)) throw new Error('A logo is a PNG or an SVG.')
  if (file.size > largest) throw new Error('A logo is at most 1 MB.')
  const href = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('The file could not be read.'))
    reader.readAsDataURL(file)
  })
  const image = new Image()
  image.src = href
  await image.decode().catch((cause: unknown) => {
    throw new Error('The browser cannot draw this picture.', { cause })
  })
  const [width, height] = [image.naturalWidth || 300, image.naturalHeight || 150]
  // Four times the largest size that it is drawn at; a PNG has no more dots than it has.
  const wanted = Math.min(900 / width, 330 / height)
  const scale = file.type === 'image/png' ? Math.min(1, wanted) : wanted
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('The browser draws no canvas.')
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { href: canvas.toDataURL('image/png'), width, height }
}
