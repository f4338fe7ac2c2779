import { unzipSync, zipSync } from 'fflate'
import { limits, megabytes } from '../imports/limits.ts'
import { readXml, type XmlHandler } from '../imports/read-xml.ts'
import { Refusal } from '../imports/refusal.ts'
import { unzip } from '../imports/unpack.ts'

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b])
/** The container of Office before 2007, and of documents with a password. */
const isCompound = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])

const saveAgain = 'Open it in Word, PowerPoint or LibreOffice and save it again as DOCX or PPTX.'

/** Most parts of a report; one of a thousand slides has about five thousand. */
const mostParts = 20_000

/**
 * The parts of a DOCX or PPTX, under their names, within limits.
 * @throws Refusal for what is no such file, is damaged or locked, or would grow beyond measure
 */
export function openPackage(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > limits.fileBytes)
    throw new Refusal(
      'file-too-large',
      megabytes(bytes.length),
      `at most ${megabytes(limits.fileBytes)}`,
      'Split the report, or let Word or PowerPoint compress its pictures.',
    )
  if (isCompound(bytes))
    throw new Refusal(
      'report-locked',
      'a document with a password, or of Office before 2007',
      'DOCX, PPTX or PDF',
      `${saveAgain} Leave the password out.`,
    )
  if (!isZip(bytes)) throw new Refusal('report-unknown', 'another kind of file', 'DOCX, PPTX or PDF', saveAgain)
  let parts: ReadonlyMap<string, Uint8Array>
  try {
    parts = unzip(bytes, () => true)
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    throw new Refusal(
      fault.code,
      fault.found,
      fault.expected.replace('a whole workbook', 'a whole document'),
      saveAgain,
    )
  }
  if (parts.size > mostParts)
    throw new Refusal('too-many-parts', `${parts.size} parts`, `at most ${mostParts}`, saveAgain)
  return parts
}

/** A package as it was, with other bytes for some of its parts. Parts keep their order; all that is not replaced has the bytes that it had. */
export function replaceParts(bytes: Uint8Array, changed: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(unzipSync(bytes)).map(([name, own]) => {
    const fresh = changed.get(name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '')) ?? own
    // Pictures are packed already.
    const isPacked = /\.(?:png|jpe?g|gif|mp4|wdp)$/i.test(name)
    return [name, [fresh, { level: isPacked ? 0 : 6 }]] as const
  })
  return new Uint8Array(zipSync(Object.fromEntries(parts) as Parameters<typeof zipSync>[0]))
}

/** An attribute under its name without prefix, as prefixes are a file's own choice. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const found = Object.keys(attributes).find((key) => key === name || key.endsWith(`:${name}`))
  return found === undefined ? undefined : attributes[found]
}

/** Relations as XML has them: AbiWord writes the addresses of links without escaping what joins their parts. */
export function soundRelations(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  return new TextEncoder().encode(text.replaceAll(/&(?!(?:#\d+|#x[\da-fA-F]+|\w+);)/g, '&amp;'))
}

/** Reads a part that is there. @throws Refusal when it is not, or is no sound XML */
export function readPart(parts: ReadonlyMap<string, Uint8Array>, name: string, handler: XmlHandler): void {
  const bytes = parts.get(name)
  if (!bytes) throw new Refusal('part-missing', `no part ${name}`, 'a whole document', saveAgain)
  try {
    readXml(name, name.endsWith('.rels') ? soundRelations(bytes) : bytes, handler)
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    throw new Refusal(fault.code, fault.found, fault.expected, saveAgain)
  }
}

export type PartRelation = {
  readonly id: string
  /** The last word of its type: `image`, `hyperlink`, `slide`. */
  readonly type: string
  /** A part of the package, or an address outside of it. */
  readonly target: string
  readonly external: boolean
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1)

export const relationsName = (part: string): string =>
  `${folderOf(part)}_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`

function resolved(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folderOf(part)}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** What a part refers to, by id. */
export function partRelationsOf(
  parts: ReadonlyMap<string, Uint8Array>,
  part: string,
): ReadonlyMap<string, PartRelation> {
  const name = relationsName(part)
  const found = new Map<string, PartRelation>()
  if (!parts.has(name)) return found
  readPart(parts, name, {
    open: (element, attributes) => {
      if (element !== 'Relationship') return
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode = '' } = attributes
      const external = mode === 'External'
      found.set(id, {
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        target: external ? target : resolved(part, target),
        external,
      })
    },
  })
  return found
}
