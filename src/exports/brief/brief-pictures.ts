import type { Brief } from '#core/brief/brief.ts'
import type { Panel } from '#core/panel/panel.ts'
import { everyPart } from '#figures/sheet.ts'
import type { Paper } from '../picture/paper.ts'
import { type DrawnSvg, drawPicture, type PictureInput } from '../picture/picture.tsx'

/** What the figures of a brief are drawn from. */
export type BriefInput = Omit<
  PictureInput,
  'panel' | 'paper' | 'use' | 'bare' | 'opaque' | 'title' | 'subtitle' | 'look' | 'parts'
> & {
  readonly brief: Brief
}

const parts = { ...everyPart, closeUp: false }

/** One drawing of a brief without its words, which the document has as text. */
export function briefPicture(
  input: BriefInput,
  panel: Panel,
  paper: Paper,
): DrawnSvg & { readonly input: PictureInput } {
  const { brief, ...rest } = input
  const whole: PictureInput = {
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
  }
  return { ...drawPicture(whole), input: whole }
}

/** Sizes in millimetres: the map beside the facts, and figures over the width of the page. */
export const mapPaper: Paper = { width: 88, height: 116, unit: 'mm', dpi: 300 }
export const figurePaper = (height: number): Paper => ({ width: 180, height, unit: 'mm', dpi: 300 })
