import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FormatId, formatIds } from '#exports/picture/make-picture.ts'
import { presets } from '#exports/picture/paper.ts'
import { readSvgMarks } from '#exports/picture/svg-marks.ts'
import { leastType } from '#figures/sheet.ts'
import { drawnPicture } from '../exports/drawn-picture.tsx'
import { type Promised, pdfFaults, pngFaults, pptxFaults, svgFaults } from '../exports/figure-files.ts'
import { FigureMaker } from '../exports/figure-maker.ts'
import { type MatrixCase, matrixNames, matrixOf, someCases } from '../exports/matrix-cases.ts'
import { Stand } from './harness.ts'

/** Figures in every format as a browser writes them, read by others: the matrix of tests/exports with its files. */

const stand = new Stand({ webgl: false })
const maker = new FigureMaker()
beforeAll(async () => {
  await stand.start()
  const { context } = await stand.open({ query: '?v=1&s=data' })
  await maker.start(await context.newPage())
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

async function faultsIn(format: FormatId, bytes: Buffer, promised: Promised, named: readonly string[]) {
  switch (format) {
    case 'png':
      return pngFaults(bytes, promised)
    case 'svg':
      return svgFaults(bytes, promised)
    case 'pdf':
      return pdfFaults(bytes, promised)
    case 'pptx':
      return pptxFaults(bytes, { named })
  }
}

test.each(chosen())('the files of $name open elsewhere, and show what was laid out', async (one) => {
  const { input, props } = drawnPicture(one)
  const { use, paper } = presets[one.preset]
  const { svg, fits, height, files } = await maker.make(input, formatIds)
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
    const found = await faultsIn(format, bytes, promised, named)
    if (found.length > 0) faults[format] = found
  }
  expect(faults).toEqual({})
})
