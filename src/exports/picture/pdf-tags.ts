import type { jsPDF } from 'jspdf'

/** The hooks of the PDF writer that its own plug-ins use; its types leave them out. */
type Internals = {
  readonly write: (...words: readonly string[]) => void
  readonly newObject: () => number
  readonly newObjectDeferred: () => number
  readonly newObjectDeferredBegin: (id: number, offset: boolean) => number
  readonly events: { readonly subscribe: (name: string, listener: (event: never) => void) => void }
}

type Tag = {
  readonly kind: 'H1' | 'H2' | 'P' | 'Figure'
  readonly alternative: string
  readonly page: number
  readonly id: number
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
  begin(kind: Tag['kind'], alternative: string): void {
    const page = this.#pdf.getCurrentPageInfo().pageNumber
    const id = this.#counts.get(page) ?? 0
    this.#counts.set(page, id + 1)
    this.#tags.push({ kind, alternative, page, id })
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
    const elements: { readonly first: Tag; readonly ids: number[]; readonly object: number }[] = []
    for (const tag of this.#tags) {
      const last = elements.at(-1)
      const same = last && tag.kind === 'Figure' && last.first.kind === 'Figure'
      if (same && last.first.page === tag.page && last.first.alternative === tag.alternative) last.ids.push(tag.id)
      else elements.push({ first: tag, ids: [tag.id], object: newObjectDeferred() })
    }
    for (const { first, ids, object } of elements) {
      const page = this.#pages.get(first.page) ?? 0
      newObjectDeferredBegin(object, true)
      write(`<</Type /StructElem /S /${first.kind} /P ${document} 0 R /Pg ${page} 0 R /K [${ids.join(' ')}]`)
      if (first.alternative !== '') write(`/Alt ${hex(first.alternative)}`)
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
        const owner = elements.find(({ first, ids }) => first.page === page && ids.includes(id))
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
