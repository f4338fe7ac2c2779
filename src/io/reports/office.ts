import { readFigureLink } from '#core/doctor/figure-link.ts'
import type { FreshPicture, ReportFile } from '#core/doctor/report-file.ts'
import { escapeXml } from '#formats/escape.ts'
import { readXml } from '../imports/read-xml.ts'
import { Refusal } from '../imports/refusal.ts'
import type { OfficeBlock, OfficePicture } from './drawing-reader.ts'
import { openPackage, partRelationsOf, readPart, relationsName, replaceParts, soundRelations } from './package.ts'
import { readDocx } from './read-docx.ts'
import { readPptx } from './read-pptx.ts'

type Parts = ReadonlyMap<string, Uint8Array>

type OfficeFile = Omit<ReportFile, 'sections'> & {
  readonly sections: readonly { readonly place: string; readonly blocks: readonly OfficeBlock[] }[]
}

/** The part that is the document itself, and what its first element is called. */
function mainPart(parts: Parts): { readonly part: string; readonly root: string } {
  if (parts.has('mimetype') && parts.has('content.xml'))
    throw new Refusal('report-opendocument', 'an OpenDocument file', 'DOCX, PPTX or PDF', 'Save it as DOCX or PPTX.')
  const main = [...partRelationsOf(parts, '').values()].find(({ type }) => type === 'officeDocument')
  if (!main)
    throw new Refusal(
      'report-unknown',
      'an archive that is no document',
      'DOCX, PPTX or PDF',
      'Choose the report itself.',
    )
  let root = ''
  readPart(parts, main.target, {
    open: (name) => {
      root ||= name
    },
  })
  return { part: main.target, root }
}

/** @throws Refusal for what is no document, is damaged, or is too large */
function readOffice(parts: Parts): OfficeFile {
  const { part, root } = mainPart(parts)
  if (root === 'document') {
    const hasNotes = [...parts.keys()].some((name) => /(?:^|\/)(?:footnotes|endnotes|comments)\.xml$/.test(name))
    return {
      kind: 'docx',
      sections: [{ place: 'The document', blocks: readDocx(parts, part) }],
      unread: ['Headers and footers', ...(hasNotes ? ['footnotes and comments'] : [])],
    }
  }
  if (root === 'presentation') {
    const hasCharts = [...parts.keys()].some((name) => /(?:^|\/)charts\/chart[^/]*\.xml$/.test(name))
    return { kind: 'pptx', sections: readPptx(parts, part), unread: hasCharts ? ['Native charts'] : [] }
  }
  throw new Refusal(
    'report-unknown',
    root === 'workbook' ? 'a workbook' : 'another kind of file',
    'DOCX, PPTX or PDF',
    'Choose the report itself.',
  )
}

const picturesOf = ({ sections }: OfficeFile): readonly OfficePicture[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : [])))

/** A report as plain data, with the bytes of the pictures that can be looked into, by part. */
export type OpenedReport = { readonly file: ReportFile; readonly media: Readonly<Record<string, Uint8Array>> }

/** @throws Refusal for what is no document, is damaged, or is too large */
export function openOffice(bytes: Uint8Array): OpenedReport {
  const parts = openPackage(bytes)
  const file = readOffice(parts)
  const names = picturesOf(file).flatMap(({ media, vector, type }) => [
    ...(media === null || type === 'other' ? [] : [media]),
    ...(vector === null ? [] : [vector]),
  ])
  const media = Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const own = parts.get(name)
      return own ? [[name, own]] : []
    }),
  )
  return { file: plainFile(file), media }
}

/** Without what only a rewriting needs. */
const plainFile = (file: OfficeFile): ReportFile => ({
  ...file,
  sections: file.sections.map(({ place, blocks }) => ({
    place,
    blocks: blocks.map((block) => {
      if (block.kind === 'text') return block
      const { source: _, ...picture } = block.picture
      return { kind: 'picture', picture }
    }),
  })),
})

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Replaces or adds an attribute of a start tag. */
function withAttribute(tag: string, name: string, value: string): string {
  const written = `${name}="${escapeXml(value)}"`
  const old = new RegExp(`(\\s)${name}=(?:"[^"]*"|'[^']*')`)
  return old.test(tag)
    ? tag.replace(old, (_, space: string) => `${space}${written}`)
    : tag.replace(/\s*(\/?)>$/, (_, slash: string) => ` ${written}${slash}>`)
}

/** Start tags of an element under its name without prefix, with their places; the numbers of a reader of XML are theirs. */
const tagsOf = (text: string, name: string) => [
  ...text.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])[^>]*>`, 'g')),
]

/** How often an element opens, as a reader of XML counts. */
function countOf(part: string, bytes: Uint8Array, name: string): number {
  let count = 0
  readXml(part, bytes, {
    open: (element) => {
      count += element === name ? 1 : 0
    },
  })
  return count
}

type Change = { readonly start: number; readonly end: number; readonly text: string }

function spliced(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((at, { start, end, text: fresh }) => at.slice(0, start) + fresh + at.slice(end), text)
}

type Refresh = { readonly picture: OfficePicture; readonly fresh: FreshPicture }

/** A part with new alternative texts, and not another byte changed; as it was where its elements cannot be told for sure. */
function withTexts(part: string, bytes: Uint8Array, refreshes: readonly Refresh[]): Uint8Array {
  const text = decode(bytes)
  const changes = (['docPr', 'cNvPr'] as const).flatMap((tag): Change[] => {
    const tags = tagsOf(text, tag)
    if (tags.length !== countOf(part, bytes, tag)) return []
    return refreshes.flatMap(({ picture, fresh }) =>
      picture.source.elements.flatMap((element): Change[] => {
        const found = element.tag === tag ? tags[element.index] : undefined
        // Of the two elements that name a picture only those with a text have one.
        if (!found || !/\sdescr=/.test(found[0])) return []
        const { index, 0: old } = found
        return [{ start: index, end: index + old.length, text: withAttribute(old, 'descr', fresh.alt) }]
      }),
    )
  })
  return encode(spliced(text, changes))
}

/**
 * The relations of a part with new addresses for the links of pictures to their views, where nothing else uses the same relation. A link that an author
 * gave a picture to something else stays.
 */
function withLinks(part: string, parts: Parts, refreshes: readonly Refresh[]): readonly [string, Uint8Array] | null {
  const name = relationsName(part)
  const bytes = parts.get(name)
  const body = parts.get(part)
  if (!bytes || !body) return null
  const used = decode(body)
  const text = decode(soundRelations(bytes))
  const relations = partRelationsOf(parts, part)
  const wanted = new Map<string, string>()
  for (const { picture, fresh } of refreshes)
    for (const id of picture.source.linkIds) {
      const uses = used.split(`"${id}"`).length - 1
      const own = picture.source.linkIds.filter((one) => one === id).length
      const relation = relations.get(id)
      if (relation?.external && uses === own && readFigureLink(relation.target)) wanted.set(id, fresh.link)
    }
  const changes = tagsOf(text, 'Relationship').flatMap(({ index, 0: old }): Change[] => {
    const link = wanted.get(/\sId=["']([^"']+)["']/.exec(old)?.[1] ?? '')
    return link === undefined
      ? []
      : [{ start: index, end: index + old.length, text: withAttribute(old, 'Target', link) }]
  })
  return changes.length === 0 ? null : [name, encode(spliced(text, changes))]
}

/**
 * The same document with other pictures in their places. Only the bytes of those pictures, their alternative texts and the addresses of their links
 * change; sizes, places and all other parts stay as they are.
 * @throws Refusal as for reading
 */
export function rewriteOffice(bytes: Uint8Array, fresh: readonly FreshPicture[]): Uint8Array<ArrayBuffer> {
  const parts = openPackage(bytes)
  const pictures = new Map(picturesOf(readOffice(parts)).map((picture) => [picture.at, picture]))
  const changed = new Map<string, Uint8Array>()
  const byPart = new Map<string, Refresh[]>()
  for (const one of fresh) {
    const picture = pictures.get(one.at)
    if (!picture || picture.media === null) continue
    changed.set(picture.media, one.bytes)
    if (picture.vector !== null && one.vector !== null) changed.set(picture.vector, one.vector)
    byPart.set(picture.source.part, [...(byPart.get(picture.source.part) ?? []), { picture, fresh: one }])
  }
  for (const [part, refreshes] of byPart) {
    const own = parts.get(part)
    if (own) changed.set(part, withTexts(part, own, refreshes))
    const links = withLinks(part, parts, refreshes)
    if (links) changed.set(...links)
  }
  // A document that is written anew is one that other programs open, whatever had written it.
  for (const [name, own] of parts)
    if (name.endsWith('.rels') && !changed.has(name)) {
      const sound = soundRelations(own)
      if (sound.length !== own.length) changed.set(name, sound)
    }
  return replaceParts(bytes, changed)
}
