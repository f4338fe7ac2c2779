import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { absenceWords, type Cell } from '#core/domain/cell.ts'
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
