import type { Comparison } from '#core/compare/comparison.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Series } from '#core/plate/series.ts'
import type { Shapes } from '#figures/map/shapes.ts'
import { type FigureId, figures } from '#figures/registry.tsx'
import type { Theme } from '#figures/theme.ts'
import { fileName } from './file-name.ts'
import { type FormatId, formats } from './registry.ts'
import { svgText } from './svg.ts'

export type ExportInput = {
  readonly plate: Plate
  readonly shapes: Shapes
  readonly series: readonly Series[]
  readonly comparison?: Comparison
  readonly theme: Theme
  readonly permalink: string
  readonly date: Date
}

const dateText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/**
 * Draws a figure anew as a file, with titles, legend, sources and licences on it.
 * @throws Error with the reason when the figure cannot be drawn from this plate
 */
export async function exportFigure(
  id: FigureId,
  format: FormatId,
  { permalink, date, ...input }: ExportInput,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const { draw, width, lacks } = figures[id]
  const reason = lacks(input)
  if (reason !== null) throw new Error(reason)
  const { ending, make } = formats[format]
  const svg = svgText(draw({ ...input, width, imprint: { permalink, date: dateText.format(date) } }))
  return { name: fileName(input.plate, id, ending), blob: await make(svg) }
}
