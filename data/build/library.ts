import type { Library } from '#core/catalogue/schemas.ts'
import type { Norm } from '#core/domain/norm.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import type { Note, Source } from '#core/domain/source.ts'
import { columnProblems, readNumber } from './columns.ts'
import { parseTable, type TableRow } from './csv.ts'

/** Shared references of the atlas: sources, notes, norms and omitted figures. */

type Reading<T> = { readonly entries: readonly T[]; readonly problems: readonly Problem[] }
type Read<T> = (row: TableRow, file: string) => T | Problem

const isProblem = (one: unknown): one is Problem => typeof one === 'object' && one !== null && 'mend' in one

export function readEntries<T>(
  file: string,
  text: string | undefined,
  columns: readonly string[],
  read: Read<T>,
): Reading<T> {
  if (text === undefined)
    return { entries: [], problems: [{ code: 'missing-file', at: { file }, found: '', mend: 'Add the file.' }] }
  const table = parseTable(file, text)
  if (!table.ok) return { entries: [], problems: table.problems }
  const header = columnProblems(table.value, columns, [])
  if (header.length > 0) return { entries: [], problems: header }
  const read1 = table.value.rows.map((row) => read(row, file))
  const entries = read1.filter((one): one is Exclude<typeof one, Problem> => !isProblem(one))
  return { entries, problems: [...read1.filter(isProblem), ...repeatedIds(file, table.value.rows)] }
}

function repeatedIds(file: string, rows: readonly TableRow[]): Problem[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, fields: { id } }) => {
    if (id === undefined) return []
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, row)
      return []
    }
    const mend = `Row ${earlier} has this id already; give it another or remove one.`
    return [{ code: 'repeated-id', at: { file, row, column: 'id' }, found: id, mend }]
  })
}

const blank = (file: string, row: number, column: string): Problem => ({
  code: 'blank-field',
  at: { file, row, column },
  found: '',
  mend: `Fill in “${column}”.`,
})

/** Schema of a row with required columns. */
export const filled =
  <T>(columns: readonly string[], make: (fields: TableRow['fields']) => T): Read<T> =>
  ({ row, fields }, file) => {
    const empty = columns.find((name) => !fields[name])
    return empty === undefined ? make(fields) : blank(file, row, empty)
  }

/** The licences of the sources, in the words that readers see. A figure without an open licence is cited as a fact. */
const licences: readonly string[] = [
  'Open Government Licence v3.0',
  'Open Parliament Licence v3.0',
  'Creative Commons Attribution 4.0',
  'CC0 1.0',
  'No open licence stated: cited as facts',
]

const sourceFields = filled(
  ['id', 'publisher', 'title', 'licence', 'read'],
  ({ id = '', publisher = '', title = '', year, url, licence = '', read = '' }): Source => ({
    id,
    publisher,
    title,
    year: year || null,
    url: url || null,
    licence,
    read,
  }),
)

const readSource: Read<Source> = (row, file) => {
  const source = sourceFields(row, file)
  if (isProblem(source) || licences.includes(source.licence)) return source
  const mend = `Write one of: ${licences.join('; ')}. A new licence is added to the list in data/build/library.ts.`
  return { code: 'unknown-licence', at: { file, row: row.row, column: 'licence' }, found: source.licence, mend }
}

const readNote: Read<Note> = ({ row, fields: { id = '', text = '', weight = '' } }, file) => {
  if (!id || !text) return blank(file, row, id ? 'text' : 'id')
  if (weight === 'caution' || weight === 'detail') return { id, text, weight }
  const mend = 'Write caution when it changes what may be concluded, else detail.'
  return { code: 'unknown-weight', at: { file, row, column: 'weight' }, found: weight, mend }
}

const forms: readonly string[] = [
  'patients-per-staff',
  'patients-per-machine',
  'staff-per-machine',
  'people-per-machine',
  'uplift',
  'ceiling',
  'total',
  'rate',
  'table-not-seen',
] satisfies Norm['form'][]
const isForm = (text: string): text is Norm['form'] => forms.includes(text)

const readNorm: Read<Norm> = ({ row, fields }, file) => {
  const { id = '', scope = '', form = '', value = '', unit = '', formula = '', caveat = '', source = '' } = fields
  const basePeriod = fields.base_period || null
  if (!isForm(form))
    return { code: 'unknown-form', at: { file, row, column: 'form' }, found: form, mend: `Write ${forms.join(', ')}.` }
  const number = readNumber(value)
  if (form === 'table-not-seen' ? value !== '' : number === null) {
    const mend = form === 'table-not-seen' ? 'Leave the value blank: the table was not seen.' : 'Write a number.'
    return { code: 'not-a-number', at: { file, row, column: 'value' }, found: value, mend }
  }
  if ((form === 'uplift') !== (basePeriod !== null)) {
    const mend =
      form === 'uplift'
        ? 'Write the year whose figure the value multiplies.'
        : 'Leave it blank: only an uplift has one.'
    return { code: 'bad-period', at: { file, row, column: 'base_period' }, found: basePeriod ?? '', mend }
  }
  return { id, scope, form, value: number, unit, basePeriod, formula, caveat, source }
}

const readLikeNamed = filled(
  ['name', 'indicators', 'compare', 'differ'],
  ({ name = '', indicators = '', compare = '', differ = '' }) => ({
    name,
    indicators: indicators.split('|').map((one) => one.trim()),
    compare,
    differ,
  }),
)

const readLeftOut = filled(['what', 'why'], ({ what = '', why = '' }) => ({ what, why }))

export const likeNamedFile = 'like-named.csv'

const sourceColumns = ['id', 'publisher', 'title', 'year', 'url', 'licence', 'read']
const normColumns = ['id', 'scope', 'form', 'value', 'unit', 'base_period', 'formula', 'caveat', 'source']

export function parseLibrary(files: ReadonlyMap<string, string>): Parsed<Omit<Library, 'format'>> {
  const sources = readEntries('sources.csv', files.get('sources.csv'), sourceColumns, readSource)
  const notes = readEntries('notes.csv', files.get('notes.csv'), ['id', 'text', 'weight'], readNote)
  const norms = readEntries('norms.csv', files.get('norms.csv'), normColumns, readNorm)
  const leftOut = readEntries('left-out.csv', files.get('left-out.csv'), ['what', 'why'], readLeftOut)
  const likeNamed = readEntries(
    likeNamedFile,
    files.get(likeNamedFile),
    ['name', 'indicators', 'compare', 'differ'],
    readLikeNamed,
  )
  const known = new Set(sources.entries.map(({ id }) => id))
  const dangling = norms.entries
    .filter(({ source }) => !known.has(source))
    .map(({ id, source }): Problem => {
      const mend = `The norm ${id} needs a source of sources.csv.`
      return { code: 'unknown-source', at: { file: 'norms.csv', column: 'source' }, found: source, mend }
    })
  const problems = [...[sources, notes, norms, leftOut, likeNamed].flatMap((read) => read.problems), ...dangling]
  if (problems.length > 0) return { ok: false, problems }
  const value = {
    sources: sources.entries,
    notes: notes.entries,
    norms: norms.entries,
    leftOut: leftOut.entries,
    likeNamed: likeNamed.entries,
  }
  return { ok: true, value }
}
