import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { vouchFor } from '#core/disclosure/protected.ts'
import { type Released, releasedOf } from '#core/disclosure/session.ts'
import { addRelease, listReleases, listShelf, readVersionFiles } from './shelf.ts'

/** What has left this browser, version by version of a baseline, with its values: for good, in all tabs, whatever was deleted since. */
export const releasedSoFar = async (): Promise<readonly Released[]> =>
  (await listReleases()).map(({ name, values }) => ({ name, values }))

/**
 * Notes that something has been saved, copied or shared while a baseline of the reader's own counts. What it was is not asked: all that the version
 * shows is taken to be known from then on, which is the cautious way to take it.
 */
export async function noteRelease(): Promise<void> {
  const { datasets, versions } = await listShelf()
  const noted = new Set((await listReleases()).map(({ key }) => key))
  for (const { id, name, current } of datasets.filter(({ on, table }) => on && table === 'survey')) {
    // A dataset that was deleted and made anew may count its versions from 1 again.
    const accepted = versions.find(({ dataset, number }) => dataset === id && number === current)?.accepted ?? ''
    const key = `${id}/${current}/${accepted}`
    if (noted.has(key)) continue
    const shown = new Map<string, ReturnType<typeof decodeDataset>['observations']>()
    for (const file of (await readVersionFiles(id, current)) as IndicatorFile[])
      shown.set(file.id, [...(shown.get(file.id) ?? []), ...decodeDataset(file).observations])
    const { values } = releasedOf(name, vouchFor(shown))
    await addRelease({ key, name: `${name}, version ${current}`, values, at: new Date().toISOString() })
  }
}
