import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FormatId, formatIds } from '#exports/picture/make-picture.ts'
import { presets } from '#exports/picture/paper.ts'
import { readSvgMarks } from '#exports/picture/svg-marks.ts'
import { looks } from '#figures/looks.ts'
import { leastType } from '#figures/sheet.ts'
import { docxFaults, pdfBriefFaults } from '../exports/brief-faults.ts'
import { drawnPicture } from '../exports/drawn-picture.tsx'
import {
  type Promised,
  pdfFaults,
  pngFaults,
  pptxFaults,
  type SlidePromise,
  svgFaults,
} from '../exports/figure-files.ts'
import { FigureMaker } from '../exports/figure-maker.ts'
import { briefNames, matrixBrief } from '../exports/matrix-briefs.ts'
import { type MatrixCase, matrixNames, matrixOf, someCases } from '../exports/matrix-cases.ts'
import { isAtWord, linesAcross } from '../exports/sheet-faults.ts'
import { Stand } from './harness.ts'
import { pdfDots, readyForPdf } from './pdf-dots.ts'
import { differingShare } from './same-picture.ts'

/** Figures in every format as a browser writes them, read by others: the matrix of tests/exports with its files. */

const stand = new Stand({ webgl: false })
const maker = new FigureMaker()
let pdfPage: Page
beforeAll(async () => {
  await stand.start()
  const { context } = await stand.open({ query: '?v=1&s=data' })
  await maker.start(await context.newPage())
  pdfPage = await context.newPage()
  await readyForPdf(pdfPage)
})
afterAll(async () => {
  maker.stop()
  await stand.stop()
})

/** Sizes whose picture takes a browser seconds: they are in the longer runs. */
const large: ReadonlySet<string> = new Set(['poster', 'uhd', 'a3-portrait', 'a3-landscape'])

/** `MATRIX=all` writes every figure, which takes hours, and `MATRIX=40` forty of each view; else one of each view, on a size that is soon drawn. */
function chosen(): readonly MatrixCase[] {
  const { MATRIX: asked } = process.env
  if (asked === 'all') return matrixNames.flatMap(matrixOf)
  return asked ? someCases(Number(asked), 31) : someCases(1, 29).filter(({ preset }) => !large.has(preset))
}

/** Keeps the files for other programs and for the eye, in the folder that `KEEP_FILES` names. */
function keep(name: string, files: ReadonlyMap<string, Buffer>): void {
  const { KEEP_FILES: folder } = process.env
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const [format, bytes] of files) writeFileSync(join(folder, `${name.replace(/\W+/g, '-')}.${format}`), bytes)
}

/** Pixels across at which the page of a PDF is held against the PNG, and the share of them that may differ. */
const [across, mostDiffering] = [900, 0.0005]

/** Whether PDF.js draws the PDF as the browser drew the PNG. Words are left out: their places are read elsewhere, and their letters stand a little apart. */
async function drawingFaults(pdf: Buffer, png: Buffer, svg: string, { sheet, words }: Promised) {
  const all = [...words, ...linesAcross(svg)]
  const asked = PNG.sync.read(png)
  const share = differingShare(asked, await pdfDots(pdfPage, pdf, asked.width), across, (x, y) =>
    all.some((word) => isAtWord(word, x * sheet.width, y * sheet.width)),
  )
  return share <= mostDiffering ? [] : [`${(share * 100).toFixed(3)}% of its pixels are not those of the PNG`]
}

async function faultsIn(format: FormatId, bytes: Buffer, promised: Promised, slide: SlidePromise) {
  switch (format) {
    case 'png':
      return pngFaults(bytes, promised)
    case 'svg':
      return svgFaults(bytes, promised)
    case 'pdf':
      return pdfFaults(bytes, promised)
    case 'pptx':
      return pptxFaults(bytes, slide)
  }
}

test.each(chosen())('the files of $name open elsewhere, and show what was laid out', async (one) => {
  const { input, props } = drawnPicture(one)
  const { use, paper } = presets[one.preset]
  const { svg, fits, height, files } = await maker.make(input, formatIds)
  keep(one.name, files)
  const promised: Promised = {
    paper,
    sheet: { width: props.sheet.width, height },
    words: readSvgMarks(svg).flatMap((mark) => (mark.kind === 'text' ? [mark] : [])),
    least: fits ? leastType[use] : null,
  }
  const isMap = /^(?:map|scenario-(?:gap|sign))$/.test(one.panel ?? '')
  const named = isMap
    ? props.plate.areas.filter(({ coveredBy }) => coveredBy === null).map(({ area }) => area.name)
    : []
  const faults: Partial<Record<FormatId, readonly string[]>> = {}
  for (const [format, bytes] of files) {
    const found = await faultsIn(format, bytes, promised, {
      named,
      plate: input.panel.titled(),
      theme: looks[one.look],
    })
    if (found.length > 0) faults[format] = found
  }
  const { pdf, png } = Object.fromEntries(files)
  if (pdf && png) {
    const found = await drawingFaults(pdf, png, svg, promised)
    if (found.length > 0) faults.pdf = [...(faults.pdf ?? []), ...found]
  }
  expect(faults).toEqual({})
})

/** The briefs of every view are written in the longer runs. */
const chosenBriefs = process.env.MATRIX ? briefNames : (['regions, made up', 'reach of sites'] as const)

test.each(chosenBriefs)(
  'the brief of %s opens elsewhere, with its pictures, their captions and its sources',
  async (name) => {
    const input = matrixBrief(name)
    const [docx, pdf] = [await maker.makeBrief(input, 'docx'), await maker.makeBrief(input, 'pdf')]
    keep(`brief of ${name}`, new Map(Object.entries({ docx, pdf })))
    expect(docxFaults(docx, input.brief)).toEqual([])
    expect(await pdfBriefFaults(pdf, input.brief)).toEqual([])
  },
)
