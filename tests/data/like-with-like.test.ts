import { describe, expect, test } from 'vitest'
import { composeComparison } from '#core/compare/comparison.ts'
import { comparisonDatasets, comparisonNeeds } from '#core/compare/needs.ts'
import { isSample } from '#core/domain/indicator.ts'
import { chooseDims, denominatorsFor } from '#core/plate/choices.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { defaultView, type View } from '#core/view/view.ts'
import { realAtlas, realData } from './real-atlas.ts'

const { catalogue } = realData()
const indicatorOf = (id: string) => catalogue.indicators.find((one) => one.id === id) ?? expect.fail(id)

function compared(wanted: Partial<View>) {
  const { resolved, atlas } = realAtlas({ per: defaultView.per, ...wanted }, (one) =>
    comparisonDatasets(comparisonNeeds(one, catalogue)),
  )
  const needs = comparisonNeeds(resolved, catalogue)
  return { resolved, needs, comparison: composeComparison(composePlate(resolved, atlas), resolved, needs, atlas) }
}

describe('need beside a measure', () => {
  test('has the measure’s year if there are data for it: staff of 2017 against new cancers of 2017', () => {
    const { needs, comparison } = compared({})
    expect(needs.second).toMatchObject({ main: { indicator: { id: 'cancer-cases' } }, period: '2017' })
    expect(comparison.scatter.body?.periodsApart).toBeNull()
    expect(comparison.corner.subtitle).toContain('2017')
  })

  test('has the closest year otherwise, named on axes, subtitle and sentence', () => {
    const { comparison } = compared({ indicator: 'mpce-wte', per: 'people' })
    const { scatter } = comparison
    expect(scatter.body?.periodsApart).toEqual({ measure: '2025', need: '2019' })
    expect(scatter.sentences[0]).toMatch(/^The two are not of one time: .* of 2025, new cancer cases of 2019\.$/)
    expect(scatter.subtitle).toContain('2019')
  })

  test('that is chosen as a count is taken per head beside a rate', () => {
    const overlay = { mode: 'symbols', indicator: 'cancer-cases', dims: { site: 'all', sex: 'persons' } } as const
    const { needs, comparison } = compared({ overlay })
    expect(needs.second?.per?.denominator.phrase).toBe('per 100,000 people')
    expect(comparison.scatter.sentences.join(' ')).toContain('are taken per 100,000 people here')
  })
})

describe('the made-up sample', () => {
  const sampleIn = (view: Partial<View>) =>
    compared(view).needs.profile.filter(({ main }) => isSample(main.indicator)).length

  test('stands in no row of everything held unless it is asked for or is itself on show', () => {
    for (const { id } of catalogue.geographies) expect(sampleIn({ geography: id })).toBe(0)
    expect(sampleIn({ sample: true })).toBeGreaterThan(2)
    expect(sampleIn({ indicator: 'mpce-wte', per: 'cancers' })).toBeGreaterThan(2)
  })

  test('is the first of no topic but its own', () => {
    for (const topic of catalogue.topics) {
      const [first] = catalogue.indicators.filter((one) => one.topic === topic.id)
      expect(first && isSample(first), topic.id).toBe(topic.id === 'sample')
    }
  })
})

describe('denominators follow what is counted', () => {
  const pers = (indicator: string, specialty: string) =>
    denominatorsFor(catalogue, indicatorOf(indicator), 'nhs_region', { specialty }).map(({ id }) => id)

  test('equipment spend is offered for clinical engineers alone, radiographers for physicists alone', () => {
    expect(pers('mpce-staff', 'clinical-engineering')).toContain('equipment-spend')
    expect(pers('mpce-staff', 'clinical-engineering')).not.toContain('radiographers')
    expect(pers('mpce-staff', 'medical-physics')).toContain('radiographers')
    expect(pers('mpce-staff', 'medical-physics')).not.toContain('equipment-spend')
    expect(pers('mpce-staff', 'both')).not.toContain('equipment-spend')
  })

  test('turning to another specialty leaves a denominator that no longer fits', () => {
    const view = {
      ...defaultView,
      geography: 'nhs_region',
      dims: { specialty: 'clinical-engineering' },
      per: 'equipment-spend',
    }
    const resolved = resolveView(view, catalogue)
    expect(resolved.repairs).toEqual([])
    expect(chooseDims(resolved, catalogue, { specialty: 'medical-physics' })).toMatchObject({ per: 'people' })
    expect(chooseDims(resolved, catalogue, { specialty: 'clinical-engineering', level: 'all' })).toEqual({
      dims: { specialty: 'clinical-engineering', level: 'all' },
      period: null,
    })
  })

  test('a link that asks for such a pair says so and shows the figures as they are', () => {
    const { per, repairs } = resolveView(
      { ...defaultView, geography: 'nhs_region', dims: { specialty: 'medical-physics' }, per: 'equipment-spend' },
      catalogue,
    )
    expect(per).toBeNull()
    expect(repairs).toEqual([
      'MPCE staff in post, medical physics, qualified per £ million of equipment maintenance makes no sense, so the figures are shown as they are',
    ])
  })

  test('another measure begins with a denominator that fits the choice it keeps', () => {
    const view = { ...defaultView, dims: { specialty: 'magnetic-resonance' } }
    expect(chooseIndicator(view, catalogue, 'mpce-wte').per).toBe('people')
  })
})
