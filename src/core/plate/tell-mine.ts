import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { type Measure, quantityText } from './measure.ts'
import type { Plate, PlateArea } from './plate.ts'
import { rankText } from './rank.ts'

/** One area in a line: its figure, its rank and how it compares, or why it has none. */
export const areaHeadline = ({ area, cell, text, rank, comparison }: PlateArea, measure: Measure): string =>
  [
    `${area.name}: ${cell.kind === 'absent' ? `no figure of ${measure.phrase}, ${text}` : quantityText(cell.value, measure)}`,
    rank ? `, ${rankText(rank)} from the largest` : '',
    comparison ? `; ${comparison.text}` : '',
  ].join('')

/** Begins the words of a plate with the reader's own area; only what says that all figures are made up stands before it. No figure changes. */
export function tellMine(plate: Protected<Plate>): Protected<Plate> {
  const { areas, measure, mine, sentences, marks } = plate
  const own = areas.find(({ area }) => area.code === mine)
  if (!own) return plate
  const at = marks.includes('illustrative') ? 1 : 0
  return vouchFor({ ...plate, sentences: sentences.toSpliced(at, 0, `${areaHeadline(own, measure)}.`) })
}
