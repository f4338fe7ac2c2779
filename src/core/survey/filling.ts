import { wordName } from './definition.ts'
import { cellOf, type Filling, type FormRow, type SectionState, type SurveyFile } from './survey-file.ts'

/** The one section of a form that has none by name. */
export const onlySection = 'all'

export type FormSection = { readonly id: string; readonly name: string }

/** The sections of a form, in the order of its definition. */
export const sectionsOf = ({ round: { definition } }: SurveyFile): readonly FormSection[] =>
  definition.sections
    ? definition.sections.words.map((id) => ({ id, name: wordName(definition, definition.sections?.column ?? '', id) }))
    : [{ id: onlySection, name: definition.title }]

const keyOf = (section: string, row: string) => `${section}|${row}`

/** The word that a row stands for, such as a profession; empty in a form whose rows are added. */
export const rowWord = ({ key, section }: FormRow): string => key.slice(section.length + 1)

/** What a row of the form is called. */
export const rowName = ({ round: { definition } }: SurveyFile, row: FormRow, at: number): string =>
  definition.rows
    ? wordName(definition, definition.rows.column, rowWord(row))
    : row.cells.unit?.trim() || `${definition.rowWords} ${at + 1}`

const blankRow = (section: string, key: string): FormRow => ({ key, section, cells: {}, isNone: false, isLast: false })

/** The form as it is sent: with the figures of the last return, which wait to be confirmed. */
export function startFilling(file: SurveyFile): Filling {
  const { definition } = file.round
  const asked = new Set(definition.asks.map(({ column }) => column))
  const known = (cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(cells).filter(([column]) => asked.has(column)))
  const last = file.last?.rows ?? []
  const { sections, rows } = definition
  if (!rows) {
    const held = last.map((cells, at): FormRow => {
      return { ...blankRow(onlySection, keyOf(onlySection, String(at + 1))), cells: known(cells), isLast: true }
    })
    return { sections: { [onlySection]: held.length > 0 ? 'yes' : '' }, rows: held }
  }
  const filled = sectionsOf(file).flatMap(({ id }) =>
    rows.words.map((word): FormRow => {
      const row = blankRow(id, keyOf(id, word))
      const before = last.find((cells) => (!sections || cells[sections.column] === id) && cells[rows.column] === word)
      return before ? { ...row, cells: known(before), isLast: true } : row
    }),
  )
  const states = sectionsOf(file).map(({ id }): [string, SectionState] => [
    id,
    filled.some(({ section, isLast }) => section === id && isLast) ? 'yes' : '',
  ])
  return { sections: Object.fromEntries(states), rows: filled }
}

const change = (filling: Filling, key: string, what: (row: FormRow) => FormRow): Filling => ({
  ...filling,
  rows: filling.rows.map((row) => (row.key === key ? what(row) : row)),
})

/** Writes a cell. Figures of the last return stay unconfirmed: one that was corrected says nothing of the others. */
export const writeCell = (filling: Filling, key: string, column: string, written: string): Filling =>
  change(filling, key, (row) => ({ ...row, cells: { ...row.cells, [column]: cellOf(written) } }))

/** Says whether the department has posts of a row. Nobody who has none confirms figures. */
export const setNone = (filling: Filling, key: string, isNone: boolean): Filling =>
  change(filling, key, (row) => ({ ...row, isNone, isLast: row.isLast && !isNone }))

/** Confirms what stands in the rows of a section, or in one of them. */
export const confirmRows = (filling: Filling, section: string, key?: string): Filling => ({
  ...filling,
  rows: filling.rows.map((row) =>
    row.section === section && (key === undefined || row.key === key) ? { ...row, isLast: false } : row,
  ),
})

export const setSection = (filling: Filling, section: string, state: SectionState): Filling => ({
  ...filling,
  sections: { ...filling.sections, [section]: state },
})

/** Adds a row to a form whose rows are as many as a department has. */
export function addRow(filling: Filling): Filling {
  const taken = filling.rows.map((row) => Number(rowWord(row)))
  return {
    ...filling,
    rows: [...filling.rows, blankRow(onlySection, keyOf(onlySection, String(Math.max(0, ...taken) + 1)))],
  }
}

export const removeRow = (filling: Filling, key: string): Filling => ({
  ...filling,
  rows: filling.rows.filter((row) => row.key !== key),
})

const isBlank = ({ cells }: FormRow): boolean => Object.values(cells).every((cell) => cell.trim() === '')

/** Rows that are part of the answer. */
export const answeredRows = ({ sections, rows }: Filling): readonly FormRow[] =>
  rows.filter((row) => sections[row.section] === 'yes' && !row.isNone && !row.isLast && !isBlank(row))

/** What has not been answered yet: a section, or a row of one. */
export type Unanswered = { readonly section: string; readonly key: string | null; readonly words: string }

/** All that stands between the form and a whole answer, besides what the importer finds wrong. */
export function unansweredIn(file: SurveyFile, { sections, rows }: Filling): readonly Unanswered[] {
  const { definition } = file.round
  return sectionsOf(file).flatMap(({ id, name }): readonly Unanswered[] => {
    const state = sections[id] ?? ''
    if (state === '') return [{ section: id, key: null, words: `${name}: say whether it applies to you.` }]
    if (state !== 'yes') return []
    const own = rows.filter(({ section }) => section === id)
    if (own.length === 0) return [{ section: id, key: null, words: `${name}: add a row, or say that you have none.` }]
    const open = own.flatMap((row, at): readonly Unanswered[] => {
      const place = definition.rows ? `${name}, ${rowName(file, row, at)}` : rowName(file, row, at)
      if (row.isNone) return []
      if (row.isLast)
        return [{ section: id, key: row.key, words: `${place}: confirm last year’s figures, or change them.` }]
      const missing = definition.rows ? `fill it in, or tick “${definition.rowWords}”.` : 'fill it in, or remove it.'
      return isBlank(row) ? [{ section: id, key: row.key, words: `${place}: ${missing}` }] : []
    })
    const allNone = own.every(({ isNone }) => isNone)
    return allNone ? [{ section: id, key: null, words: `${name}: no row has posts. Say “No” for it instead.` }] : open
  })
}
