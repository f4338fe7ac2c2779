import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stand } from './harness.ts'
import { inkOf, labelsOf, save } from './label-ink.ts'
import { pdfDots, readyForPdf } from './pdf-dots.ts'

/** A PDF is drawn by a program that shares nothing with what wrote it, and its labels are compared with those of the PNG, dot by dot. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

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
  await readyForPdf(beside)
  const drawn = await pdfDots(beside, pdf, png.width)
  for (const label of labels) {
    const [asked, found] = [inkOf(png, label), inkOf(drawn, label)]
    expect(asked, `${label.text} in the PNG`).toBeGreaterThan(0.04)
    expect(found / asked, `${label.text} in the PDF against the PNG`).toBeGreaterThan(0.6)
  }
  await beside.close()
})
