import type { FeatureCollection } from 'geojson'
import { topology } from 'topojson-server'
import { expect, test } from 'vitest'
import { encodeDataset } from '#core/catalogue/columns.ts'
import type { Observation } from '#core/domain/cell.ts'
import { classBreaks, classOf } from '#core/statistics/class-breaks.ts'
import { classPicture } from '#io/shelf/class-picture.ts'

const side = 50
const code = (at: number) => `A${at}`
const corners = (x: number, y: number) => [
  [x, y],
  [x, y + 0.1],
  [x + 0.1, y + 0.1],
  [x + 0.1, y],
  [x, y],
]
const collection: FeatureCollection = {
  type: 'FeatureCollection',
  features: Array.from({ length: side * side }, (_, at) => ({
    type: 'Feature',
    id: code(at),
    properties: {},
    geometry: { type: 'Polygon', coordinates: [corners(-5 + (at % side) / 10, 50 + Math.floor(at / side) / 10)] },
  })),
}
const own = topology({ own: collection })
/** The last ten areas have no figure, and one is not in the table at all. */
const observations = Array.from({ length: side * side - 1 }, (_, at): Observation => {
  const cell = { kind: 'value', value: at % 17, status: 'observed' } as const
  const none = { kind: 'absent', reason: 'suppressed' } as const
  const isNone = at >= side * side - 11
  return { area: code(at), period: '2024', dims: {}, basis: null, cell: isNone ? none : cell, source: 'own', notes: [] }
})

test('the areas of each class are one path, counted, in the classes of the large map', () => {
  const options = { method: 'ckmeans', classes: 5 } as const
  const picture = classPicture(own, encodeDataset('x', null, observations, [], []), options)
  const values = observations.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  const { breaks } = classBreaks(values, options)
  const counts = Array<number>(breaks.length - 1).fill(0)
  for (const value of values) counts[classOf(value, breaks)] = (counts[classOf(value, breaks)] ?? 0) + 1
  expect(picture.classes.map(({ areas }) => areas)).toEqual(counts)
  expect(picture.classes.map(({ lower, upper }) => [lower, upper])).toEqual(
    breaks.slice(1).map((upper, at) => [breaks[at], upper]),
  )
  expect(picture.bare.areas).toBe(11)
  const shapes = [...picture.classes, picture.bare].map(({ d }) => d.match(/M/g)?.length)
  expect(shapes).toEqual([...counts, 11])
})
