import { decodeDataset } from '#core/catalogue/columns.ts'
import type { MembersPack } from '#core/catalogue/pack.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { type Released, releasedOf } from '#core/disclosure/session.ts'
import type { Observation } from '#core/domain/cell.ts'
import { vouchFor } from '#core/domain/protected.ts'
import { countingOnes } from '#core/imports/merge-catalogue.ts'
import { type ReleaseFinding, toldBy } from '#core/imports/release-check.ts'
import type { Remade, RemakeRequest } from '../imports/desk.ts'
import type { ShelfDataset, ShelfVersion, SourceTables } from './database.ts'
import { readShelfFile } from './large-files.ts'
import { addRelease, listReleases, listShelf, readVersionFiles, type ShelfList, sourcePath } from './shelf.ts'

/** A dataset with the version of it that counts. */
export type CurrentVersion = { readonly dataset: ShelfDataset; readonly version: ShelfVersion }

/** Lists the releases of this browser by version of a baseline, with their values: permanent, across tabs, whatever was deleted since. */
export const releasedSoFar = async (): Promise<readonly Released[]> =>
  (await listReleases()).map(({ name, values }) => ({ name, values }))

/** Makes the key of a version. A dataset that was deleted and imported again may count its versions from 1 again. */
function keyOf({ versions }: ShelfList, dataset: string, number: number): string {
  const accepted = versions.find((one) => one.dataset === dataset && one.number === number)?.accepted ?? ''
  return `${dataset}/${number}/${accepted}`
}

/** The observations of files by indicator. */
export function observationsByIndicator(files: readonly IndicatorFile[]): ReadonlyMap<string, readonly Observation[]> {
  const shown = new Map<string, readonly Observation[]>()
  for (const file of files) shown.set(file.id, [...(shown.get(file.id) ?? []), ...decodeDataset(file).observations])
  return shown
}

/** Reads the observations of a version by indicator. */
const shownIn = async (dataset: string, number: number): Promise<ReadonlyMap<string, readonly Observation[]>> =>
  observationsByIndicator((await readVersionFiles(dataset, number)) as IndicatorFile[])

/** Current versions under the disclosure guard: surveys, and tables of which some version suppresses small numbers of persons. */
export const guardedOnes = (list: ShelfList): readonly CurrentVersion[] =>
  countingOnes(list).filter(
    ({ dataset: { id, table } }) =>
      table === 'survey' || list.versions.some(({ dataset, policy }) => dataset === id && policy),
  )

/**
 * Records that something was saved, copied or shared while guarded figures of the reader's own are current. The content is not examined: the cautious
 * assumption is that everything the version shows is known from then on.
 */
export async function noteRelease(): Promise<void> {
  const list = await listShelf()
  const noted = new Set((await listReleases()).map(({ key }) => key))
  for (const { dataset } of guardedOnes(list)) {
    const { id, name, current } = dataset
    const key = keyOf(list, id, current)
    if (noted.has(key)) continue
    const { values } = releasedOf(name, vouchFor(await shownIn(id, current)))
    await addRelease({ key, name: `${name}, version ${current}`, values, at: new Date().toISOString() })
  }
}

/** Computes what a version would disclose to holders of earlier releases; null for nothing, and for a version that was released itself. */
export async function toldByVersion(dataset: string, number: number): Promise<ReleaseFinding | null> {
  const [list, releases] = await Promise.all([listShelf(), listReleases()])
  if (releases.length === 0 || releases.some(({ key }) => key === keyOf(list, dataset, number))) return null
  const told = toldBy(await shownIn(dataset, number), releases)
  return told && { ...told, of: { dataset, number } }
}

/**
 * Audits a version against all earlier releases: recalculates and protects its returns, and takes everything released as known.
 * @returns how many suppressed places can be worked out; null where the returns are not in this browser
 */
export async function followingFrom(
  { dataset, number }: NonNullable<ReleaseFinding['of']>,
  remake: (request: RemakeRequest) => Promise<Remade>,
): Promise<number | null> {
  const [{ versions }, source, released] = await Promise.all([
    listShelf(),
    readShelfFile(sourcePath(dataset, number)) as Promise<SourceTables | undefined>,
    releasedSoFar(),
  ])
  const version = versions.find((one) => one.dataset === dataset && one.number === number)
  const returns = source?.returns ?? []
  if (!version || returns.length === 0) return null
  const { exposed } = await remake({
    returns,
    target: { dataset, version: number, name: dataset },
    policy: version.policy ?? defaultPolicy,
    today: version.accepted.slice(0, 10),
    released,
  })
  return exposed
}

/** The shown figures of one of several datasets that are released together. */
type Together = Pick<CurrentVersion, 'dataset' | 'version'> & {
  readonly shown: ReadonlyMap<string, readonly Observation[]>
}

const nameOf = ({ dataset, version }: CurrentVersion): string => `${dataset.name}, version ${version.number}`

/** What datasets released together disclose about each other, as two surveys of the same places do. */
function toldTogether(all: readonly Together[]): ReleaseFinding | null {
  for (const [at, one] of all.entries()) {
    const others = all.slice(0, at).map((other) => releasedOf(nameOf(other), vouchFor(other.shown)))
    const told = toldBy(one.shown, others)
    if (told) return { ...told, of: { dataset: one.dataset.id, number: one.version.number } }
  }
  return null
}

/** `toldByVersion` of the current guarded data, and of them together, called before anything leaves. */
export async function toldNow(): Promise<ReleaseFinding | null> {
  const list = await listShelf()
  const counting = guardedOnes(list)
  for (const { dataset, version } of counting) {
    const told = await toldByVersion(dataset.id, version.number)
    if (told) return told
  }
  const noted = new Set((await listReleases()).map(({ key }) => key))
  if (counting.every(({ dataset, version }) => noted.has(keyOf(list, dataset.id, version.number)))) return null
  const shown = counting.map(async (one) => ({ ...one, shown: await shownIn(one.dataset.id, one.version.number) }))
  return toldTogether(await Promise.all(shown))
}

/** The figures of a guarded dataset in a copy: recalculated, so they may differ from the stored version. */
export type CopiedDataset = Together & { readonly made: string }

/** Computes what a copy discloses to holders of earlier releases, by value; null for nothing. */
export async function toldByCopy(copied: readonly CopiedDataset[]): Promise<ReleaseFinding | null> {
  const releases = await listReleases()
  for (const { dataset, version, shown } of copied) {
    const told = toldBy(shown, releases)
    if (told) return { ...told, of: { dataset: dataset.id, number: version.number } }
  }
  return toldTogether(copied)
}

/** Records the release of a copy: as the stored version where the figures are equal, else with the copy's own figures. */
export async function noteCopy(copied: readonly CopiedDataset[]): Promise<void> {
  const list = await listShelf()
  for (const { dataset, version, shown, made } of copied) {
    const { values } = releasedOf(dataset.name, vouchFor(shown))
    const kept = await shownIn(dataset.id, version.number)
    const before = releasedOf(dataset.name, vouchFor(kept))
    const isSame = toldBy(kept, [{ name: '', values }]) === null && toldBy(shown, [before]) === null
    const key = keyOf(list, dataset.id, version.number)
    const name = nameOf({ dataset, version })
    const own = isSame ? { key, name } : { key: `${key}/${made}`, name: `${name}, copied ${made.slice(0, 10)}` }
    await addRelease({ ...own, values, at: made })
  }
}

/** Computes what an opened pack discloses to holders of this browser's releases, by value; null for nothing. */
export const toldByPack = async ({ datasets }: Pick<MembersPack, 'datasets'>): Promise<ReleaseFinding | null> =>
  toldBy(observationsByIndicator(datasets), await releasedSoFar())
