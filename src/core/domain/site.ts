import type { Cell } from './cell.ts'

/** A place where a service is given: a point on the map with what is known of it. */
export type Site = {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly town: string
  readonly latitude: number
  readonly longitude: number
  /** Where the coordinates come from and how good they are, in words. */
  readonly position: string
  readonly sector: 'NHS' | 'independent'
  /** Area codes by geography id. */
  readonly areas: Readonly<Record<string, string>>
  /** Machines at the site as recorded, or why there is no number. */
  readonly machines: Cell
  /** Year of the record. */
  readonly recorded: string | null
  readonly remarks: readonly string[]
  readonly source: string
}
