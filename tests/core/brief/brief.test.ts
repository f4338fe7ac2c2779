import { describe, expect, test } from 'vitest'
import { similarAreas } from '#core/brief/alike.ts'
import { composeBrief } from '#core/brief/brief.ts'
import type { ProfileCell, ProfileRow } from '#core/compare/profile.ts'
import { vouchFor } from '#core/domain/protected.ts'
import { measureOf } from '#core/plate/measure.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, smallView } from '../../fixtures/small-atlas.ts'
import { smallComparison } from '../compare/small-comparison.ts'

const measure = measureOf(resolveView(smallView({}), catalogue), [])
const at = (position: number): ProfileCell => ({
  kind: 'value',
  value: position,
  text: '',
  position,
  direction: 'above',
  words: '',
  coverage: '',
})
const row = (positions: Readonly<Record<string, number>>, change: Partial<ProfileRow> = {}): ProfileRow => ({
  measure,
  topic: 'Burden',
  period: '2019',
  standard: { name: '', value: 0, text: '' },
  illustrative: false,
  sources: [],
  range: { lowest: 0, highest: 1, lowestText: '', highestText: '' },
  cells: Object.fromEntries(Object.entries(positions).map(([code, position]) => [code, at(position)])),
  ...change,
})
const areas = ['A', 'B', 'C', 'D'].map((code) => ({ code, name: `Area ${code}`, short: code }))

describe('the areas most like one', () => {
  const rows = [
    row({ A: 0, B: 0.5, C: 0.1, D: 0 }),
    row({ A: 0, B: 0.5, C: -0.2, D: 0 }),
    row({ A: 0, B: 0.5, C: 0.3 }),
  ]

  test('come nearest first, by the mean gap over the measures that both have', () => {
    const found = similarAreas({ rows, areas }, 'A', ['Burden'])
    expect(found.map(({ code, measures }) => [code, measures])).toEqual([
      ['C', 3],
      ['B', 3],
    ])
    expect(found[0]?.distance).toBeCloseTo(0.2, 12)
  })

  test('leave out areas that share fewer than three measures', () =>
    expect(similarAreas({ rows, areas }, 'A', ['Burden']).map(({ code }) => code)).not.toContain('D'))

  test('count neither other topics nor made-up rows', () => {
    const others = [row({ A: 0, B: 0, C: 9 }, { topic: 'Staffing' }), row({ A: 0, B: 0, C: 9 }, { illustrative: true })]
    expect(similarAreas({ rows: [...rows, ...others], areas }, 'A', ['Burden'])[0]).toMatchObject({
      code: 'C',
      measures: 3,
    })
  })
})

describe('a brief', () => {
  const brief = (code: string, change = {}) => {
    const { plate, comparison } = smallComparison({ per: 'cases', ...change })
    return composeBrief(plate, comparison, code, catalogue.topics)
  }

  test('begins with the figure, its place and what it is compared with', () => {
    const { headline, facts, ledger } = brief('E12000002')
    expect(headline).toBe('West: 2.00 machines per 1,000 new cases, 2nd of 6 from the largest; 50% more than the UK')
    expect(facts).toContainEqual({ term: 'Rank', text: '2nd of 6 from the largest' })
    expect(facts).toContainEqual({ term: 'Code', text: 'E12000002' })
    expect(facts.map(({ term }) => term)).not.toContain('Interval')
    expect(ledger.text).toMatch(/^West: 6\.7 machines more than at the level of the UK\./)
  })

  test('has only pictures that can be drawn, on a map of one area too', () => {
    const { plate, comparison } = smallComparison({ per: 'cases' })
    const alone = vouchFor({ ...plate, areas: plate.areas.filter(({ area }) => area.code === 'E12000002') })
    const { panels } = composeBrief(alone, comparison, 'E12000002', catalogue.topics)
    expect(panels.length).toBeGreaterThan(0)
    expect(panels.map(({ lacks }) => lacks)).toEqual(panels.map(() => null))
    expect(brief('E12000002').panels[0]?.id).toEqual({ screen: 'explore', panel: 'ranked' })
  })

  test('states the interval where there is one', () => {
    const { facts } = brief('E12000002', { indicator: 'cases', per: null })
    expect(facts.find(({ term }) => term === 'Interval')?.text).toMatch(/^9,805 to 10,198 \(95%\)$/)
  })

  test('says of an area without a figure why there is none', () => {
    const { headline, facts } = brief('E12000002', { indicator: 'vacancy', per: null })
    expect(headline).toBe('West: no figure of vacancy rate, suppressed')
    expect(facts).toContainEqual({ term: 'Status', text: 'suppressed' })
  })

  test('is refused for an area that is not on the plate', () => expect(() => brief('nowhere')).toThrow(RangeError))
})
