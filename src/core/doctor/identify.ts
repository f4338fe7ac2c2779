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

/** The one view to which links lead; null where there is none, or more than one. */
function oneOf(links: readonly FigureLink[]): FigureLink | undefined {
  const queries = new Set(links.map(({ query }) => query))
  const [first] = links
  if (!first || queries.size > 1) return undefined
  const figures = new Set(links.map(({ figure }) => figure))
  return figures.size === 1 ? first : { ...first, figure: null, was: null, drawn: null }
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
  const taken = new Set([...known.values()].map(({ query }) => query))
  const at = blocks.findIndex((block) => block.kind === 'picture' && block.picture.at === picture.at)
  const others = blocks.filter((block) => block.kind === 'picture' && !known.has(block.picture.at))
  if (!flows && others.length > 1) return null
  const near = flows ? [blocks[at - 1], blocks[at + 1]] : blocks
  const link = oneOf(near.flatMap(linksOf).filter(({ query }) => !taken.has(query)))
  return identified(link, 'near')
}

/** Texts of a section with the figures near them: the one before and the one after where text flows, else all of the slide or page. */
function nearTexts(blocks: readonly ReportBlock[], flows: boolean, figures: ReadonlySet<number>): readonly NearText[] {
  const places = blocks.flatMap((block, place) =>
    block.kind === 'picture' && figures.has(block.picture.at) ? [{ place, at: block.picture.at }] : [],
  )
  return blocks.flatMap((block, place) => {
    if (block.kind !== 'text' || block.text.trim() === '') return []
    const before = places.findLast((one) => one.place < place)
    const after = places.find((one) => one.place > place)
    const near = flows ? [before, after].flatMap((one) => one ?? []) : places
    return near.length === 0 ? [] : [{ place: block.place, text: block.text, near: near.map(({ at }) => at) }]
  })
}

/** Finds the figures of the atlas in a report, and the texts near them. */
export function identifyFigures({ kind, sections }: ReportFile, given: Given): FoundFigures {
  const flows = kind === 'docx'
  const pictures = sections.flatMap(({ blocks }) =>
    blocks.flatMap((one) => (one.kind === 'picture' ? [one.picture] : [])),
  )
  const known = new Map<number, FigureIdentity>()
  for (const picture of pictures) {
    const own = ownIdentity(picture, given)
    if (own) known.set(picture.at, own)
  }
  const byThemselves = new Map(known)
  for (const { blocks } of sections)
    for (const block of blocks) {
      if (block.kind !== 'picture' || known.has(block.picture.at)) continue
      const near = nearIdentity(block.picture, blocks, flows, byThemselves)
      if (near) known.set(block.picture.at, near)
    }
  const figures = pictures.flatMap((picture): FoundFigure[] => {
    const identity = known.get(picture.at)
    return identity ? [{ at: picture.at, picture, identity }] : []
  })
  const codes = new Set(known.keys())
  return {
    figures,
    unknown: pictures.filter(({ at }) => !known.has(at)),
    texts: sections.flatMap(({ blocks }) => nearTexts(blocks, flows, codes)),
  }
}
