import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stand } from './harness.ts'
import { inkOf, labelsOf, save } from './label-ink.ts'

/** A PDF is drawn by a program that shares nothing with what wrote it, and its labels are compared with those of the PNG, dot by dot. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const reader = (file: string) => createRequire(import.meta.url).resolve(`pdfjs-dist/legacy/build/${file}`)

/** The first page of a PDF as dots. PDF.js draws on a canvas, so it is run in a page of its own. */
async function dotsOf(page: Page, bytes: Buffer, width: number): Promise<PNG> {
  await page.goto('about:blank')
  await page.addScriptTag({ path: reader('pdf.worker.mjs'), type: 'module' })
  await page.addScriptTag({ path: reader('pdf.mjs'), type: 'module' })
  await page.waitForFunction(() => 'pdfjsLib' in globalThis && 'pdfjsWorker' in globalThis)
  const drawn = await page.evaluate(
    async ({ data, wide }) => {
      const { pdfjsLib } = globalThis as unknown as { pdfjsLib: typeof import('pdfjs-dist') }
      const document_ = await pdfjsLib.getDocument({ data: Uint8Array.from(atob(data), (one) => one.charCodeAt(0)) })
        .promise
      const first = await document_.getPage(1)
      const viewport = first.getViewport({ scale: wide / first.getViewport({ scale: 1 }).width })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      await first.render({ canvas, viewport }).promise
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    },
    { data: bytes.toString('base64'), wide: width },
  )
  return PNG.sync.read(Buffer.from(drawn, 'base64'))
}

// Its labels stand over points and lines, with a halo.
test('labels of a scatter are as dark in the PDF as in the PNG', async () => {
  const { page, context } = await stand.open({ query: '?v=1&s=compare&m=mpce-headcount&per=cancers' })
  await page.getByRole('button', { name: 'Against need: export' }).click()
  await page.getByRole('dialog').locator('.preview img').waitFor()
  const png = PNG.sync.read(await save(page, 'Save PNG'))
  const svg = (await save(page, 'Save SVG')).toString()
  const pdf = await save(page, 'Save PDF')
  const beside = await context.newPage()
  const labels = (await labelsOf(beside, svg)).filter(({ text }) => text !== '')
  expect(labels.length).toBeGreaterThan(3)
  const drawn = await dotsOf(beside, pdf, png.width)
  for (const label of labels) {
    const [asked, found] = [inkOf(png, label), inkOf(drawn, label)]
    expect(asked, `${label.text} in the PNG`).toBeGreaterThan(0.04)
    expect(found / asked, `${label.text} in the PDF against the PNG`).toBeGreaterThan(0.6)
  }
  await beside.close()
})
