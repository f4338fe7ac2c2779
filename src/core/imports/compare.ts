import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { absenceWords, type Cell } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { ShelfFile } from './draft.ts'
import { periodsInWords } from './periods-in-words.ts'

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

/** What is new, changed and gone between two versions of a dataset, figure by figure. */
type VersionDifference = {
  readonly new: number
  readonly changed: number
  readonly gone: number
  readonly same: number
  /** The first of them. */
  readonly listed: readonly Change[]
  /** What the table has that it had not, and what it had. */
  readonly came: Extent
  readonly went: Extent
  /** Rows of the table that figures are made from. */
  readonly rows: { readonly before: number; readonly after: number }
}

/** Periods in order, and how many areas with a figure, be it suppressed. */
type Extent = { readonly periods: readonly string[]; readonly areas: number }

/** Losses and large changes of a version that the reader has to agree to. */
export type VersionLoss = {
  /** Figures with a value that the next version has not. */
  readonly gone: number
  /** Periods that it has not at all, in order. */
  readonly periods: readonly string[]
  /** Whether its latest period is older. */
  readonly isOlder: boolean
  /** Median ratio of new to old figures where it is 10 or more, or 0.1 or less; else null. */
  readonly times: number | null
  /** Rows of both, where it has clearly fewer; else null. */
  readonly rows: { readonly before: number; readonly after: number } | null
}

/** A version beside the one whose place it would take. */
export type VersionComparison = {
  readonly difference: VersionDifference
  /** Null where nothing is lost. */
  readonly loss: VersionLoss | null
}

/** The files of a version and the rows that it was made from. */
export type KeptVersion = { readonly files: readonly ShelfFile[]; readonly rows: number }

const listedChanges = 200

/** Figures compared per step; few enough to keep the worker responsive. */
const figuresOfStep = 10_000

const isCells = (file: ShelfFile): file is IndicatorFile => 'rows' in file && 'columns' in file

const cellsIn = (files: readonly ShelfFile[]): number =>
  files.reduce((sum, file) => sum + (isCells(file) ? file.rows : 0), 0)

const cellWords = (cell: Cell | undefined): string =>
  cell === undefined ? '' : cell.kind === 'value' ? String(cell.value) : absenceWords[cell.reason]

/** Stands between the parts of a key, and in none of them. */
const between = '\u0000'

type Held = { readonly cells: Map<string, Cell>; readonly periods: Set<string>; readonly areas: Set<string> }

/** Yields the share of the work that is done, of `all` figures to be looked at, `from` of them before. */
type Steps<Answer> = Generator<number, Answer, void>

function* cellsOf(files: readonly ShelfFile[], from: number, all: number): Steps<Held> {
  const held: Held = { cells: new Map(), periods: new Set(), areas: new Set() }
  let at = from
  for (const file of files)
    if (isCells(file))
      for (const { area, period, dims, cell } of decodeDataset(file).observations) {
        held.cells.set([file.id, area, period, Object.values(dims).join(', ')].join(between), cell)
        held.periods.add(period)
        if (cell.kind === 'value' || cell.reason === 'suppressed') held.areas.add(area)
        if (++at % figuresOfStep === 0) yield at / all
      }
  return held
}

/** Whether a figure has gone. A figure that the rules suppress has not. */
const isGone = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.kind === 'absent' && cell.reason !== 'suppressed')

type Counted = Pick<VersionDifference, Change['kind'] | 'same'> & { readonly listed: Change[] }

function note(counted: Counted, key: string, kind: Change['kind'], [old, now]: readonly (Cell | undefined)[]): void {
  if (counted.listed.length >= listedChanges) return
  const [indicator = '', area = '', period = '', group = ''] = key.split(between)
  counted.listed.push({ kind, indicator, area, period, group, before: cellWords(old), after: cellWords(now) })
}

type Compared = {
  readonly counted: Counted
  /** Figures with a value that are there no more. */
  readonly gone: number
  /** How many times as large each figure of both is. */
  readonly ratios: readonly number[]
}

function* differences(was: Held['cells'], is: Held['cells'], from: number, all: number): Steps<Compared> {
  const counted = { new: 0, changed: 0, gone: 0, same: 0, listed: [] as Change[] }
  const ratios: number[] = []
  let [at, gone] = [from, 0]
  for (const [key, cell] of is) {
    const old = was.get(key)
    const kind = old === undefined ? 'new' : cellWords(old) === cellWords(cell) ? 'same' : 'changed'
    counted[kind] += 1
    if (kind !== 'same') note(counted, key, kind, [old, cell])
    if (cell.kind === 'value' && old?.kind === 'value' && cell.value > 0 && old.value > 0)
      ratios.push(cell.value / old.value)
    if (++at % figuresOfStep === 0) yield at / all
  }
  for (const [key, old] of was) {
    const now = is.get(key)
    if (now === undefined) {
      counted.gone += 1
      note(counted, key, 'gone', [old])
    }
    if (old.kind === 'value' && isGone(now)) gone += 1
    if (++at % figuresOfStep === 0) yield at / all
  }
  return { counted, gone, ratios }
}

/** Minimum number of figures for a median ratio. */
const fewestForMagnitude = 3

/** Median ratio of the figures that both versions have. */
function magnitude(ratios: readonly number[]): number | null {
  const middle = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 1
  return ratios.length >= fewestForMagnitude && (middle >= 10 || middle <= 0.1) ? middle : null
}

/** A version with less than this share of the earlier rows counts as smaller, not as a correction. */
const clearlyFewer = 0.9

const inOrder = (periods: Iterable<string>): readonly string[] => [...periods].sort(comparePeriods)

/** What one version has and the other has not. */
const beyond = (one: Held, other: Held): Extent => ({
  periods: inOrder([...one.periods].filter((period) => !other.periods.has(period))),
  areas: [...one.areas].filter((area) => !other.areas.has(area)).length,
})

/**
 * Compares a version with the one whose place it would take: what is new, changed and gone, and what would be lost (periods, figures, or the magnitude
 * of what both have). In steps, between which others may be heard and the work be given up.
 * @returns yields the share that is done, 0 to 1, then returns the comparison
 */
export function* compareVersions(before: KeptVersion, after: KeptVersion): Steps<VersionComparison> {
  const [few, many] = [cellsIn(before.files), cellsIn(after.files)]
  const all = 2 * (few + many)
  const was = yield* cellsOf(before.files, 0, all)
  const is = yield* cellsOf(after.files, few, all)
  const { counted: figures, gone, ratios } = yield* differences(was.cells, is.cells, few + many, all)
  const [came, went] = [beyond(is, was), beyond(was, is)]
  const both = { before: before.rows, after: after.rows }
  const difference = { ...figures, came, went, rows: both }
  const rows = both.after < both.before * clearlyFewer ? both : null
  const { periods } = went
  const times = magnitude(ratios)
  if (gone === 0 && periods.length === 0 && times === null && rows === null) return { difference, loss: null }
  const [last, next] = [inOrder(was.periods).at(-1), inOrder(is.periods).at(-1)]
  const isOlder = last !== undefined && next !== undefined && comparePeriods(next, last) < 0
  return { difference, loss: { gone, periods, isOlder, times, rows } }
}

/** What came and went with a version, in what its reader knows: rows, years and areas. */
export function extentWords({ came, went, rows }: Pick<VersionDifference, 'came' | 'went' | 'rows'>): string {
  const partOf = ({ periods, areas }: Extent) =>
    [periods.length > 0 ? periodsInWords(periods) : '', areas > 0 ? counted(areas, 'area') : ''].filter(Boolean)
  const [more, less] = [partOf(came), partOf(went)]
  const moved = [
    more.length > 0 ? `came: ${more.join(' and ')}` : '',
    less.length > 0 ? `went: ${less.join(' and ')}` : '',
  ].filter(Boolean)
  const table = `The table has ${counted(rows.after, 'row')}, before ${rows.before.toLocaleString('en-GB')}`
  return `${table}; ${moved.length > 0 ? moved.join('; ') : 'years and areas are the same'}.`
}
