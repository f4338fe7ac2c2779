import { counted } from '#core/domain/counted.ts'
import type { Answers, Question } from '../question.ts'
import { type DataRow, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'

/** The rows after settling those that both the previous version and the new files have. */
export type SettledKept = { readonly rows: readonly DataRow[]; readonly question: Question | null }

const questionId = 'kept-rows'
/** Differences that a question shows. */
const shownDifferences = 3

type Place = { readonly now: readonly DataRow[]; readonly before: readonly DataRow[] }

export const isFromKeptVersion = ({ part }: DataRow): boolean => part.sheet.isKept === true

const figureIn = ({ part: { sheet, mapping }, row }: DataRow): string =>
  cellText(sheet, row, mapping.columns.value ?? null).trim()

const figuresIn = (rows: readonly DataRow[]): string => rows.map(figureIn).toSorted().join('; ')

/** "Wales, 2023: 12.5 before, 13 now" */
function differenceText({ now, before }: Place): string {
  const [first] = now
  if (!first) return ''
  const period = textOf(first, 'period') || first.part.mapping.about.period
  return `${[textOf(first, 'area'), period].filter(Boolean).join(', ')}: ${figuresIn(before)} before, ${figuresIn(now)} now`
}

/** Places that have rows both of the version before and of what is brought. */
function sharedPlaces(rows: readonly DataRow[], placeOf: (row: DataRow) => string): ReadonlyMap<string, Place> {
  const places = new Map<string, { now: DataRow[]; before: DataRow[] }>()
  for (const row of rows) {
    const key = placeOf(row)
    const place = places.get(key) ?? { now: [], before: [] }
    places.set(key, place)
    place[isFromKeptVersion(row) ? 'before' : 'now'].push(row)
  }
  return new Map([...places].filter(([, { now, before }]) => now.length > 0 && before.length > 0))
}

/**
 * Settles figures that stand both in what is brought and in the version that it is added to: they are one figure, never two parts of one. Those
 * that are alike count once; where some differ the reader is asked, with the first differences, which of the two count.
 * @param placeOf area, period and group of a row, and whatever else its table tells rows apart by
 */
export function settleKept(rows: readonly DataRow[], placeOf: (row: DataRow) => string, answers: Answers): SettledKept {
  const isPlain = rows.every(({ part }) => !part.mapping.wide)
  if (!isPlain || !rows.some(isFromKeptVersion)) return { rows, question: null }
  const shared = sharedPlaces(rows, placeOf)
  const differing = [...shared.values()].filter(({ now, before }) => figuresIn(now) !== figuresIn(before))
  const answer = answers[questionId]
  const isOver = (wanted: boolean) => (row: DataRow) => isFromKeptVersion(row) !== wanted || !shared.has(placeOf(row))
  if (differing.length === 0 || answer === 'now') return { rows: rows.filter(isOver(true)), question: null }
  if (answer === 'before') return { rows: rows.filter(isOver(false)), question: null }
  const examples = differing.slice(0, shownDifferences).map(differenceText).join('; ')
  const more = differing.length > shownDifferences ? '; …' : ''
  return {
    rows,
    question: {
      id: questionId,
      ask: `${counted(shared.size, 'figure')} of what you bring ${shared.size === 1 ? 'stands' : 'stand'} in the version before too, and ${differing.length.toLocaleString('en-GB')} differ: ${examples}${more}. Which count?`,
      rows: shared.size,
      options: [
        { id: 'now', name: 'Those of what you bring' },
        { id: 'before', name: 'Those of the version before' },
      ],
    },
  }
}
