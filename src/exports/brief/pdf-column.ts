import type { jsPDF } from 'jspdf'
import { themes } from '#figures/theme.ts'
import type { Work } from '../picture/encode-png.ts'
import { drawSvg } from '../picture/pdf-figure.ts'
import type { PdfTags } from '../picture/pdf-tags.ts'
import type { DrawnSvg } from '../picture/picture.tsx'

/** A4 in points. */
export const page = { width: 595.28, height: 841.89, margin: 42.5 }
/** Width between the margins, in points. */
export const inner = page.width - 2 * page.margin
const { ink, muted, accent } = themes.light
export const pointsPerMm = 72 / 25.4

/** Points, and what the words are for a screen reader. */
export type Style = {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
  readonly tag: 'H1' | 'H2' | 'P'
}

export const styles = {
  headline: { size: 17, bold: true, tag: 'H1' },
  scene: { size: 13, bold: true, tag: 'H2' },
  heading: { size: 11, bold: true, tag: 'H2' },
  text: { size: 9, tag: 'P' },
  small: { size: 7, colour: muted, tag: 'P' },
  mark: { size: 9, bold: true, colour: accent, tag: 'P' },
} as const satisfies Record<string, Style>

/** Shares of their size to which words that need the room may shrink: the smallest stay above 6 pt. */
const shrunk = [1, 0.93, 0.86]

/** Writes words down a column of some points and remembers where it is. */
export class PageColumn {
  readonly #pdf: jsPDF
  readonly #tags: PdfTags
  readonly x: number
  readonly width: number
  y: number

  constructor(pdf: jsPDF, tags: PdfTags, x: number, y: number, width: number) {
    this.#pdf = pdf
    this.#tags = tags
    this.x = x
    this.y = y
    this.width = width
  }

  #set(style: Style): number {
    this.#pdf.setFont('Inter', style.bold ? 'bold' : 'normal')
    this.#pdf.setFontSize(style.size)
    this.#pdf.setTextColor(style.colour ?? ink)
    return style.size * 1.34
  }

  /** Height that words would take. */
  measure(words: string, style: Style): number {
    const line = this.#set(style)
    return (this.#pdf.splitTextToSize(words, this.width) as string[]).length * line
  }

  write(words: string, style: Style, after = 4): void {
    const line = this.#set(style)
    const lines = this.#pdf.splitTextToSize(words, this.width) as string[]
    this.#tags.begin(style.tag, '')
    // With a space at its end a line is not read as one word with the next.
    for (const [at, text] of lines.entries())
      this.#pdf.text(at + 1 < lines.length ? `${text} ` : text, this.x, this.y + style.size + at * line)
    this.#tags.end()
    this.y += lines.length * line + after
  }

  /** Height that lines would take one below the other. */
  heightOf(lines: readonly string[], style: Style): number {
    return lines.reduce((sum, line) => sum + this.measure(line, style) + 2, 0)
  }

  /** The largest of a few sizes in which all lines end above a limit; the smallest where none does. */
  #fitted(lines: readonly string[], base: Style, bottom: number, shares: readonly number[]): Style {
    const sizes = shares.map((share) => ({ ...base, size: base.size * share }))
    return sizes.find((style) => this.y + this.heightOf(lines, style) <= bottom) ?? sizes.at(-1) ?? base
  }

  /** Lines as long as they fit above a limit, in type that shrinks for them; what is left over is counted, not dropped in silence. */
  writeList(lines: readonly string[], base: Style, bottom: number, more: (left: number) => string): void {
    const style = this.#fitted(lines, base, bottom, [...shrunk, 0.7])
    for (const [at, line] of lines.entries()) {
      const rest = more(lines.length - at)
      const isLast = at === lines.length - 1
      const room = bottom - (isLast ? 0 : this.measure(rest, style) + 2)
      if (this.y + this.measure(line, style) > room) {
        this.write(rest, style, 2)
        return
      }
      this.write(line, style, 2)
    }
  }

  /** Every line, under its heading; what does not fit above a limit stands on a further page. */
  writeAll(heading: string, lines: readonly string[], base: Style, bottom: number): void {
    this.write(heading, styles.heading)
    const style = this.#fitted(lines, base, bottom, shrunk)
    for (const line of lines) {
      if (this.y + this.measure(line, style) > bottom) {
        this.#pdf.addPage('a4')
        this.y = page.margin
      }
      this.write(line, style, 2)
    }
  }
}

/** Draws a picture with its description, at a corner in points. */
export async function placePicture(
  pdf: jsPDF,
  tags: PdfTags,
  picture: Pick<DrawnSvg, 'svg' | 'width' | 'height' | 'description'>,
  at: { readonly x: number; readonly y: number },
  work: Work,
): Promise<void> {
  const box = { ...at, width: picture.width * 0.75, height: picture.height * 0.75 }
  await drawSvg(pdf, picture.svg, box, work, async (_, draw) => {
    tags.begin('Figure', picture.description, box)
    await draw()
    tags.end()
  })
}
