import type { Cell } from './cell.ts'

/** A service site: a point on the map with its record. */
export type Site = {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly town: string
  readonly latitude: number
  readonly longitude: number
  /** A sentence about the source and accuracy of the coordinates. */
  readonly position: string
  /** Null where the list does not say. */
  readonly sector: 'NHS' | 'independent' | null
  /** Area codes by geography id. */
  readonly areas: Readonly<Record<string, string>>
  /** Recorded number of machines, or the reason why there is none. */
  readonly machines: Cell
  /** WTE at the site, where a reader's table has them. */
  readonly staff?: number
  /** Year of the record. */
  readonly recorded: string | null
  readonly remarks: readonly string[]
  readonly source: string
}
