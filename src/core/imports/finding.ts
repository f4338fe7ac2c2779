import { counted } from '#core/domain/counted.ts'
import { RowsLeft } from './decisions/rows-left.ts'
import { cellName, cellText, type Worksheet } from './sheet.ts'

/** `error` blocks the import, `warning` explains what looks odd, `note` says what was understood. */
export type Severity = 'error' | 'warning' | 'note'

/** Something to know about a file: where, what was found, what was expected, and what mends it. */
export type Finding = {
  readonly code: string
  readonly severity: Severity
  readonly file: string
  readonly sheet: string
  /** As a spreadsheet counts, from 1; null where the whole sheet or file is meant. */
  readonly row: number | null
  /** Position of the column, from 0. */
  readonly column: number | null
  /** Heading of the column. */
  readonly heading: string | null
  /** "C14", where one cell is meant. */
  readonly cell: string | null
  readonly found: string
  readonly expected: string
  readonly mend: string
}

export type Words = Pick<Finding, 'code' | 'severity' | 'expected' | 'mend'> & { readonly found?: string }

/** Makes a finding about a file, before its sheets are known. */
export function fileFinding(file: string, words: Words): Finding {
  return { found: '', ...words, file, sheet: '', row: null, column: null, heading: null, cell: null }
}

/** Makes a finding about a whole sheet. */
export function sheetFinding(sheet: Pick<Worksheet, 'file' | 'name'>, words: Words): Finding {
  return { ...fileFinding(sheet.file, words), sheet: sheet.name }
}

/** Makes a finding about one cell; `found` is the cell's text by default. */
export function cellFinding(
  sheet: Worksheet,
  headerRow: number,
  row: number,
  column: number | null,
  words: Words,
): Finding {
  return {
    found: cellText(sheet, row, column),
    ...words,
    file: sheet.file,
    sheet: sheet.name,
    row: row + 1,
    column,
    heading: column === null ? null : cellText(sheet, headerRow, column),
    cell: column === null ? null : cellName(row, column),
  }
}

/** "Found “x”. Expected a number. Write 12.5.": what is said of a cell, wherever it stands. */
export const findingWords = ({ found, expected, mend }: Pick<Finding, 'found' | 'expected' | 'mend'>): string =>
  [found && `found “${found}”.`, expected && `Expected ${expected}.`, mend].filter(Boolean).join(' ')

/** "returns.xlsx, sheet 2025, C14 (in post WTE): found “x”. Expected a number. Write 12.5." */
export function findingText({ file, sheet, row, cell, heading, ...said }: Finding): string {
  const place = cell ?? (row === null ? '' : `row ${row}`)
  const where = [file, sheet && `sheet ${sheet}`, heading ? `${place} (${heading})` : place].filter(Boolean).join(', ')
  return `${where}: ${findingWords(said)}`
}

/** More than these of one kind are counted, not listed: nobody reads them, and a page cannot hold them. */
const listedOfAKind = 500

/** Findings of one kind: how many there are, and the first of them. */
export type FindingGroup = {
  readonly code: string
  readonly severity: Severity
  readonly count: number
  readonly listed: readonly Finding[]
  /** How many there are in each file. */
  readonly files?: Readonly<Record<string, number>>
}

type Gathered = { count: number; listed: Finding[]; severity: Severity; files: Record<string, number> }

const order: readonly Severity[] = ['error', 'warning', 'note']

/** Gathers findings by kind, so that a hundred thousand of them take no more room than can be read. */
export class Findings {
  /** Rows that are not read, and why. */
  readonly rowsLeft = new RowsLeft()
  readonly #groups = new Map<string, Gathered>()

  add(finding: Finding): void {
    const key = `${finding.severity}|${finding.code}`
    const group: Gathered = this.#groups.get(key) ?? {
      count: 0,
      listed: [],
      severity: finding.severity,
      files: Object.create(null),
    }
    group.count += 1
    group.files[finding.file] = (group.files[finding.file] ?? 0) + 1
    if (group.listed.length < listedOfAKind) group.listed.push(finding)
    this.#groups.set(key, group)
  }

  /**
   * Says once of a file what holds for many of its rows alike, as it does where a whole column is missing: at the first of them, with their number.
   * @param most rows that are still named one by one
   */
  gather(code: string, most: number): void {
    for (const group of this.#groups.values()) {
      if (group.listed[0]?.code !== code || group.count <= Math.max(1, most)) continue
      group.listed = Object.entries(group.files).flatMap(([file, count]) => {
        const first = group.listed.find((one) => one.file === file)
        const found = `${counted(count, 'row')}, the first of them row ${first?.row}`
        return first ? [count === 1 ? first : { ...first, found }] : []
      })
      group.count = group.listed.length
      for (const file of Object.keys(group.files)) group.files[file] = 1
    }
  }

  addAll(findings: Iterable<Finding>): void {
    for (const finding of findings) this.add(finding)
  }

  /** Errors first, in the order in which kinds appeared. */
  groups(): readonly FindingGroup[] {
    const all = [...this.#groups].map(([key, group]) => ({ ...group, code: key.slice(key.indexOf('|') + 1) }))
    return order.flatMap((severity) => all.filter((group) => group.severity === severity))
  }

  get blocked(): boolean {
    return [...this.#groups.values()].some(({ severity }) => severity === 'error')
  }
}
