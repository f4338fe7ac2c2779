import type { RowsContext } from '../draft.ts'
import type { Findings } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import { equipmentResponses, fitnessWords, modalityWords } from '../tables/words.ts'
import { TableReading } from './reading.ts'

const hoursOfWeek = 168

/** No unit was installed before. */
export const firstYear = 1960

/** A unit of equipment as it is counted. */
export type EquipmentUnit = {
  /** Its own area, and all that hold it. */
  readonly areas: readonly string[]
  /** The department that answers for it; its site, where the table names none. */
  readonly department: string
  readonly modality: string
  readonly installed: number
  readonly replacement: number | null
  /** Hours of clinical use in a usual week; null where none are given. */
  readonly hours: number | null
  readonly fitness: string | null
}

/** A reading of rows of equipment, whatever it is for. */
type EquipmentRows = TableReading<RowsContext>

/** Columns that a total would stand in. */
const telling = ['unit', 'site']

/** Rows of equipment, about to be checked. */
export const equipmentReading = <Context extends RowsContext>(parts: readonly MappedSheet[], context: Context) =>
  new TableReading(parts, context, telling)

/** The year of the table: as its sheet says, or that of the day. */
export const yearNow = (parts: readonly MappedSheet[], today: string): number =>
  Number((periodOf(parts[0]?.mapping.about.period ?? '') ?? today).slice(0, 4))

function yearOf(row: DataRow, column: string, findings: Findings, first: number, last: number): number | null {
  const text = textOf(row, column)
  const year = Number(periodOf(text)?.slice(0, 4))
  if (year >= first && year <= last) return year
  if (text !== '' || column === 'year_installed')
    blame(findings, row, column, {
      code: 'not-a-year',
      severity: 'error',
      found: text || 'nothing',
      expected: `a year from ${first} to ${last}`,
      mend: 'Write a year such as 2016.',
    })
  return null
}

/** An area with all areas that hold it. */
function withHolders(code: string, { places }: RowsContext): readonly string[] {
  const homes = places.byCode.get(code.toUpperCase()) ?? []
  const parents = homes.flatMap((home) =>
    Object.values(places.areas.get(home.geography)?.get(home.code)?.parents ?? {}),
  )
  return [...new Set([code, ...parents])]
}

/** Who answers for a row. */
const departmentOf = (row: DataRow): string => textOf(row, 'returned_by') || textOf(row, 'site')

/** Whether a site has this unit in an earlier row already, which is an error. */
function isRepeated(row: DataRow, seen: Map<string, number>, { findings }: EquipmentRows): boolean {
  const key = `${departmentOf(row)}|${textOf(row, 'site')}|${textOf(row, 'unit')}`.toLowerCase()
  const before = seen.get(key)
  if (before === undefined) {
    seen.set(key, row.row)
    return false
  }
  blame(findings, row, 'unit', {
    code: 'unit-twice',
    severity: 'error',
    expected: 'each unit of a site once',
    mend: `It is named above already, in row ${before + 1} of the table: keep one, or tell them apart.`,
  })
  return true
}

type Years = { readonly installed: number | null; readonly replacement: number | null }

function yearsOf(row: DataRow, now: number, { findings }: EquipmentRows): Years {
  const installed = yearOf(row, 'year_installed', findings, firstYear, now + 1)
  const replacement = yearOf(row, 'planned_replacement', findings, 2000, now + 40)
  // A year that cannot be is compared too: either of the two may be the slip.
  const [first, last] = (['year_installed', 'planned_replacement'] as const).map((column) =>
    Number(periodOf(textOf(row, column))?.slice(0, 4)),
  )
  if (first !== undefined && last !== undefined && last < first)
    blame(findings, row, 'planned_replacement', {
      code: 'replaced-before-installed',
      severity: 'warning',
      expected: `a year from ${first} on`,
      mend: 'Check both years.',
    })
  return { installed, replacement }
}

/** Hours of a week; null for a blank and for what cannot be. */
function hoursOf(row: DataRow, { findings }: EquipmentRows): number | null {
  const hours = figureOf(row, 'hours_per_week')
  if (hours >= 0 && hours <= hoursOfWeek) return hours
  if (textOf(row, 'hours_per_week') !== '')
    blame(findings, row, 'hours_per_week', {
      code: 'not-hours-of-a-week',
      severity: 'error',
      expected: `hours of use in a week, from 0 to ${hoursOfWeek}`,
      mend: 'Write a number such as 50, or leave it blank.',
    })
  return null
}

/** Says of a unit that is no MR scanner that it has a field strength: in tesla, or a number alone where no energy is given as one. */
function checkField(row: DataRow, modality: string | undefined, { findings }: EquipmentRows): void {
  const text = textOf(row, 'field_or_energy')
  const field = /^[\d.,]+\s*(t(?:esla)?)?$/i.exec(text)
  if (!field || modality === 'mri' || !(field[1] || modality === 'ct')) return
  blame(findings, row, 'field_or_energy', {
    code: 'field-without-magnet',
    severity: 'warning',
    expected: 'an MR scanner',
    mend: 'Check both.',
  })
}

function sayNoArea(row: DataRow, { findings }: EquipmentRows): void {
  blame(findings, row, 'area', {
    code: 'area-missing',
    severity: 'error',
    found: 'nothing',
    expected: 'the code or the name of an area',
    mend: 'Write the area of the site.',
  })
}

/** A department as it stands in a table: whether it has answered, be it that it has nothing. */
export type EquipmentAnswer = Pick<EquipmentUnit, 'areas' | 'department'> & { readonly isAnswered: boolean }

/** Rows by what they say: the units that can be counted, and who was asked. */
export type EquipmentRead = {
  readonly units: readonly EquipmentUnit[]
  /** One for each row. */
  readonly answers: readonly EquipmentAnswer[]
  /** How many rows were taken. */
  readonly taken: number
  /** Whether the table says who was asked, and not only what there is. */
  readonly saysWhoAnswered: boolean
}

/** Columns that say something of a unit. */
const ofUnit = ['unit', 'site', 'modality', 'year_installed', 'planned_replacement', 'hours_per_week', 'fitness']

/** A row that is about no unit: what stands in it all the same is an error, and a row of nobody too. */
function checkNoUnit(row: DataRow, { findings }: EquipmentRows): void {
  const filled = ofUnit.find((column) => textOf(row, column) !== '' && !(column === 'site' && departmentOf(row) !== ''))
  if (filled !== undefined)
    blame(findings, row, filled, {
      code: 'not-blank',
      severity: 'error',
      expected: 'nothing, for this response',
      mend: 'Leave it blank, or leave the response blank.',
    })
  if (departmentOf(row) === '')
    blame(findings, row, 'returned_by', {
      code: 'no-department',
      severity: 'error',
      found: 'nothing',
      expected: 'the name of a department',
      mend: 'Write the department that this is about.',
    })
}

/** Reads all rows: the units, and who has answered. The sealed survey checks what is typed into it by this too. */
export function readUnits(reading: EquipmentRows, areas: ResolvedAreas, now: number): EquipmentRead {
  const response = reading.words('response', equipmentResponses)
  const stateOf = (row: DataRow) => response.ids.get(textOf(row, 'response')) ?? 'complete'
  const isUnit = (row: DataRow) => stateOf(row) === 'complete'
  const kept = reading.rows.filter((row) => !response.left.has(textOf(row, 'response')))
  for (const row of kept) if (!isUnit(row)) checkNoUnit(row, reading)
  const answers = kept.flatMap((row): EquipmentAnswer[] => {
    const area = areas.codes.get(textOf(row, 'area'))
    if (textOf(row, 'area') === '' && !isUnit(row)) sayNoArea(row, reading)
    if (area === undefined) return []
    return [
      {
        areas: withHolders(area, reading.context),
        department: departmentOf(row),
        isAnswered: stateOf(row) !== 'none',
      },
    ]
  })
  const units = unitsOf(reading, kept.filter(isUnit), areas, now)
  const isTaken = (row: DataRow) => !isUnit(row) && areas.codes.has(textOf(row, 'area'))
  return {
    units,
    answers,
    taken: units.length + kept.filter(isTaken).length,
    saysWhoAnswered: reading.parts.some(({ mapping }) => mapping.columns.response != null),
  }
}

/** The units of all rows that can be counted. */
function unitsOf(
  reading: EquipmentRows,
  rows: readonly DataRow[],
  areas: ResolvedAreas,
  now: number,
): readonly EquipmentUnit[] {
  const modality = reading.words('modality', modalityWords)
  const fitness = reading.words('fitness', fitnessWords)
  const seen = new Map<string, number>()
  return rows.flatMap((row): EquipmentUnit[] => {
    const [text, kind] = [textOf(row, 'area'), textOf(row, 'modality')]
    const state = textOf(row, 'fitness')
    if (areas.left.has(text) || modality.left.has(kind)) return []
    // A unit that is there twice is told its other faults as well.
    const isTwice = isRepeated(row, seen, reading)
    const { installed, replacement } = yearsOf(row, now, reading)
    const hours = hoursOf(row, reading)
    checkField(row, modality.ids.get(kind), reading)
    if (text === '') sayNoArea(row, reading)
    if (kind === '')
      blame(reading.findings, row, 'modality', {
        code: 'modality-missing',
        severity: 'error',
        found: 'nothing',
        expected: 'what kind of unit it is',
        mend: 'Write a modality such as CT scanner.',
      })
    const [area, word] = [areas.codes.get(text), modality.ids.get(kind)]
    if (isTwice || area === undefined || word === undefined || installed === null) return []
    const held = {
      areas: withHolders(area, reading.context),
      department: departmentOf(row),
      modality: word,
      installed,
      replacement,
    }
    return [{ ...held, hours, fitness: fitness.ids.get(state) ?? null }]
  })
}
