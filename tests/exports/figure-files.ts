import { strFromU8, unzipSync } from 'fflate'
import { PNG } from 'pngjs'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Plate } from '#core/plate/plate.ts'
import { type Paper, pixelSize } from '#exports/picture/paper.ts'
import { readSvgMarks, type TextMark } from '#exports/picture/svg-marks.ts'
import type { Theme } from '#figures/theme.ts'
import { chartFaults } from './chart-faults.ts'
import { boxFaults, wordBox } from './sheet-faults.ts'

/** What is wrong with the files of a figure, as readers of another make have them; nothing where all is right. */

/** What a file of a figure has to show. */
export type Promised = {
  readonly paper: Paper
  /** Units of 1/96 inch. */
  readonly sheet: { readonly width: number; readonly height: number }
  /** Words of the drawing, as it was laid out. */
  readonly words: readonly TextMark[]
  /** Points of the smallest type that its use allows; null where the figure says that it does not fit. */
  readonly least: number | null
}

const mmPerUnit = 25.4 / 96
const about = (found: number, asked: number, by: number): boolean => Math.abs(found - asked) <= by

/** Chunks of a PNG by the format itself (ISO/IEC 15948): name and data. */
function chunksOf(bytes: Buffer): readonly (readonly [name: string, data: Buffer])[] {
  const chunks: (readonly [string, Buffer])[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at)
    chunks.push([bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length)])
  }
  return chunks
}

export function pngFaults(bytes: Buffer, { paper, sheet }: Promised): readonly string[] {
  const chunks = chunksOf(bytes)
  const physical = chunks.find(([name]) => name === 'pHYs')?.[1]
  if (!physical) return ['says nothing of its size']
  const keywords = chunks.flatMap(([name, data]) => (name === 'iTXt' ? [data.toString('latin1').split('\0')[0]] : []))
  const { width, height, data } = PNG.sync.read(bytes)
  const asked = pixelSize(paper, sheet)
  const mm = (pixels: number) => (pixels / physical.readUInt32BE(0)) * 1000
  const colours = new Set<string>()
  for (let at = 0; at < data.length; at += 4 * 211) colours.add(data.toString('hex', at, at + 3))
  return [
    ...(width === asked.width && height === asked.height ? [] : [`${width} × ${height} pixels`]),
    ...(about(mm(width), sheet.width * mmPerUnit, 0.2) && about(mm(height), sheet.height * mmPerUnit, 0.2)
      ? []
      : [`${mm(width).toFixed(1)} × ${mm(height).toFixed(1)} mm`]),
    ...(physical.readUInt32BE(0) === physical.readUInt32BE(4) && physical[8] === 1
      ? []
      : ['its pixels are not square']),
    ...['Title', 'Description', 'Source', 'Copyright'].filter((word) => !keywords.includes(word)),
    ...(colours.size > 3 ? [] : ['nothing is drawn']),
  ]
}

const lineText = (text: string): string => text.replace(/\s+/g, '')

/** Reads XML by a parser that shares nothing with what wrote it. @throws where it is none */
function readTags(markup: string, onTag: (tag: SaxesTagPlain) => void = () => undefined): void {
  const parser = new SaxesParser()
  parser.on('error', (fault) => {
    throw fault
  })
  parser.on('opentag', onTag)
  parser.write(markup).close()
}

export function svgFaults(bytes: Buffer, { sheet, words }: Promised): readonly string[] {
  const svg = bytes.toString()
  readTags(svg)
  const [, width = '0'] = /<svg[^>]* width="([^"]+)"/.exec(svg) ?? []
  const own = (texts: readonly TextMark[]) => texts.map(({ text, x, y }) => [text, Math.round(x), Math.round(y)].join())
  const found = own(readSvgMarks(svg).flatMap((mark) => (mark.kind === 'text' ? [mark] : [])))
  return [
    ...(about(Number.parseFloat(width), sheet.width, 0.5) ? [] : [`is ${width} wide`]),
    ...(JSON.stringify(found) === JSON.stringify(own(words)) ? [] : ['other words than were laid out']),
    ...(/<dc:source[^>]*>[^<]{20,}/.test(svg) ? [] : ['no source']),
    ...(/(?:href|src)="https?:/.test(svg) ? ['asks for another file'] : []),
  ]
}

/** Words of a page as they are read out, in units of the sheet. */
type Run = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** The page of a PDF as PDF.js has it. What is decoration, as watermarks are, or says something else than its letters, as halos do, is left out. */
async function readPdf(bytes: Buffer) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const page = await document.getPage(1)
  const { width, height } = page.getViewport({ scale: 96 / 72 })
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  const runs: Run[] = []
  const within: string[] = []
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') within.pop()
      else within.push((item as { readonly tag?: string }).tag ?? '')
    } else if (!within.includes('Span') && !within.includes('Artifact') && item.str.trim() !== '') {
      const [across = 1, along = 0, , , x = 0, y = 0] = item.transform as number[]
      const scale = 96 / 72
      const size = Math.hypot(across, along) * scale
      runs.push({ text: item.str, x: x * scale, y: height - y * scale, width: item.width * scale, size })
    }
  }
  await page.getOperatorList()
  const fonts = [...new Set(items.flatMap((item) => ('fontName' in item ? [item.fontName] : [])))]
  const missing = fonts.filter((name) => (page.commonObjs.get(name) as { missingFile?: boolean }).missingFile)
  const marks = await document.getMarkInfo()
  return { pages: document.numPages, width, height, runs, missing, isTagged: marks?.Marked === true }
}

/** The runs that are one line of words of the drawing, in its place; none where there are none. */
function runsFor({ text, x, y, anchor, turn }: TextMark, runs: readonly Run[]): readonly Run[] {
  const wanted = lineText(text)
  if (turn !== 0) return runs.filter((run) => lineText(run.text) === wanted).slice(0, 1)
  const line = runs.filter((run) => about(run.y, y, 1.2)).toSorted((a, b) => a.x - b.x)
  for (const [at, first] of line.entries()) {
    let own = ''
    for (const [more, last] of line.slice(at).entries()) {
      own += lineText(last.text)
      if (!wanted.startsWith(own)) break
      const right = last.x + last.width
      const middle = (first.x + right) / 2
      const place = { start: first.x, middle, end: right }[anchor]
      if (own === wanted && about(place, x, 1.5)) return line.slice(at, at + more + 1)
    }
  }
  return []
}

/** Words that the reader has taken for one line, as they stand close to each other: each run with the words that it is. */
function joinedWords(runs: Iterable<Run>, absent: readonly TextMark[]) {
  return [...runs].flatMap((run) => {
    const own = absent.filter((mark) => mark.turn === 0 && about(mark.y, run.y, 1.2)).toSorted((a, b) => a.x - b.x)
    const within = own.filter(({ x }) => x > run.x - 2 && x < run.x + run.width + 2)
    const isWhole = lineText(within.map(({ text }) => text).join('')) === lineText(run.text)
    return isWhole && within.length > 1 ? [{ run, words: within }] : []
  })
}

export async function pdfFaults(bytes: Buffer, { sheet, words, least }: Promised): Promise<readonly string[]> {
  const { pages, width, height, runs, missing, isTagged } = await readPdf(bytes)
  const left = new Set(runs)
  const alone = words.filter((mark) => {
    const own = runsFor(mark, [...left])
    for (const run of own) left.delete(run)
    return own.length === 0
  })
  const joined = joinedWords(left, alone)
  for (const { run } of joined) left.delete(run)
  const found = new Set(joined.flatMap((one) => one.words))
  const absent = alone.filter((mark) => !found.has(mark))
  const boxes = runs
    .filter((run) => !left.has(run))
    .map(({ text, x, y, width: wide, size }) => wordBox(text, x, y, wide * 0.98, size))
  const turned = new Set(words.flatMap(({ text, turn }) => (turn === 0 ? [] : [text])))
  const smallest = Math.min(...runs.map(({ size }) => size * 0.75))
  return [
    ...(pages === 1 ? [] : [`${pages} pages`]),
    ...(about(width, sheet.width, 0.8) && about(height, sheet.height, 0.8) ? [] : [`is ${width} × ${height}`]),
    ...missing.map((name) => `the typeface ${name} is not embedded`),
    ...(isTagged ? [] : ['is not tagged']),
    ...absent.map(({ text }) => `not there, or elsewhere: ${text}`),
    ...[...left].map(({ text }) => `twice, or of no drawing: ${text}`),
    ...(least !== null && smallest < least - 0.1 ? [`type of ${smallest.toFixed(1)} pt`] : []),
    ...(least === null
      ? []
      : boxFaults(
          boxes.filter(({ text }) => !turned.has(text)),
          { width, height },
        )),
  ]
}

/** English Metric Units of a slide, and as many as a line's half width beyond it. */
const most = { bytesOfSlide: 500_000, across: 12_192_000, down: 6_858_000, rim: 80_000 }

export type SlidePromise = { readonly named: readonly string[]; readonly plate: Plate; readonly theme: Theme }

export function pptxFaults(bytes: Buffer, { named, plate, theme }: SlidePromise): readonly string[] {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts)
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const slides = names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  for (const name of names.filter((one) => /\.(?:xml|rels)$/.test(one))) readTags(text(name))
  const first = text('ppt/slides/slide1.xml')
  const ids: string[] = []
  const described = new Map<string, number>()
  const sizes: number[] = []
  const beyond: string[] = []
  let [shape, turn] = ['', 0]
  let corner: readonly [x: number, y: number] = [0, 0]
  readTags(first, ({ name, attributes }) => {
    if (name === 'p:cNvPr') {
      shape = attributes.name ?? ''
      ids.push(attributes.id ?? '')
      if (attributes.descr) described.set(shape, (described.get(shape) ?? 0) + 1)
    }
    if (name === 'a:rPr' && attributes.sz) sizes.push(Number(attributes.sz) / 100)
    if (name === 'a:xfrm') turn = Number(attributes.rot ?? 0) / 60_000
    if (name === 'a:off') corner = [Number(attributes.x), Number(attributes.y)]
    // A box that is turned turns about its middle.
    if (name === 'a:ext' && attributes.cx) {
      const [wide, high] = [Number(attributes.cx), Number(attributes.cy)]
      const [left, top] = turn % 180 === 0 ? corner : [corner[0] + (wide - high) / 2, corner[1] + (high - wide) / 2]
      const [right, bottom] = turn % 180 === 0 ? [left + wide, top + high] : [left + high, top + wide]
      if (Math.min(left, top) < -most.rim || right > most.across + most.rim || bottom > most.down + most.rim)
        beyond.push(shape)
    }
  })
  const related = names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const folder = name.replace(/_rels\/[^/]+$/, '')
      return [...text(name).matchAll(/<Relationship [^>]*>/g)].flatMap(([tag]) => {
        const [, target = ''] = /Target="([^"]+)"/.exec(tag) ?? []
        if (/TargetMode="External"/.test(tag)) return []
        const path = new URL(target, `http://a/${folder}`).pathname.slice(1)
        return names.includes(path) ? [] : [`${name} leads to ${path}, which is not there`]
      })
    })
  const charts = names.filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
  return [
    ...(bytes.length <= most.bytesOfSlide * slides.length ? [] : [`${bytes.length} bytes of ${slides.length} slides`]),
    ...(new Set(ids).size === ids.length ? [] : ['ids of shapes are not unique']),
    ...named
      .filter((name) => described.get(name) !== 1)
      .map((name) => `${name} has ${described.get(name) ?? 0} shapes`),
    ...beyond.map((name) => `beyond the slide: ${name}`),
    ...related,
    ...(/type="title"/.test(first) ? [] : ['no title']),
    ...(/Source: /.test(first) ? [] : ['no source']),
    ...(names.includes('ppt/notesSlides/notesSlide1.xml') ? [] : ['no notes']),
    ...charts.flatMap((name) => chartFaults(text(name), plate, theme)),
    ...charts.filter((name) => !/<c:(?:num|str)Cache>/.test(text(name))).map((name) => `${name} has no data`),
    ...(charts.length === names.filter((name) => /^ppt\/embeddings\/.+\.xlsx$/.test(name)).length
      ? []
      : ['a chart without its workbook']),
  ]
}
