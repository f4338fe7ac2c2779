import type { ReportBlock, ReportPicture } from '#core/doctor/report-file.ts'
import { attribute, type PartRelation } from './package.ts'
import { pictureType } from './picture-type.ts'

/** Where a document says what a picture is: its part, the elements that name it, counted in that part, and the relations of its links. */
type PictureSource = {
  readonly part: string
  readonly elements: readonly { readonly tag: 'docPr' | 'cNvPr'; readonly index: number }[]
  readonly linkIds: readonly string[]
}

export type OfficePicture = ReportPicture & { readonly source: PictureSource }

export type OfficeBlock =
  | Extract<ReportBlock, { readonly kind: 'text' }>
  | { readonly kind: 'picture'; readonly picture: OfficePicture }

type Named = {
  alt: string
  inches: number | null
  readonly elements: { readonly tag: 'docPr' | 'cNvPr'; readonly index: number }[]
  readonly linkIds: string[]
}

type Drawn = Named & { embed: string | null; vector: string | null; cropped: number }

const emuPerInch = 914_400

const named = (): Named => ({ alt: '', inches: null, elements: [], linkIds: [] })

export type DrawingContext = {
  readonly part: string
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly relations: ReadonlyMap<string, PartRelation>
  /** The number of the next picture of the file. */
  readonly next: () => number
  readonly place: (at: number) => string
  readonly onPicture: (picture: OfficePicture) => void
  /** Links of a shape that is no picture. */
  readonly onLink: (address: string) => void
  /** PartRelation of a link around the picture, or null. */
  readonly around: () => string | null
}

/** Reads the pictures of DrawingML, which DOCX and PPTX share: `pic` within a drawing of a document, or on a slide. */
export class DrawingReader {
  readonly #context: DrawingContext
  readonly #counts = { docPr: 0, cNvPr: 0 }
  #drawing: Named | null = null
  #pictures: Drawn[] = []

  constructor(context: DrawingContext) {
    this.#context = context
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const picture = this.#pictures.at(-1)
    if (name === 'drawing') this.#drawing = named()
    else if (name === 'pic') this.#pictures.push({ ...named(), embed: null, vector: null, cropped: 0 })
    else if (name === 'docPr' || name === 'cNvPr') this.#name(name, attributes)
    else if (name === 'hlinkClick') this.#link(attribute(attributes, 'id') ?? '')
    else if (name === 'extent' && this.#drawing) this.#drawing.inches = Number(attributes.cx) / emuPerInch || null
    else if (!picture) return
    else if (name === 'blip') picture.embed = attribute(attributes, 'embed') ?? null
    else if (name === 'svgBlip') picture.vector = attribute(attributes, 'embed') ?? null
    else if (name === 'srcRect') picture.cropped = (Number(attributes.l ?? 0) + Number(attributes.r ?? 0)) / 100_000
    else if (name === 'ext' && attributes.cx !== undefined) picture.inches = Number(attributes.cx) / emuPerInch || null
  }

  /** Counts an element that is passed over, so that those behind it are found again by their number. */
  count(name: string): void {
    if (name === 'docPr' || name === 'cNvPr') this.#counts[name]++
  }

  close(name: string): void {
    if (name === 'pic') {
      const picture = this.#pictures.pop()
      if (picture) this.#take(picture)
    } else if (name === 'drawing') this.#drawing = null
  }

  #name(tag: 'docPr' | 'cNvPr', attributes: Readonly<Record<string, string>>): void {
    const index = this.#counts[tag]++
    const target = this.#pictures.at(-1) ?? this.#drawing
    if (!target) return
    target.elements.push({ tag, index })
    target.alt ||= attributes.descr ?? ''
  }

  #link(id: string): void {
    const target = this.#pictures.at(-1) ?? this.#drawing
    const relation = this.#context.relations.get(id)
    if (target) target.linkIds.push(id)
    else if (relation?.external) this.#context.onLink(relation.target)
  }

  #take(picture: Drawn): void {
    const { parts, relations, part, next, place, around, onPicture } = this.#context
    const outer = around()
    const linkIds = [...picture.linkIds, ...(this.#drawing?.linkIds ?? []), ...(outer === null ? [] : [outer])]
    const mediaOf = (id: string | null) => {
      const relation = id === null ? undefined : relations.get(id)
      return relation && !relation.external && parts.has(relation.target) ? relation.target : null
    }
    const media = mediaOf(picture.embed)
    const shown = picture.inches ?? this.#drawing?.inches ?? null
    const at = next()
    onPicture({
      at,
      place: place(at),
      media,
      type: pictureType(media === null ? undefined : parts.get(media)),
      vector: mediaOf(picture.vector),
      inches: shown === null ? null : shown / Math.max(0.05, 1 - picture.cropped),
      alt: this.#drawing?.alt || picture.alt,
      links: [
        ...new Set(
          linkIds.flatMap((id) => {
            const relation = relations.get(id)
            return relation?.external ? [relation.target] : []
          }),
        ),
      ],
      source: { part, elements: [...(this.#drawing?.elements ?? []), ...picture.elements], linkIds },
    })
  }
}
