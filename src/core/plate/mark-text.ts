import { type Mark, markWords } from '#core/domain/cell.ts'
import type { Plate } from './plate.ts'

/** Of figures of which only some rows are marked, each of which says so itself. */
const partly: Readonly<Record<Mark, string>> = {
  'what-if': 'What if in part: not as things are',
  illustrative: 'Rows marked as sample are made-up returns, not real data; the others are published figures',
  modelled: 'Rows marked as modelled are estimates',
}

/** What is written over a picture, table or file of a plate about its figures. */
export const markTexts = ({ marks, partlyMarked }: Pick<Plate, 'marks' | 'partlyMarked'>): readonly string[] =>
  marks.map((mark) => (partlyMarked ? partly[mark] : markWords[mark]))

/** What is laid across the drawing itself: a mark that does not hold for every figure of it stands at its rows instead. */
export const marksAcross = ({ marks, partlyMarked }: Pick<Plate, 'marks' | 'partlyMarked'>): readonly string[] =>
  partlyMarked ? [] : marks.map((mark) => markWords[mark])
