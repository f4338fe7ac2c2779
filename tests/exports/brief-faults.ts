import { strFromU8, unzipSync } from 'fflate'
import { PNG } from 'pngjs'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Brief } from '#core/brief/brief.ts'
import { noRoomText } from '#exports/brief/brief-pictures.ts'

/** What is wrong with a brief as a file, as readers of another make have it; nothing where all is right. */

/** English Metric Units of an inch, and of the room that the page leaves a picture: A4 less its margins of 15 mm. */
const inch = 914_400
const room = { width: 11906 * 635 - 2 * 850 * 635, height: 16838 * 635 - 2 * 850 * 635 }
/** Dots an inch that a picture has at least on paper. */
const leastDots = 290

type Picture = { width: number; height: number; readonly words: string; file: string }

/** Pictures, styles and words of a document, in their order. @throws where a part is no XML */
function readDocument(parts: Readonly<Record<string, Uint8Array>>) {
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const targets = new Map(
    [...text('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]+)"/.exec(tag)?.[1] ?? '',
      /Target="([^"]+)"/.exec(tag)?.[1] ?? '',
    ]),
  )
  const pictures: Picture[] = []
  const styles: string[] = []
  const links: string[] = []
  let words = ''
  let size = { width: 0, height: 0 }
  const parser = new SaxesParser()
  parser.on('error', (fault) => {
    throw fault
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (name === 'wp:extent') size = { width: Number(attributes.cx), height: Number(attributes.cy) }
    if (name === 'wp:docPr') pictures.push({ ...size, words: attributes.descr ?? '', file: '' })
    const last = pictures[pictures.length - 1]
    if (name === 'a:blip' && last) last.file = `word/${targets.get(attributes['r:embed'] ?? '') ?? ''}`
    if (name === 'a:hlinkClick' || name === 'w:hyperlink') links.push(targets.get(attributes['r:id'] ?? '') ?? '')
    if (name === 'w:pStyle') styles.push(attributes['w:val'] ?? '')
    if (name === 'w:p') words += '\n'
  })
  parser.on('text', (part) => {
    words += part
  })
  parser.write(text('word/document.xml')).close()
  return { pictures, styles, links, words, defined: text('word/styles.xml'), footer: text('word/footer1.xml') }
}

function pictureFaults({ width, height, words, file }: Picture, bytes: Uint8Array | undefined): readonly string[] {
  if (!bytes) return [`no picture at ${file}`]
  const png = PNG.sync.read(Buffer.from(bytes))
  const dots = (png.width / width) * inch
  return [
    ...(dots >= leastDots ? [] : [`${Math.round(dots)} dots an inch`]),
    ...(Math.abs(png.width / png.height / (width / height) - 1) < 0.005 ? [] : [`${file} is stretched`]),
    ...(width <= room.width && height <= room.height ? [] : [`${file} is larger than its page`]),
    ...(words.length >= 40 ? [] : [`${file} has no words for those who cannot see it`]),
  ]
}

export function docxFaults(bytes: Uint8Array, brief: Brief): readonly string[] {
  const parts = unzipSync(bytes)
  const { pictures, styles, links, words, defined, footer } = readDocument(parts)
  const asked = brief.panels.length + 1 - words.split(noRoomText).length + 1
  const lacks = (wanted: string, what: string) => (words.includes(wanted) ? [] : [`${what} is not there: ${wanted}`])
  const captions = styles.filter((style) => style === 'Caption').length
  return [
    ...(pictures.length === asked ? [] : [`${pictures.length} of ${asked} pictures`]),
    ...(captions === asked ? [] : [`${captions} captions of ${asked} pictures`]),
    ...pictures.flatMap((picture) => pictureFaults(picture, parts[picture.file])),
    ...lacks(brief.headline, 'the title'),
    ...brief.marks.flatMap((mark) => lacks(mark, 'a mark')),
    ...brief.facts.flatMap(({ term, text }) => [...lacks(term, 'a fact'), ...lacks(text, 'a fact')]),
    ...brief.panels.flatMap(({ title }) => lacks(title, 'a title')),
    ...brief.sources.flatMap((source) => lacks(source, 'a source')),
    ...(styles.includes('Heading1') && styles.includes('Heading2') ? [] : ['no headings']),
    ...(/<w:lang w:val="en-GB"/.test(defined) ? [] : ['says no language']),
    ...(/w:styleId="Caption"/.test(defined) ? [] : ['has no style of captions']),
    ...(/PAGE/.test(footer) && /NUMPAGES/.test(footer) ? [] : ['pages have no number']),
    ...links.filter((link) => !/^https:\/\//.test(link)).map((link) => `leads to ${link}`),
    ...(links.length > asked ? [] : ['a picture or the document has no link']),
  ]
}

const solid = (text: string): string => text.replaceAll(/\s+/g, '')

/** Type of a figure may be as small as a page allows, in points. */
const leastPoints = 5.95

export async function pdfBriefFaults(bytes: Uint8Array, brief: Brief): Promise<readonly string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  let words = ''
  const small = new Map<string, number>()
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      words += item.str
      const [across = 1, along = 0] = item.transform as number[]
      const size = Math.hypot(across, along)
      if (size < leastPoints) small.set(item.str, size)
    }
  }
  const told = solid(words)
  const lacks = (wanted: string, what: string) =>
    told.includes(solid(wanted)) ? [] : [`${what} is not there: ${wanted}`]
  const { info } = await document.getMetadata()
  return [
    ...lacks(brief.headline, 'the title'),
    ...brief.marks.flatMap((mark) => lacks(mark, 'a mark')),
    ...brief.facts.flatMap(({ text }) => lacks(text, 'a fact')),
    ...brief.panels.flatMap(({ title }) => lacks(title, 'a title')),
    ...brief.sources.flatMap((source) => lacks(source, 'a source')),
    ...[...small].map(([text, size]) => `type of ${size.toFixed(1)} pt: ${text}`),
    ...((info as { Language?: string }).Language === 'en-GB' ? [] : ['says no language']),
  ]
}
