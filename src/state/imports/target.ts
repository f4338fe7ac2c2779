import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { slug } from '#core/domain/slug.ts'
import { unnamedFigures } from '#core/imports/about.ts'
import type { Draft, ImportTarget } from '#core/imports/draft.ts'
import { tableSpecOf } from '#core/imports/tables/registry.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'

/** The id of a dataset by the name of its file. */
const idOf = (file: string): string => slug(file.replace(/\.[^.]+$/, '')).slice(0, 32)

/** The version that would follow the newest of a dataset, restored ones counted too. */
export function nextVersion(list: ShelfList | null, dataset: string): number {
  const numbers = list?.versions.filter((one) => one.dataset === dataset).map(({ number }) => number) ?? []
  return Math.max(0, ...numbers) + 1
}

/** A dataset of its own, under an id and a name that nothing on the shelf has. */
export function freshTarget(list: ShelfList | null, table: string): ImportTarget {
  const noun = tableSpecOf(table)?.noun ?? 'Boundaries'
  const taken = new Set(list?.datasets.flatMap(({ id, name }) => [id, name]))
  let [dataset, name] = [idOf(noun), noun]
  for (let n = 2; taken.has(dataset) || taken.has(name); n++) [dataset, name] = [`${idOf(noun)}-${n}`, `${noun} ${n}`]
  return { dataset, version: 1, name }
}

/**
 * Where an import goes unless the reader says otherwise: returns to the baseline that is there, a file of a known name or figures of a known name to
 * their dataset, anything else to a new one. What would go of the dataset is asked before.
 * @param figures what the file calls its figures
 */
export function newTarget(list: ShelfList | null, table: string, file: string, figures = ''): ImportTarget {
  const isKnown = figures !== '' && figures !== unnamedFigures
  const isNamed = (name: string) => tableSpecOf(table)?.isNamedByFigures === true && isKnown && name === figures
  const hasFile = (id: string) => list?.versions.some(({ dataset, files }) => dataset === id && files.includes(file))
  const known = list?.datasets.find(
    (one) =>
      one.table === table && (tableSpecOf(table)?.replaces !== undefined || hasFile(one.id) || isNamed(one.name)),
  )
  if (known) return { dataset: known.id, version: nextVersion(list, known.id), name: known.name }
  return freshTarget(list, table)
}

/** The target of a first version, under the name of what it holds where its table says so: "MRI tests", "MRI tests and 3 more". */
export function namedAfter(list: ShelfList | null, target: ImportTarget, { table, entry }: Draft): ImportTarget {
  const [first, ...more] = entry.indicators
  if (target.version > 1 || !first || !tableSpecOf(table)?.isNamedByFigures) return target
  const own = more.length === 0 ? first.name : `${first.name} and ${more.length} more`
  const taken = new Set(list?.datasets.flatMap(({ id, name }) => (id === target.dataset ? [] : [name])))
  let name = own
  for (let n = 2; taken.has(name); n++) name = `${own}, ${n}`
  return { ...target, name }
}

/** The rules that the version which counts was protected by; the default ones for a dataset that is new. */
export function policyOf(list: ShelfList | null, { dataset }: ImportTarget): DisclosurePolicy {
  const current = list?.datasets.find(({ id }) => id === dataset)?.current
  const version = list?.versions.find((one) => one.dataset === dataset && one.number === current)
  return version?.policy ?? defaultPolicy
}
