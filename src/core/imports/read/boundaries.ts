import type { FeatureCollection, Polygon, Position } from 'geojson'
import { feature, neighbors } from 'topojson-client'
import { topology as topologyOf } from 'topojson-server'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { GeographyFile } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { keyboardSteps } from '#core/geography/keyboard-steps.ts'
import type { Layer, Shapes } from '#core/geography/layer.ts'
import { toDegrees } from '#core/geography/reproject.ts'
import { areaKm2, boundsOf, labelPoint } from '#core/geography/shapes.ts'
import { type Checked, type Context, pathOf } from '../draft.ts'
import { Findings, fileFinding, type Words } from '../finding.ts'
import { boundaryFields, fieldText, kindWords } from './boundary-fields.ts'
import { draftOf } from './reading.ts'

/** More areas than this no map of the country can draw smoothly. */
const mostAreas = 40_000
/** Positions along each side of the grid that coordinates are snapped to: about ten metres. */
const quantization = 1e5

type Shape = Shapes[number]

/** Twice the signed area in degrees: negative for a clockwise ring. */
function winding(ring: readonly Position[]): number {
  let sum = 0
  for (let at = 1; at < ring.length; at++) {
    const [x1 = 0, y1 = 0] = ring[at - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[at] ?? []
    sum += x1 * y2 - x2 * y1
  }
  return sum
}

/** Turns rings as d3 and TopoJSON expect them: outer ones clockwise, holes the other way. Files of the portal differ in this. */
function rewound(shape: Shape): Shape {
  const ring = (points: Position[], outer: boolean) => (winding(points) > 0 === outer ? [...points].reverse() : points)
  const part = (rings: Polygon['coordinates']) => rings.map((points, at) => ring(points, at === 0))
  const { geometry } = shape
  return {
    ...shape,
    geometry:
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: part(geometry.coordinates) }
        : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(part) },
  }
}

const isWhole = ({ geometry }: Shape): boolean => {
  // The file says what it is, and may be wrong about it: nothing here is as its type promises.
  const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > 0
  const parts: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const isPoint = (point: unknown) => isList(point) && Number.isFinite(point[0]) && Number.isFinite(point[1])
  return (
    isList(parts) &&
    parts.every(
      (rings) => isList(rings) && rings.every((ring) => isList(ring) && ring.length >= 4 && ring.every(isPoint)),
    )
  )
}

function shorten(name: string): string {
  return name.length <= 14 ? name : `${name.slice(0, 13).trimEnd()}.`
}

function measure(
  topology: Topology,
  layer: string,
  names: ReadonlyMap<string, string>,
  context: Context,
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
      bounds: boundsOf(shape),
      areaKm2: Math.round(areaKm2(shape) * 10) / 10,
      neighbours: (around[at] ?? []).map((other) => codes[other] ?? ''),
      step: steps.get(code) ?? { up: null, down: null, left: null, right: null },
    }
  })
}

type Fields = NonNullable<ReturnType<typeof boundaryFields>>

/** Shapes in degrees with their fields, or the words of an error that says why there are none. */
type Sound = { readonly shapes: Shapes; readonly fields: Fields } | { readonly refused: Omit<Words, 'severity'> }

/** Whether a file's shapes can be drawn as areas; warns of those that cannot. */
function soundShapes(layer: Layer, say: (words: Words) => void): Sound {
  const refuse = (code: string, found: string, expected: string, mend: string) => ({
    refused: { code, found, expected, mend },
  })
  const whole = layer.shapes.filter(isWhole)
  const count = (n: number) => n.toLocaleString('en-GB')
  if (whole.length === 0)
    return refuse(
      'no-polygons',
      `${layer.shapes.length} shapes`,
      'polygons',
      'Choose a boundary file: points and look-up tables have no areas to draw.',
    )
  if (whole.length > mostAreas) {
    const mend = 'Choose larger areas, or a part of the country.'
    return refuse('too-many-areas', `${count(whole.length)} areas`, `at most ${count(mostAreas)}`, mend)
  }
  if (whole.length < layer.shapes.length)
    say({
      code: 'broken-shapes',
      severity: 'warning',
      found: `${layer.shapes.length - whole.length} shapes`,
      expected: 'closed rings of at least four points',
      mend: 'They are left out.',
    })
  const fields = boundaryFields({ file: layer.file, shapes: whole })
  if (!fields)
    return refuse(
      'no-codes',
      Object.keys(whole[0]?.properties ?? {}).join(', ') || 'no fields',
      'a field in which each shape has a code of its own, such as ITL121CD, LAD24CD or ICB24CD',
      'Download the file again from the Open Geography Portal as GeoJSON, with its fields.',
    )
  const degrees = toDegrees({ ...layer, shapes: whole })
  if (degrees.ok) return { shapes: degrees.value, fields }
  const [problem] = degrees.problems
  const expected = 'longitude and latitude, or the British National Grid'
  return refuse(problem?.code ?? 'boundary-crs', problem?.found ?? '', expected, problem?.mend ?? '')
}

/** Borders that are shared by two areas once, under the id of the geography. */
function topologyFor(id: string, shapes: Shapes, { code }: Fields): Topology {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: shapes.map(rewound).map(({ geometry, properties }) => ({
      type: 'Feature',
      id: fieldText(properties, code),
      properties: {},
      geometry,
    })),
  }
  return topologyOf({ [id]: collection }, quantization)
}

/** The record of a geography that came in a file: what its fields say, and nothing claimed beyond that. */
function geographyOf(id: string, { kind, year }: Fields, { places, target }: Context): GeographyFile['geography'] {
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

/**
 * Reads a file of polygons into a geography: its fields recognised, its coordinates brought to degrees, its rings turned.
 * @param report called with the part that is done, 0 to 1
 */
export function readBoundaries(layer: Layer, context: Context, report: (done: number) => void = () => {}): Checked {
  const findings = new Findings()
  const say = (words: Words) => findings.add(fileFinding(layer.file, words))
  const sound = soundShapes(layer, say)
  if ('refused' in sound) {
    say({ ...sound.refused, severity: 'error' })
    return { groups: findings.groups(), questions: [], draft: null }
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
  const [path, topologyPath] = [pathOf(context.target, 'areas'), pathOf(context.target, 'topology')]
  const many = areas.length.toLocaleString('en-GB')
  say({
    code: 'fields-taken',
    severity: 'note',
    found: fields.name === null ? fields.code : `${fields.code} and ${fields.name}`,
    expected: '',
    mend: `Codes and names of ${many} areas were taken from these fields.`,
  })
  const draft = draftOf('boundaries', {
    entry: { geographies: [{ ...geography, path, areas: areas.length, topology: { path: topologyPath } }] },
    files: { [path]: { format: 1, geography, areas: [...areas] }, [topologyPath]: topology },
    rows: areas.length,
    summary: [
      `${many} areas: ${kindWords(fields.kind)[0].toLowerCase()}`,
      'Tables with their codes or names can be imported next and are drawn on them',
    ],
  })
  return { groups: findings.groups(), questions: [], draft }
}
