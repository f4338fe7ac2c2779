import type { MembersPack } from '#core/catalogue/pack.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { type Foreign, nameFile } from './foreign.ts'
import type { Added } from './merge-catalogue.ts'

/** An opened pack as the query layer reads it: what it adds to the catalogue, and its files by path. */
export type Unpacked = { readonly entry: Added; readonly files: ReadonlyMap<string, IndicatorFile> }

/**
 * Gives the files of a pack paths of their own: what a pack says of paths is never followed. Files that no indicator has, and shards that have no
 * file, are left out.
 * @param key of this opening, so that what was read of a pack is never taken for what another one holds
 */
export function packEntry({ title, indicators, datasets }: MembersPack, key: string): Unpacked {
  const foreign: Foreign = { kind: 'pack', name: title, key: `pack-${key}` }
  const files = new Map<string, IndicatorFile>()
  const listed = indicators.map((indicator) => {
    const held = Object.entries(indicator.files).flatMap(([value, { extents, choices }]) => {
      const shard = value === '*' ? null : value
      const file = datasets.find((one) => one.id === indicator.id && one.shard === shard)
      if (!file) return []
      const path = `pack/${key}/${files.size}`
      files.set(path, nameFile(file, foreign))
      return [[value, { path, extents, ...(choices ? { choices } : {}) }] as const]
    })
    return { ...indicator, files: Object.fromEntries(held) }
  })
  return {
    entry: {
      indicators: listed.filter((one) => Object.keys(one.files).length > 0),
      geographies: [],
      sites: [],
      foreign,
    },
    files,
  }
}
