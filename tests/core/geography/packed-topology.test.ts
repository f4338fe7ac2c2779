import type { Topology } from 'topojson-specification'
import { expect, test } from 'vitest'
import { buffersOfTopology, isPackedTopology, packTopology, unpackTopology } from '#core/geography/packed-topology.ts'
import { makeAreas } from '../../fixtures/made-areas.ts'

/** Areas with holes, islands within them and parts, as an imported file of boundaries has them: no properties. */
function ownTopology(count = 1_200): Topology {
  const { topology } = makeAreas(count)
  const { geometries } = topology.objects.made
  const plain = geometries.map((one) => ({ type: one.type, id: one.id, arcs: 'arcs' in one ? one.arcs : [] }))
  const [first, second, ...others] = plain as { type: string; id: string; arcs: number[][] }[]
  const joined = { type: 'MultiPolygon', id: 'both', arcs: [first?.arcs, second?.arcs] }
  const made = { type: 'GeometryCollection', geometries: [joined, ...others] }
  return { type: 'Topology', bbox: [-6, 50, 2, 58], arcs: topology.arcs, objects: { made } } as unknown as Topology
}

const travelled = <T extends object>(value: T, transfer: ArrayBuffer[]): T => structuredClone(value, { transfer })

test('a topology comes out of its package as it went in, handed from one thread to another', () => {
  const topology = ownTopology()
  const packed = packTopology(topology)
  if (!packed) throw new Error('not packed')
  const sent = travelled(packed, buffersOfTopology(packed))
  expect(isPackedTopology(sent)).toBe(true)
  expect(packed.flat.positions.length).toBe(0)
  const back = unpackTopology(sent)
  expect(back.flat?.starts.length).toBe(topology.arcs.length + 1)
  expect(topology.arcs.map((_, at) => back.arcAt?.(at))).toEqual(topology.arcs)
  expect(structuredClone(back)).toEqual(topology)
  expect(back.arcs).toBe(back.arcs)
  expect(JSON.parse(JSON.stringify(back))).toEqual(topology)
})

test('a grid, an area without an identity and an arc of the other direction are kept', () => {
  const topology = {
    type: 'Topology',
    transform: { scale: [0.001, 0.002], translate: [-6, 50] },
    arcs: [
      [
        [0, 0],
        [5, -3],
        [0.5, 7],
      ],
      [
        [9, 9],
        [-9, 0],
      ],
    ],
    objects: {
      first: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[0, ~1]] }] },
      none: { type: 'GeometryCollection', geometries: [] },
    },
  } as unknown as Topology
  const packed = packTopology(topology)
  expect(packed && unpackTopology(packed)).toEqual(topology)
})

const changed: readonly (readonly [string, (topology: Topology) => object])[] = [
  [
    'properties of an area',
    ({ objects }) => ({ objects: { made: withFirst(objects.made, { properties: { a: 1 } }) } }),
  ],
  [
    'a layer of lines',
    () => ({ objects: { made: { type: 'GeometryCollection', geometries: [{ type: 'LineString', arcs: [0] }] } } }),
  ],
  ['a single area as a layer', () => ({ objects: { made: { type: 'Polygon', arcs: [[0]] } } })],
  ['a height', ({ arcs }) => ({ arcs: [[[0, 0, 12]], ...arcs.slice(1)] })],
]

function withFirst(layer: Topology['objects'][string] | undefined, more: object): object {
  if (layer?.type !== 'GeometryCollection') throw new Error('no layer')
  const [first, ...others] = layer.geometries
  return { ...layer, geometries: [{ ...first, ...more }, ...others] }
}

test.each(changed)('%s would be lost, and the topology is not packed', (_, change) => {
  const topology = ownTopology(20)
  expect(packTopology(topology)).not.toBeNull()
  expect(packTopology({ ...topology, ...change(topology) } as Topology)).toBeNull()
})
