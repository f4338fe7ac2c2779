import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import type { BoundaryFeatures } from '#core/geography/layer.ts'
import { toDegrees } from '#core/geography/reproject.ts'
import type { OfficialLayerId } from '../dissolve.ts'
import { namedAreas } from '../named-areas.ts'
import { currentCode } from '../resolve.ts'
import { readLayer } from './read-file.ts'
import { recognise } from './recognise.ts'

/** What a shape of an official layer is called. The id is the code that the atlas knows the area by today. */
export type AreaShape = Feature<Polygon | MultiPolygon, { readonly id: string; readonly name: string }>

export type OfficialLayer = {
  readonly layer: OfficialLayerId
  readonly files: readonly string[]
  /** Year that the field names give, or null. */
  readonly year: number | null
  readonly shapes: readonly AreaShape[]
}

/** A file that holds several years marks what began and ended when; others hold one year. */
function inForce(shapes: BoundaryFeatures, year: number): BoundaryFeatures {
  return shapes.filter(({ properties }) => {
    const start = properties.start ?? -Infinity
    const end = properties.end ?? Infinity
    return Number(start) <= year && year <= Number(end)
  })
}

/** Reads one file as a layer: the layer that is named, or the one its fields show. */
export function readAreas(spec: string, wanted: OfficialLayerId | null, year: number): Parsed<OfficialLayer> {
  const read = readLayer(spec)
  if (!read.ok) return read
  const recognised = recognise(read.value, wanted)
  if (!recognised.ok) return recognised
  const degrees = toDegrees(read.value)
  if (!degrees.ok) return degrees
  const { layer, codeField, nameField } = recognised.value
  const ours = namedAreas()
  const shapes = inForce(degrees.value.shapes, year).map(({ geometry, properties }): AreaShape => {
    const code = String(properties[codeField]).trim()
    const name = nameField ? String(properties[nameField] ?? code).trim() : code
    return { type: 'Feature', properties: { id: currentCode(code, layer, ours) ?? code, name }, geometry }
  })
  return { ok: true, value: { layer, files: [spec], year: recognised.value.year, shapes } }
}

/** Puts files of one layer together: boards come one nation a file, regions apart from the other nations. */
export function joinLayers(parts: readonly OfficialLayer[]): Parsed<ReadonlyMap<OfficialLayerId, OfficialLayer>> {
  const layers = new Map<OfficialLayerId, OfficialLayer>()
  const problems: Problem[] = []
  for (const part of parts) {
    const before = layers.get(part.layer)
    const known = new Set(before?.shapes.map(({ properties }) => properties.id))
    for (const { properties } of part.shapes) {
      if (known.has(properties.id))
        problems.push({
          code: 'boundary-twice',
          at: { file: part.files.join() },
          found: `${properties.id} ${properties.name} a second time`,
          mend: 'Give each area once: one file a layer and nation, of one year. A file of several years is cut to one by --year.',
        })
      known.add(properties.id)
    }
    layers.set(part.layer, {
      layer: part.layer,
      files: [...(before?.files ?? []), ...part.files],
      year: before?.year ?? part.year,
      shapes: [...(before?.shapes ?? []), ...part.shapes],
    })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: layers }
}
