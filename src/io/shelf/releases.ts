import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { vouchFor } from '#core/disclosure/protected.ts'
import { type Released, releasedOf } from '#core/disclosure/session.ts'
import type { Observation } from '#core/domain/cell.ts'
import { type Told, toldBy } from '#core/imports/release-check.ts'
import { addRelease, listReleases, listShelf, readVersionFiles, type ShelfList } from './shelf.ts'

/** What has left this browser, version by version of a baseline, with its values: for good, in all tabs, whatever was deleted since. */
export const releasedSoFar = async (): Promise<readonly Released[]> =>
  (await listReleases()).map(({ name, values }) => ({ name, values }))

/** A dataset that was deleted and made anew may count its versions from 1 again. */
function keyOf({ versions }: ShelfList, dataset: string, number: number): string {
  const accepted = versions.find((one) => one.dataset === dataset && one.number === number)?.accepted ?? ''
  return `${dataset}/${number}/${accepted}`
}

/** What a version shows, by indicator. */
async function shownIn(dataset: string, number: number): Promise<ReadonlyMap<string, readonly Observation[]>> {
  const shown = new Map<string, readonly Observation[]>()
  for (const file of (await readVersionFiles(dataset, number)) as IndicatorFile[])
    shown.set(file.id, [...(shown.get(file.id) ?? []), ...decodeDataset(file).observations])
  return shown
}

const surveysThatCount = ({ datasets }: ShelfList) => datasets.filter(({ on, table }) => on && table === 'survey')

/**
 * Notes that something has been saved, copied or shared while a baseline of the reader's own counts. What it was is not asked: all that the version
 * shows is taken to be known from then on, which is the cautious way to take it.
 */
export async function noteRelease(): Promise<void> {
  const list = await listShelf()
  const noted = new Set((await listReleases()).map(({ key }) => key))
  for (const { id, name, current } of surveysThatCount(list)) {
    const key = keyOf(list, id, current)
    if (noted.has(key)) continue
    const { values } = releasedOf(name, vouchFor(await shownIn(id, current)))
    await addRelease({ key, name: `${name}, version ${current}`, values, at: new Date().toISOString() })
  }
}

/** What a version would tell those who have earlier releases; null for nothing, and for a version that has left itself. */
export async function toldByVersion(dataset: string, number: number): Promise<Told | null> {
  const [list, releases] = await Promise.all([listShelf(), listReleases()])
  if (releases.length === 0 || releases.some(({ key }) => key === keyOf(list, dataset, number))) return null
  return toldBy(await shownIn(dataset, number), releases)
}

/** The same of the baseline that counts: asked before anything leaves. */
export async function toldNow(): Promise<Told | null> {
  for (const { id, current } of surveysThatCount(await listShelf())) {
    const told = await toldByVersion(id, current)
    if (told) return told
  }
  return null
}
