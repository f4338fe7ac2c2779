import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { type Released, releasedOf } from '#core/disclosure/session.ts'
import type { Observation } from '#core/domain/cell.ts'
import { vouchFor } from '#core/domain/protected.ts'
import { type ReleaseFinding, toldBy } from '#core/imports/release-check.ts'
import { addRelease, listReleases, listShelf, readVersionFiles, type ShelfList } from './shelf.ts'

/** Lists the releases of this browser by version of a baseline, with their values: permanent, across tabs, whatever was deleted since. */
export const releasedSoFar = async (): Promise<readonly Released[]> =>
  (await listReleases()).map(({ name, values }) => ({ name, values }))

/** Makes the key of a version. A dataset that was deleted and imported again may count its versions from 1 again. */
function keyOf({ versions }: ShelfList, dataset: string, number: number): string {
  const accepted = versions.find((one) => one.dataset === dataset && one.number === number)?.accepted ?? ''
  return `${dataset}/${number}/${accepted}`
}

/** Reads the observations of a version by indicator. */
async function shownIn(dataset: string, number: number): Promise<ReadonlyMap<string, readonly Observation[]>> {
  const shown = new Map<string, readonly Observation[]>()
  for (const file of (await readVersionFiles(dataset, number)) as IndicatorFile[])
    shown.set(file.id, [...(shown.get(file.id) ?? []), ...decodeDataset(file).observations])
  return shown
}

/** What is current and has been under the guard: surveys, and tables whose small numbers of persons a version withholds. */
const currentGuarded = ({ datasets, versions }: ShelfList) =>
  datasets.filter(
    ({ id, on, table }) =>
      on && (table === 'survey' || versions.some(({ dataset, policy }) => dataset === id && policy)),
  )

/**
 * Records that something was saved, copied or shared while guarded figures of the reader's own are current. The content is not examined: the cautious
 * assumption is that everything the version shows is known from then on.
 */
export async function noteRelease(): Promise<void> {
  const list = await listShelf()
  const noted = new Set((await listReleases()).map(({ key }) => key))
  for (const { id, name, current } of currentGuarded(list)) {
    const key = keyOf(list, id, current)
    if (noted.has(key)) continue
    const { values } = releasedOf(name, vouchFor(await shownIn(id, current)))
    await addRelease({ key, name: `${name}, version ${current}`, values, at: new Date().toISOString() })
  }
}

/** Computes what a version would disclose to holders of earlier releases; null for nothing, and for a version that was released itself. */
export async function toldByVersion(dataset: string, number: number): Promise<ReleaseFinding | null> {
  const [list, releases] = await Promise.all([listShelf(), listReleases()])
  if (releases.length === 0 || releases.some(({ key }) => key === keyOf(list, dataset, number))) return null
  return toldBy(await shownIn(dataset, number), releases)
}

/** `toldByVersion` of the current guarded data, called before anything leaves. */
export async function toldNow(): Promise<ReleaseFinding | null> {
  for (const { id, current } of currentGuarded(await listShelf())) {
    const told = await toldByVersion(id, current)
    if (told) return told
  }
  return null
}
