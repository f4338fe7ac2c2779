import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type PlacementAim,
  type PlacementArea,
  placePosts,
  postsAcrossMethods,
  wteOfTrainingPlace,
} from '#core/scenario/placement.ts'

const area = (code: string, short: number, perPost = 1): PlacementArea => ({
  area: code,
  required: 10 + short,
  supply: 10,
  perPost,
})

/** Every way to share out exactly `posts`: the best by the aim, and all that do as well. */
function bruteForce(areas: readonly PlacementArea[], posts: number, aim: PlacementAim) {
  let [best, plans]: [number, number[][]] = [Number.POSITIVE_INFINITY, []]
  const share = (at: number, left: number, counts: number[]): void => {
    if (at === areas.length - 1) {
      const all = [...counts, left]
      const short = areas.map((one, i) => Math.max(0, one.required - one.supply - (all[i] ?? 0) * one.perPost))
      const value = aim === 'total' ? short.reduce((sum, one) => sum + one, 0) : Math.max(...short)
      if (value < best - 1e-7) [best, plans] = [value, [all]]
      else if (value <= best + 1e-7) plans.push(all)
      return
    }
    for (let own = 0; own <= left; own++) share(at + 1, left - own, [...counts, own])
  }
  share(0, posts, [])
  return { best, plans }
}

describe('placing posts', () => {
  const six = fc.array(
    fc.record({
      short: fc.integer({ min: -4, max: 24 }).map((quarters) => quarters / 4),
      perPost: fc.constantFrom(0.5, 0.75, 1),
    }),
    { minLength: 6, maxLength: 6 },
  )
  test.each(['total', 'worst'] as const)('for the %s shortfall equals every way to place 8 posts in 6 areas', (aim) => {
    fc.assert(
      fc.property(six, (some) => {
        const areas = some.map(({ short, perPost }, at) => area(`E1200000${at + 1}`, short, perPost))
        const plan = placePosts(areas, 8, aim)
        const { best, plans } = bruteForce(areas, 8 - plan.unplaced, aim)
        expect(aim === 'total' ? plan.totalAfter : plan.worstAfter).toBeCloseTo(best, 6)
        expect(plan.areas.reduce((sum, { posts }) => sum + posts, 0)).toBe(8 - plan.unplaced)
        expect(plan.ways).toBe(plans.length)
        const certain = areas.map((_, at) => Math.min(...plans.map((counts) => counts[at] ?? 0)))
        expect(plan.areas.map((one) => one.certain)).toEqual(certain)
      }),
      { numRuns: 60, seed: 19 },
    )
  })

  test('gives the posts that cut nothing back', () => {
    const plan = placePosts([area('A', 1.5), area('B', -2)], 8, 'total')
    expect(plan).toMatchObject({ unplaced: 6, totalBefore: 1.5, totalAfter: 0, ties: null, ways: 1 })
    expect(plan.areas.map(({ posts }) => posts)).toEqual([2, 0])
  })

  test('lists ties: where every post does as much, the larger shortfall comes first and the others are named', () => {
    const plan = placePosts([area('A', 5), area('B', 9), area('C', 5)], 3, 'total')
    expect(plan.areas.map(({ posts, certain }) => [posts, certain])).toEqual([
      [0, 0],
      [3, 0],
      [0, 0],
    ])
    expect(plan.ties).toEqual({ posts: 3, areas: ['A', 'B', 'C'] })
    expect(plan.ways).toBe(10)
  })

  test('for the worst area, ties are areas with the same shortfall', () => {
    const plan = placePosts([area('A', 5), area('B', 5), area('C', 1)], 1, 'worst')
    expect(plan.ties).toEqual({ posts: 1, areas: ['A', 'B'] })
    expect(plan.worstAfter).toBe(5)
  })

  test('places none', () => expect(placePosts([area('A', 5)], 0, 'worst')).toMatchObject({ ways: 1, ties: null }))

  test('refuses parts of posts and posts that add nothing', () => {
    expect(() => placePosts([area('A', 5)], 1.5, 'total')).toThrow(RangeError)
    expect(() => placePosts([area('A', 5, 0)], 1, 'total')).toThrow(RangeError)
  })
})

test('posts of every method are named so, the others name the methods that place them', () => {
  const plans = [
    { method: 'first', plan: placePosts([area('A', 4), area('B', 1)], 3, 'worst') },
    { method: 'second', plan: placePosts([area('A', 3), area('B', 3)], 3, 'worst') },
  ]
  expect(
    postsAcrossMethods(plans).map(({ area: code, nth, methods, everyMethod }) => [code, nth, methods, everyMethod]),
  ).toEqual([
    ['A', 1, ['first', 'second'], true],
    ['A', 2, ['first', 'second'], true],
    ['A', 3, ['first'], false],
    ['B', 1, ['second'], false],
  ])
})

test('a training place adds what its shares leave, or names the share that nobody has given', () => {
  const shares = { completing: 0.9, staying: 0.8, newToTheNhs: 0.752, participation: 0.88 }
  expect(wteOfTrainingPlace(shares)).toBeCloseTo(0.4764672, 9)
  expect(wteOfTrainingPlace({ ...shares, completing: null })).toEqual({
    kind: 'absent',
    because: 'the share who complete training is not given',
  })
})
