import PptxGenJS from 'pptxgenjs'
import { isSeenScene, sceneKinds } from '#core/story/story.ts'
import { creditLine, fullNotes } from '#figures/footer.ts'
import { looks } from '#figures/looks.ts'
import { escapeXml } from '#formats/escape.ts'
import { breathe, type Work } from '../picture/encode-png.ts'
import { mendDeck } from '../picture/mend-deck.ts'
import { drawPicture, figureProps, type PictureInput, pictureLink, pngOf } from '../picture/picture.tsx'
import { placedMarks } from '../picture/place-marks.ts'
import { base64Of, font, hex, slideViewNote, unitsPerInch, wide, wordsOfAreas } from '../picture/pptx-slide.ts'
import { slideShapes } from '../picture/slide-shapes.ts'
import { readSvgMarks } from '../picture/svg-marks.ts'
import { type LaidFigure, layFigure } from './lay-figure.ts'
import { isOneLine, type PlanId, sizeFor, slidePlans, spaceShare, titleSizeFor } from './slide-plan.ts'
import { addRanking, fillsOf, rankingOf } from './slide-ranking.ts'
import { doubtsOf, marksOfPage, type StoryDocument, type StoryPage, writtenFor } from './story-pages.ts'
import { type Paragraph, plainWords } from './words.ts'

type Deck = { readonly pptx: PptxGenJS; readonly document: StoryDocument; readonly work: Work }

const theme = looks.light
const titleSizes = [30, 28, 26, 24, 22, 20, 18]
const wordSizes = [18, 16, 15, 14, 13, 12, 11, 10]
const footSize = 11

const masterNames: Readonly<Record<PlanId, string>> = {
  withFigure: 'Scene with a figure',
  withChart: 'Scene with figure and chart',
  inWords: 'Scene in words',
}
const blackMaster = 'Black'

function defineMasters(pptx: PptxGenJS): void {
  for (const [id, name] of Object.entries(masterNames) as [PlanId, string][]) {
    const { title, words } = slidePlans[id]
    const common = { fontFace: font, color: hex(theme.ink), align: 'left', margin: 0 } as const
    pptx.defineSlideMaster({
      title: name,
      background: { color: hex(theme.paper) },
      objects: [
        {
          placeholder: {
            text: '',
            options: { ...common, ...title, name: 'title', type: 'title', bold: true, valign: 'top' },
          },
        },
        { placeholder: { text: '', options: { ...common, ...words, name: 'body', type: 'body', valign: 'top' } } },
      ],
    })
  }
  pptx.defineSlideMaster({ title: blackMaster, background: { color: '000000' } })
}

/** Paragraphs as runs of the deck's writer. Addresses within the atlas begin at its own. */
function runsOf(paragraphs: readonly Paragraph[], size: number, base: string): PptxGenJS.TextProps[] {
  return paragraphs.flatMap(({ mark, runs }) =>
    runs.map(({ text, bold, italic, href }, at) => ({
      text: at === 0 && mark !== '' && mark !== '•' ? `${mark} ${text}` : text,
      options: {
        fontSize: size,
        bold,
        italic,
        bullet: mark === '•',
        paraSpaceAfter: size * spaceShare,
        ...(href === null ? {} : { hyperlink: { url: new URL(href, base).href } }),
        ...(at === runs.length - 1 ? { breakLine: true } : {}),
      },
    })),
  )
}

/** What is said beside the figure: on the first slide what the story is, then the words of the scene, and what is missing. */
function wordsOf({ scene, words, picture, isFurther }: StoryPage, { story }: StoryDocument): readonly Paragraph[] {
  const line = (text: string, bold: boolean): Paragraph => ({
    mark: '',
    runs: [{ text, bold, italic: false, href: null }],
  })
  const isFirst = sceneKinds[scene.kind].hasTitle && !isFurther
  return [
    ...(isFirst ? [line(story.title, true), ...(story.author === '' ? [] : [line(story.author, false)])] : []),
    ...words,
    ...(picture && 'lacks' in picture
      ? [line(`The figure of this scene cannot be shown. ${picture.lacks}`, true)]
      : []),
  ]
}

function addFoot(slide: PptxGenJS.Slide, page: StoryPage, plan: (typeof slidePlans)[PlanId], document: StoryDocument) {
  const { picture, number } = page
  const common = { fontFace: font, fontSize: footSize, color: hex(theme.muted), margin: 0, valign: 'top' } as const
  if (picture && 'panel' in picture) {
    const marks = marksOfPage(page)
    const credit = creditLine(picture.panel.titled(), { title: null, subtitle: null }, (text) =>
      isOneLine([...marks, text].join('. '), { ...plan.source, w: plan.source.w * 2 }, footSize),
    )
    const runs = [
      ...marks.map((text) => ({ text: `${text}. `, options: { bold: true, color: hex(theme.accent) } })),
      { text: credit },
    ]
    slide.addText(runs, { ...common, ...plan.source, objectName: 'Source' })
  }
  slide.addText(`${writtenFor(document)}. Scene ${number}`, {
    ...common,
    ...plan.written,
    align: 'right',
    objectName: 'Written for',
  })
}

/** What nobody sees on the slide: the speaker's notes where they are asked for, what no longer holds, and where everything comes from. */
function notesOf(page: StoryPage, { withNotes }: StoryDocument, input: PictureInput | null): string {
  const { notes, link, picture } = page
  const about = input
    ? [
        input.panel.titled().description,
        ...fullNotes(input.panel.titled(), figureProps(input).imprint, input),
        slideViewNote(input),
      ]
    : []
  const said = withNotes ? [plainWords(notes)] : []
  const lacks = picture && 'lacks' in picture ? [picture.lacks] : []
  return [...said, ...doubtsOf(page), ...marksOfPage(page), ...lacks, ...about, `This scene: ${link}`]
    .filter(Boolean)
    .join('\n\n')
}

/** The figure as shapes: one for each area, with its name and its value in words. */
async function shapesOf({ input, growth, box: { x, y } }: LaidFigure, { signal }: Work): Promise<string> {
  const { svg } = drawPicture(input)
  await breathe(signal)
  const marks = placedMarks(
    readSvgMarks(svg).filter(({ part }) => part !== 'paper'),
    { x: x * unitsPerInch, y: y * unitsPerInch, scale: growth },
  )
  await breathe(signal)
  return slideShapes(marks, wordsOfAreas(input.plate, input.panel.body), {
    land: theme.land,
    hatch: theme.hatch,
    first: 1000,
    size: { width: wide.width * unitsPerInch, height: wide.height * unitsPerInch },
  })
}

async function addFlat(slide: PptxGenJS.Slide, { input, box }: LaidFigure, work: Work): Promise<void> {
  const png = await pngOf(drawPicture(input), input, work)
  slide.addImage({
    data: `image/png;base64,${base64Of(png)}`,
    ...box,
    altText: input.panel.titled().description,
    // The writer escapes the addresses of words, but not those of pictures.
    hyperlink: { url: escapeXml(pictureLink(input)) },
    objectName: 'Figure',
  })
}

/** Adds one slide. @returns its shapes, for the tree of the slide */
async function addPage({ pptx, document, work }: Deck, page: StoryPage): Promise<string> {
  const { scene, headline, picture, link } = page
  if (!isSeenScene(scene)) {
    pptx.addSlide({ masterName: blackMaster }).addNotes(notesOf(page, document, null))
    return ''
  }
  const drawable = picture && 'panel' in picture ? picture : null
  const chart = drawable ? rankingOf(drawable) : null
  const id: PlanId = drawable ? (chart ? 'withChart' : 'withFigure') : 'inWords'
  const plan = slidePlans[id]
  const slide = pptx.addSlide({ masterName: masterNames[id] })
  slide.addText([{ text: headline, options: { fontSize: titleSizeFor(headline, plan.title, titleSizes) } }], {
    placeholder: 'title',
  })
  const words = wordsOf(page, document)
  slide.addText(runsOf(words, sizeFor(words, plan.words, wordSizes), link), { placeholder: 'body' })
  addFoot(slide, page, plan, document)
  const figure = drawable && plan.figure ? await layFigure(drawable, document.made, plan.figure, work) : null
  slide.addNotes(notesOf(page, document, figure?.input ?? null))
  if (!figure || !drawable) return ''
  await breathe(work.signal)
  if (chart && plan.chart) addRanking(slide, chart, drawable, plan.chart, fillsOf(figure.input))
  await breathe(work.signal)
  if (!document.flat) return shapesOf(figure, work)
  await addFlat(slide, figure, { signal: work.signal, onProgress: () => undefined })
  return ''
}

/**
 * A story as slides: one a scene, and one for each further picture in it. Headline and words are text in placeholders; the figure is shapes with names, of which
 * each area's says its value, and a map's ranking is a chart with its data; or one picture. Sources in full and what no longer holds are in the notes of the slide.
 */
export async function storyDeck(document: StoryDocument, work: Work): Promise<Uint8Array> {
  const { story, pages } = document
  const pptx = new PptxGenJS()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = story.title
  pptx.subject = `${story.subtitle}. ${writtenFor(document)}.`
  pptx.author = story.author || 'MPCE Atlas'
  pptx.company = 'MPCE Atlas'
  defineMasters(pptx)
  const shapes: string[] = []
  for (const [at, page] of pages.entries()) {
    shapes.push(await addPage({ pptx, document, work }, page))
    work.onProgress((at + 1) / (pages.length + 2))
    await breathe(work.signal)
  }
  const bytes = new Uint8Array((await pptx.write({ outputType: 'arraybuffer' })) as ArrayBuffer)
  await breathe(work.signal)
  return mendDeck(bytes, shapes, () => breathe(work.signal))
}
