import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { geoArea, geoBounds, geoContains, sum } from 'd3'
import { feature } from 'topojson-client'
import { expect, test } from 'vitest'
import { partsOf } from '#core/geography/parts-of.ts'
import { areaKm2 } from '#core/geography/shapes.ts'
import { type LayerId, layerIds } from '../../geo/dissolve.ts'
import { areas, atlas, builtFolder, type Coded, shapesOf } from './atlas.ts'

const counts = { nation: 4, itl1: 12, nhs_region: 7, health_board: 26, icb: 36, icb_2023: 42, utla: 232 } as const
const layers = Object.keys(counts) as (keyof typeof counts)[]
const shapes = Object.fromEntries(layerIds.map((id) => [id, shapesOf(id)])) as Record<LayerId, readonly Coded[]>

test.each(layers)('%s has its areas, each with its code and no properties', (layer) => {
  const collection = atlas.objects[layer].geometries
  expect(new Set(collection.map(({ id }) => id)).size).toBe(counts[layer])
  expect(collection.map(({ id }) => id).sort()).toEqual(areas[layer]?.map(({ code }) => code).sort())
  expect(collection.filter((shape) => shape.properties)).toEqual([])
})

test('the topology stays within 65 kB by gzip', () => {
  const text = readFileSync(new URL('uk.topojson', builtFolder))
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(65_000)
})

test.each(layers)('%s winds its rings as d3-geo wants, so that no area is the rest of the globe', (layer) => {
  for (const shape of shapes[layer]) {
    expect(geoArea(shape)).toBeGreaterThan(0)
    expect(geoArea(shape)).toBeLessThan(0.01) // steradians; England has 0.0032
  }
})

test.each(layers)('%s has no overlap: a line bounds at most two areas, one on each side', (layer) => {
  const uses = new Map<number, number[]>()
  const visit = (arcs: unknown): void => {
    if (Array.isArray(arcs)) for (const each of arcs) visit(each)
    else if (typeof arcs === 'number') {
      const index = arcs < 0 ? ~arcs : arcs
      uses.set(index, [...(uses.get(index) ?? []), arcs < 0 ? -1 : 1])
    }
  }
  for (const shape of atlas.objects[layer].geometries) visit('arcs' in shape ? shape.arcs : [])
  expect([...uses].filter(([, sides]) => sides.length > 2 || (sides.length === 2 && sides[0] === sides[1]))).toEqual([])
})

/** How much the parts of a larger area may differ from it in sum: a hundredth of a square kilometre, a hectare. */
const toleranceKm2 = 0.01

test.each([
  ['itl1', 'nation'],
  ['utla', 'itl1'],
  ['utla', 'nation'],
  ['icb', 'nhs_region'],
  ['icb_2023', 'nhs_region'],
  ['utla', 'health_board'],
  ['health_board', 'nation'],
] as const)('%s fill %s without a gap', (finer, coarser) => {
  const parents = new Map(areas[finer]?.map(({ code, parents }) => [code, parents[coarser]]))
  for (const whole of shapes[coarser].filter(({ properties }) => [...parents.values()].includes(properties.id))) {
    const parts = shapes[finer].filter(({ properties }) => parents.get(properties.id) === whole.properties.id)
    expect(Math.abs(sum(parts, areaKm2) - areaKm2(whole))).toBeLessThan(toleranceKm2)
  }
})

test('NHS regions fill England, and boards the rest', () => {
  const total = (layer: LayerId) => sum(shapes[layer], areaKm2)
  expect(Math.abs(total('nhs_region') + total('health_board') - total('nation'))).toBeLessThan(toleranceKm2)
})

test('the only holes are the cities inside their counties', () => {
  const holed = layers.flatMap((layer) =>
    shapes[layer].flatMap((shape) =>
      partsOf(shape.geometry).flatMap((part) => part.slice(1).map(() => shape.properties.id)),
    ),
  )
  expect(holed.sort()).toEqual(['E10000007', 'E10000018', 'E10000024']) // Derby, Leicester, Nottingham
})

test('no stray point stretches the map to the west', () => {
  const [[west, south], [east, north]] = geoBounds({ type: 'FeatureCollection', features: [...shapes.nation] })
  expect(west).toBeGreaterThan(-9)
  expect([south, east, north].map(Math.round)).toEqual([50, 2, 61])
})

test.each([
  ['Brodick on Arran', -5.2, 55.57, 'health_board', 'S08000015'],
  ['Brodick on Arran', -5.2, 55.57, 'utla', 'S12000021'],
  ['Tingwall on Shetland', -1.25, 60.22, 'health_board', 'S08000026'],
  ['Finstown on Orkney', -3.1, 59.02, 'health_board', 'S08000025'],
  ['Stornoway', -6.42, 58.22, 'health_board', 'S08000028'],
  ['Hayling Island', -0.98, 50.8, 'utla', 'E10000014'],
  ['Birkenhead', -3.05, 53.37, 'utla', 'E08000015'],
  ['Charing Cross', -0.125, 51.508, 'itl1', 'E12000007'],
  ['Milton Keynes', -0.75, 52.03, 'itl1', 'E12000008'],
  ['Milton Keynes', -0.75, 52.03, 'nhs_region', 'E40000013'],
  ['Carlisle', -2.93, 54.89, 'nhs_region', 'E40000012'],
  ['Kendal', -2.74, 54.33, 'nhs_region', 'E40000014'],
  ['Skipton', -2.02, 53.97, 'icb', 'E54000054'],
  ['Skipton', -2.02, 53.97, 'nhs_region', 'E40000012'],
  ['Ingleton', -2.45, 54.16, 'icb', 'E54000048'],
  ['Carlisle', -2.93, 54.89, 'icb_2023', 'E54000050'],
  ['Skipton', -2.02, 53.97, 'icb_2023', 'E54000054'],
  ['Colchester', 0.9, 51.89, 'icb_2023', 'E54000023'],
  ['Harlow', 0.1, 51.77, 'icb_2023', 'E54000025'],
  ['Chelmsford', 0.47, 51.735, 'icb_2023', 'E54000026'],
  ['Ipswich', 1.15, 52.06, 'icb_2023', 'E54000023'],
  ['Lowestoft', 1.72, 52.475, 'icb_2023', 'E54000022'],
  ['Farnham', -0.8, 51.215, 'icb_2023', 'E54000034'],
  ['Guildford', -0.57, 51.24, 'icb_2023', 'E54000063'],
  ['Aldershot', -0.76, 51.25, 'icb_2023', 'E54000034'],
  ['Winchester', -1.31, 51.06, 'icb_2023', 'E54000042'],
  ['Chelmsford', 0.47, 51.735, 'icb', 'E54000066'],
  ['Bridgend', -3.57, 51.51, 'health_board', 'W11000030'],
  ['Omagh', -7.3, 54.6, 'health_board', 'WHSCT'],
] as const)('%s (%f, %f) lies in %s %s', (_, longitude, latitude, layer, code) => {
  const holders = shapes[layer].filter((shape) => geoContains(shape, [longitude, latitude]))
  expect(holders.map(({ properties }) => properties.id)).toEqual([code])
})

test('the land around is that of neighbours, meets the United Kingdom without a gap, and covers none of its coast', () => {
  const { around } = atlas
  const [land] = feature(around, around.objects.land).features
  const inAround = (place: readonly number[]) => land !== undefined && geoContains(land, [place[0] ?? 0, place[1] ?? 0])
  for (const [name, place] of [
    ['Dublin', [-6.4, 53.35]],
    ['Donegal', [-8, 54.7]],
    ['Isle of Man', [-4.5, 54.2]],
    ['Lille', [3.06, 50.63]],
    ['Brussels', [4.35, 50.85]],
    ['Bergen', [6.2, 60.4]],
  ] as const)
    expect(inAround(place), name).toBe(true)
  for (const [name, place] of [
    ['Irish Sea', [-5.4, 53.6]],
    ['North Sea', [2.5, 54.5]],
    ['Channel', [-1.5, 50.2]],
    ['Belfast', [-5.93, 54.6]],
    ['Dover', [1.28, 51.14]],
  ] as const)
    expect(inAround(place), name).toBe(false)
  // Every vertex of the border with Ireland lies on the land around: no sea shows beside it. The coast, 10 km from there, is not covered.
  const north = shapes.nation.find(({ properties }) => properties.id === 'N92000002')
  const corners = north ? partsOf(north.geometry).flat(2) : []
  const inland = corners.filter(([x = 0, y = 0]) => x < -6.75 && y < 54.85 && y > 54.15)
  expect(inland.length).toBeGreaterThan(50)
  expect(inland.filter((place) => !inAround(place))).toEqual([])
  const antrim = corners.filter(([x = 0]) => x > -6)
  expect(antrim.length).toBeGreaterThan(50)
  expect(antrim.filter(inAround)).toEqual([])
})
