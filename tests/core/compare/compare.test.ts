import { describe, expect, test } from 'vitest'
import { composeComparison } from '#core/compare/comparison.ts'
import { comparisonNeeds } from '#core/compare/needs.ts'
import type { Norm } from '#core/domain/norm.ts'
import { normCell } from '#core/plate/benchmark.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { manyAreas } from '../../fixtures/many-areas.ts'
import {
  catalogue,
  dataset,
  datasets,
  machines,
  observe,
  smallAtlas,
  smallView,
  source,
} from '../../fixtures/small-atlas.ts'
import { smallComparison } from './small-comparison.ts'

const rowOf = (
  table: { rows: readonly { key: string; cells: readonly { text: string; raw: string | number }[] }[] },
  key: string,
) => table.rows.find((row) => row.key === key)?.cells ?? expect.fail(`no row ${key}`)

describe('zero, suppressed, not collected, not published and not applicable are five different things', () => {
  const { comparison, plate } = smallComparison({ indicator: 'vacancy', per: null })
  const value = (code: string) => rowOf(comparison.ranking.table, code)[1]

  test('in the table as it reads, and as it is written', () => {
    expect(value('E12000001')).toEqual({ text: '0.0%', raw: 0 })
    expect(value('E12000002')).toEqual({ text: 'suppressed', raw: '[c]' })
    expect(value('W92000004')).toEqual({ text: 'not collected', raw: '[x]' })
    expect(value('N92000002')).toEqual({ text: 'not published', raw: '[x]' })
    expect(value('S92000003')).toEqual({ text: 'not applicable', raw: '[z]' })
  })

  test('in the sentences', () => {
    const text = plate.sentences.join(' ')
    for (const words of [
      'West: suppressed',
      'Wales: not collected',
      'Scotland: not applicable',
      'Northern Ireland: not published',
    ])
      expect(text).toContain(words)
    expect(comparison.ranking.sentences.join(' ')).toMatch(/West \(suppressed\)/)
  })
})

describe('the gap ledger', () => {
  const { comparison } = smallComparison({ per: 'cases' })
  const { lines, shortfall, total, formula } = comparison.ledger.body ?? expect.fail('no ledger')

  test('is benchmark × denominator, taken from what is there', () => {
    // 80 machines over 60,000 cases are 1.3333 per 1,000; each area has 10,000 cases, so 13.3333 machines are expected of each.
    const gaps = Object.fromEntries(lines.map(({ name, gap }) => [name, Math.round(gap * 1e6) / 1e6]))
    expect(gaps).toEqual({
      East: -13.333333,
      Wales: -8.333333,
      North: -3.333333,
      'Northern Ireland': 1.666667,
      West: 6.666667,
      Scotland: 16.666667,
    })
    expect(shortfall).toBeCloseTo(25, 10)
    expect(total).toMatchObject({ actual: 80 })
    expect(total.gap).toBeCloseTo(0, 10)
    expect(formula).toBe('expected = benchmark × new cases ÷ 1,000; gap = actual − expected')
  })

  test('says each gap in words and shows its working', () => {
    const north = lines.find(({ name }) => name === 'North')
    expect(north?.text).toBe('3.3 machines fewer than at the level of the UK')
    expect(north?.working).toMatch(
      /expected = 1\.3+\d* \(the UK\) × 10,000 new cases ÷ 1,000 = 13\.3 machines; gap = 10\.0 − 13\.3 = −3\.3 machines/,
    )
    expect(north?.sources).toEqual(['made'])
  })

  test('is refused where there is nothing to divide by, and where need is what is counted', () => {
    expect(smallComparison({ per: null }).comparison.ledger.lacks).toMatch(/Choose a denominator/)
    expect(smallComparison({ indicator: 'cases', per: 'people' }).comparison.ledger.lacks).toMatch(
      /staff, posts and machines/,
    )
  })
})

describe('benchmarks', () => {
  test('its own nation: the sum of the nation’s regions; a nation by itself has none', () => {
    const { plate } = smallComparison({ per: 'cases', benchmark: { kind: 'nation' } })
    // England: 30 machines over 30,000 cases.
    expect(plate.benchmark?.own?.E12000002).toMatchObject({ name: 'England', cell: { value: 1 } })
    expect(plate.areas.find(({ area }) => area.name === 'West')?.comparison?.text).toBe('100% more than England')
    expect(plate.areas.find(({ area }) => area.name === 'Wales')?.comparison).toBeNull()
  })

  test('a share published for a nation is no benchmark of the nation itself', () => {
    const shares = ['E92000001', ...smallAtlas.areas.map(({ code }) => code)].map((code) => observe(code, 5))
    const held = new Map([...datasets, ['vacancy/*', dataset('vacancy', shares)]])
    const { plate } = smallComparison(
      { indicator: 'vacancy', benchmark: { kind: 'nation' } },
      { ...smallAtlas, datasets: held },
    )
    expect(Object.keys(plate.benchmark?.own ?? {})).toEqual(['E12000001', 'E12000002', 'E12000003'])
  })

  test('the reader’s own number', () => {
    const { plate } = smallComparison({ per: 'cases', benchmark: { kind: 'own', value: 4 } })
    expect(plate.areas.find(({ area }) => area.name === 'West')?.comparison?.text).toBe('50% fewer than your number')
  })

  test('a group: recomputed from sums, never a mean of rates', () => {
    const groups = [{ id: 'g1', name: 'Two', codes: ['E12000001', 'W92000004'] }]
    const { plate } = smallComparison({ indicator: 'cases', per: 'people', period: '2019', groups })
    // 20,000 cases over 1.1 and 1.0 million people, each on the boundary that its cases were counted within.
    expect(plate.groups[0]?.cell).toMatchObject({ kind: 'value', numerator: 20000, denominator: 2.1e6 })
    const { plate: against } = smallComparison({ per: 'cases', groups, benchmark: { kind: 'group', id: 'g1' } })
    expect(against.benchmark).toMatchObject({ name: 'Two', cell: { value: 0.75 } })
  })

  test('a group with a member that has no figure has none either, and says which', () => {
    const groups = [{ id: 'g1', name: 'Two', codes: ['E12000003', 'W92000004'] }]
    const { plate } = smallComparison({ indicator: 'cases', per: 'people', period: '2019', groups })
    expect(plate.groups[0]?.cell).toMatchObject({ kind: 'absent', reason: 'not-applicable' })
    const rates = smallComparison({ indicator: 'vacancy', per: null, groups }).plate
    expect(rates.groups[0]?.cell).toMatchObject({
      kind: 'absent',
      because: expect.stringMatching(/cannot be averaged/),
    })
  })
})

describe('a published norm', () => {
  const norm = (change: Partial<Norm>): Norm => ({
    id: 'n',
    scope: 'physicists',
    basePeriod: null,
    form: 'staff-per-machine',
    value: 1.7,
    unit: 'FTE per linac',
    formula: 'machines × value',
    caveat: 'An example.',
    source: 'made',
    ...change,
  })
  const resolved = resolveView(smallView({ per: 'cases' }), catalogue)
  const perMachine = {
    main: { ...resolved.main, indicator: { ...machines, kind: 'staff' as const } },
    per: resolved.per && {
      ...resolved.per,
      denominator: { ...resolved.per.denominator, indicator: 'radiotherapy-machines', base: 1 },
    },
  }

  test('is taken as printed where it is in the unit of the measure', () => {
    expect(normCell(norm({}), perMachine)).toMatchObject({ kind: 'value', value: 1.7, status: 'observed' })
  })

  test('is multiplied by the base of a measure per so many machines', () => {
    const perHundred = perMachine.per && {
      ...perMachine.per,
      denominator: { ...perMachine.per.denominator, base: 100 },
    }
    expect(normCell(norm({}), { ...perMachine, per: perHundred })).toMatchObject({ kind: 'value', value: 170 })
  })

  test('per machine is no figure per anything else, nor for anything but staff', () => {
    const perCases = { main: perMachine.main, per: resolved.per }
    const things = { main: resolved.main, per: perMachine.per }
    for (const measure of [perCases, things, { main: perMachine.main, per: null }])
      expect(normCell(norm({}), measure)).toMatchObject({
        kind: 'absent',
        because: expect.stringMatching(/per machine/),
      })
  })

  test.each([
    [norm({}), resolved, /per machine/],
    [norm({ form: 'patients-per-staff' }), perMachine, /patients treated/],
    [norm({ form: 'table-not-seen', value: null }), perMachine, /not seen/],
    [norm({ form: 'uplift', value: 0.27 }), perMachine, /not a figure for an area/],
  ])('is named without a number where it is not', (one, measure, because) => {
    expect(normCell(one, measure)).toMatchObject({ kind: 'absent', because: expect.stringMatching(because) })
  })

  test('carries its source and caveat to the screen', () => {
    const atlas = { ...smallAtlas, library: { norms: [norm({})], sources: [source] } }
    const { plate } = smallComparison({ per: 'cases', benchmark: { kind: 'norm', id: 'n' } }, atlas)
    expect(plate.benchmark).toMatchObject({ caveat: 'An example.', source: { publisher: 'Nobody' } })
  })
})

describe('what each figure refuses', () => {
  test('no limits of chance on machines', () => {
    expect(smallComparison({ per: 'cases' }).comparison.funnel.lacks).toMatch(/limits of chance do not hold/)
  })

  test('too few areas for local clusters', () => {
    const { comparison } = smallComparison({ per: 'cases' })
    expect(comparison.spread.body?.clusters).toBeNull()
    expect(comparison.spread.sentences.join(' ')).toMatch(
      /^.*Too few areas for local clusters: 6, where 30 are needed\.$/,
    )
  })

  test('need is not set against itself', () => {
    expect(smallComparison({ indicator: 'cases', per: 'people' }).comparison.corner.lacks).toMatch(/need itself/)
  })
})

describe('a funnel', () => {
  const { plate } = smallComparison({ per: 'cases' })
  const withCases = (counts: readonly number[], people: readonly number[] = Array(6).fill(1e6)) => {
    const observations = plate.areas.flatMap(({ area }, at) => [observe(area.code, counts[at] ?? 0)])
    const persons = plate.areas.map(({ area }, at) => observe(area.code, people[at] ?? 0))
    const held = new Map([
      ...datasets,
      ['cases/*', dataset('cases', observations)],
      ['population/*', dataset('population', persons)],
    ])
    return smallComparison({ indicator: 'cases', per: 'people', period: '2019' }, { ...smallAtlas, datasets: held })
      .comparison.funnel
  }

  test.each([
    ['not where areas differ as chance would have it', [1000, 1030, 970, 1010, 990, 1000], false],
    ['where they differ by more than half as much again', [1000, 1080, 920, 1060, 940, 1000], true],
  ] as const)('allows for overdispersion %s', (_, counts, allowed) => {
    expect(withCases(counts).body?.overdispersed).toBe(allowed)
  })

  test('has the 99.8% limits outside the 95% ones, from below the smallest area to above the largest', () => {
    const sizesOfPeople = [1, 2, 3, 4, 5, 6].map((millions) => millions * 1e6)
    const funnel = withCases([1000, 2030, 2970, 4010, 4990, 6000], sizesOfPeople)
    const { curve, areas } = funnel.body ?? expect.fail('no funnel')
    for (const { lower998, lower95, upper95, upper998 } of curve)
      expect(lower998 < lower95 && lower95 < upper95 && upper95 < upper998).toBe(true)
    const sizes = curve.map(({ size }) => size)
    expect(Math.min(...sizes)).toBeLessThan(Math.min(...areas.map(({ size }) => size)))
    expect(Math.max(...sizes)).toBeGreaterThan(Math.max(...areas.map(({ size }) => size)))
  })
})

describe('very many areas', () => {
  const atlas = manyAreas(2100)
  const { comparison } = smallComparison({ indicator: 'cases', per: 'people' }, atlas)

  test('have no figure with a mark for each, and each such figure says why', () => {
    for (const id of ['ranking', 'ledger', 'certainty', 'funnel', 'scatter', 'corner', 'trends', 'change'] as const) {
      expect(comparison[id].body, id).toBeNull()
      expect(comparison[id].lacks, id).toBe('2,100 areas are too many for a mark each.')
    }
    expect(smallComparison({ indicator: 'cases', per: 'people' }, manyAreas(40)).comparison.ranking.lacks).toBeNull()
  })

  test('are told to be alike or not, and nothing of it before that is calculated', () => {
    expect(comparison.spread.body?.lines.map(({ id }) => id)).toContain('moran')
    const resolved = resolveView(smallView({ indicator: 'cases', per: 'people' }), atlas.catalogue)
    const { spread } = composeComparison(
      composePlate(resolved, atlas),
      resolved,
      comparisonNeeds(resolved, atlas.catalogue),
      atlas,
      () => null,
    )
    expect(spread.body?.lines.map(({ id }) => id)).not.toContain('moran')
    expect(spread.body?.clusters).toBeNull()
    expect(spread.sentences.join(' ')).toContain('Neighbours have not been compared yet.')
  })
})
