import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { Stand } from '../journeys/harness.ts'
import { inkOf, type Label, labelsOf, save } from '../journeys/label-ink.ts'

/**
 * Opens exports in programs of another make, where they are installed, and says how each has read them: `npm run build && npm run interop`.
 * Pictures are compared with the PNG by the ink of their labels; documents by whether they open and how many pages they have.
 */

const folder = mkdtempSync(join(tmpdir(), 'interop-'))
const file = (name: string) => join(folder, name)

function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', timeout: 180_000, stdio: ['ignore', 'pipe', 'ignore'] })
}

function isInstalled(program: string): boolean {
  try {
    run('which', program)
    return true
  } catch {
    return false
  }
}

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
    say(from, program, worst(labels, asked, PNG.sync.read(readFileSync(out))))
  }
}

function documents(): void {
  for (const name of ['figure.pptx', 'figure.svg']) {
    const format = name.split('.')[1] ?? ''
    if (!isInstalled('soffice')) {
      say(format, 'soffice', 'skipped: not installed')
      continue
    }
    run('soffice', '--headless', '--convert-to', 'pdf', '--outdir', file('office'), file(name))
    const pages = run('pdfinfo', join(file('office'), 'figure.pdf')).match(/Pages:\s+(\d+)/)?.[1]
    say(format, 'soffice', pages === '1' ? 'passes: one page' : `FAILS: ${pages ?? 'no'} pages`)
  }
}

const figures = [
  ['Against need', '?v=1&s=compare&m=mpce-headcount&per=cancers'],
  ['Funnel plot', '?v=1&s=compare&m=cancer-cases&per=people-100k'],
] as const

const stand = new Stand()
try {
  await stand.start()
  for (const [figure, query] of figures) {
    const { page, context } = await stand.open({ query })
    const button = page.getByRole('button', { name: `${figure}: export` })
    await button.click()
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
} finally {
  await stand.stop()
  rmSync(folder, { recursive: true })
}
