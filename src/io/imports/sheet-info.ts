import { rivalsOf } from '#core/imports/figure-columns.ts'
import type { Words } from '#core/imports/finding.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import type { AreaIndex } from '#core/imports/places.ts'
import { refusedKindOf } from '#core/imports/published/refused.ts'
import { recognise } from '#core/imports/recognise.ts'
import { type AmongTables, isBlankRow, topRows, type Worksheet } from '#core/imports/sheet.ts'

/** A sheet of an open file, with what it is taken for. */
export type SheetInfo = {
  readonly id: number
  readonly file: string
  readonly name: string
  readonly hidden: boolean
  readonly reading: string
  readonly rows: number
  /** The first rows, for choosing columns. */
  readonly head: readonly (readonly string[])[]
  readonly mapping: Mapping | null
  /** Positions of its columns of figures, the chosen one among them; none where each row has several side by side. */
  readonly figures?: readonly number[]
  /** Set for one of several tables on a sheet: the reader says which is meant. */
  readonly among?: AmongTables
  /** Whether it is a table of the version before. */
  readonly isKept?: true
}

const headRows = 30

function figuresOf(sheet: Worksheet, mapping: Mapping): readonly number[] {
  const { value } = mapping.columns
  if (mapping.table !== 'indicator' || mapping.wide !== null || mapping.published !== undefined) return []
  return [...(value == null ? [] : [value]), ...rivalsOf({ sheet, mapping })]
}

/** A sheet as the reader is shown it, recognised as well as may be. */
export function infoOf(sheet: Worksheet, id: number, places: AreaIndex): SheetInfo {
  const { file, name, hidden, reading, rows, among, isKept } = sheet
  const mapping = recognise(sheet, places)
  return {
    id,
    file,
    name,
    hidden,
    reading,
    rows: among ? rows.filter((row) => !isBlankRow(row)).length : rows.length,
    head: topRows(rows, headRows),
    mapping,
    ...(mapping ? { figures: figuresOf(sheet, mapping) } : {}),
    ...(among ? { among } : {}),
    ...(isKept ? { isKept } : {}),
  }
}

/** What is said of a table that is none that the atlas knows. */
export function notRecognised(sheet: Worksheet): Words {
  const refused = refusedKindOf(sheet)
  const expected = 'a table that is known by its headings or by a column of areas'
  if (refused) return { code: 'refused-kind', severity: 'error', found: refused.name, expected, mend: refused.mend }
  return {
    code: 'not-recognised',
    severity: 'warning',
    expected,
    mend: 'Say above what it is, or start from a template.',
  }
}

/** What is said of a sheet with several tables. */
export const severalTables = (parts: readonly Worksheet[]): Words => ({
  code: 'several-tables',
  severity: 'note',
  found: `${parts.length} tables: ${parts.map(({ among }) => among?.range).join(', ')}`,
  expected: '',
  mend: 'Each is read as a table of its own: choose above which is meant, and bring the others after it.',
})
