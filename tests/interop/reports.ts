import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFigure } from '#core/doctor/check-figure.ts'
import { identifyFigures } from '#core/doctor/identify.ts'
import { judgeNumbers } from '#core/doctor/judge.ts'
import { openOffice, rewriteOffice } from '#io/reports/office.ts'
import { pixelsOf } from '#io/reports/picture-type.ts'
import { openPrintedReport } from '#io/reports/read-pdf.ts'
import { embeddedIdentities } from '#sharing/doctor/read-identities.ts'
import { FigureMaker } from '../exports/figure-maker.ts'
import { Stand } from '../journeys/harness.ts'
import { isInstalled, run } from './programs.ts'
import { figureId, type OldFigure, type ReportCase, reportCases } from './report-cases.ts'

/**
 * Reports with figures of the atlas are opened and saved by office programs, where they are installed, and then checked: `npm run build && npm run reports`. For each it
 * says whether every figure was found, whether what has changed in its data and which printed numbers no longer hold is all said and nothing else, and
 * whether the report with fresh pictures has its words where they were. With `INTEROP_KEEP=1` the files stay, and their folder is named.
 */

const folder = mkdtempSync(join(tmpdir(), 'reports-'))
const at = (...names: readonly string[]) => join(folder, ...names)

/** A file in another form, in a folder. @throws Error where LibreOffice cannot open it, of which its exit code says nothing */
function converted(form: string, from: string, into: string): void {
  const made = at(into, from.replace(/^.*\//, '').replace(/\.[a-z]+$/, `.${form}`))
  if (made !== from) rmSync(made, { force: true })
  run('soffice', '--headless', '--convert-to', form, '--outdir', at(into), from)
  if (!existsSync(made)) throw new Error(`LibreOffice does not open ${from}`)
}

type Program = {
  readonly name: string
  readonly program: string
  readonly forms: readonly string[]
  /** Saves a file anew in a folder of its own. */
  readonly save: (name: string, into: string) => void
}

const programs: readonly Program[] = [
  {
    name: 'LibreOffice',
    program: 'soffice',
    forms: ['docx', 'pptx'],
    save: (name, into) => converted(name.split('.')[1] ?? '', at(name), into),
  },
  {
    name: 'LibreOffice, as OpenDocument between',
    program: 'soffice',
    forms: ['docx', 'pptx'],
    save: (name, into) => {
      const [stem, form = ''] = name.split('.')
      const open = form === 'docx' ? 'odt' : 'odp'
      converted(open, at(name), into)
      converted(form, at(into, `${stem}.${open}`), into)
    },
  },
  {
    name: 'AbiWord',
    program: 'abiword',
    forms: ['docx'],
    save: (name, into) => run('abiword', '--to=docx', `--to-name=${at(into, name)}`, at(name)),
  },
]

/** The figures to which a report leads once it has been printed to PDF. */
function printedFaults({ figures }: ReportCase, name: string): readonly string[] {
  converted('pdf', name, 'printed')
  const stem = name.replace(/^.*\//, '').replace(/\.[a-z]+$/, '')
  const { file } = openPrintedReport(new Uint8Array(readFileSync(at('printed', `${stem}.pdf`))))
  const found = identifyFigures(file, { embedded: new Map(), codes: new Map() }).figures
  return [
    same(
      found.map(({ identity }) => identity.figure ?? '?'),
      figures.map(figureId),
    ),
    ...found.flatMap(({ identity }) => (identity.was ? [] : ['a printed figure does not say what it showed'])),
  ].filter((fault) => fault !== '')
}

const same = (found: readonly string[], asked: readonly string[]): string =>
  JSON.stringify([...found].sort()) === JSON.stringify([...asked].sort())
    ? ''
    : `found ${found.join('; ') || 'nothing'} for ${asked.join('; ') || 'nothing'}`

/** What the check says of a saved report; empty where it says all and nothing else. */
function faultsOf({ figures, stale }: ReportCase, bytes: Uint8Array): readonly string[] {
  const { file, media } = openOffice(bytes)
  const found = identifyFigures(file, { embedded: embeddedIdentities(file, media), codes: new Map() })
  const faults = [
    same(
      found.figures.map(({ identity }) => identity.figure ?? '?'),
      figures.map(figureId),
    ),
  ]
  const judged = found.figures.flatMap((one, place) => {
    const figure = figures[place]
    if (!figure) return []
    const { changes } = checkFigure(one.identity, figure.plate, [])
    faults.push(
      same(
        changes.map(({ code }) => code),
        figure.changed.map(({ area }) => area.code),
      ),
    )
    return [{ at: one.at, was: one.identity.was, plate: figure.plate }]
  })
  const numbers = judgeNumbers(found.texts, judged).flatMap((one) =>
    one.kind === 'stale' ? [`${one.area}: ${one.printed} → ${one.now}`] : [],
  )
  if (stale) faults.push(same(numbers, stale))
  else faults.push(...numbers.filter((one) => !isOfChanged(one, figures)))
  return faults.filter((fault) => fault !== '')
}

/** Whether a number that is said to be stale belongs to an area whose figure has changed. */
const isOfChanged = (number: string, figures: readonly OldFigure[]): boolean =>
  figures.some(({ changed }) => changed.some(({ area }) => number.startsWith(`${area.name}: `)))

const changedLayout = 'LAYOUT CHANGED'

/** Words of a document with their places, as poppler has them on the pages that LibreOffice lays out. */
function layoutOf(name: string): string {
  converted('pdf', name, 'pages')
  const stem = name.replace(/^.*\//, '').replace(/\.[a-z]+$/, '')
  return run('pdftotext', '-bbox', at('pages', `${stem}.pdf`), '-').replace(/<title>.*?<\/title>|<meta[^>]*>/g, '')
}

/** The report with fresh pictures in the places of the old. */
async function refreshed({ figures }: ReportCase, bytes: Uint8Array, maker: FigureMaker): Promise<Uint8Array | null> {
  const { file, media } = openOffice(bytes)
  const found = identifyFigures(file, { embedded: embeddedIdentities(file, media), codes: new Map() })
  const fresh = []
  for (const [place, { at: own, picture }] of found.figures.entries()) {
    const [figure, old] = [figures[place], media[picture.media ?? '']]
    const size = old && pixelsOf(old)
    if (!figure || !size) continue
    const { width, height } = size
    const paper = { width, height, unit: 'px', dpi: width / (picture.inches ?? 6.3) } as const
    const input = { ...figure.input, plate: figure.plate, paper } as OldFigure['input']
    const png = (await maker.make(input, ['png'])).files.get('png')
    if (png) fresh.push({ at: own, bytes: new Uint8Array(png), vector: null, alt: 'Fresh', link: input.permalink })
  }
  return fresh.length === 0 ? null : rewriteOffice(bytes, fresh)
}

async function layoutFaults(one: ReportCase, path: string, maker: FigureMaker): Promise<string> {
  const fresh = await refreshed(one, new Uint8Array(readFileSync(path)), maker)
  if (!fresh) return 'no picture to replace'
  let before: string | null = null
  try {
    before = layoutOf(path)
  } catch {
    // What AbiWord writes of addresses is no XML; only the report with fresh pictures is a document that others open.
  }
  writeFileSync(path, fresh)
  const after = layoutOf(path)
  if (before === null) return 'opened by LibreOffice only with fresh pictures'
  return after === before ? 'layout kept' : changedLayout
}

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
  if (process.env.INTEROP_KEEP === undefined) rmSync(folder, { recursive: true })
  else console.log(folder)
})

/** What is found in a report as a program has saved it, in a line. */
async function checkSaved(one: ReportCase, { name, save }: Program, into: string) {
  save(one.name, into)
  const path = at(into, one.name)
  if (!existsSync(path)) throw new Error(`${name} has not saved ${one.name}`)
  copyFileSync(path, `${path}.saved`)
  const printed = name === 'LibreOffice' && !one.name.startsWith('shapes') ? printedFaults(one, path) : []
  const faults = [...faultsOf(one, new Uint8Array(readFileSync(path))), ...printed.map((fault) => `as PDF: ${fault}`)]
  const layout = await layoutFaults(one, path, maker)
  const line = [name.padEnd(36), one.name.padEnd(20), faults.join(' | ') || 'passes', layout].join('  ')
  return { line, passes: faults.length === 0 && layout !== changedLayout }
}

test('reports that office programs have saved are checked as they were made', async () => {
  const cases = await reportCases(maker)
  for (const one of cases) writeFileSync(at(one.name), one.bytes)
  const results: { readonly line: string; readonly passes: boolean }[] = []
  for (const [number, program] of programs.entries()) {
    if (!isInstalled(program.program)) {
      console.log(`${program.name}: skipped, not installed`)
      continue
    }
    mkdirSync(at(`${number}`))
    for (const one of cases.filter((each) => program.forms.includes(each.name.split('.')[1] ?? '')))
      results.push(await checkSaved(one, program, `${number}`))
  }
  console.log(results.map(({ line }) => line).join('\n'))
  expect(results.filter(({ passes }) => !passes).map(({ line }) => line)).toEqual([])
})
