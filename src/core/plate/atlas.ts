import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import type { Norm } from '#core/domain/norm.ts'
import type { Site } from '#core/domain/site.ts'
import type { Note, Source } from '#core/domain/source.ts'

export type SiteSet = {
  readonly id: string
  readonly name: string
  readonly sites: readonly Site[]
  readonly sources: ReadonlyMap<string, Source>
  readonly notes: ReadonlyMap<string, Note>
}

export type NormLibrary = { readonly norms: readonly Norm[]; readonly sources: readonly Source[] }

/** The loaded files from which a plate is composed. */
export type Atlas = {
  readonly catalogue: Catalogue
  readonly areas: readonly Area[]
  /** Areas of the geography that the reader's own area is of, where that is another one. */
  readonly home?: readonly Area[] | undefined
  /** By `datasetKey`. */
  readonly datasets: ReadonlyMap<string, Dataset>
  readonly sites: SiteSet | null
  /** Norms and their sources; loaded where a screen asks for them. */
  readonly library: NormLibrary | null
}

/** Names one file of cells: an indicator, and the value of its shard dimension where the indicator is split into several files. */
export const datasetKey = (indicator: string, shard: string): string => `${indicator}/${shard}`
