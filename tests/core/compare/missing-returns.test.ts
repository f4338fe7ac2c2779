import { describe, expect, test } from 'vitest'
import { measureAll } from '#core/compare/drawn.ts'
import {
  areaReturnsText,
  belowMedianOf,
  belowMedianTexts,
  missingReturnsOf,
  missingReturnsText,
  staysLow,
} from '#core/compare/missing-returns.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { areas, dataset, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

const codes = areas.map(({ code }) => code)
type Answered = readonly [value: number, part: number, whole: number]

/** Machines by area over 1, 2, 3, 1, 2 and 1 million people, with how many of those asked have answered. */
function returns(list: readonly (Answered | number)[], view: Partial<View> = {}) {
  const cells = list.map((one, at) => {
    const code = codes[at] ?? ''
    return typeof one === 'number' ? observe(code, one) : observe(code, one[0], { coverage: [one[1], one[2]] })
  })
  const atlas = {
    ...smallAtlas,
    datasets: new Map([...smallAtlas.datasets, ['machines/*', dataset('machines', cells)]]),
  }
  const resolved = resolveView(smallView({ indicator: 'machines', per: 'people', ...view }), atlas.catalogue)
  const plate = composePlate(resolved, atlas)
  const found = missingReturnsOf(plate, measureAll(resolved, atlas))
  const belowMedian = (drawn: readonly string[], low: readonly string[]) =>
    found ? belowMedianTexts(found, belowMedianOf(found, drawn, low)) : null
  return { found, belowMedian, text: found ? missingReturnsText(found, codes[0] ?? null) : null }
}

const full: readonly Answered[] = [
  [2, 4, 6],
  [20, 5, 5],
  [36, 6, 6],
  [11, 3, 3],
  [24, 4, 4],
  [10, 2, 2],
]
const changed = (at: number, one: Answered): readonly Answered[] =>
  full.map((held, index) => (index === at ? one : held))

describe('the words', () => {
  test('name the tipping point of the claim that an area is lowest, its possible places, and what the ranges rest on', () => {
    // 10 per million in West is next: North, of one million, needs 8 more; two sites at 6 each, the mean of East and Scotland, could give 12.
    expect(returns(full, { benchmark: { kind: 'none' } }).text).toBe(
      'North is lowest unless the two sites that are not counted hold more than 8.0 machines; it could be 1st to 6th of 6. Ranges take each site that is not counted to hold from none to 6.0 machines, the largest mean of those that answered in any area.',
    )
  })

  test('say that it would take more than any area’s mean, and give no range where the place cannot change', () => {
    expect(returns(changed(0, [2, 4, 5]), { benchmark: { kind: 'none' } }).text).toBe(
      'North is lowest unless the one site that is not counted holds more than 8.0 machines, more than any area’s mean of those that answered would give.',
    )
  })

  test('say that nothing can change where the area’s own returns are all in', () => {
    const others = changed(0, [2, 4, 4]).map((one, at): Answered => (at === 1 ? [20, 5, 8] : one))
    expect(returns(others, { benchmark: { kind: 'none' } }).text).toBe(
      'North stays lowest whatever the missing returns of others hold.',
    )
  })

  test('set an area against a number that stays', () => {
    const { text } = returns(full, { benchmark: { kind: 'own', value: 2 } })
    expect(text).toContain(
      'North is below your number unless the two sites that are not counted hold more than 18.0 machines',
    )
    expect(text).toContain(
      ', more than any area’s mean of those that answered would give; what it lacks could be 6.0 to 18.0 machines.',
    )
    expect(text).toMatch(/What brings all areas up to your number could be \d+\.\d to \d+\.\d machines\./)
  })

  test('round a tipping point down, so that the claim holds up to what is said', () => {
    const { text } = returns(changed(0, [2.04, 4, 6]), { benchmark: { kind: 'none' } })
    expect(text).toContain('hold more than 7.9 machines')
  })
})

test('of any area the possible places are said, and whether it stays below the benchmark', () => {
  const { found } = returns(full, { benchmark: { kind: 'none' } })
  expect(found && areaReturnsText(found, codes[0] ?? '')).toBe(
    'From 1st to 6th of 6. Ranges take each site that is not counted to hold from none to 6.0 machines, the largest mean of those that answered in any area.',
  )
  expect(found && areaReturnsText(found, 'E99999999')).toBe('')
  const own = returns(changed(0, [2, 4, 5]), { benchmark: { kind: 'own', value: 2 } }).found
  expect(own && areaReturnsText(own, codes[0] ?? '')).toMatch(
    /^6th of 6 in any case\. North is below your number unless/,
  )
})

test('a benchmark that is the sum of the areas moves with their returns; one that is not known to be theirs is left out', () => {
  expect(returns(full, { benchmark: { kind: 'all' } }).found?.level).toMatchObject({ kind: 'sum' })
  expect(returns(full, { benchmark: { kind: 'nation' } }).found?.level).toBeNull()
  expect(returns(full, { benchmark: { kind: 'own', value: 20 } }).found?.level).toMatchObject({ kind: 'fixed' })
})

test('nothing is said where nothing is missing, where it is not known who answered, or where figures do not add up', () => {
  expect(returns(changed(0, [2, 6, 6])).found).toBeNull()
  expect(returns([...full.slice(0, 5), 10]).found).toBeNull()
  expect(returns(full, { indicator: 'vacancy', per: null }).found).toBeNull()
})

test('an area stays in the lower third only where no filling lifts it out', () => {
  const { found } = returns(full)
  expect(found && staysLow(found, codes[0] ?? '')).toBe(false)
  const sure = returns(changed(0, [2, 4, 5])).found
  expect(sure && staysLow(sure, codes[0] ?? '')).toBe(true)
})

describe('below the median', () => {
  const low = codes.slice(0, 1)

  test('names what the missing returns would have to hold', () => {
    // Per million 2, 10, 12, 11, 12 and 10: of the other five the middle one is 11, of one million.
    expect(returns(full).belowMedian(codes, low)).toEqual([
      'North is below the median unless the two sites that are not counted hold more than 9.0 machines.',
    ])
  })

  test('takes the median of the areas drawn', () => {
    // Beside 10, 12 and 11 alone the middle value of the others is 11 still; beside 10 and 12 it is the lower of both.
    expect(returns(full).belowMedian(codes.slice(0, 3), low)).toEqual([
      'North is below the median unless the two sites that are not counted hold more than 8.0 machines.',
    ])
  })

  test('says first which areas stay there whatever others hold', () => {
    const others = changed(0, [2, 4, 4]).map((one, at): Answered => (at === 1 ? [10, 5, 8] : one))
    expect(returns(others).belowMedian(codes, codes.slice(0, 2))).toEqual([
      'North stays below the median whatever the missing returns of others hold.',
      'West is below the median unless the three sites that are not counted hold more than 12.0 machines.',
    ])
  })

  test('says nothing where an area is drawn of which it is not known what is missing', () => {
    expect(returns(full).belowMedian([...codes, 'another'], low)).toEqual([])
  })
})
