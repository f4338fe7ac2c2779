import type { TableId } from '#core/imports/tables/registry.ts'

/** Files that another screen hands to the importer, with the table that they are brought as where it is known. */
export type Handed = { readonly files: readonly File[]; readonly table?: TableId }

let handed: Handed | null = null

/** Hands files over; the importer takes them when its screen opens. */
export function handToImporter(next: Handed): void {
  handed = next
}

/** What has been handed over, once. */
export function takeHanded(): Handed | null {
  const next = handed
  handed = null
  return next
}
