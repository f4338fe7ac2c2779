import { decodeView } from '#core/view/codec.ts'
import { type FigureLink, readFigureLink } from './figure-link.ts'
import type { NearText } from './judge.ts'
import type { ReportBlock, ReportFile, ReportPicture } from './report-file.ts'

/** By what a picture of a report was found to be a figure of the atlas. */
export type FoundBy = 'embedded' | 'link' | 'alt' | 'qr' | 'near'

export const foundByText: Readonly<Record<FoundBy, string>> = {
  embedded: 'the view that it carries',
  link: 'its link',
  alt: 'a link in its alternative text',
  qr: 'its QR code',
  near: 'the link beside it',
}

/** What a picture says of itself. */
export type FigureIdentity = FigureLink & {
  readonly by: FoundBy
  /** The day on which it was made; null where it does not say. */
  readonly made: string | null
}

/** A figure of the atlas in a report. */
export type FoundFigure = { readonly at: number; readonly picture: ReportPicture; readonly identity: FigureIdentity }

export type FoundFigures = {
  readonly figures: readonly FoundFigure[]
  /** Pictures that do not say what they are. */
  readonly unknown: readonly ReportPicture[]
  /** Texts with the figures near which they stand. */
  readonly texts: readonly NearText[]
}

const addresses = /https?:\/\/[^\s<>"“”]+/g

/** Addresses of views in a text, without the full stop behind them. */
const linksIn = (text: string): readonly FigureLink[] =>
  (text.match(addresses) ?? []).flatMap((address) => readFigureLink(address.replace(/[.,;:)\]]+$/, '')) ?? [])

const identified = (link: FigureLink | undefined, by: FoundBy): FigureIdentity | null =>
  link ? { ...link, by, made: null } : null

/** The one view to which links lead; null where there is none, or more than one. Of its links the one that says most. */
function oneOf(links: readonly FigureLink[]): FigureLink | undefined {
  const [first] = links
  if (!first || new Set(links.map(({ query }) => query)).size > 1) return undefined
  const named = links.filter(({ figure }) => figure !== null)
  const [most] = named
  return new Set(named.map(({ figure }) => figure)).size === 1
    ? most
    : { ...first, figure: null, was: null, drawn: null }
}

/** What a view is of. Two links to one view may state its period and choices or leave them out. */
function subjectOf({ query }: Pick<FigureLink, 'query'>): string {
  const { screen, indicator, per, geography } = decodeView(query).view
  return [screen, indicator, per, geography].join(' ')
}

/** What a picture says by itself: what it carries, where it leads, its alternative text, its QR code. */
function ownIdentity(picture: ReportPicture, given: Given): FigureIdentity | null {
  const carried = given.embedded.get(picture.at)
  if (carried) return carried
  const code = given.codes.get(picture.at)
  return (
    identified(oneOf(picture.links.flatMap((link) => readFigureLink(link) ?? [])), 'link') ??
    identified(oneOf(linksIn(picture.alt)), 'alt') ??
    identified(code === undefined ? undefined : (readFigureLink(code) ?? undefined), 'qr')
  )
}

type Given = {
  /** What pictures carry, by their `at`. */
  readonly embedded: ReadonlyMap<number, FigureIdentity>
  /** What their QR codes say, by their `at`. */
  readonly codes: ReadonlyMap<number, string>
}

const linksOf = (block: ReportBlock | undefined): readonly FigureLink[] =>
  block?.kind === 'text' ? [...block.links.flatMap((link) => readFigureLink(link) ?? []), ...linksIn(block.text)] : []

/**
 * The view whose link stands beside a picture that says nothing itself: in the paragraph above or below where text flows; on the same slide or
 * page where the picture is the only one there that is not known. A link of a figure that is known says nothing of another.
 */
function nearIdentity(
  picture: ReportPicture,
  blocks: readonly ReportBlock[],
  flows: boolean,
  known: ReadonlyMap<number, FigureIdentity>,
): FigureIdentity | null {
  const taken = new Set([...known.values()].map(subjectOf))
  const at = blocks.findIndex((block) => block.kind === 'picture' && block.picture.at === picture.at)
  const others = blocks.filter((block) => block.kind === 'picture' && !known.has(block.picture.at))
  if (!flows && others.length > 1) return null
  const near = flows ? [blocks[at - 1], blocks[at + 1]] : blocks
  const link = oneOf(near.flatMap(linksOf).filter((link) => !taken.has(subjectOf(link))))
  return identified(link, 'near')
}

/** The view of a slide that has its figure as shapes of its own, and no picture of it: its notes lead there, and say which figure it is. */
function drawnIdentity(
  blocks: readonly ReportBlock[],
  known: ReadonlyMap<number, FigureIdentity>,
): FigureIdentity | null {
  if (blocks.some((block) => block.kind === 'picture' && known.has(block.picture.at))) return null
  const link = oneOf(blocks.flatMap(linksOf))
  return link && link.figure !== null ? identified(link, 'near') : null
}

/** A figure that is no picture. */
const drawnPicture = (at: number, place: string): ReportPicture => ({
  at,
  place: `${place}, drawn as shapes`,
  media: null,
  type: 'other',
  vector: null,
  inches: null,
  alt: '',
  links: [],
})

const blankAddresses = (text: string): string => text.replace(addresses, (address) => ' '.repeat(address.length))

/**
 * Texts of a section with the figures near them: the one before and the one after where text flows, else all of the slide or page.
 * @param drawn a figure of the section that is no picture, or null
 */
function nearTexts(
  blocks: readonly ReportBlock[],
  flows: boolean,
  figures: ReadonlySet<number>,
  drawn: number | null,
): readonly NearText[] {
  const pictured = blocks.flatMap((block, place) =>
    block.kind === 'picture' && figures.has(block.picture.at) ? [{ place, at: block.picture.at }] : [],
  )
  const places = drawn === null ? pictured : [...pictured, { place: -1, at: drawn }]
  return blocks.flatMap((block, place) => {
    if (block.kind !== 'text') return []
    const text = blankAddresses(block.text)
    if (text.trim() === '') return []
    const before = places.findLast((one) => one.place < place)
    const after = places.find((one) => one.place > place)
    const near = flows ? [before, after].flatMap((one) => one ?? []) : places
    return near.length === 0 ? [] : [{ place: block.place, text, near: near.map(({ at }) => at) }]
  })
}

/** Finds the figures of the atlas in a report, and the texts near them. */
export function identifyFigures({ kind, sections }: ReportFile, given: Given): FoundFigures {
  const flows = kind === 'docx'
  const pictures = sections.flatMap(({ blocks }) =>
    blocks.flatMap((one) => (one.kind === 'picture' ? [one.picture] : [])),
  )
  const byThemselves = new Map(
    pictures.flatMap((picture) => {
      const own = ownIdentity(picture, given)
      return own ? [[picture.at, own] as const] : []
    }),
  )
  const known = new Map(byThemselves)
  for (const { blocks } of sections)
    for (const block of blocks) {
      if (block.kind !== 'picture' || known.has(block.picture.at)) continue
      const near = nearIdentity(block.picture, blocks, flows, byThemselves)
      if (near) known.set(block.picture.at, near)
    }
  const codes = new Set(known.keys())
  const read = sections.map(({ place, blocks }, section) => {
    const drawn = flows ? null : drawnIdentity(blocks, known)
    const at = drawn ? pictures.length + section : null
    const pictured = blocks.flatMap((block): FoundFigure[] => {
      const identity = block.kind === 'picture' ? known.get(block.picture.at) : undefined
      return block.kind === 'picture' && identity ? [{ at: block.picture.at, picture: block.picture, identity }] : []
    })
    const shaped = drawn && at !== null ? [{ at, picture: drawnPicture(at, place), identity: drawn }] : []
    return { figures: [...pictured, ...shaped], texts: nearTexts(blocks, flows, codes, at) }
  })
  return {
    figures: read.flatMap(({ figures }) => figures),
    unknown: pictures.filter(({ at }) => !known.has(at)),
    texts: read.flatMap(({ texts }) => texts),
  }
}
