import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Spot, type Step, stepsByList, stepsByPlace } from '../../geo/steps.ts'

const spot = (code: string, east: number, north: number, neighbours: readonly string[] = []): Spot => ({
  code,
  centroid: [-2 + east / Math.cos((54.5 * Math.PI) / 180), 54 + north],
  neighbours,
})

function reached(start: string, steps: ReadonlyMap<string, Step>): number {
  const seen = new Set([start])
  for (const code of seen) for (const next of Object.values(steps.get(code)!)) if (next) seen.add(next)
  return seen.size
}

test('steps go the way of the key, and nowhere at the edge', () => {
  const steps = stepsByPlace([
    spot('middle', 0, 0),
    spot('north', 0, 1),
    spot('south', 0, -1),
    spot('east', 1, 0),
    spot('west', -1, 0),
  ])
  expect(steps.get('middle')).toEqual({ up: 'north', down: 'south', left: 'west', right: 'east' })
  expect(steps.get('north')).toMatchObject({ up: null, down: 'middle' })
})

test('a neighbour goes before a nearer stranger', () => {
  const steps = stepsByPlace([spot('here', 0, 0, ['next']), spot('stranger', 1, 0.1), spot('next', 1.5, 0, ['here'])])
  expect(steps.get('here')?.right).toBe('next')
})

test('an island that is nobody’s nearest can be reached', () => {
  const places = [spot('a', 0, 0), spot('b', 0, 1), spot('c', 0, 2), spot('island', 5, 5.2)]
  const steps = stepsByPlace(places)
  for (const { code } of places) expect(reached(code, steps)).toBe(places.length)
})

test('wherever areas lie, each can be reached from each', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100 }))
  fc.assert(
    fc.property(fc.uniqueArray(place, { minLength: 1, maxLength: 14, selector: ([x, y]) => `${x} ${y}` }), (places) => {
      const spots = places.map(([x, y], i) => spot(`a${i}`, x / 10, y / 10))
      const steps = stepsByPlace(spots)
      for (const { code } of spots) expect(reached(code, steps)).toBe(spots.length)
    }),
    { seed: 20190, numRuns: 200 },
  )
})

test('areas without a place step down their list', () => {
  expect(stepsByList(['a', 'b']).get('a')).toEqual({ up: null, down: 'b', left: null, right: null })
})
