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

const ownOf = ({ areas, mine }: Plate): PlateArea | undefined => areas.find(({ area }) => area.code === mine)

const sentenceOf = (own: PlateArea, { measure }: Plate): string => `${areaHeadline(own, measure)}.`

/** The words of a plate without what `tellMine` has said: for a page on which it stands elsewhere. All of them where it has said nothing, as of a change. */
export function withoutMine(plate: Plate): Plate['sentences'] {
  const own = ownOf(plate)
  return own ? plate.sentences.filter((one) => one !== sentenceOf(own, plate)) : plate.sentences
}

/** Begins the words of a plate with the reader's own area; only what says that all figures are made up stands before it. No figure changes. */
export function tellMine(plate: Protected<Plate>): Protected<Plate> {
  const own = ownOf(plate)
  if (!own) return plate
  const at = plate.marks.includes('illustrative') ? 1 : 0
  return vouchFor({ ...plate, sentences: plate.sentences.toSpliced(at, 0, sentenceOf(own, plate)) })
}
