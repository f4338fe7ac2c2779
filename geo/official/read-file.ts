import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import type { BoundaryLayer, Properties } from '#core/geography/layer.ts'

function failed(
  file: string,
  found: string,
  mend: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code: 'boundary-file', at: { file }, found, mend }] }
}

function collectionOf(
  json: unknown,
  file: string,
  object: string | null,
): Parsed<{ crs: string | null; collection: FeatureCollection }> {
  const kind = (json as { type?: unknown } | null)?.type
  if (kind === 'FeatureCollection') {
    const collection = json as FeatureCollection & { crs?: { properties?: { name?: unknown } } }
    const crs = collection.crs?.properties?.name
    return { ok: true, value: { crs: typeof crs === 'string' ? crs : null, collection } }
  }
  if (kind !== 'Topology')
    return failed(
      file,
      `type ${String(kind)}`,
      'Give a GeoJSON FeatureCollection or a TopoJSON Topology, as the portal offers for download.',
    )
  const topology = json as Topology
  const names = Object.keys(topology.objects)
  const name = object ?? (names.length === 1 ? names[0]! : null)
  const chosen = name === null ? undefined : topology.objects[name]
  if (chosen?.type !== 'GeometryCollection')
    return failed(
      file,
      name ?? names.join(', '),
      `Say which object to read: ${names.map((each) => `${basename(file)}#${each}`).join(' or ')}.`,
    )
  return { ok: true, value: { crs: null, collection: feature(topology, chosen as GeometryCollection) } }
}

/** Reads a GeoJSON or TopoJSON file. @param spec a path, with `#object` after it to choose an object of a TopoJSON */
export function readLayer(spec: string): Parsed<BoundaryLayer> {
  const at = spec.lastIndexOf('#')
  const [path, object] = at > 0 && !existsSync(spec) ? [spec.slice(0, at), spec.slice(at + 1)] : [spec, null]
  if (!existsSync(path)) return failed(spec, 'no file', 'Check the path.')
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    return failed(
      spec,
      cause instanceof Error ? cause.message : 'no JSON',
      'Download it again as GeoJSON; shapefiles and zip files are not read.',
    )
  }
  const parsed = collectionOf(json, path, object)
  if (!parsed.ok) return parsed
  const { crs, collection } = parsed.value
  const isShape = (each: Feature): each is Feature<Polygon | MultiPolygon, Properties> =>
    each.geometry?.type === 'Polygon' || each.geometry?.type === 'MultiPolygon'
  const shapes = collection.features.filter(isShape)
  if (shapes.length === 0)
    return failed(spec, 'no polygons', 'Choose a boundary file: points and look-up tables have no areas to draw.')
  return {
    ok: true,
    value: {
      file: spec,
      crs,
      shapes: shapes.map((each) => ({ ...each, properties: each.properties ?? {} })),
      shapeless: [],
    },
  }
}

/** A file once for every object that a TopoJSON holds, so that each can be looked at. */
export function specsOf(path: string): readonly string[] {
  try {
    const { objects } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Topology>
    return objects ? Object.keys(objects).map((name) => `${path}#${name}`) : [path]
  } catch {
    return [path] // reading it as a layer says what is wrong
  }
}
