import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Added } from '#core/imports/merge-catalogue.ts'
import type { Unpacked } from '#core/imports/pack-entry.ts'

/** Content of the opened packs, in the memory of this page only. */
let held: readonly Unpacked[] = []

/** Replaces the open packs; an empty list forgets them all. */
export function holdOpened(next: readonly Unpacked[]): void {
  held = next
}

export const openedEntries = (): readonly Added[] => held.map(({ entry }) => entry)

export const openedFile = (path: string): IndicatorFile | undefined =>
  held.map(({ files }) => files.get(path)).find((file) => file !== undefined)
