import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { PNG } from 'pngjs'
import { run } from './programs.ts'

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

/** The paragraphs of a DOCX as their words stand in it. */
const paragraphsIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      flat(plain([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text).join(''))),
    )
    .filter((text) => text !== '')

/** Numbers of pages, line ends and the spaces at them are the reader's own: what is compared are the letters. */
const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[\s­‐-]+/g, '')

/** What LibreOffice shows of a DOCX, drawn by poppler: whether each paragraph is there, and each picture looks as it was put in. */
export function readByOffice(
  folder: string,
  name: string,
  otherwise: (asked: PNG, found: PNG) => string,
): readonly (readonly [what: string, result: string])[] {
  const files = unzipSync(readFileSync(join(folder, name)))
  const target = join(folder, 'office')
  mkdirSync(target, { recursive: true })
  run('soffice', '--headless', '--convert-to', 'pdf', '--outdir', target, join(folder, name))
  const pdf = join(target, name.replace(/\.docx$/, '.pdf'))
  const read = lettersOf(run('pdftotext', '-layout', pdf, '-'))
  // A word that goes on in another column is not in one piece there, so that cells of tables are looked for by themselves.
  const asked = paragraphsIn(strFromU8(files['word/document.xml'] ?? new Uint8Array()))
  const missing = asked.filter((text) => !read.includes(lettersOf(text)))
  const reading = lettersOf(run('pdftotext', '-raw', pdf, '-'))
  const lost = missing.filter((text) => !reading.includes(lettersOf(text)))
  const pictures = join(target, 'picture')
  run('pdfimages', '-png', pdf, pictures)
  const found = readdirSync(target)
    .filter((one) => /^picture-\d+\.png$/.test(one))
    .sort()
    .map((one) => PNG.sync.read(readFileSync(join(target, one))))
  const own = Object.entries(files)
    .filter(([path]) => /^word\/media\/.*\.png$/.test(path))
    .map(([, bytes]) => PNG.sync.read(Buffer.from(bytes)))
  const shapeOf = ({ width, height }: PNG) => height / width
  return [
    [
      'words',
      `${lost.length === 0 ? 'passes' : 'FAILS'}: ${asked.length - lost.length} of ${asked.length} paragraphs${lost[0] ? `, not “${lost[0].slice(0, 80)}”` : ''}`,
    ],
    ...own.map((picture): readonly [string, string] => {
      // Several pictures may have one size: each is one of those that no other was.
      const alike = found.filter((one) => Math.abs(shapeOf(one) / shapeOf(picture) - 1) < 0.01)
      const results = alike.map((one) => ({ one, result: otherwise(picture, one) }))
      const best = results.find(({ result }) => result.startsWith('passes')) ?? results[0]
      if (best) found.splice(found.indexOf(best.one), 1)
      return ['picture', best?.result ?? 'FAILS: not there']
    }),
  ]
}
