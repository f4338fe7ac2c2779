import type { Norm } from '#core/domain/norm.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import { csvRow } from './csv-row.ts'
import type { RequirementFactor, RequirementInput, RequirementMethod } from './requirement.ts'

/** Columns of a method that a unit fills in, and of the table of factors of the package. */
export const factorColumns = ['staff', 'profession', 'what', 'inputs', 'per', 'value', 'low', 'high'] as const

const professions = ['scientist', 'technical', 'several', 'outside'] as const

type Fields = Readonly<Record<string, string | undefined>>
type At = { readonly file: string; readonly row: number }

const decimal = (text: string): number | null => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null)
/** Most factors of one method, and most characters of a field. */
const most = { factors: 200, text: 200 } as const

/**
 * Reads one factor from the fields of a row.
 * @param fields by the names of `factorColumns`; inputs are ids with blanks between them
 * @param known ids of inputs
 * @param groups groups of staff of the rows above, which an input "staff:<group>" may name; the group is the rest of the field
 */
export function readFactor(
  fields: Fields,
  known: ReadonlySet<string>,
  groups: ReadonlySet<string>,
  { file, row }: At,
): Parsed<RequirementFactor> {
  const problems: Problem[] = []
  const complain = (column: string, mend: string) =>
    problems.push({ code: 'bad-factor', at: { file, row, column }, found: fields[column] ?? '', mend })
  const words = (column: 'staff' | 'what'): string => {
    const text = (fields[column] ?? '').trim()
    if (text === '' || text.length > most.text) complain(column, `Write 1 to ${most.text} characters.`)
    return text
  }
  const number = (column: 'per' | 'value' | 'low' | 'high'): number | null => {
    const text = (fields[column] ?? '').trim()
    const found = decimal(text)
    if (text !== '' && (found === null || found < 0))
      complain(column, 'Write a number of 0 or more, or leave it blank.')
    return found
  }
  const [staff, what] = [words('staff'), words('what')]
  const profession = professions.find((one) => one === (fields.profession ?? '').trim())
  if (!profession) complain('profession', `Write one of: ${professions.join(', ')}.`)
  const inputs = inputsIn(fields.inputs ?? '')
  const strange = inputs.filter((id) => (id.startsWith('staff:') ? !groups.has(id.slice(6)) : !known.has(id)))
  if (inputs.length === 0 || strange.length > 0)
    complain('inputs', `Write ids of inputs with blanks between them: ${[...known].join(', ')}.`)
  const [per, value, low, high] = [number('per') ?? 1, number('value'), number('low'), number('high')]
  if (per <= 0) complain('per', 'Write a number above 0.')
  if ((low === null) !== (high === null) || (low !== null && high !== null && low > high))
    complain('low', 'Write both ends of a range, the lower first, or neither.')
  if (problems.length > 0 || !profession) return { ok: false, problems }
  return { ok: true, value: { staff, profession, what, inputs, per, value, low, high } }
}

/** "shifts machines" or "staff:medical physicists", which stands alone. */
const inputsIn = (text: string): readonly string[] =>
  text.trim().startsWith('staff:') ? [text.trim()] : text.split(/\s+/).filter(Boolean)

/**
 * A method with the coefficients of a unit: the way in which a method that was named but not read comes to give numbers.
 * @param method the entry of the package
 * @param rows the filled template, a header above them
 * @returns the method marked as the unit's own, or every row that cannot be used
 */
export function fillMethod(
  method: RequirementMethod,
  rows: readonly Fields[],
  inputs: readonly RequirementInput[],
  file = 'template',
): Parsed<RequirementMethod> {
  const known = new Set(inputs.map(({ id }) => id))
  const groups = new Set<string>()
  const problems: Problem[] = []
  const factors: RequirementFactor[] = []
  if (rows.length === 0 || rows.length > most.factors)
    problems.push({
      code: 'bad-factor',
      at: { file },
      found: `${rows.length} rows`,
      mend: `Write 1 to ${most.factors} rows, one for each factor.`,
    })
  for (const [at, fields] of rows.slice(0, most.factors).entries()) {
    const read = readFactor(fields, known, groups, { file, row: at + 2 })
    if (!read.ok) problems.push(...read.problems)
    else if (read.value.value === null && read.value.low === null)
      problems.push({
        code: 'bad-factor',
        at: { file, row: at + 2, column: 'value' },
        found: '',
        mend: 'Write the factor, or both ends of its range.',
      })
    else factors.push(read.value)
    groups.add((fields.staff ?? '').trim())
  }
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { ...method, status: 'own', factors } }
}

/**
 * The template of a method as CSV: the header, and a row for each factor that is held, or one example row for each input of its service where none is.
 * @param inputs those to be listed for a method without factors
 */
export function methodTemplate(method: RequirementMethod, inputs: readonly RequirementInput[]): string {
  const text = (value: number | null) => (value === null ? '' : String(value))
  const held = method.factors.map(({ staff, profession, what, inputs: ids, per, value, low, high }) => [
    staff,
    profession,
    what,
    ids.join(' '),
    String(per),
    text(value),
    text(low),
    text(high),
  ])
  const open = inputs.map(({ id, name }) => ['', 'scientist', name, id, '1', '', '', ''])
  const rows = [[...factorColumns], ...(held.length > 0 ? held : open)]
  return `${rows.map((fields) => csvRow(...fields)).join('\n')}\n`
}

/** The one factor of a ratio norm of the package; none for norms of machines, of another use, or whose table was not seen. */
export function factorsOfNorm({ scope, form, value }: Norm): readonly RequirementFactor[] {
  if (value === null) return []
  const isOfPhysicists = /physicist|clinical scientist/i.test(scope)
  const line = { staff: scope, profession: isOfPhysicists ? 'scientist' : 'outside', low: null, high: null } as const
  if (form === 'patients-per-staff')
    return [{ ...line, what: 'patients', inputs: ['rt-patients'], per: value, value: 1 }]
  if (form === 'staff-per-machine') return [{ ...line, what: 'linear accelerator', inputs: ['linacs'], per: 1, value }]
  return []
}
