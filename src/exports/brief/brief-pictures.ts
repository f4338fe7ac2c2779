import type { Brief } from '#core/brief/brief.ts'
import type { Panel } from '#core/panel/panel.ts'
import { everyPart } from '#figures/sheet.ts'
import type { Paper } from '../picture/paper.ts'
import { type DrawnSvg, drawPicture, fitsPaper, type PictureInput } from '../picture/picture.tsx'

/** What the figures of a brief are drawn from. */
export type BriefInput = Omit<
  PictureInput,
  'panel' | 'paper' | 'use' | 'bare' | 'opaque' | 'title' | 'subtitle' | 'look' | 'parts'
> & {
  readonly brief: Brief
}

const parts = { ...everyPart, closeUp: false }

type BriefPicture = DrawnSvg & { readonly input: PictureInput }

const pictureInput = ({ brief: _, ...rest }: BriefInput, panel: Panel, paper: Paper): PictureInput => ({
  ...rest,
  panel,
  paper,
  use: 'page',
  bare: true,
  opaque: true,
  title: null,
  subtitle: null,
  look: 'light',
  parts,
})

/** One drawing of a brief without its words, which the document has as text. */
export function briefPicture(input: BriefInput, panel: Panel, paper: Paper): BriefPicture {
  const whole = pictureInput(input, panel, paper)
  return { ...drawPicture(whole), input: whole }
}

/** Sizes in millimetres: the map beside the facts, and figures over the width of the page, as high as a page with their words at the most. */
export const mapPaper: Paper = { width: 88, height: 116, unit: 'mm', dpi: 300 }
const figurePaper = (height: number): Paper => ({ width: 180, height, unit: 'mm', dpi: 300 })
const [mostHeight, step] = [224, 8]

/**
 * A figure over the width of the page, higher than wanted where it needs that for legible type; null where no page has room for it.
 * @param wanted height in mm
 */
export function briefFigure(input: BriefInput, panel: Panel, wanted: number): BriefPicture | null {
  for (let height = wanted; height <= mostHeight; height += step) {
    const paper = figurePaper(height)
    if (fitsPaper(pictureInput(input, panel, paper))) return briefPicture(input, panel, paper)
  }
  return null
}

/** What a brief has in place of a figure that no page has room for. */
export const noRoomText =
  'This figure has more in it than a page has room for. The atlas has it on screen, and as a poster.'
