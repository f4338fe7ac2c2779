import { counted } from '#core/domain/counted.ts'
import type { CheckContext } from '../draft.ts'
import { type Finding, sheetFinding } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import type { Question } from '../question.ts'
import { cellText, isBlankRow, type Worksheet } from '../sheet.ts'

/** Sheets as they are to be read, with what is to be asked and said of their rows. */
export type AskedRows = {
  readonly parts: readonly MappedSheet[]
  readonly questions: readonly Question[]
  readonly findings: readonly Finding[]
}

const take = 'take'
const leave = 'leave'
const same = 'same'

const keyOf = ({ file, name }: Worksheet): string => [file, name].filter(Boolean).join(', ')

/** Rows of data that the file hides. */
const hiddenIn = ({ sheet, mapping }: MappedSheet): readonly number[] =>
  (sheet.hiddenRows ?? []).filter((row) => row > mapping.headerRow && !isBlankRow(sheet.rows[row] ?? []))

/** Leaves hidden rows out unless the reader takes them: what a filter hides is seldom meant. */
function askOfHidden(part: MappedSheet, { answers }: CheckContext): AskedRows {
  const hidden = hiddenIn(part)
  if (hidden.length === 0) return { parts: [part], questions: [], findings: [] }
  const id = `hidden:${keyOf(part.sheet)}`
  const first = (part.sheet.rows[hidden[0] ?? 0] ?? []).filter(Boolean).join(', ').slice(0, 80)
  if (answers[id] === take) return { parts: [part], questions: [], findings: [] }
  const out = new Set(hidden)
  const rows = part.sheet.rows.map((row, at) => (out.has(at) ? [] : row))
  const sheet = { ...part.sheet, rows, leftOut: { ...part.sheet.leftOut, hidden } }
  const left = sheetFinding(sheet, {
    code: 'hidden-rows',
    severity: 'warning',
    found: `${counted(hidden.length, 'hidden row')}: ${first}`,
    expected: 'rows that can be seen',
    mend: 'They are left out, as you said.',
  })
  const question: Question = {
    id,
    ask: `${keyOf(part.sheet)} hides ${counted(hidden.length, 'row')} by a filter or by hand, the first “${first}”. Do they count?`,
    rows: hidden.length,
    options: [
      { id: leave, name: 'No: leave them out' },
      { id: take, name: 'Yes: take them like the others' },
    ],
  }
  const isAnswered = answers[id] === leave
  return {
    parts: [{ ...part, sheet }],
    questions: isAnswered ? [] : [question],
    findings: isAnswered ? [left] : [],
  }
}

/** Columns that are hidden and used all the same. */
function sayHiddenColumns({ sheet, mapping }: MappedSheet): readonly Finding[] {
  const used = new Set([...Object.values(mapping.columns), ...(mapping.wide?.columns ?? [])])
  const hidden = (sheet.hiddenColumns ?? []).filter((at) => used.has(at))
  if (hidden.length === 0) return []
  return [
    sheetFinding(sheet, {
      code: 'hidden-columns',
      severity: 'warning',
      found: hidden.map((at) => cellText(sheet, mapping.headerRow, at)).join(', '),
      expected: 'columns that can be seen',
      mend: 'The file hides these columns, and they are read. Choose others above if they are not meant.',
    }),
  ]
}

/** Rows of data whose area is blank below a row that has one. */
function blankBelow({ sheet, mapping }: MappedSheet): readonly number[] {
  const area = mapping.columns.area ?? null
  if (area === null) return []
  const figures = new Set([
    ...(mapping.wide?.columns ?? []),
    ...(mapping.columns.value == null ? [] : [mapping.columns.value]),
  ])
  const rows: number[] = []
  let isBelow = false
  for (let row = mapping.headerRow + 1; row < sheet.rows.length; row++) {
    if (cellText(sheet, row, area) !== '') isBelow = true
    else if (isBelow && [...figures].some((at) => cellText(sheet, row, at) !== '')) rows.push(row)
  }
  return rows
}

/** Asks whether a blank area means the one above, as in tables that name each area once. */
function askOfBlankAreas(part: MappedSheet, { answers }: CheckContext): AskedRows {
  const blank = part.mapping.table === 'indicator' ? blankBelow(part) : []
  const none: AskedRows = { parts: [part], questions: [], findings: [] }
  // A single one is a slip; more of them are a way to write tables.
  if (blank.length < 2) return none
  const id = `blank-area:${keyOf(part.sheet)}`
  const answer = answers[id]
  if (answer === leave) return none
  const area = part.mapping.columns.area ?? 0
  const rows = part.sheet.rows.map((row) => [...row])
  let last = ''
  const isBlank = new Set(blank)
  for (let row = part.mapping.headerRow + 1; row < rows.length; row++) {
    const cells = rows[row] ?? []
    if (!isBlank.has(row)) last = cellText(part.sheet, row, area) || last
    else {
      while (cells.length < area) cells.push('')
      cells[area] = last
    }
  }
  const question: Question = {
    id,
    ask: `${counted(blank.length, 'row')} of ${keyOf(part.sheet)} have figures and no area. Do they belong to the area above them?`,
    rows: blank.length,
    options: [
      { id: same, name: 'Yes: each belongs to the area above it' },
      { id: leave, name: 'No: the areas are missing' },
    ],
  }
  return {
    parts: [{ ...part, sheet: { ...part.sheet, rows } }],
    questions: answer === same ? [] : [question],
    findings: [],
  }
}

/** Settles which rows count and which area they belong to, before a table is read. */
export function askOfRows(parts: readonly MappedSheet[], context: CheckContext): AskedRows {
  const asked = parts.flatMap((part): AskedRows[] => {
    const hidden = askOfHidden(part, context)
    return [
      { ...hidden, parts: [] },
      { parts: [], questions: [], findings: sayHiddenColumns(part) },
      ...hidden.parts.map((one) => askOfBlankAreas(one, context)),
    ]
  })
  return {
    parts: asked.flatMap((one) => one.parts),
    questions: asked.flatMap((one) => one.questions),
    findings: asked.flatMap((one) => one.findings),
  }
}
