import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { counted } from '#core/domain/counted.ts'
import { countingOnes } from '#core/imports/merge-catalogue.ts'
import type { Remade, RemakeRequest } from '../imports/desk.ts'
import type { LeavingCheck } from '../leaving.ts'
import { type RemadeById, writeBackup } from './backup.ts'
import type { SourceTables } from './database.ts'
import { readShelfFile } from './large-files.ts'
import {
  type CopiedDataset,
  type CurrentVersion,
  guardedOnes,
  noteCopy,
  observationsByIndicator,
  toldByCopy,
} from './releases.ts'
import { listShelf, readVersionFiles, sourcePath } from './shelf.ts'

/** A copy for others, with its content in words, and what leaves by it. */
export type CopyForOthers = { readonly blob: Blob; readonly holds: string; readonly release: LeavingCheck }

/** Recalculates a survey's figures from its returns, by its own rules and the present guard; undefined where the returns are not here. */
async function remadeOf(
  { dataset, version }: CurrentVersion,
  today: string,
  remake: (request: RemakeRequest) => Promise<Remade>,
): Promise<Remade | undefined> {
  if (dataset.table !== 'survey') return undefined
  const source = (await readShelfFile(sourcePath(dataset.id, version.number))) as SourceTables | undefined
  const returns = source?.returns ?? []
  if (returns.length === 0) return undefined
  const target = { dataset: dataset.id, version: version.number, name: dataset.name }
  return remake({ returns, target, policy: version.policy ?? defaultPolicy, today })
}

/** "Survey returns, version 2: 6 indicators, 310 figures, 42 withheld, made anew by the rules “Cautious”" */
function holdsOf({ dataset, version }: CurrentVersion, files: readonly IndicatorFile[], isRemade: boolean): string {
  const cells = files.filter((file) => 'columns' in file).flatMap((file) => decodeDataset(file).observations)
  const values = cells.filter(({ cell }) => cell.kind === 'value').length
  const withheld = cells.filter(({ cell }) => cell.kind === 'absent' && cell.reason === 'suppressed').length
  const rules = version.policy ? `by the rules “${version.policy.name}”` : null
  const how =
    rules === null
      ? 'not looked through for small numbers'
      : isRemade
        ? `made anew ${rules}`
        : `as it was protected when it was accepted, ${rules}`
  const parts = [
    counted(version.entry.indicators.length, 'indicator'),
    counted(values, 'figure'),
    `${withheld.toLocaleString('en-GB')} suppressed`,
    how,
  ]
  return `${dataset.name}, version ${version.number}: ${parts.join(', ')}`
}

/**
 * Makes a copy of the local datasets for somebody else. Baselines are recalculated from their returns, which stops figures under an older protection
 * from leaving. The copy contains no returns, source tables, older versions, file names or disabled datasets.
 * @param made ISO date and time
 * @param remake aggregates and protects returns as an import would today
 */
export async function copyForOthers(
  made: string,
  remake: (request: RemakeRequest) => Promise<Remade>,
): Promise<CopyForOthers> {
  const list = await listShelf()
  const remade = new Map<string, Remade>()
  const holds: string[] = []
  const copied: CopiedDataset[] = []
  const guarded = new Set(guardedOnes(list).map(({ dataset }) => dataset.id))
  for (const one of countingOnes(list)) {
    const fresh = await remadeOf(one, made.slice(0, 10), remake)
    if (fresh) remade.set(one.dataset.id, fresh)
    const files = fresh ? Object.values(fresh.files) : await readVersionFiles(one.dataset.id, one.version.number)
    holds.push(holdsOf(one, files as readonly IndicatorFile[], fresh !== undefined))
    if (guarded.has(one.dataset.id))
      copied.push({ ...one, made, shown: observationsByIndicator(files as readonly IndicatorFile[]) })
  }
  const byId: RemadeById = remade
  const release = { told: () => toldByCopy(copied), note: () => noteCopy(copied) }
  return { blob: await writeBackup(made, 'others', byId), holds: holds.join('; ') || 'nothing', release }
}
