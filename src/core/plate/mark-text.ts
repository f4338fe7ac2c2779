import { type Mark, markWords } from '#core/domain/cell.ts'
import type { Plate } from './plate.ts'

/** Words for a figure in which only some parts are marked; each such row or map says so itself. */
const partly: Readonly<Partial<Record<Mark, string>>> = {
  'what-if': 'What if in part: not as things are',
  illustrative: 'Figures marked as sample are made-up returns, not real data; others are published',
  modelled: 'Figures marked as modelled are estimates',
}

/** The text of the marks above a picture, table or file of a plate. */
export const markTexts = ({ marks, partlyMarked }: Pick<Plate, 'marks' | 'partlyMarked'>): readonly string[] =>
  marks.map((mark) => (partlyMarked && partly[mark]) || markWords[mark])

/** The marks across the drawing itself. A mark of some figures only is at their rows instead. */
export const marksAcross = ({ marks, partlyMarked }: Pick<Plate, 'marks' | 'partlyMarked'>): readonly string[] =>
  partlyMarked ? [] : marks.map((mark) => markWords[mark])
