import { expect, test } from 'vitest'
import { type AnswerLine, answerOf } from '#core/compare/answer.ts'
import { denominatorsFor } from '#core/plate/choices.ts'
import { headlineAreas, lowestAndHighest, valuedAreas } from '#core/plate/reading.ts'
import type { View } from '#core/view/view.ts'
import { realComparison } from './comparison.ts'
import { realData } from './real-atlas.ts'

const { catalogue } = realData()

function answer(wanted: Partial<View>) {
  const { plate, comparison } = realComparison(wanted)
  const [lowest, chance, gap, complete] = answerOf(plate, comparison)
  if (!lowest || !chance || !gap || !complete) return expect.fail('there are four lines')
  return { plate, comparison, lowest, chance, gap, complete }
}

test('medical physics staff: the lowest, no verdict on chance for WTE, what it takes, and who has no figure', () => {
  const { lowest, chance, gap, complete } = answer({ per: 'people' })
  expect(lowest.text).toBe('South East, 66.0: 25% fewer staff than England.')
  expect(chance).toMatchObject({ verdict: 'cannot be told', text: expect.stringContaining('WTE is a sum of hours') })
  expect(gap.question).toBe('To reach England')
  expect(gap.text).toMatch(
    /^South East: 202\.\d WTE fewer than at the level of England\. .* WTE would bring 4 areas up/,
  )
  expect(gap.panel?.label).toBe('Gap ledger')
  expect(complete.text).toMatch(/^9 of 12 areas have a figure; .*No figure: .* \(not published\)\.$/)
})

test('new cancers: differences beyond chance are told by limits that allow for overdispersion', () => {
  const { lowest, chance, gap } = answer({ indicator: 'cancer-cases', per: 'people-100k' })
  expect(lowest.text).toMatch(/^London, /)
  expect(chance).toMatchObject({ verdict: 'yes', panel: { label: 'Ranking' } })
  expect(chance.text).toContain('overdispersion')
  expect(gap).toMatchObject({ panel: null, text: expect.stringContaining('A gap is worked out for staff') })
})

test('the made-up sample is named as such', () => {
  expect(answer({ indicator: 'mpce-wte', per: 'people' }).lowest.question).toBe('Lowest in the sample')
})

const shipped = catalogue.indicators.flatMap((indicator) =>
  catalogue.geographies
    .filter(({ id }) =>
      Object.values(indicator.files).some(({ extents }) => extents.some((one) => one.geography === id)),
    )
    .map(({ id: geography }) => {
      const [first] = denominatorsFor(catalogue, indicator, geography)
      return { indicator: indicator.id, geography, per: first?.id ?? null }
    }),
)

/** What the figures say on chance, found anew. */
function verdictByHand({ plate, comparison }: ReturnType<typeof realComparison>): AnswerLine['verdict'] {
  const { areas } = headlineAreas(valuedAreas(plate.areas), plate.measure)
  const low = areas.length < 2 ? [] : lowestAndHighest(areas).low
  const [first] = low
  if (!first || low.length > 1 || !plate.benchmark) return 'cannot be told'
  if (first.comparison && first.comparison.direction !== 'below') return 'no'
  const beyond = first.comparison?.beyondChance
  if (beyond !== null && beyond !== undefined) return beyond ? 'yes' : 'no'
  const judged = comparison.funnel.body?.areas.find(({ code }) => code === first.area.code)?.verdict
  if (judged === undefined || judged === 'incomplete') return 'cannot be told'
  return judged.startsWith('below') ? 'yes' : 'no'
}

test.each(shipped)('of $indicator on $geography the four lines say what the figures say', (wanted) => {
  const found = realComparison(wanted)
  const lines = answerOf(found.plate, found.comparison)
  expect(lines).toHaveLength(4)
  expect(lines[1]?.verdict).toBe(verdictByHand(found))
  for (const { text, panel } of lines) {
    expect(text).toMatch(/^\S.*[^.]\.$/)
    expect(text).not.toMatch(/undefined|NaN|\.\.| ,|; ;/)
    if (panel) expect(panel.lacks).toBeNull()
  }
  const valued = valuedAreas(found.plate.areas).length
  expect(lines[3]?.text).toMatch(new RegExp(`^${valued} of ${found.plate.areas.length} areas`))
})
