import { asksPersons, columnOf, isOfPersons, type SurveyDefinition, wordName } from './definition.ts'
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

/** A row with its section, where the form has several. */
export const placeName = (file: SurveyFile, row: FormRow, at: number): string => {
  const section = file.round.definition.rows ? sectionsOf(file).find(({ id }) => id === row.section)?.name : undefined
  return [section, rowName(file, row, at)].filter(Boolean).join(', ')
}

const blankRow = (section: string, key: string): FormRow => ({ key, section, cells: {}, isNone: false, isLast: false })

/** The answer of a section that has posts, and gives nothing of persons. */
export const postsAlone = 'Yes, posts alone'

/** Whether a row of a return says that there is nobody and no post. */
const isOfNobody = (definition: SurveyDefinition, cells: FormRow['cells']): boolean => {
  const figures = Object.entries(cells).filter(([column]) => columnOf(definition, column)?.kind !== 'choice')
  return figures.length > 0 && figures.every(([, cell]) => Number(cell) === 0)
}

/** What a section was answered with last, by its rows. */
function stateBefore(definition: SurveyDefinition, rows: readonly FormRow[]): SectionState {
  if (rows.length === 0) return ''
  const staffed = rows.filter(({ isNone }) => !isNone)
  if (staffed.length === 0) return 'no'
  const gavePersons = staffed.some(({ cells }) => Object.keys(cells).some(isOfPersons))
  return asksPersons(definition) && !gavePersons ? 'posts' : 'yes'
}

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
      if (!before) return row
      const cells = known(before)
      return isOfNobody(definition, cells) ? { ...row, isNone: true, isLast: true } : { ...row, cells, isLast: true }
    }),
  )
  const states = sectionsOf(file).map(({ id }): [string, SectionState] => [
    id,
    stateBefore(
      definition,
      filled.filter(({ section, isLast }) => section === id && isLast),
    ),
  ])
  return { sections: Object.fromEntries(states), rows: filled }
}

/** Whether a section says “No” as last year did, and nobody has confirmed it. */
export const isCarried = ({ sections, rows }: Filling, section: string): boolean =>
  sections[section] === 'no' && rows.some((row) => row.section === section && row.isLast)

const change = (filling: Filling, key: string, what: (row: FormRow) => FormRow): Filling => ({
  ...filling,
  rows: filling.rows.map((row) => (row.key === key ? what(row) : row)),
})

/** Writes a cell. Figures of the last return stay unconfirmed: one that was corrected says nothing of the others. */
export const writeCell = (filling: Filling, key: string, column: string, written: string): Filling =>
  change(filling, key, (row) => ({ ...row, cells: { ...row.cells, [column]: cellOf(written) } }))

/** Says whether the department has posts of a row: that is an answer of this year. */
export const setNone = (filling: Filling, key: string, isNone: boolean): Filling =>
  change(filling, key, (row) => ({ ...row, isNone, isLast: row.isLast && !isNone && !row.isNone }))

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

/** Whether a section has rows to fill in. */
export const applies = (state: SectionState | undefined): boolean => state === 'yes' || state === 'posts'

/** The cells of a row that are part of the answer: of posts alone nothing is sent of persons, whatever has been typed. */
export const sentCells = ({ sections }: Pick<Filling, 'sections'>, { section, cells }: FormRow): FormRow['cells'] =>
  sections[section] === 'posts'
    ? Object.fromEntries(Object.entries(cells).filter(([column]) => !isOfPersons(column)))
    : cells

/** How many figures of persons stand in a section and are not sent. */
export const personsLeftOut = ({ sections, rows }: Filling, id: string): number =>
  sections[id] !== 'posts'
    ? 0
    : rows
        .filter(({ section, isNone }) => section === id && !isNone)
        .flatMap(({ cells }) => Object.entries(cells))
        .filter(([column, cell]) => isOfPersons(column) && cell.trim() !== '').length

const isBlank = (cells: FormRow['cells']): boolean => Object.values(cells).every((cell) => cell.trim() === '')

/** Rows that are part of the answer. */
export const answeredRows = (filling: Filling): readonly FormRow[] =>
  filling.rows.filter(
    (row) => applies(filling.sections[row.section]) && !row.isNone && !row.isLast && !isBlank(sentCells(filling, row)),
  )

/** What has not been answered yet: a section, or a row of one, or a cell of it. */
export type Unanswered = {
  readonly section: string
  readonly key: string | null
  /** The cell to begin with, where it is one of several. */
  readonly column?: string
  /** Whether it is the persons of the row that are missing. */
  readonly ofPersons?: true
  readonly words: string
}

/** A row that gives no persons, or not all of them, in a return that does. */
function lacksPersons(
  definition: SurveyDefinition,
  { section, key, cells }: FormRow,
  { place, name }: { readonly place: string; readonly name: string },
): readonly Unanswered[] {
  const missing = definition.asks.filter(({ column }) => isOfPersons(column) && (cells[column] ?? '').trim() === '')
  const [first] = missing
  if (!asksPersons(definition) || !first) return []
  const all = missing.length === definition.asks.filter(({ column }) => isOfPersons(column)).length
  const what = all
    ? 'give its persons'
    : `give ${missing.map(({ label, group }) => (group === label ? label : `${group}: ${label}`)).join(', ')}`
  const words = `${place}: ${what} (0 for none), or choose “${postsAlone}” for ${name}.`
  return [{ section, key, column: first.column, ofPersons: true, words }]
}

/** What is open in the rows of a section that applies. */
function openRows(file: SurveyFile, filling: Filling, { id, name }: FormSection): readonly Unanswered[] {
  const { definition } = file.round
  const own = filling.rows.filter(({ section }) => section === id)
  if (own.length === 0) return [{ section: id, key: null, words: `${name}: add a row, or say that you have none.` }]
  if (own.every(({ isNone, isLast }) => isNone && !isLast))
    return [{ section: id, key: null, words: `${name}: no row has posts. Say “No” for it instead.` }]
  return own.flatMap((row, at): readonly Unanswered[] => {
    const place = placeName(file, row, at)
    const what = row.isNone
      ? `“${definition.rowWords}” of last year, or change it.`
      : 'last year’s figures, or change them.'
    if (row.isLast) return [{ section: id, key: row.key, words: `${place}: confirm ${what}` }]
    if (row.isNone) return []
    const missing = definition.rows ? `fill it in, or tick “${definition.rowWords}”.` : 'fill it in, or remove it.'
    if (isBlank(sentCells(filling, row))) return [{ section: id, key: row.key, words: `${place}: ${missing}` }]
    return filling.sections[id] === 'yes' ? lacksPersons(definition, row, { place, name }) : []
  })
}

/** All that stands between the form and a whole answer, besides what the importer finds wrong. */
export function unansweredIn(file: SurveyFile, filling: Filling): readonly Unanswered[] {
  return sectionsOf(file).flatMap((section): readonly Unanswered[] => {
    const { id, name } = section
    const state = filling.sections[id] ?? ''
    if (state === '') return [{ section: id, key: null, words: `${name}: say whether it applies to you.` }]
    if (applies(state)) return openRows(file, filling, section)
    return isCarried(filling, id)
      ? [{ section: id, key: null, words: `${name}: confirm “No” of last year, or change it.` }]
      : []
  })
}
