import { composeBrief } from '#core/brief/brief.ts'
import { isPrintedAs, printedLike } from '#core/doctor/judge.ts'
import { numbersIn } from '#core/doctor/tokens.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { panelIdText } from '#core/panel/panel.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { encodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { type PictureInput, pictureLink } from '#exports/picture/picture.tsx'
import { realComparison } from '../data/comparison.ts'
import { realData } from '../data/real-atlas.ts'
import { drawnPicture, panelsFor } from '../exports/drawn-picture.tsx'
import type { FigureMaker } from '../exports/figure-maker.ts'
import { docxOf, type Piece, pptxOf, recompressed } from '../fixtures/reports.ts'

/** Finished reports with figures of the real data as they were before some figures changed, and what is true of them. */

const views = [
  { indicator: 'radiotherapy-machines', per: 'cancers' },
  { indicator: 'cancer-cases', per: 'people-100k' },
  { indicator: 'population', geography: 'nhs_region' },
] as const satisfies readonly Partial<View>[]

/** A figure as it was: places in the ranking whose figures have changed since. */
export type OldFigure = {
  readonly input: PictureInput
  /** The same view today. */
  readonly plate: Plate
  /** Areas whose figure has changed. */
  readonly changed: readonly PlateArea[]
}

const numberOf = ({ cell }: PlateArea): number => (cell.kind === 'value' ? cell.value : Number.NaN)
const valued = (plate: Plate): readonly PlateArea[] => plate.areas.filter(({ cell }) => cell.kind === 'value')

/** The plate as it was when every third area had a tenth less. */
function before(plate: Protected<Plate>): Protected<Plate> {
  const changed = new Set(changedIn(plate).map(({ area }) => area.code))
  const areas = plate.areas.map((one) =>
    changed.has(one.area.code) && one.cell.kind === 'value'
      ? { ...one, cell: { ...one.cell, value: one.cell.value * 0.9 } }
      : one,
  )
  return vouchFor({ ...plate, areas, trust: { ...plate.trust, dataVersion: 'older' } })
}

const changedIn = (plate: Plate): readonly PlateArea[] => valued(plate).filter((_, at) => at % 3 === 1)

function oldFigure(at: number, panel: 'map' | 'ranked'): OldFigure {
  const view = views[at % views.length] as (typeof views)[number]
  const { input } = drawnPicture({ view, preset: 'word-half', panel })
  const plate = input.plate as Protected<Plate>
  const permalink = `https://atlas.example/?${encodeView(plate.view)}`
  return { input: { ...input, plate: before(plate), permalink }, plate, changed: changedIn(plate) }
}

function firstTwo([first, second]: readonly PlateArea[]): readonly [PlateArea, PlateArea] {
  if (!first || !second) throw new Error('the view has too few areas with a figure')
  return [first, second]
}

/** A number as reports print it: two decimals below 100, else whole with commas. */
function printed(value: number): string {
  const text = Math.abs(value) < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en-GB')
  return value < 0 ? `−${text}` : text
}

const oldValue = ({ input }: OldFigure, code: string): number =>
  numberOf(input.plate.areas.find(({ area }) => area.code === code) as PlateArea)

/** What a report says near a figure, with as many numbers that are none of its figures as that are. */
function proseOf(figure: OldFigure): readonly string[] {
  const [first, second] = firstTwo(figure.changed)
  const same = valued(figure.plate).filter((one) => !figure.changed.includes(one))
  const [still, other] = firstTwo(same)
  const was = (one: PlateArea) => printed(oldValue(figure, one.area.code))
  return [
    `${first.area.name} had ${was(first)}, and ${still.area.name} had ${was(still)}.`,
    `${other.area.name} stood at ${was(other)}.`,
    `It was ${was(second)} in ${second.area.name}.`,
    `In 1998 ${first.area.name} had ${was(first)}.`,
    `${first.area.name} grew by ${was(first)}, or ${was(second)} million.`,
    `The national plan of ${was(first)} says nothing of areas.`,
  ]
}

/** Numbers of a figure's prose that no longer hold, as "area: printed → now". */
function staleIn(figure: OldFigure): readonly string[] {
  const [first, second] = firstTwo(figure.changed)
  return [first, second].map((one) => {
    const text = printed(oldValue(figure, one.area.code))
    const [number] = numbersIn(text)
    if (!number || isPrintedAs(numberOf(one), number)) throw new Error(`“${text}” is no change of ${one.area.name}`)
    return `${one.area.name}: ${text} → ${printedLike(numberOf(one), number)}`
  })
}

export type ReportCase = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly figures: readonly OldFigure[]
  /** What is stale in its texts; null where the words are the atlas's own. */
  readonly stale: readonly string[] | null
}

const all = (figures: readonly OldFigure[]): readonly string[] => figures.flatMap(staleIn)

export async function reportCases(maker: FigureMaker): Promise<readonly ReportCase[]> {
  const pictureOf = async ({ input }: OldFigure) =>
    new Uint8Array((await maker.make(input, ['png'])).files.get('png') ?? [])
  // A picture of which nothing is left but its pixels has the link of its caption, as those of a brief have.
  const piecesOf = async (figure: OldFigure, bare = false): Promise<readonly Piece[]> => {
    const picture = await pictureOf(figure)
    return [
      { text: `The next figure is of ${figure.plate.measure.name}.` },
      { picture: bare ? recompressed(picture) : picture, link: pictureLink(figure.input), alt: 'A figure' },
      ...(bare ? [{ see: pictureLink(figure.input) }] : []),
      ...proseOf(figure).map((text) => ({ text })),
    ]
  }
  const [map, ranked, other, third] = [
    oldFigure(0, 'map'),
    oldFigure(1, 'ranked'),
    oldFigure(2, 'map'),
    oldFigure(0, 'ranked'),
  ]
  const ofAll = async (figures: readonly OldFigure[]) => (await Promise.all(figures.map((one) => piecesOf(one)))).flat()
  const rows = [['Area', 'Figure'], ...staleRows(map)]
  return [
    { name: 'one-figure.docx', bytes: await docxOf(await piecesOf(map)), figures: [map], stale: all([map]) },
    {
      name: 'two-figures.docx',
      bytes: await docxOf(await ofAll([map, ranked])),
      figures: [map, ranked],
      stale: all([map, ranked]),
    },
    { name: 'bare-pictures.docx', bytes: await docxOf(await piecesOf(map, true)), figures: [map], stale: all([map]) },
    {
      name: 'table.docx',
      bytes: await docxOf([...(await piecesOf(map)).slice(0, 2), { rows }]),
      figures: [map],
      stale: all([map]),
    },
    {
      name: 'six-figures.docx',
      bytes: await docxOf(await ofAll([map, ranked, other, third, oldFigure(1, 'map'), oldFigure(2, 'ranked')])),
      figures: [map, ranked, other, third, oldFigure(1, 'map'), oldFigure(2, 'ranked')],
      stale: all([map, ranked, other, third, oldFigure(1, 'map'), oldFigure(2, 'ranked')]),
    },
    await briefCase(maker, map),
    {
      name: 'pictures.pptx',
      bytes: await pptxOf([await piecesOf(map), await piecesOf(ranked)]),
      figures: [map, ranked],
      stale: all([map, ranked]),
    },
    {
      name: 'bare-pictures.pptx',
      bytes: await pptxOf([await piecesOf(other, true)]),
      figures: [other],
      stale: all([other]),
    },
    { name: 'shapes.pptx', bytes: await slideOf(maker, map, false), figures: [map], stale: null },
    { name: 'flat.pptx', bytes: await slideOf(maker, map, true), figures: [map], stale: null },
  ]
}

/** The same numbers as rows of a table, with one that holds. */
function staleRows(figure: OldFigure): readonly (readonly string[])[] {
  const same = valued(figure.plate).find((one) => !figure.changed.includes(one)) as PlateArea
  return [...figure.changed.slice(0, 2), same].map(({ area }) => [area.name, printed(oldValue(figure, area.code))])
}

const slideOf = async (maker: FigureMaker, { input }: OldFigure, flat: boolean) =>
  new Uint8Array((await maker.make({ ...input, flat }, ['pptx'])).files.get('pptx') ?? [])

/** The brief that the atlas writes itself: of it the map and the ranking are compared, as others draw more than one measure. */
async function briefCase(maker: FigureMaker, figure: OldFigure): Promise<ReportCase> {
  const { comparison } = realComparison(views[0])
  const plate = figure.input.plate as Protected<Plate>
  const code = figure.plate.areas[0]?.area.code ?? ''
  const whole = composeBrief(plate, comparison, code, realData().catalogue.topics)
  const brief = { ...whole, panels: whole.panels.slice(0, 1) }
  const { shapes } = panelsFor(views[0])
  const { permalink, made, holdsPrivate } = figure.input
  const bytes = await maker.makeBrief({ brief, plate, shapes, permalink, made, holdsPrivate }, 'docx')
  const figures = [figure, { ...figure, input: { ...figure.input, panel: brief.panels[0] ?? figure.input.panel } }]
  return { name: 'brief.docx', bytes: new Uint8Array(bytes), figures, stale: null }
}

export const figureId = ({ input }: OldFigure): string => panelIdText(input.panel.id)
