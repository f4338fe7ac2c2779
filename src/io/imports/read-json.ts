import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Layer, Properties } from '#core/geography/layer.ts'
import type { Sheet } from '#core/imports/sheet.ts'
import { limits, Room } from './limits.ts'
import { Refusal } from './refusal.ts'

export type ReadJson = { readonly sheets: readonly Sheet[]; readonly layers: readonly Layer[] }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value).slice(0, 1000) : String(value)
}

/** Objects as rows under the keys that any of them has; lists as rows. Keys are headings and nothing else, whatever they are called. */
function tableOf(list: readonly unknown[]): readonly (readonly string[])[] {
  const room = new Room()
  if (list.every(Array.isArray))
    return list.map((row, at) => {
      room.take(at + 1, row.length)
      return row.map(textOf)
    })
  const headings = new Map<string, number>()
  for (const one of list)
    if (isObject(one))
      for (const key of Object.keys(one)) {
        if (!headings.has(key)) headings.set(key, headings.size)
        if (headings.size > limits.columns)
          throw new Refusal(
            'too-many-columns',
            `more than ${limits.columns} keys`,
            'objects with the same keys',
            'Check the file.',
          )
      }
  const rows = list.flatMap((one, at) => {
    if (!isObject(one)) return []
    room.take(at + 1, headings.size)
    const cells = Array.from({ length: headings.size }, () => '')
    for (const [key, value] of Object.entries(one)) cells[headings.get(key) ?? 0] = textOf(value)
    return [cells]
  })
  return [[...headings.keys()], ...rows]
}

const isShape = (each: Feature): each is Feature<Polygon | MultiPolygon, Properties> =>
  each?.geometry?.type === 'Polygon' || each?.geometry?.type === 'MultiPolygon'

function layerOf(file: string, collection: FeatureCollection, crs: string | null): Layer {
  const shapes = collection.features.filter(isShape).map(({ type, id, geometry, properties }) => ({
    type,
    geometry,
    // An id beside the properties is a code too.
    properties: { ...(id === undefined ? {} : { id }), ...(isObject(properties) ? properties : {}) },
  }))
  return { file, crs, shapes }
}

function layersOf(file: string, topology: Topology): readonly Layer[] {
  return Object.entries(topology.objects).flatMap(([name, object]) => {
    if (object?.type !== 'GeometryCollection') return []
    const collection = feature(topology, object as GeometryCollection)
    return [layerOf(`${file}#${name}`, collection, null)]
  })
}

const damaged = (file: string) =>
  new Refusal(
    'json-damaged',
    `${file} as JSON`,
    'valid JSON',
    'Download or save the file again; look for a missing bracket at its end.',
  )

/**
 * Reads JSON: boundaries as GeoJSON or TopoJSON, or a list of rows.
 * @throws Refusal
 */
export function readJson(file: string, text: string): ReadJson {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw damaged(file)
  }
  try {
    if (isObject(json) && json.type === 'FeatureCollection' && Array.isArray(json.features)) {
      const name = (json.crs as { properties?: { name?: unknown } } | undefined)?.properties?.name
      return {
        sheets: [],
        layers: [layerOf(file, json as unknown as FeatureCollection, typeof name === 'string' ? name : null)],
      }
    }
    if (isObject(json) && json.type === 'Topology' && isObject(json.objects) && Array.isArray(json.arcs))
      return { sheets: [], layers: layersOf(file, json as unknown as Topology) }
  } catch (fault) {
    if (fault instanceof Refusal) throw fault
    throw new Refusal(
      'shapes-damaged',
      'shapes that do not hang together',
      'a whole boundary file',
      'Download it again.',
    )
  }
  const lists = Array.isArray(json) ? [json] : isObject(json) ? Object.values(json).filter(Array.isArray) : []
  const [list] = lists.sort((a, b) => b.length - a.length)
  if (!list || list.length === 0)
    throw new Refusal(
      'json-no-table',
      'JSON without a list of rows',
      'a list of objects, GeoJSON or TopoJSON',
      'Save the table as CSV or XLSX.',
    )
  return { sheets: [{ file, name: '', hidden: false, rows: tableOf(list), reading: 'JSON' }], layers: [] }
}
