import type { Worksheet } from '#core/imports/sheet.ts'
import { RemainingLimits } from './limits.ts'
import { isObject } from './read-geojson.ts'

type Fields = Readonly<Record<string, unknown>>
type Dimension = {
  readonly id: string
  readonly label: string
  readonly codes: readonly string[]
  readonly labels: Fields
  /** Units by code, where the figures are told apart by it. */
  readonly units: Fields
}

/** A dataset of JSON-stat 1, whose dimensions hold their own order and sizes; or null. */
function olderDataset(json: Fields): Fields | null {
  const held = isObject(json.dataset) ? json.dataset : Object.values(json).length === 1 ? Object.values(json)[0] : null
  if (!isObject(held) || !isObject(held.dimension) || held.value === undefined) return null
  const { id, size } = held.dimension
  return Array.isArray(id) && Array.isArray(size) ? { ...held, id, size } : null
}

/** A dataset of JSON-stat, by itself or in the answer of a PxStat server; or null. @see https://json-stat.org/full/ */
function datasetIn(json: unknown): Fields | null {
  if (!isObject(json)) return null
  const own: unknown = isObject(json.result) ? json.result : json
  if (!isObject(own)) return null
  const isDataset = own.class === 'dataset' && Array.isArray(own.id) && isObject(own.dimension)
  return isDataset ? own : olderDataset(own)
}

/** The codes of a dimension in order; a single one may lack its index. */
function codesOf({ index, label }: Fields): readonly string[] {
  if (Array.isArray(index)) return index.map(String)
  if (isObject(index))
    return Object.entries(index)
      .toSorted(([, a], [, b]) => Number(a) - Number(b))
      .map(([code]) => code)
  return isObject(label) ? Object.keys(label) : []
}

function dimensionOf(id: string, all: Fields): Dimension {
  const own = isObject(all[id]) ? all[id] : {}
  const category = isObject(own.category) ? own.category : {}
  const named = typeof own.label === 'string' ? own.label : id
  // As in the CSV of the same server: “STATISTIC, Statistic Label”.
  const label = named.toLowerCase() === id.toLowerCase() ? `${named} Label` : named
  const fields = (facts: unknown): Fields => (isObject(facts) ? facts : {})
  return { id, label, codes: codesOf(category), labels: fields(category.label), units: fields(category.unit) }
}

/** The unit of a figure by the codes of its dimensions: "Number", "%"; blank where none says it. */
function unitOf(dimensions: readonly Dimension[], codes: readonly string[]): string {
  for (const [at, { units }] of dimensions.entries()) {
    const own = units[codes[at] ?? '']
    if (isObject(own) && typeof own.label === 'string') return own.label
  }
  return ''
}

/** A value or status by its position: a list, an object of positions, or one for all. */
function at(list: unknown, position: number): string {
  const own: unknown = Array.isArray(list) ? list[position] : isObject(list) ? list[String(position)] : list
  return own === null || own === undefined || typeof own === 'object' ? '' : String(own)
}

/**
 * Reads JSON-stat as a table of one figure a row, each dimension with its codes and their labels as PxStat writes them in its CSV.
 * @returns null where a JSON is none, or where its sizes contradict its codes
 */
export function readJsonStat(file: string, json: unknown): Worksheet | null {
  const dataset = datasetIn(json)
  if (!dataset || !Array.isArray(dataset.id) || !isObject(dataset.dimension)) return null
  const all = dataset.dimension
  const dimensions = dataset.id.map((id) => dimensionOf(String(id), all))
  const sizes = Array.isArray(dataset.size) ? dataset.size.map(Number) : []
  if (dimensions.length === 0 || dimensions.some(({ codes }, n) => codes.length === 0 || codes.length !== sizes[n]))
    return null
  const room = new RemainingLimits()
  const headings = [...dimensions.flatMap(({ id, label }) => [id, label]), 'UNIT', 'VALUE', 'Status']
  const rows: string[][] = [headings]
  const count = sizes.reduce((product, size) => product * size, 1)
  for (let position = 0; position < count; position++) {
    room.take(position + 1, headings.length)
    let rest = position
    const codes = dimensions
      .toReversed()
      .map(({ codes: all }) => {
        const code = all[rest % all.length] ?? ''
        rest = Math.floor(rest / all.length)
        return code
      })
      .toReversed()
    const labelOf = (code: string, labels: Fields) => (typeof labels[code] === 'string' ? labels[code] : code)
    const cells = codes.flatMap((code, n) => [code, labelOf(code, dimensions[n]?.labels ?? {})])
    rows.push([...cells, unitOf(dimensions, codes), at(dataset.value, position), at(dataset.status, position)])
  }
  const isPxStat = dimensions.some(({ id }) => /^TLIST\(/i.test(id))
  const published = { kind: isPxStat ? 'pxstat' : 'json-stat', headerRow: 0 }
  const title = typeof dataset.label === 'string' ? dataset.label : ''
  return { file, name: title.slice(0, 80), hidden: false, rows, reading: 'JSON-stat', published }
}
