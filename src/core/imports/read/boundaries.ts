import type { FeatureCollection } from 'geojson'
import { feature, neighbors } from 'topojson-client'
import { topology as topologyOf } from 'topojson-server'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { GeographyFile } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { counted } from '#core/domain/counted.ts'
import { keyboardSteps } from '#core/geography/keyboard-steps.ts'
import type { BoundaryFeatures, BoundaryLayer } from '#core/geography/layer.ts'
import { mergeParts } from '#core/geography/merge-parts.ts'
import { areaKm2, labelPoint, shapeBounds } from '#core/geography/shapes.ts'
import { boundaryDecisions, refusedDecisions } from '../decisions/of-boundaries.ts'
import { type CheckContext, localPath, type ReadTable } from '../draft.ts'
import { Findings, fileFinding, type Words } from '../finding.ts'
import { type FirstRows, noFirstRows, noTally, shownRows } from '../first-rows.ts'
import { type BoundaryFields, fieldText } from './boundary-fields.ts'
import { kindWords } from './boundary-kinds.ts'
import { rewound } from './boundary-rings.ts'
import { soundShapes } from './boundary-shapes.ts'
import { importDraft } from './reading.ts'

/** Positions along each side of the grid that coordinates are snapped to: about ten metres. */
const quantization = 1e5

type Shape = BoundaryFeatures[number]

/** "From Rutland with 394 km² to Highland with 26,484 km²": a reader sees at once whether that can be. */
function sizesOf(areas: readonly Area[]): string {
  const sorted = [...areas].sort((a, b) => (a.areaKm2 ?? 0) - (b.areaKm2 ?? 0))
  const words = (area: Area | undefined) => `${area?.name} with ${(area?.areaKm2 ?? 0).toLocaleString('en-GB')} km²`
  return sorted.length === 1 ? words(sorted[0]) : `From ${words(sorted[0])} to ${words(sorted.at(-1))}`
}

function shorten(name: string): string {
  return name.length <= 14 ? name : `${name.slice(0, 13).trimEnd()}.`
}

function measure(
  topology: Topology,
  layer: string,
  names: ReadonlyMap<string, string>,
  context: CheckContext,
): readonly Area[] {
  const collection = topology.objects[layer] as GeometryCollection
  const shapes = feature(topology, collection).features as unknown as readonly (Shape & { readonly id: string })[]
  const codes = shapes.map(({ id }) => String(id))
  const around = neighbors(collection.geometries)
  const placed = shapes.map((shape, at) => ({ code: codes[at] ?? '', shape, centroid: labelPoint(shape) }))
  const steps = keyboardSteps(placed)
  return placed.map(({ code, shape, centroid }, at) => {
    const known = context.places.byCode.get(code.toUpperCase())?.[0]
    const own = known ? context.places.areas.get(known.geography)?.get(known.code) : undefined
    const name = names.get(code) ?? code
    return {
      code,
      name,
      short: own?.code === code ? own.short : shorten(name),
      aliases: own?.code === code ? own.aliases : [],
      codes: own?.code === code ? own.codes : [],
      parents: own?.code === code ? own.parents : {},
      centroid,
      bounds: shapeBounds(shape),
      areaKm2: Math.round(areaKm2(shape) * 10) / 10,
      neighbours: (around[at] ?? []).map((other) => codes[other] ?? ''),
      step: steps.get(code) ?? { up: null, down: null, left: null, right: null },
    }
  })
}

/** Borders that are shared by two areas once, under the id of the geography; shapes with one code as one area. */
function topologyFor(id: string, shapes: BoundaryFeatures, { code }: BoundaryFields): Topology {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: shapes.map(rewound).map(({ geometry, properties }) => ({
      type: 'Feature',
      id: fieldText(properties, code),
      properties: {},
      geometry,
    })),
  }
  return mergeParts(topologyOf({ [id]: collection }, quantization), id)
}

/** The record of a geography that came in a file: what its fields say, and nothing claimed beyond that. */
function geographyOf(
  id: string,
  { kind, year }: BoundaryFields,
  { places, target }: CheckContext,
): GeographyFile['geography'] {
  const [many, one, short] = kindWords(kind)
  return {
    id,
    name: `${many}${year === null ? '' : ` ${year}`} (your file)`,
    singular: one,
    short,
    vintage: year === null ? 'as in your file' : String(year),
    order: 100 + places.geographies.length,
    hasShapes: true,
    layer: id,
    mergedFrom: null,
    simplified: null,
    source: {
      title: `your file ${target.name}`,
      publisher: 'Your own file',
      url: '',
      licence: 'As its publisher states',
    },
    creditLine: `Boundaries: your file ${target.name}`,
  }
}

/** The first areas with code, name and size, and what the atlas knows them as. */
function firstShapes(areas: readonly Area[], fields: BoundaryFields, { places }: CheckContext): FirstRows {
  const rows = areas.slice(0, shownRows).map(({ code, name, areaKm2 }, at) => {
    const known = places.byCode.get(code.toUpperCase())?.[0]
    const size = (areaKm2 ?? 0).toLocaleString('en-GB')
    return { row: at + 1, cells: [code, fields.name === null ? '' : name, size, known?.name ?? 'not known'] }
  })
  const headings = ['Code', 'Name', 'km²', 'In the atlas']
  return { headings: headings.map((name) => ({ name, isNumeric: name === 'km²' })), rows }
}

/**
 * Reads a file of polygons into a geography: its fields recognised, its coordinates brought to degrees, its rings turned.
 * @param report called with the part that is done, 0 to 1
 */
export function readBoundaries(
  layer: BoundaryLayer,
  context: CheckContext,
  report: (done: number) => void = () => {},
): ReadTable {
  const findings = new Findings()
  const say = (words: Words) => findings.add(fileFinding(layer.file, words))
  const sound = soundShapes(layer, context, say)
  if ('refused' in sound) {
    say({ ...sound.refused, severity: 'error' })
    const decisions = refusedDecisions(layer, context.answers)
    return { groups: findings.groups(), questions: [], draft: null, decisions, first: noFirstRows, tally: noTally }
  }
  report(0.2)
  const { shapes, fields } = sound
  const id = `own-${context.target.dataset}`
  const topology = topologyFor(id, shapes, fields)
  report(0.6)
  const nameOf = ({ properties }: Shape) => (fields.name === null ? '' : fieldText(properties, fields.name))
  const names = new Map(
    shapes.map((shape) => {
      const code = fieldText(shape.properties, fields.code)
      return [code, nameOf(shape) || code]
    }),
  )
  const areas = measure(topology, id, names, context)
  report(0.95)
  const geography = geographyOf(id, fields, context)
  const [path, topologyPath] = [localPath(context.target, 'areas'), localPath(context.target, 'topology')]
  const many = counted(areas.length, 'area')
  say({
    code: 'fields-taken',
    severity: 'note',
    found: fields.name === null ? fields.code : `${fields.code} and ${fields.name}`,
    expected: '',
    mend: `Codes and names of ${many} were taken from these fields.`,
  })
  if (shapes.length > areas.length)
    say({
      code: 'parts-joined',
      severity: fields.name === null ? 'warning' : 'note',
      found: `${counted(shapes.length, 'shape')} with ${counted(areas.length, 'code')} in ${fields.code}`,
      expected: '',
      mend: 'Shapes with one code were joined, as the parts of one area.',
    })
  const left = layer.shapes.length + layer.shapeless.length - shapes.length
  const shown = {
    decisions: boundaryDecisions(layer, sound, left, context.answers),
    first: firstShapes(areas, fields, context),
    tally: { figures: 0, areas: areas.length, notRead: left },
  }
  if (fields.question) return { groups: findings.groups(), questions: [fields.question], draft: null, ...shown }
  const draft = importDraft('boundaries', {
    entry: { geographies: [{ ...geography, path, areas: areas.length, topology: { path: topologyPath } }] },
    files: { [path]: { format: 1, geography, areas: [...areas] }, [topologyPath]: topology },
    rows: areas.length,
    summary: [
      `${many}: ${kindWords(fields.kind)[0].toLowerCase()}`,
      sizesOf(areas),
      'Tables with their codes or names can be imported next and are drawn on them',
    ],
  })
  return { groups: findings.groups(), questions: [], draft, ...shown }
}
