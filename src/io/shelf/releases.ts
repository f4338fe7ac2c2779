import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { placeId } from '#core/disclosure/protect.ts'
import type { Released } from '#core/disclosure/session.ts'
import { listShelf, readVersionFiles } from './shelf.ts'

/** What has left this page since it was opened, version by version of a baseline. In memory only: it names places. */
const released = new Map<string, Released>()

export const releasedSoFar = (): readonly Released[] => [...released.values()]

/**
 * Notes that something has been saved, copied or shared while a baseline of the reader's own counts. What it was is not asked: all that the version
 * shows is taken to be known from then on, which is the cautious way to take it.
 */
export async function noteRelease(): Promise<void> {
  const { datasets } = await listShelf()
  for (const { id, name, current } of datasets.filter(({ on, table }) => on && table === 'survey')) {
    const key = `${id}/${current}`
    if (released.has(key)) continue
    const observations = ((await readVersionFiles(id, current)) as IndicatorFile[]).map(
      (file) => [file.id, decodeDataset(file).observations] as const,
    )
    const shown: Record<string, readonly string[]> = {}
    for (const [indicator, list] of observations) {
      const places = list.filter(({ cell }) => cell.kind === 'value').map(placeId)
      shown[indicator] = [...(shown[indicator] ?? []), ...places]
    }
    released.set(key, { name: `${name}, version ${current}`, shown })
  }
}
