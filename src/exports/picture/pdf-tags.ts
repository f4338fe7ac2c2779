import type { jsPDF } from 'jspdf'

/** The hooks of the PDF writer that its own plug-ins use; its types leave them out. */
type Internals = {
  readonly write: (...words: readonly string[]) => void
  readonly newObject: () => number
  readonly newObjectDeferred: () => number
  readonly newObjectDeferredBegin: (id: number, offset: boolean) => number
  readonly events: { readonly subscribe: (name: string, listener: (event: never) => void) => void }
}

/** A place on a page, in points from its top left corner. */
export type PdfBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type Tag = {
  readonly kind: 'H1' | 'H2' | 'P' | 'Figure'
  readonly alternative: string
  /** Where it stands, in the page's own coordinates, which begin at the bottom. */
  readonly extent: Extent | null
  readonly page: number
  readonly id: number
}

type Extent = readonly [left: number, bottom: number, right: number, top: number]

/** The extent of several; null where one is not told. */
function extentOf(tags: readonly Tag[]): Extent | null {
  const all = tags.flatMap(({ extent }) => (extent ? [extent] : []))
  if (all.length < tags.length || all.length === 0) return null
  const [lefts, bottoms, rights, tops] = [0, 1, 2, 3].map((side) => all.map((one) => one[side] ?? 0))
  return [
    Math.min(...(lefts ?? [])),
    Math.min(...(bottoms ?? [])),
    Math.max(...(rights ?? [])),
    Math.max(...(tops ?? [])),
  ]
}

type PutPage = { readonly objId: number; readonly pageNumber: number }

const hex = (text: string): string => `<FEFF${[...text].map((letter) => utf16(letter)).join('')}>`

const utf16 = (letter: string): string =>
  Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at).toString(16).padStart(4, '0'))
    .join('')
    .toUpperCase()

/**
 * Tags what is drawn, so that a screen reader meets headings, paragraphs and figures with their descriptions, in reading order. As in ISO 32000-1,
 * 14.7 and 14.8: marked content in the page, a tree of structure beside it.
 */
export class PdfTags {
  readonly #pdf: jsPDF
  readonly #internal: Internals
  readonly #tags: Tag[] = []
  readonly #pages = new Map<number, number>()
  readonly #counts = new Map<number, number>()
  #root = 0

  constructor(pdf: jsPDF, title: string) {
    this.#pdf = pdf
    this.#internal = pdf.internal as unknown as Internals
    const { events, write } = this.#internal
    events.subscribe('putPage', (({ objId, pageNumber }: PutPage) => {
      this.#pages.set(pageNumber, objId)
      write(`/StructParents ${pageNumber - 1}`)
      write('/Tabs /S')
    }) as (event: never) => void)
    events.subscribe('postPutResources', () => this.#writeTree(title))
    events.subscribe('putCatalog', () => {
      write('/MarkInfo <</Marked true>>')
      write(`/StructTreeRoot ${this.#root} 0 R`)
    })
  }

  /** What is drawn until `end` belongs to one element. */
  begin(kind: Tag['kind'], alternative: string, box: PdfBox | null = null): void {
    const high = this.#pdf.internal.pageSize.getHeight()
    const extent: Extent | null = box && [box.x, high - box.y - box.height, box.x + box.width, high - box.y]
    const page = this.#pdf.getCurrentPageInfo().pageNumber
    const id = this.#counts.get(page) ?? 0
    this.#counts.set(page, id + 1)
    this.#tags.push({ kind, alternative, extent, page, id })
    this.#internal.write(`/${kind} <</MCID ${id}>> BDC`)
  }

  /** What is drawn until `end` is decoration. */
  beginArtifact(): void {
    this.#internal.write('/Artifact BMC')
  }

  end(): void {
    this.#internal.write('EMC')
  }

  #writeTree(title: string): void {
    const { newObject, newObjectDeferred, newObjectDeferredBegin, write } = this.#internal
    this.#root = newObjectDeferred()
    const document = newObjectDeferred()
    // Pieces of one picture on one page are one element, read out once.
    const elements: { readonly first: Tag; readonly tags: Tag[]; readonly object: number }[] = []
    for (const tag of this.#tags) {
      const last = elements.at(-1)
      const same = last && tag.kind === 'Figure' && last.first.kind === 'Figure'
      if (same && last.first.page === tag.page && last.first.alternative === tag.alternative) last.tags.push(tag)
      else elements.push({ first: tag, tags: [tag], object: newObjectDeferred() })
    }
    for (const { first, tags, object } of elements) {
      const page = this.#pages.get(first.page) ?? 0
      newObjectDeferredBegin(object, true)
      write(
        `<</Type /StructElem /S /${first.kind} /P ${document} 0 R /Pg ${page} 0 R /K [${tags.map(({ id }) => id).join(' ')}]`,
      )
      if (first.alternative !== '') write(`/Alt ${hex(first.alternative)}`)
      const extent = extentOf(tags)
      // PDF/UA-1, 7.3: a figure says where it stands.
      if (extent) write(`/A <</O /Layout /Placement /Block /BBox [${extent.map((at) => at.toFixed(2)).join(' ')}]>>`)
      write('>>')
      write('endobj')
    }
    newObjectDeferredBegin(document, true)
    const kids = elements.map(({ object }) => `${object} 0 R`).join(' ')
    write(`<</Type /StructElem /S /Document /T ${hex(title)} /P ${this.#root} 0 R /K [${kids}]>>`)
    write('endobj')
    const parents = newObject()
    const numbers = [...this.#counts].map(([page, count]) => {
      const owners = Array.from({ length: count }, (_, id) => {
        const owner = elements.find(({ first, tags }) => first.page === page && tags.some((tag) => tag.id === id))
        return `${owner?.object ?? document} 0 R`
      })
      return `${page - 1} [${owners.join(' ')}]`
    })
    write(`<</Nums [${numbers.join(' ')}]>>`)
    write('endobj')
    newObjectDeferredBegin(this.#root, true)
    write(
      `<</Type /StructTreeRoot /K ${document} 0 R /ParentTree ${parents} 0 R /ParentTreeNextKey ${this.#counts.size}>>`,
    )
    write('endobj')
  }
}

/**
 * Keeps the words of halos, which stand below the same words, out of what is read, searched and copied: they are marked as saying nothing (ISO 32000-1,
 * 14.9.4). Only halos are filled and outlined.
 * @returns what ends it
 */
export function silenceHalos(pdf: jsPDF): () => void {
  const { write } = pdf.internal as unknown as Internals
  const { text } = pdf
  pdf.text = (words, x, y, options, ...more) => {
    const isHalo = options?.renderingMode === 'fillThenStroke'
    if (isHalo) write('/Span <</ActualText <FEFF>>> BDC')
    text.call(pdf, words, x, y, options, ...more)
    if (isHalo) write('EMC')
    return pdf
  }
  return () => {
    pdf.text = text
  }
}
