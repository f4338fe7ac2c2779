import { Contributors } from '#core/baseline/contributors.ts'
import { answersAbout, type Question } from '../question.ts'
import { type DataRow, textOf } from '../rows.ts'

const nameIn = (row: DataRow): string => textOf(row, 'department').replace(/\s+/g, ' ')

/** How names that look like one are to be taken. */
const one = 'one'
const several = 'several'

/** The names of departments as they count, and what is to be asked about them. */
export type Departments = {
  readonly nameOf: (row: DataRow) => string
  /** Not to be waited for: until they are answered, names that look like one department count as one. */
  readonly questions: readonly Question[]
}

/**
 * Finds names that may be one department under several spellings and applies what the reader has answered about them: written alike from then on, or told
 * apart by a number, which no rule of spelling takes for a slip of the pen.
 * @param areaOf code of the region of a row
 */
export function departmentsOf(
  rows: readonly DataRow[],
  areaOf: (row: DataRow) => string,
  answers: Readonly<Record<string, string>>,
): Departments {
  const contributors = new Contributors()
  const counts = new Map<string, number>()
  for (const row of rows) {
    const name = nameIn(row)
    if (name === '') continue
    contributors.see(name, areaOf(row))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const answered = answersAbout(answers, 'departments')
  const names = new Map<string, string>()
  const questions: Question[] = []
  for (const group of contributors.alike()) {
    const key = group.join(' | ')
    const [first = ''] = group.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    const answer = Object.hasOwn(answered, key) ? answered[key] : undefined
    if (answer === one) for (const name of group) names.set(name, first)
    else if (answer === several) for (const [at, name] of group.entries()) names.set(name, `${name} · ${at + 1}`)
    else
      questions.push({
        id: `departments:${key}`,
        ask: `Are ${group.map((name) => `“${name}”`).join(', ')} one department?`,
        rows: group.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0),
        options: [
          { id: one, name: `One department: write it “${first}” in every row` },
          { id: several, name: `${group.length} departments` },
        ],
      })
  }
  return { nameOf: (row) => names.get(nameIn(row)) ?? nameIn(row), questions }
}
