import * as v from 'valibot'
import { catalogueSchema } from '#core/catalogue/schemas.ts'
import { faultOfIndicator } from '#core/catalogue/sound.ts'
import { policySchema } from '#core/disclosure/policy.ts'
import type { ShelfDataset, ShelfVersion } from './database.ts'

/** A dataset with an unreadable record: it can only be saved as it is, and deleted. */
export type DamagedDataset = { readonly id: string; readonly name: string }

const { indicators, geographies, sites, people, travel } = catalogueSchema.entries
const datasetSchema = v.object({
  id: v.string(),
  name: v.string(),
  table: v.string(),
  current: v.number(),
  on: v.boolean(),
})
const versionSchema = v.object({
  dataset: v.string(),
  number: v.number(),
  accepted: v.pipe(
    v.string(),
    v.check((at) => !Number.isNaN(Date.parse(at))),
  ),
  files: v.array(v.string()),
  rows: v.number(),
  summary: v.array(v.string()),
  warnings: v.number(),
  entry: v.object({ indicators, geographies, sites, people, travel }),
  policy: v.exactOptional(policySchema),
})

const isSoundVersion = (one: ShelfVersion): boolean =>
  v.is(versionSchema, one) && one.entry.indicators.every((indicator) => faultOfIndicator(indicator) === null)

const textOf = (record: unknown, key: string): string | null => {
  const value = typeof record === 'object' && record !== null ? Reflect.get(record, key) : null
  return typeof value === 'string' ? value : null
}

export type SoundRecords = {
  readonly datasets: readonly ShelfDataset[]
  readonly versions: readonly ShelfVersion[]
  readonly damaged: readonly DamagedDataset[]
}

/**
 * Separates readable from damaged datasets. A dataset is damaged when its own record is, one of its versions is, or one of its files was found to be;
 * the others are unaffected.
 * @param damagedFiles ids of datasets with an unreadable file
 */
export function soundRecords(
  datasets: readonly ShelfDataset[],
  versions: readonly ShelfVersion[],
  damagedFiles: ReadonlySet<string> = new Set(),
): SoundRecords {
  const broken = new Set(versions.filter((one) => !isSoundVersion(one)).map((one) => textOf(one, 'dataset') ?? ''))
  const isSound = (one: ShelfDataset) => v.is(datasetSchema, one) && !broken.has(one.id) && !damagedFiles.has(one.id)
  const sound = datasets.filter(isSound)
  const ids = new Set(sound.map(({ id }) => id))
  const known = new Map(datasets.map((one) => [textOf(one, 'id') ?? '', textOf(one, 'name')]))
  const all = new Set([...known.keys(), ...versions.map((one) => textOf(one, 'dataset') ?? '')])
  const damaged = [...all].filter((id) => id !== '' && !ids.has(id)).map((id) => ({ id, name: known.get(id) ?? id }))
  return { datasets: sound, versions: versions.filter(({ dataset }) => ids.has(dataset)), damaged }
}
