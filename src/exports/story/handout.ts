import type { jsPDF } from 'jspdf'
import { capitalise } from '#core/domain/letters.ts'
import { panelIdText } from '#core/panel/panel.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { singleFigureOf } from '#core/plate/single-figure.ts'
import { asideOf, failing } from '#core/story/check.ts'
import { tableIn } from '#core/story/find-table.ts'
import { isSeenScene } from '#core/story/story.ts'
import { creditLine } from '#figures/footer.ts'
import { layPanel } from '#figures/panel/panel-figure.tsx'
import { inner, PageColumn, page, placePicture, pointsPerMm, type Style, styles } from '../brief/pdf-column.ts'
import { breathe, type Work } from '../picture/encode-png.ts'
import { openPdf, pdfMetadata, writtenPdf } from '../picture/pdf-figure.ts'
import { PdfTags } from '../picture/pdf-tags.ts'
import { drawPicture, figureProps, pictureLink } from '../picture/picture.tsx'
import { type LaidFigure, layFigure, onPaper } from './lay-figure.ts'
import { type DrawnPicture, marksOfPage, type StoryDocument, type StoryPage, writtenFor } from './story-pages.ts'
import { type Paragraph, plainWords } from './words.ts'

/** Millimetres of a figure with words beside it, of a map narrower as the country is, of a single number higher as it has more words below it; and of one whose words could not be read there, with words below. */
const sizes = {
  map: { width: 80, height: 90 },
  single: { width: 80, height: 99 },
  other: { width: 104, height: 82 },
  wide: { width: 180, height: 112 },
}
const pointsPerInch = 72
const pixelsPerInch = 96
const mmPerInch = 25.4
/** Points between the figure and the words beside it, and where the last line of a page ends. */
const gap = 14
const bottom = page.height - page.margin - 16
/** Rows of a table that have room beside a figure. */
const mostRows = 14

type Sheet = { readonly pdf: jsPDF; readonly tags: PdfTags; readonly document: StoryDocument; readonly work: Work }

const linesOf = (paragraphs: readonly Paragraph[]): readonly string[] =>
  paragraphs.length === 0 ? [] : plainWords(paragraphs).split('\n')

/** Columns of a table that have room beside a figure. */
const mostColumns = 3

const unlisted = (count: number): readonly string[] => [
  `${count} rows of values are not listed here: the figure links to them.`,
]

/** The figures behind the picture, one row a line, the highest first; how many there are where they have no room. */
function valuesOf({ panel, plate }: DrawnPicture): readonly string[] {
  if (panelIdText(panel.id) === 'map') {
    const { areas, measure } = panel.titled()
    if (areas.length < 2) return []
    if (areas.length > mostRows) return unlisted(areas.length)
    return [`${capitalise(measure.unit)}:`, ...rankedAreas(areas).map(({ area, text }) => `${area.name}: ${text}`)]
  }
  const table = tableIn([panel], panelIdText(panel.id))
  if (typeof table === 'string' || plate.areas.length === 0) return []
  if (table.rows.length > mostRows) return unlisted(table.rows.length)
  const shown = table.columns.map((_, at) => at).slice(0, mostColumns)
  const more = table.columns.length - shown.length
  const row = (cells: readonly string[]) => cells.filter(Boolean).join(' · ')
  return [
    `${row(shown.map((at) => table.columns[at]?.name ?? ''))}:`,
    ...table.rows.map(({ cells }) => row(shown.map((at) => cells[at]?.text ?? ''))),
    ...(more > 0 ? [`Further columns that are not listed here: ${more}`] : []),
  ]
}

const drawnOf = ({ picture }: Pick<StoryPage, 'picture'>): DrawnPicture | null =>
  picture && 'panel' in picture ? picture : null

/** What the data say of the claims: those that hold in one line, the others each with what has changed. */
function claimLines({ claims, isFurther }: StoryPage): readonly string[] {
  if (isFurther || claims.length === 0) return []
  const held = [...new Set(claims.filter(({ state }) => state.kind === 'holds').map(({ claim }) => claim.said))]
  const others = failing(claims).map(({ claim, state }) => `${claim.said}${asideOf(state)}.`)
  return [...(held.length > 0 ? [`Checked against the data, and holds: ${held.join('; ')}.`] : []), ...others]
}

/** A figure at its size on paper, and where the words stand that are about it; no figure, and all of the width. */
type Placed = {
  readonly laid: LaidFigure | null
  readonly height: number
  readonly x: number
  readonly width: number
}

function sizeOf({ panel, plate }: DrawnPicture) {
  if (panelIdText(panel.id) !== 'map') return sizes.other
  return singleFigureOf(plate) ? sizes.single : sizes.map
}

/** Tries a figure with words beside it, then as wide as the page. */
async function placedOf(one: StoryPage, made: Date, work: Work): Promise<Placed> {
  const picture = drawnOf(one)
  if (!picture) return { laid: null, height: 0, x: page.margin, width: inner }
  const { width, height } = sizeOf(picture)
  const box = (size: { readonly width: number; readonly height: number }) => ({
    x: 0,
    y: 0,
    w: size.width / mmPerInch,
    h: size.height / mmPerInch,
  })
  const small = await layFigure(picture, made, box({ width, height }), work, onPaper)
  if (layPanel(figureProps(small.input)).smallestType * small.growth >= onPaper.readable) {
    const x = page.margin + width * pointsPerMm + gap
    return { laid: small, height: height * pointsPerMm, x, width: page.margin + inner - x }
  }
  const laid = await layFigure(picture, made, box(sizes.wide), work, onPaper)
  return { laid, height: sizes.wide.height * pointsPerMm, x: page.margin, width: inner }
}

/** What stands below a figure, over the width of the page: its marks, what it shows, and its sources. */
function captionOf(one: StoryPage, { laid }: Placed): readonly Line[] {
  if (!laid) return []
  const plate = laid.input.panel.titled()
  const credit = creditLine(plate, { title: null, subtitle: null }, (text) => text.length < 260)
  return [
    ...marksOfPage(one).map((text) => ({ text, style: { ...styles.mark, size: 8 } })),
    { text: `${plate.subtitle}. ${credit}`, style: styles.small },
  ]
}

/** Whether a figure is as wide as the page, with its words below. */
const isWide = ({ x }: Placed): boolean => x === page.margin

/** The figure. @returns where it ends */
async function addFigure({ pdf, tags, work }: Sheet, { input, box }: LaidFigure, placed: Placed, y: number) {
  const drawn = drawPicture(input)
  await breathe(work.signal)
  const pixels = { width: box.w * pixelsPerInch, height: box.h * pixelsPerInch }
  const corner = { x: page.margin + box.x * pointsPerInch, y }
  await placePicture(pdf, tags, { ...drawn, ...pixels }, corner, { signal: work.signal, onProgress: () => undefined })
  const width = isWide(placed) ? inner : placed.x - gap - page.margin
  pdf.link(page.margin, y, width, placed.height, { url: pictureLink(input) })
  return y + placed.height + 2
}

/** Height of a scene on paper, before it is written. */
function heightOf({ pdf, tags, document }: Sheet, one: StoryPage, placed: Placed): number {
  const { laid, height, x, width } = placed
  const whole = new PageColumn(pdf, tags, page.margin, 0, inner)
  const side = new PageColumn(pdf, tags, x, 0, width)
  const sum = (column: PageColumn, lines: readonly Line[]) =>
    lines.reduce((all, { text, style, before = 0 }) => all + before + column.measure(text, style) + 3, 0)
  const words = sum(side, besideLines(one, placed))
  const caption = sum(whole, captionOf(one, placed))
  const notes = document.withNotes && one.notes.length > 0 ? whole.heightOf(linesOf(one.notes), styles.text) + 20 : 0
  const figure = laid ? height + 2 : 0
  const body = (isWide(placed) ? figure + words : Math.max(figure, words)) + caption
  return whole.measure(one.headline, styles.scene) + body + notes + 26
}

type Line = { readonly text: string; readonly style: Style; readonly before?: number }

/** Lines down a column; those that have no room on the page go on over the whole width of the next. @returns the column that they end in */
function flow({ pdf, tags }: Sheet, from: PageColumn, lines: readonly Line[]): PageColumn {
  let column = from
  for (const { text, style, before = 0 } of lines) {
    column.y += before
    if (column.y + column.measure(text, style) > bottom) {
      pdf.addPage('a4')
      column = new PageColumn(pdf, tags, page.margin, page.margin, inner)
    }
    column.write(text, style, 3)
  }
  return column
}

const listed = (lines: readonly string[]): readonly Line[] =>
  lines.map((text, at) => ({ text, style: styles.small, before: at === 0 ? 4 : 0 }))

/** What stands beside the figure of a scene: its words, the values of the figure, and what the data say of its claims. */
function besideLines(one: StoryPage, { x }: Placed): readonly Line[] {
  const { words, picture } = one
  const drawn = drawnOf(one)
  const values = drawn ? valuesOf(drawn) : []
  const lacks = picture && 'lacks' in picture ? [`The figure cannot be shown. ${picture.lacks}`] : []
  return [
    ...[...linesOf(words), ...lacks].map((text) => ({ text, style: styles.text })),
    ...listed(x === page.margin && values.length > 0 ? [`${values[0]} ${values.slice(1).join('; ')}.`] : values),
    ...listed(claimLines(one)),
  ]
}

/** The address as it is printed: what is longer than a line leads there all the same. */
const printed = (link: string): string => (link.length > 150 ? `${link.slice(0, 149)}…` : link)

async function addScene(sheet: Sheet, one: StoryPage, placed: Placed, top: number): Promise<number> {
  const { pdf, tags, document } = sheet
  const { number, isFurther, headline, notes, link } = one
  const { laid, x, width } = placed
  const head = new PageColumn(pdf, tags, page.margin, top, inner)
  head.write(`${number}${isFurther ? ', continued' : ''}. ${headline}`, styles.scene, 6)
  const ends = laid ? await addFigure(sheet, laid, placed, head.y) : head.y
  const first = pdf.getNumberOfPages()
  const caption = captionOf(one, placed)
  const start = isWide(placed) ? ends : head.y
  const beside = isWide(placed) ? [...caption, ...besideLines(one, placed)] : besideLines(one, placed)
  const side = flow(sheet, new PageColumn(pdf, tags, x, start, width), beside)
  const below = pdf.getNumberOfPages() === first ? Math.max(ends, side.y) : side.y
  const said = document.withNotes && notes.length > 0 ? linesOf(notes) : []
  const noted = said.map((text) => ({ text, style: styles.text }))
  const heading = said.length > 0 ? [{ text: 'Notes', style: { ...styles.text, bold: true } }] : []
  const address = { text: printed(link), style: styles.small }
  const last = [...(isWide(placed) ? [] : caption), ...heading, ...noted, address]
  const foot = flow(sheet, new PageColumn(pdf, tags, page.margin, below + 4, inner), last)
  pdf.link(page.margin, foot.y - 13, inner, 10, { url: link })
  return foot.y + 12
}

/** Which data it was written for, and the number of the page, on every page. */
function addFeet({ pdf, tags, document }: Sheet): void {
  const count = pdf.getNumberOfPages()
  for (let at = 1; at <= count; at += 1) {
    pdf.setPage(at)
    const foot = new PageColumn(pdf, tags, page.margin, page.height - page.margin - 6, inner)
    foot.write(`${document.story.title}. ${writtenFor(document)}. Page ${at} of ${count}`, styles.small, 0)
  }
}

/** A story on paper: A4, as many scenes a page as have room, tagged, each with headline, words, figure, values, the state of its claims and its address. */
export async function storyHandout(document: StoryDocument, work: Work): Promise<Uint8Array> {
  const { story, pages, made } = document
  const pdf = await openPdf('a4', { title: story.title, subject: story.subtitle, made })
  pdf.addMetadata(pdfMetadata(story.title, `${story.subtitle}. ${writtenFor(document)}.`, null), true)
  const tags = new PdfTags(pdf, story.title)
  const sheet: Sheet = { pdf, tags, document, work }
  const head = new PageColumn(pdf, tags, page.margin, page.margin, inner)
  head.write(story.title, styles.headline, 3)
  head.write([story.subtitle, story.author].filter(Boolean).join(' · '), styles.text, 3)
  let y = head.y + 10
  for (const [at, one] of pages.entries()) {
    if (!isSeenScene(one.scene)) continue
    const placed = await placedOf(one, made, work)
    if (y > page.margin + 60 && y + heightOf(sheet, one, placed) > bottom) {
      pdf.addPage('a4')
      y = page.margin
    }
    y = await addScene(sheet, one, placed, y)
    work.onProgress((at + 1) / (pages.length + 1))
    await breathe(work.signal)
  }
  addFeet(sheet)
  await breathe(work.signal)
  return writtenPdf(pdf, work)
}
