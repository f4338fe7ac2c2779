import { expect, test } from 'vitest'
import { type AnswerLine, answerOf, crudeText } from '#core/compare/answer.ts'
import type { Comparison } from '#core/compare/comparison.ts'
import type { FunnelBody, Verdict } from '#core/compare/funnel-words.ts'
import { comparisonNeeds } from '#core/compare/needs.ts'
import { otherDenominatorsText } from '#core/compare/other-denominators.ts'
import { vouchFor } from '#core/domain/protected.ts'
import { headlineAreas, lowestAndHighest, valuedAreas } from '#core/plate/reading.ts'
import type { View } from '#core/view/view.ts'
import { realComparison, shippedViews } from './comparison.ts'
import { realData } from './real-atlas.ts'

function answer(wanted: Partial<View>) {
  const { plate, comparison } = realComparison(wanted)
  const [lowest, chance, gap, complete] = answerOf(plate, comparison)
  if (!lowest || !chance || !gap || !complete) return expect.fail('there are four lines')
  return { plate, comparison, lowest, chance, gap, complete }
}

test('medical physics staff: the lowest, no verdict on chance for WTE, what it takes, and who has no figure', () => {
  const { lowest, chance, gap, complete } = answer({ per: 'people' })
  expect(lowest.text).toBe('South East: 66.0, 25% fewer staff than England (88.3), in WTE per million people.')
  expect(chance).toMatchObject({ verdict: 'cannot be told', text: expect.stringContaining('counted, not sampled') })
  expect(gap.question).toBe('To reach England')
  expect(gap.text).toMatch(
    /^South East: 202\.\d WTE fewer than at the level of England\. .* WTE would bring 4 areas up/,
  )
  expect(gap.panel?.label).toBe('Gap ledger')
  expect(complete.text).toMatch(/^9 of 12 areas have a figure; .*No figure: .* \(not published\)\.$/)
})

test('new cancers: differences beyond chance are told by limits that allow for overdispersion', () => {
  const { lowest, chance, gap } = answer({ indicator: 'cancer-cases', per: 'people-100k' })
  expect(lowest.text).toMatch(/^London: /)
  expect(chance).toMatchObject({ verdict: 'yes', panel: { label: 'Ranking' } })
  expect(chance.text).toContain('overdispersion')
  expect(gap).toMatchObject({ panel: null, text: expect.stringContaining('A gap is worked out for staff') })
})

test('of staff counted whole the answer says first that no test of chance fits them, then which is lowest', () => {
  const { chance } = answer({ per: 'cancers' })
  expect(chance.verdict).toBe('cannot be told')
  expect(chance.text).toMatch(
    /^Staff are counted, not sampled, so no test of chance fits them: .*Unlike boundaries leave open/,
  )
  // Made-up staff are not counted, and cancers do vary by chance.
  expect(answer({ indicator: 'mpce-wte', per: 'cancers' }).chance.text).not.toContain('counted, not sampled')
  expect(answer({ indicator: 'cancer-cases', per: 'people' }).chance.text).not.toContain('counted, not sampled')
})

/** The answer on chance where the funnel judges the lowest area so. */
function judged(verdict: Verdict, kind: 'staff' | 'events'): AnswerLine | undefined {
  const { plate, comparison } = realComparison({ per: 'people' })
  const measure = { ...plate.measure, name: 'Heads', kind }
  const area = { code: 'E12000008', name: 'South East', short: 'South East', size: 9e6, value: 60, verdict }
  const body: FunnelBody = { measure, sizeName: '', target: 80, phi: 1, overdispersed: false, areas: [area], curve: [] }
  const funnel: Comparison['funnel'] = vouchFor({ ...comparison.funnel, lacks: null, body })
  return answerOf(plate, { ...comparison, funnel })[1]
}

test('the funnel of counts decides where figures have no interval; of staff it is a yardstick and no test of chance', () => {
  expect(judged('below 99.8%', 'events')).toMatchObject({
    verdict: 'yes',
    text: expect.stringContaining('is below the 99.8% funnel limit (Heads'),
  })
  expect(judged('within', 'events')).toMatchObject({ verdict: 'no' })
  expect(judged('above 95%', 'events')).toMatchObject({ verdict: 'no' })
  expect(judged('incomplete', 'events')).toMatchObject({ verdict: 'cannot be told' })
  expect(judged('below 95%', 'staff')).toMatchObject({
    verdict: 'cannot be told',
    text: expect.stringMatching(/below the 95% funnel limit .*no test of chance\.$/),
  })
})

test('each nation as the benchmark is named as such', () => {
  const { chance, gap } = answer({ per: 'people', benchmark: { kind: 'nation' } })
  expect(`${chance.text} ${gap.question} ${gap.text}`).not.toMatch(/undefined|null/)
})

test('no digit is finer than unlike boundaries allow, as in the headline', () => {
  const { lowest, plate } = answer({
    indicator: 'mpce-wte',
    dims: { specialty: 'radiotherapy-physics' },
    per: 'cancers',
  })
  expect(plate.title).toContain('about 5 in South East')
  expect(lowest.text).toMatch(/^South East: about 5/)
  expect(lowest.text).not.toContain('4.63')
})

test('the made-up sample is named as such', () => {
  expect(answer({ indicator: 'mpce-wte', per: 'people' }).lowest.question).toBe('Lowest in the sample')
})

/** What the figures say on chance, found anew. */
function verdictByHand({ plate, comparison }: ReturnType<typeof realComparison>): AnswerLine['verdict'] {
  const { areas } = headlineAreas(valuedAreas(plate.areas), plate.measure)
  const low = areas.length < 2 ? [] : lowestAndHighest(areas).low
  const [first] = low
  if (!first || low.length > 1) return 'cannot be told'
  if (!plate.benchmark) {
    const span = comparison.ranking.body?.spans[first.area.code]
    return span?.lower === valuedAreas(plate.areas).length && span.upper === span.lower ? 'yes' : 'cannot be told'
  }
  if (first.comparison && first.comparison.direction !== 'below') return 'no'
  const beyond = first.comparison?.beyondChance
  if (beyond !== null && beyond !== undefined) return beyond ? 'yes' : 'no'
  const judged = comparison.funnel.body?.areas.find(({ code }) => code === first.area.code)?.verdict
  const isStaff = comparison.funnel.body?.measure.kind === 'staff'
  if (judged === undefined || judged === 'incomplete' || isStaff) return 'cannot be told'
  return judged.startsWith('below') ? 'yes' : 'no'
}

test.each(shippedViews())('of $indicator on $geography the four lines say what the figures say', (wanted) => {
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

test('the lowest over other denominators is said, as an answer over one of them is not the answer', () => {
  const otherwise = (wanted: Partial<View>) => {
    const { plate, resolved, atlas } = realComparison(wanted)
    return otherDenominatorsText(plate, resolved, comparisonNeeds(resolved, realData().catalogue).setups, atlas)
  }
  expect(otherwise({ per: 'people' })).toBe(
    'By another measure, per 1,000 new cancers, the lowest is East of England or South East.',
  )
  expect(otherwise({ per: 'cancers' })).toBe('By another measure, per million people, the lowest is South East.')
  // A rate that is published as it is has no other denominator.
  expect(otherwise({ indicator: 'cancer-asr', per: null })).toBe('')
  const { plate, comparison } = realComparison({ per: 'people' })
  const [lowest] = answerOf(plate, comparison, { otherwise: 'Per bed too.' })
  expect(lowest?.text).toMatch(/^South East: 66\.0, .*\. Per bed too\.$/)
})

test('a rate of events over people is called crude beside a yes, and no other measure is', () => {
  const said = (wanted: Partial<View>) => {
    const { plate, comparison, resolved } = realComparison(wanted)
    return { crude: crudeText(resolved), chance: answerOf(plate, comparison, { crude: crudeText(resolved) })[1] }
  }
  const cancers = said({ indicator: 'cancer-cases', per: 'people-100k' })
  expect(cancers.crude).toContain('crude rate')
  expect(cancers.chance).toMatchObject({ verdict: 'yes', text: expect.stringMatching(/by that alone\.$/) })
  expect(said({ per: 'people' }).crude).toBe('')
  expect(said({ indicator: 'cancer-asr', per: null }).crude).toBe('')
})

test('a change that was asked for is answered first, and what follows is said to be of one period', () => {
  const wanted = { indicator: 'cancer-cases', per: null, period: '2019', geography: 'itl1' } as const
  const { plate, comparison } = realComparison({ ...wanted, change: { from: '2014', form: 'difference' } })
  const [change, lowest, ...others] = answerOf(plate, comparison, { changeFrom: '2014' })
  expect(change?.question).toBe('Change, 2014 to 2019')
  expect(change?.text).toMatch(/^Change in new cancer cases.*: [+−][\d,]+ in .* to [+−][\d,]+ in .*\.$/)
  expect(change?.panel?.id.panel).toBe('change')
  expect(lowest?.question).toBe('Lowest, 2019 alone')
  expect(others).toHaveLength(3)
  expect(answerOf(plate, comparison)[0]?.question).toBe('Lowest')
})

test('the answer and the ranking give one verdict where there is no benchmark', () => {
  const { plate, comparison } = realComparison({ indicator: 'cancer-cases', per: null, benchmark: { kind: 'none' } })
  const [, chance] = answerOf(plate, comparison)
  expect(chance).toMatchObject({ verdict: 'yes' })
  expect(comparison.ranking.sentences).toContain(chance?.text)
})
