import { describe, expect, test } from 'vitest'
import { composeComparison } from '#core/compare/comparison.ts'
import { comparisonNeeds } from '#core/compare/needs.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { countSteps } from '../fixtures/count-steps.ts'
import { manyAreas } from '../fixtures/many-areas.ts'
import { dataset, smallView } from '../fixtures/small-atlas.ts'

/** Four times the areas take 4.4 times the steps by n log n, and sixteen times by a step for each pair; half as much again is allowed for. */
const most = 6

const kinds: readonly { readonly name: string; readonly change: Partial<View>; readonly isEmpty?: boolean }[] = [
  { name: 'a rate with intervals', change: { indicator: 'cases', per: 'people' } },
  { name: 'a share of which some are withheld', change: { indicator: 'vacancy' } },
  { name: 'a measure without any figure', change: { indicator: 'vacancy' }, isEmpty: true },
]

/** Composes a made-up country of so many areas, and counts the steps. */
function composed(count: number, { change, isEmpty }: (typeof kinds)[number]) {
  const whole = manyAreas(count)
  const atlas = isEmpty
    ? { ...whole, datasets: new Map([...whole.datasets.keys()].map((key) => [key, dataset(key, [])])) }
    : whole
  const resolved = resolveView(smallView(change), atlas.catalogue)
  let plate = composePlate(resolved, atlas)
  const steps = countSteps(() => {
    plate = composePlate(resolved, atlas)
  })
  return {
    plate,
    steps,
    compare: () => composeComparison(plate, resolved, comparisonNeeds(resolved, atlas.catalogue), atlas),
  }
}

describe('with four times the areas', () => {
  test.each(kinds)('a plate of $name takes no more than n log n more steps', (kind) => {
    const [some, more, many] = [500, 2000, 8000].map((count) => composed(count, kind).steps) as [number, number, number]
    expect(more / some).toBeLessThan(most)
    expect(many / more).toBeLessThan(most)
  })

  // The change between two years is a panel of its own.
  test.each(kinds)('each panel of a comparison of $name takes no more than n log n more steps', (kind) => {
    const counted = [300, 1200].map((count) => {
      const comparison = composed(count, kind).compare()
      return Object.keys(comparison).map((id) => ({
        id,
        steps: countSteps(() => comparison[id as keyof typeof comparison].titled()),
      }))
    })
    const [some, more] = counted as [(typeof counted)[number], (typeof counted)[number]]
    for (const [at, { id, steps }] of more.entries()) expect(steps / some[at]!.steps, id).toBeLessThan(most)
  })
})
