import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'

/** Draws PDFs by a program that shares nothing with what wrote them: PDF.js, which draws on a canvas and so runs in a page of its own. */

const reader = (file: string) => createRequire(import.meta.url).resolve(`pdfjs-dist/legacy/build/${file}`)

/** Makes a page ready to draw PDFs. */
export async function readyForPdf(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.addScriptTag({ path: reader('pdf.worker.mjs'), type: 'module' })
  await page.addScriptTag({ path: reader('pdf.mjs'), type: 'module' })
  await page.waitForFunction(() => 'pdfjsLib' in globalThis && 'pdfjsWorker' in globalThis)
}

/** The first page of a PDF as dots, so many across. `page` has been made ready. */
export async function pdfDots(page: Page, bytes: Buffer, width: number): Promise<PNG> {
  const drawn = await page.evaluate(
    async ({ data, wide }) => {
      const { pdfjsLib } = globalThis as unknown as { pdfjsLib: typeof import('pdfjs-dist') }
      const loading = pdfjsLib.getDocument({ data: Uint8Array.from(atob(data), (one) => one.charCodeAt(0)) })
      const document_ = await loading.promise
      const first = await document_.getPage(1)
      const viewport = first.getViewport({ scale: wide / first.getViewport({ scale: 1 }).width })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      await first.render({ canvas, viewport }).promise
      await loading.destroy()
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    },
    { data: bytes.toString('base64'), wide: width },
  )
  return PNG.sync.read(Buffer.from(drawn, 'base64'))
}
