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

/** Where the reader's own area stands in the words of a plate: only what says that all figures are made up stands before it. */
const placeOfMine = ({ marks }: Plate): number => (marks.includes('illustrative') ? 1 : 0)

const ownOf = ({ areas, mine }: Plate): PlateArea | undefined => areas.find(({ area }) => area.code === mine)

/** The words of a plate that `tellMine` has begun, without that beginning: for a page on which it stands elsewhere. */
export const withoutMine = (plate: Plate): Plate['sentences'] =>
  ownOf(plate) ? plate.sentences.toSpliced(placeOfMine(plate), 1) : plate.sentences

/** Begins the words of a plate with the reader's own area. No figure changes. */
export function tellMine(plate: Protected<Plate>): Protected<Plate> {
  const own = ownOf(plate)
  if (!own) return plate
  const { sentences, measure } = plate
  return vouchFor({ ...plate, sentences: sentences.toSpliced(placeOfMine(plate), 0, `${areaHeadline(own, measure)}.`) })
}
