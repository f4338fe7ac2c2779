import type { OfficeBlock } from './drawing-reader.ts'

/** A cell of a table that is longer is prose in a table made for the layout. */
const longestCell = 120

type Paragraph = { text: string; readonly links: Set<string> }

/** Gathers paragraphs, and the rows of tables with tabs between their cells. */
export class TextReader {
  readonly blocks: OfficeBlock[] = []
  readonly #place: () => string
  #open: Paragraph[] = []
  /** Cells of the row that is read, each with its paragraphs. A table within a table belongs to the cell that holds it. */
  #row: Paragraph[][] | null = null
  #rowDepth = 0

  constructor(place: () => string) {
    this.#place = place
  }

  open(name: string): void {
    if (name === 'p') this.#open.push({ text: '', links: new Set() })
    else if (name === 'tr') {
      this.#rowDepth += 1
      if (this.#rowDepth === 1) this.#row = []
    } else if (name === 'tc' && this.#rowDepth === 1) this.#row?.push([])
  }

  add(text: string): void {
    const paragraph = this.#open.at(-1)
    if (paragraph) paragraph.text += text
  }

  link(address: string): void {
    const paragraph = this.#open.at(-1)
    if (paragraph) paragraph.links.add(address)
    else this.#put([{ text: '', links: new Set([address]) }])
  }

  close(name: string): void {
    if (name === 'p') {
      const paragraph = this.#open.pop()
      if (!paragraph) return
      const cell = this.#row?.at(-1)
      if (cell) cell.push(paragraph)
      else this.#put([paragraph])
    } else if (name === 'tr') {
      this.#rowDepth -= 1
      if (this.#rowDepth > 0 || !this.#row) return
      const cells = this.#row
      this.#row = null
      const isProse = cells.some((cell) => cell.some(({ text }) => text.length > longestCell))
      if (isProse) this.#put(cells.flat())
      else
        this.#put([
          {
            text: cells.map((cell) => cell.map(({ text }) => text.trim()).join(' ')).join('\t'),
            links: new Set(cells.flatMap((cell) => cell.flatMap(({ links }) => [...links]))),
          },
        ])
    }
  }

  #put(paragraphs: readonly Paragraph[]): void {
    for (const { text, links } of paragraphs)
      if (text.trim() !== '' || links.size > 0)
        this.blocks.push({ kind: 'text', place: this.#place(), text, links: [...links] })
  }
}
