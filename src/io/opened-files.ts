import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Added } from '#core/imports/merge-catalogue.ts'
import type { Unpacked } from '#core/imports/pack-entry.ts'

/** What opened packs hold: in the memory of this page and nowhere else. */
let held: readonly Unpacked[] = []

/** What is open from now on; an empty list forgets all of it. */
export function holdOpened(next: readonly Unpacked[]): void {
  held = next
}

export const openedEntries = (): readonly Added[] => held.map(({ entry }) => entry)

export const openedFile = (path: string): IndicatorFile | undefined =>
  held.map(({ files }) => files.get(path)).find((file) => file !== undefined)
