import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'

/** Corners of arcs in a row, as the file has them: steps on its grid, or degrees. */
export type FlatArcs = {
  /** Two numbers for each corner, arc after arc. */
  readonly positions: Float64Array<ArrayBuffer>
  /** The first corner of each arc, and at the end the number of corners. */
  readonly starts: Uint32Array<ArrayBuffer>
}

/** One layer: of each area its identity, and the arcs of its rings in a row. */
type PackedLayer = {
  readonly ids: readonly (string | number | undefined)[]
  /** For each area the number of its polygons, 0 for a Polygon; for each polygon that of its rings; for each ring that of its arcs. */
  readonly counts: Uint32Array<ArrayBuffer>
  readonly arcs: Int32Array<ArrayBuffer>
}

/**
 * A topology of areas as plain numbers. It is handed from a worker to the page, or back, without a copy: as lists of pairs hundreds of thousands of
 * corners are written and read one by one.
 */
export type PackedTopology = {
  readonly packed: 'topology'
  readonly layers: Readonly<Record<string, PackedLayer>>
  readonly flat: FlatArcs
  /** What else the topology says, such as its grid. */
  readonly rest: Omit<Topology, 'arcs' | 'objects'>
}

type Layer = Topology['objects'][string]
type Rings = readonly (readonly number[])[]
type Shaped = GeometryObject & { readonly id?: string | number; readonly arcs: Rings | readonly Rings[] }

/** The areas of a layer; null where one says more than identity and outline, or is no polygon. */
function shapedOf(layer: Layer): readonly Shaped[] | null {
  if (layer.type !== 'GeometryCollection' || Object.keys(layer).length !== 2) return null
  const known = new Set(['type', 'id', 'arcs'])
  const isPlain = (one: Layer) =>
    (one.type === 'Polygon' || one.type === 'MultiPolygon') && Object.keys(one).every((key) => known.has(key))
  return layer.geometries.every(isPlain) ? (layer.geometries as readonly Shaped[]) : null
}

function packLayer(areas: readonly Shaped[]): PackedLayer {
  const [counts, arcs]: [number[], number[]] = [[], []]
  for (const { type, arcs: own } of areas) {
    const polygons = (type === 'Polygon' ? [own] : own) as readonly Rings[]
    counts.push(type === 'Polygon' ? 0 : polygons.length)
    for (const rings of polygons) {
      counts.push(rings.length)
      for (const ring of rings) {
        counts.push(ring.length)
        for (const arc of ring) arcs.push(arc)
      }
    }
  }
  return { ids: areas.map(({ id }) => id), counts: Uint32Array.from(counts), arcs: Int32Array.from(arcs) }
}

function packArcs(arcs: Topology['arcs']): FlatArcs | null {
  const starts = new Uint32Array(arcs.length + 1)
  for (const [at, arc] of arcs.entries()) starts[at + 1] = (starts[at] as number) + arc.length
  const positions = new Float64Array(2 * (starts.at(-1) ?? 0))
  let at = 0
  for (const arc of arcs)
    for (const position of arc) {
      // A height would be lost.
      if (position.length !== 2) return null
      positions[at] = position[0] as number
      positions[at + 1] = position[1] as number
      at += 2
    }
  return { positions, starts }
}

/** Packs a topology. @returns null for one that says more of its areas than identity and outline */
export function packTopology({ arcs, objects, ...rest }: Topology): PackedTopology | null {
  const layers: Record<string, PackedLayer> = {}
  for (const [name, layer] of Object.entries(objects)) {
    const areas = shapedOf(layer)
    if (!areas) return null
    layers[name] = packLayer(areas)
  }
  const flat = packArcs(arcs)
  return flat && { packed: 'topology', layers, flat, rest }
}

/** The buffers to hand over. */
export const buffersOfTopology = ({ layers, flat }: PackedTopology): ArrayBuffer[] => [
  flat.positions.buffer,
  flat.starts.buffer,
  ...Object.values(layers).flatMap(({ counts, arcs }) => [counts.buffer, arcs.buffer]),
]

export const isPackedTopology = (file: unknown): file is PackedTopology =>
  typeof file === 'object' && file !== null && 'packed' in file && file.packed === 'topology'

function layerOf({ ids, counts, arcs }: PackedLayer): GeometryCollection {
  let [count, arc] = [0, 0]
  const next = () => counts[count++] as number
  const ring = () => {
    const length = next()
    arc += length
    return Array.from(arcs.subarray(arc - length, arc))
  }
  const rings = () => Array.from({ length: next() }, ring)
  const geometries = ids.map((id): GeometryObject => {
    const polygons = next()
    const own =
      polygons === 0
        ? { type: 'Polygon' as const, arcs: rings() }
        : { type: 'MultiPolygon' as const, arcs: Array.from({ length: polygons }, rings) }
    return id === undefined ? own : { ...own, id }
  })
  return { type: 'GeometryCollection', geometries }
}

function arcOf({ positions, starts }: FlatArcs, index: number): [number, number][] {
  const arc: [number, number][] = []
  for (let at = starts[index] as number; at < (starts[index + 1] as number); at += 1)
    arc.push([positions[2 * at] as number, positions[2 * at + 1] as number])
  return arc
}

/** A topology that may have been packed: for those who need no list of all arcs. These fields are in no list of its fields. */
export type UnpackedTopology = Topology & {
  readonly flat?: FlatArcs
  /** One arc, as it stands in `arcs`. */
  readonly arcAt?: (index: number) => Topology['arcs'][number]
}

/** Unpacks a topology: equal to the one that was packed. Its arcs are made when they are first asked for. */
export function unpackTopology({ layers, flat, rest }: PackedTopology): UnpackedTopology {
  let arcs: Topology['arcs'] | null = null
  const topology: Topology = {
    ...rest,
    objects: Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, layerOf(layer)])),
    get arcs() {
      arcs ??= Array.from({ length: flat.starts.length - 1 }, (_, index) => arcOf(flat, index))
      return arcs
    },
  }
  return Object.defineProperties(topology, {
    flat: { value: flat },
    arcAt: { value: (index: number) => arcOf(flat, index) },
  })
}
