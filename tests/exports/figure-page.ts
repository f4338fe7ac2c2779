import type { Topology } from 'topojson-specification'
import type { Panel } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { BriefInput } from '#exports/brief/brief-pictures.ts'
import { docxBrief } from '#exports/brief/docx-brief.ts'
import { pdfBrief } from '#exports/brief/pdf-brief.ts'
import { type FormatId, formats } from '#exports/picture/make-picture.ts'
import { drawPicture, type PictureInput } from '#exports/picture/picture.tsx'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'

/** Makes the files of a figure in a browser, from what was composed outside of it: the writers need a page, and the data need none. */

/** A figure without what has no form as text. */
export type SentFigure = SentPanel & {
  readonly input: Omit<PictureInput, 'panel' | 'shapes' | 'made'> & { readonly made: string }
}

/** A panel without what has no form as text. */
export type SentPanel = { readonly panel: Omit<Panel, 'titled' | 'indicators'>; readonly titled: Plate }

/** A brief without what has no form as text. */
export type SentBrief = {
  readonly input: Omit<BriefInput, 'brief' | 'shapes' | 'made'> & { readonly made: string }
  readonly brief: Omit<BriefInput['brief'], 'map' | 'panels'> & {
    readonly map: SentPanel
    readonly panels: readonly SentPanel[]
  }
}

const work = { signal: new AbortController().signal, onProgress: () => undefined }

let topology: Topology | null = null
const shapes = new Map<string, MapShapes>()

export function useTopology(sent: Topology): void {
  topology = sent
}

function shapesFor({ geography, areas }: Plate): MapShapes {
  const known = shapes.get(geography.id)
  if (known) return known
  if (!topology) throw new Error('the boundaries have not been sent')
  const made = shapesOf(
    topology,
    geography,
    areas.map(({ area }) => area),
  )
  shapes.set(geography.id, made)
  return made
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

const panelOf = ({ panel, titled }: SentPanel) =>
  ({ ...panel, titled: () => titled, indicators: () => [] }) as unknown as Panel

const briefWriters = { docx: docxBrief, pdf: pdfBrief }
export type BriefForm = keyof typeof briefWriters

/** A brief as a file, as base64. */
export async function makeBrief({ input, brief }: SentBrief, form: BriefForm): Promise<string> {
  const whole = {
    ...input,
    made: new Date(input.made),
    shapes: shapesFor(input.plate),
    brief: { ...brief, map: panelOf(brief.map), panels: brief.panels.map(panelOf) },
  } as unknown as BriefInput
  return base64Of(await briefWriters[form](whole, work))
}

export type MadeFigure = {
  /** The drawing that the files are made of: a browser's functions of angles differ from those of Node in the last digit, which may set a name elsewhere. */
  readonly svg: string
  readonly fits: boolean
  readonly height: number
  /** As base64, by format. */
  readonly files: Readonly<Record<string, string>>
}

/** A figure and its files. */
export async function makeFigure({ input, ...sent }: SentFigure, wanted: readonly FormatId[]): Promise<MadeFigure> {
  const whole = {
    ...input,
    made: new Date(input.made),
    shapes: shapesFor(input.plate),
    panel: panelOf(sent),
  } as unknown as PictureInput
  const drawn = drawPicture(whole)
  const files: Record<string, string> = {}
  for (const format of wanted) files[format] = base64Of(await formats[format].make(drawn, whole, work))
  return { svg: drawn.svg, fits: drawn.layout.fits, height: drawn.height, files }
}
