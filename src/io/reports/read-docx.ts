import { DrawingReader, type OfficeBlock } from './drawing-reader.ts'
import { attribute, type PartRelation, partRelationsOf, readPart } from './package.ts'
import { TextReader } from './text-reader.ts'

/** The address in the code of a field: `HYPERLINK "https://…"`. */
const fieldAddress = (code: string): string | null => /HYPERLINK\s+"([^"]+)"/.exec(code)?.[1] ?? null

/** Elements whose content is there a second time, for older programs, or is no longer in the text. */
const skipped = new Set(['Fallback', 'del', 'moveFrom'])

/** Reads the body of a document, element by element. */
class BodyReader {
  readonly text = new TextReader(() => this.#place())
  readonly #drawing: DrawingReader
  readonly #relations: ReadonlyMap<string, PartRelation>
  readonly #links: (PartRelation | null)[] = []
  #page = 0
  #paragraph = 0
  #pictures = 0
  #skip = 0
  #isText = false
  #isCode = false
  #code = ''

  constructor(parts: ReadonlyMap<string, Uint8Array>, document: string) {
    this.#relations = partRelationsOf(parts, document)
    this.#drawing = new DrawingReader({
      part: document,
      parts,
      relations: this.#relations,
      next: () => this.#pictures++,
      place: (at) => `Picture ${at + 1}`,
      onPicture: (picture) => this.text.blocks.push({ kind: 'picture', picture }),
      onLink: (address) => this.text.link(address),
      around: () => this.#links.at(-1)?.id ?? null,
    })
  }

  #place(): string {
    return this.#page > 0 ? `Page ${this.#page + 1}, paragraph ${this.#paragraph}` : `Paragraph ${this.#paragraph}`
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skip > 0 || skipped.has(name)) {
      this.#skip += skipped.has(name) ? 1 : 0
      this.#drawing.count(name)
      return
    }
    this.#drawing.open(name, attributes)
    this.text.open(name)
    if (name === 'p') this.#paragraph += 1
    else if (name === 't') this.#isText = true
    else if (name === 'tab') this.text.add(' ')
    else if (name === 'br' || name === 'cr') this.text.add('\n')
    else if (name === 'noBreakHyphen') this.text.add('-')
    else if (name === 'lastRenderedPageBreak') this.#page += 1
    else if (name === 'instrText') this.#isCode = true
    else if (name === 'fldChar') this.#field(attribute(attributes, 'fldCharType') ?? '')
    else if (name === 'hyperlink') this.#link(attribute(attributes, 'id') ?? '')
  }

  words(words: string): void {
    if (this.#skip > 0) return
    if (this.#isText) this.text.add(words)
    else if (this.#isCode) this.#code += words
  }

  close(name: string): void {
    if (this.#skip > 0) {
      this.#skip -= skipped.has(name) ? 1 : 0
      return
    }
    this.#drawing.close(name)
    if (name === 't') this.#isText = false
    else if (name === 'instrText') this.#isCode = false
    else if (name === 'hyperlink') this.#links.pop()
    this.text.close(name)
  }

  #link(id: string): void {
    const relation = this.#relations.get(id) ?? null
    this.#links.push(relation)
    if (relation?.external) this.text.link(relation.target)
  }

  /** The code of a field comes in pieces between its marks. */
  #field(kind: string): void {
    const address = kind === 'separate' || kind === 'end' ? fieldAddress(this.#code) : null
    if (address !== null) this.text.link(address)
    this.#code = ''
  }
}

/** Reads the body of a document: paragraphs, rows of tables and pictures in their order. */
export function readDocx(parts: ReadonlyMap<string, Uint8Array>, document: string): readonly OfficeBlock[] {
  const reader = new BodyReader(parts, document)
  readPart(parts, document, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (words) => reader.words(words),
    close: (name) => reader.close(name),
  })
  return reader.text.blocks
}
