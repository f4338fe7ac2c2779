import type { Catalogue } from '#core/catalogue/schemas.ts'
import { topologyPathOf } from '#core/catalogue/topology-path.ts'
import { datasetsOf, type Resolved } from './resolve.ts'

/** Path of a dataset's file. @param key from `datasetKey` */
export function cellsPath(catalogue: Catalogue, key: string): string | null {
  const [id, shard = '*'] = key.split('/')
  return catalogue.indicators.find((one) => one.id === id)?.files[shard]?.path ?? null
}

export type PlateFiles = {
  readonly geography: string
  readonly topology: string
  readonly datasets: readonly {
    readonly key: string
    readonly path: string
    /** False for the overlay: the map is drawn before it arrives. */
    readonly needed: boolean
  }[]
}

/** Lists the files from which the plate of a view is composed. A path is empty where the catalogue has no file. */
export function filesOf(resolved: Resolved, catalogue: Catalogue): PlateFiles {
  const needed = [resolved.main.dataset, resolved.per?.dataset]
  return {
    geography: catalogue.geographies.find(({ id }) => id === resolved.geography.id)?.path ?? '',
    topology: topologyPathOf(catalogue, resolved.geography.id),
    datasets: datasetsOf(resolved).flatMap((key) => {
      const path = cellsPath(catalogue, key)
      return path === null ? [] : [{ key, path, needed: needed.includes(key) }]
    }),
  }
}
