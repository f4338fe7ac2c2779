import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { absenceWords, type Cell } from '#core/domain/cell.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { ShelfFile } from './draft.ts'

/** One figure that is not as it was. */
type Change = {
  readonly kind: 'new' | 'changed' | 'gone'
  readonly indicator: string
  readonly area: string
  readonly period: string
  readonly group: string
  readonly before: string
  readonly after: string
}

export type VersionDifference = {
  readonly new: number
  readonly changed: number
  readonly gone: number
  readonly same: number
  /** The first of them. */
  readonly listed: readonly Change[]
}

const listedChanges = 200

const isCells = (file: ShelfFile): file is IndicatorFile => 'rows' in file && 'columns' in file

const cellWords = (cell: Cell | undefined): string =>
  cell === undefined ? '' : cell.kind === 'value' ? String(cell.value) : absenceWords[cell.reason]

type Held = ReadonlyMap<string, Cell>

function cellsOf(files: Iterable<ShelfFile>): Held {
  const held = new Map<string, Cell>()
  for (const file of files)
    if (isCells(file))
      for (const { area, period, dims, cell } of decodeDataset(file).observations)
        held.set(JSON.stringify([file.id, area, period, Object.values(dims).join(', ')]), cell)
  return held
}

/** What is new, changed and gone between two versions of a dataset, figure by figure. */
export function compareVersions(before: Iterable<ShelfFile>, after: Iterable<ShelfFile>): VersionDifference {
  const [was, is] = [cellsOf(before), cellsOf(after)]
  const counts = { new: 0, changed: 0, gone: 0, same: 0 }
  const listed: Change[] = []
  const note = (key: string, kind: Change['kind']) => {
    counts[kind] += 1
    if (listed.length >= listedChanges) return
    const [indicator = '', area = '', period = '', group = ''] = JSON.parse(key) as string[]
    listed.push({
      kind,
      indicator,
      area,
      period,
      group,
      before: cellWords(was.get(key)),
      after: cellWords(is.get(key)),
    })
  }
  for (const [key, cell] of is) {
    const old = was.get(key)
    if (old === undefined) note(key, 'new')
    else if (cellWords(old) === cellWords(cell)) counts.same += 1
    else note(key, 'changed')
  }
  for (const key of was.keys()) if (!is.has(key)) note(key, 'gone')
  return { ...counts, listed }
}

/** What the figures of a version lose or change so much that it has to be asked. */
export type VersionLoss = {
  /** Figures with a value that the next version has not. */
  readonly gone: number
  /** Periods that it has not at all, in order. */
  readonly periods: readonly string[]
  /** Whether its latest period is older. */
  readonly isOlder: boolean
  /** How many times as large its figures are, in the middle, where that is ten times or more, or a tenth or less; else null. */
  readonly times: number | null
  /** Rows of both, where it has clearly fewer; else null. */
  readonly rows: { readonly before: number; readonly after: number } | null
}

const keyParts = (key: string): readonly string[] => JSON.parse(key) as string[]

/** Figures of which the middle one tells the magnitude; fewer tell nothing. */
const fewestForMagnitude = 3

/** The middle of the ratios of figures that both versions have. */
function magnitude(was: Held, is: Held): number | null {
  const ratios: number[] = []
  for (const [key, cell] of is) {
    const old = was.get(key)
    if (cell.kind === 'value' && old?.kind === 'value' && cell.value > 0 && old.value > 0)
      ratios.push(cell.value / old.value)
  }
  const middle = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 1
  return ratios.length >= fewestForMagnitude && (middle >= 10 || middle <= 0.1) ? middle : null
}

/** The files of a version and the rows that it was made from. */
type KeptVersion = { readonly files: Iterable<ShelfFile>; readonly rows: number }

/** A set with fewer of the rows than this share of those before is smaller, and no correction. */
const clearlyFewer = 0.9

/** Whether a figure is there no more: what is suppressed by the rules is. */
const isGone = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.kind === 'absent' && cell.reason !== 'suppressed')

/**
 * What would be lost if one version took the place of another: periods, figures, or the magnitude of what both have.
 * @returns null where nothing is
 */
export function lossOf(before: KeptVersion, after: KeptVersion): VersionLoss | null {
  const [was, is] = [cellsOf(before.files), cellsOf(after.files)]
  const rows = after.rows < before.rows * clearlyFewer ? { before: before.rows, after: after.rows } : null
  const periodsOf = (held: Held) =>
    [...new Set([...held.keys()].map((key) => keyParts(key)[2] ?? ''))].sort(comparePeriods)
  const [old, now] = [periodsOf(was), periodsOf(is)]
  const gone = [...was].filter(([key, cell]) => cell.kind === 'value' && isGone(is.get(key))).length
  const periods = old.filter((period) => !now.includes(period))
  const times = magnitude(was, is)
  if (gone === 0 && periods.length === 0 && times === null && rows === null) return null
  const [last, next] = [old.at(-1), now.at(-1)]
  return {
    gone,
    periods,
    isOlder: last !== undefined && next !== undefined && comparePeriods(next, last) < 0,
    times,
    rows,
  }
}
