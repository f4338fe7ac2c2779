import { Unzlib } from 'fflate'
import { readFigureLink } from '#core/doctor/figure-link.ts'
import type { ReportBlock } from '#core/doctor/report-file.ts'
import { joinBytes } from '#formats/join-bytes.ts'
import { Refusal } from '../imports/refusal.ts'
import type { OpenedReport } from './office.ts'

/**
 * A PDF is read for its links alone: office programs and browsers keep those of pictures when they print to PDF, while a picture has become a part of
 * its page. Objects are found by their marks and not by the table at the end of the file, which programs write in many ways (ISO 32000-1, 7.3.10 and
 * 7.5.7).
 */

/** Most bytes that a packed list of objects may have when it is unpacked. */
const largestList = 20_000_000
const mostObjects = 500_000

const wanted = {
  expected: 'a PDF that can be opened without a password',
  mend: 'Save it without a password, or choose the document that it was made of.',
}

/** Each byte as a letter: places in the text are places in the file. */
function lettersOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return parts.join('')
}

/** @throws RangeError for more than a list of objects is ever large */
function inflated(stream: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = new Unzlib((part) => {
    size += part.length
    if (size > largestList) throw new RangeError('the list of objects is too large')
    parts.push(part)
  })
  reader.push(stream, true)
  return joinBytes(parts)
}

/** The objects within a packed list of them, by number. */
function unpacked(head: string, stream: Uint8Array): readonly (readonly [number, string])[] {
  const [count, first] = ['N', 'First'].map((name) => Number(new RegExp(`/${name} (\\d+)`).exec(head)?.[1] ?? 0))
  if (!count || !first || count > mostObjects) return []
  let text: string
  try {
    text = lettersOf(/\/FlateDecode/.test(head) ? inflated(stream) : stream)
  } catch {
    return []
  }
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number)
  return Array.from({ length: count }, (_, at) => {
    const [number = 0, start = 0] = numbers.slice(2 * at, 2 * at + 2)
    const end = numbers[2 * at + 3]
    return [number, text.slice(first + start, end === undefined ? undefined : first + end)]
  })
}

/** Every object of a file by its number, without the contents of streams. What was written last counts, as in a file that was changed. */
function objectsOf(bytes: Uint8Array): ReadonlyMap<number, string> {
  const text = lettersOf(bytes)
  const found = new Map<number, string>()
  const mark = /(?:^|[\r\n\s])(\d{1,9}) \d{1,5} obj\b/g
  for (let next = mark.exec(text); next && found.size < mostObjects; next = mark.exec(text)) {
    const start = mark.lastIndex
    const end = text.indexOf('endobj', start)
    const stream = text.indexOf('stream', start)
    const isStream = stream >= 0 && (end < 0 || stream < end)
    const head = text.slice(start, isStream ? stream : end < 0 ? undefined : end)
    found.set(Number(next[1]), head)
    if (!isStream) continue
    const from = stream + (text.startsWith('\r\n', stream + 6) ? 8 : 7)
    const to = text.indexOf('endstream', from)
    if (/\/Type\s*\/ObjStm/.test(head))
      for (const [number, own] of unpacked(head, bytes.subarray(from, to < 0 ? undefined : to))) found.set(number, own)
    // What is within a stream is no object.
    if (to > 0) mark.lastIndex = to
  }
  return found
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** The address of a link, written in round brackets or as hexadecimal digits. */
function addressOf(object: string): string | null {
  const [, plain, hexadecimal] = /\/URI\s*(?:\(((?:\\[\s\S]|[^\\()])*)\)|<([\da-fA-F\s]*)>)/.exec(object) ?? []
  if (plain !== undefined)
    return plain.replaceAll(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_, one: string) =>
      /^[0-7]/.test(one)
        ? String.fromCharCode(Number.parseInt(one, 8))
        : /^[\r\n]/.test(one)
          ? ''
          : (escapes[one] ?? one),
    )
  return hexadecimal === undefined
    ? null
    : (hexadecimal.replaceAll(/\s/g, '').match(/../g) ?? [])
        .map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
        .join('')
}

const referencesIn = (text: string): readonly number[] =>
  [...text.matchAll(/(\d+) \d+ R\b/g)].map(([, number]) => Number(number))

/** Pages in their order, which the tree of pages says; as they stand in the file where it cannot be followed. */
function pagesOf(objects: ReadonlyMap<number, string>): readonly string[] {
  const isPage = (object: string) => /\/Type\s*\/Page(?![a-zA-Z])/.test(object)
  const root = [...objects.values()].find((object) => /\/Type\s*\/Pages\b/.test(object) && !/\/Parent\b/.test(object))
  const pages: string[] = []
  const seen = new Set<number>()
  const visit = (object: string): void => {
    const [, kids = ''] = /\/Kids\s*\[([^\]]*)\]/.exec(object) ?? []
    for (const number of referencesIn(kids)) {
      const kid = objects.get(number)
      if (kid === undefined || seen.has(number)) continue
      seen.add(number)
      if (isPage(kid)) pages.push(kid)
      else visit(kid)
    }
  }
  if (root !== undefined) visit(root)
  return pages.length > 0 ? pages : [...objects.values()].filter(isPage)
}

/** Addresses of the links on a page, each once. */
function linksOn(page: string, objects: ReadonlyMap<number, string>): readonly string[] {
  const [, direct, list] = /\/Annots\s*(?:\[([\s\S]*?)\](?=\s*[/>])|(\d+) \d+ R)/.exec(page) ?? []
  const annotations = direct ?? objects.get(Number(list)) ?? ''
  const own = [annotations, ...referencesIn(annotations).map((number) => objects.get(number) ?? '')]
  const actions = own.flatMap((object) => [
    object,
    ...(/\/A (\d+) \d+ R/.exec(object)?.slice(1, 2) ?? []).map((number) => objects.get(Number(number)) ?? ''),
  ])
  return [...new Set(actions.flatMap((object) => addressOf(object) ?? []))]
}

/**
 * The figures of the atlas to which a PDF leads, page by page. Links to a view that do not say which figure it is count only where no other does.
 * @throws Refusal for a PDF that is locked
 */
export function openPrintedReport(bytes: Uint8Array): OpenedReport {
  const objects = objectsOf(bytes)
  if (/\/Encrypt\s+\d+ \d+ R/.test(lettersOf(bytes.subarray(Math.max(0, bytes.length - 4096)))))
    throw new Refusal('report-locked', 'a password on the PDF', wanted.expected, wanted.mend)
  const pages = pagesOf(objects).map((page) => linksOn(page, objects).filter((link) => readFigureLink(link) !== null))
  const isNamed = (link: string) => readFigureLink(link)?.figure != null
  const named = pages.some((links) => links.some(isNamed))
  let at = 0
  const sections = pages.map((links, number) => {
    const blocks = links
      .filter((link) => !named || isNamed(link))
      .map((link, own): ReportBlock => {
        const place = `Page ${number + 1}, figure ${own + 1}`
        const picture = {
          at: at++,
          place,
          media: null,
          type: 'other' as const,
          vector: null,
          inches: null,
          alt: '',
          links: [link],
        }
        return { kind: 'picture', picture }
      })
    return { place: `Page ${number + 1}`, blocks }
  })
  const unread = ['the words and pictures of a PDF, which is read for the links of its figures']
  return { file: { kind: 'pdf', sections, unread }, media: {} }
}
