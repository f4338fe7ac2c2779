import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

/** Pixels of the picture for each of the figure's. */
const ratio = 2

/** The page's own typeface inside the picture, since a picture that is being drawn may not ask for files. */
async function withTypeface(svg: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(interUrl)).arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  const face = `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}`
  return svg.replace(/(<svg[^>]*>)/, `$1<style>${face}</style>`)
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the browser could not draw the picture'))
    image.src = address
  })
}

/** A figure as PNG at twice its size. Drawn from its SVG, never a photograph of the screen. */
export async function pngBlob(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([await withTypeface(svg)], { type: 'image/svg+xml' }))
  try {
    const image = await loaded(address)
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * ratio
    canvas.height = image.naturalHeight * ratio
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('the browser draws no canvas')
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large for this browser'))),
        'image/png',
      )
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
