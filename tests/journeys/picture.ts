import type { BrowserContext } from 'playwright-core'

/** A picture as a browser decodes it: its size, and how many pixels have each colour ("rgb(1, 2, 3)"). */
export async function decodePicture(context: BrowserContext, bytes: Buffer, type: string) {
  const page = await context.newPage()
  const decoded = await page.evaluate(
    async ({ base64, mime }) => {
      const image = new Image()
      image.src = `data:${mime};base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no canvas')
      pen.drawImage(image, 0, 0)
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
      const colours: Record<string, number> = {}
      for (let at = 0; at < data.length; at += 4) {
        const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`
        colours[colour] = (colours[colour] ?? 0) + 1
      }
      return { width: canvas.width, height: canvas.height, colours }
    },
    { base64: bytes.toString('base64'), mime: type },
  )
  await page.close()
  return decoded
}
