import { describe, expect, test } from 'vitest'
import type { Observation } from '#core/domain/cell.ts'
import { periodYears } from '#core/domain/period.ts'
import { missingReason } from '#core/plate/select.ts'
import { realData, realPlate } from './real-atlas.ts'

const { contents, catalogue } = realData()
const observations = (id: string) => contents.indicators.find(({ record }) => record.id === id)?.observations ?? []
const indicator = (id: string) => catalogue.indicators.find((one) => one.id === id)!

type Wanted = Readonly<Record<string, string>> & { readonly area: string; readonly period: string }

function find(id: string, { area, period, basis = '', ...dims }: Wanted): Observation | undefined {
  return observations(id).find(
    (one) =>
      one.area === area &&
      one.period === period &&
      (one.basis ?? '') === basis &&
      Object.entries(dims).every(([name, value]) => one.dims[name] === value),
  )
}

/** @throws Error where there is no such value */
function figureOf(id: string, wanted: Wanted): number {
  const cell = find(id, wanted)?.cell
  if (cell?.kind !== 'value') throw new Error(`${id} has no value for ${JSON.stringify(wanted)}`)
  return cell.value
}

const regions = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
const twelve = [...regions, 'S92000003', 'W92000004', 'N92000002']
const bestFit = { basis: 'ccg-2021' }
const basisOf = (area: string) => (regions.includes(area) ? bestFit : {})

describe('new cancer cases', () => {
  test('each of the twelve regions and nations has all cancers and the four common ones for 2019', () => {
    for (const area of twelve)
      for (const site of ['all', 'four-common'])
        expect(
          figureOf('cancer-cases', { area, period: '2019', site, sex: 'persons', ...basisOf(area) }),
        ).toBeGreaterThan(4000)
  })

  test.each(twelve)('%s: the four common cancers of 2019 are the sum of the four', (area) => {
    const cases = (site: string, sex: string) =>
      figureOf('cancer-cases', { area, period: '2019', site, sex, ...basisOf(area) })
    expect(cases('four-common', 'persons')).toBe(
      cases('breast', 'female') +
        cases('prostate', 'male') +
        ['male', 'female'].reduce((sum, sex) => sum + cases('lung', sex) + cases('bowel', sex), 0),
    )
  })

  test('published snapshot of 2019: five regions and nations as the registries print them', () => {
    const printed: [string, string, string, number][] = [
      ['E12000001', 'lung', 'male', 1331],
      ['E12000007', 'prostate', 'male', 5895],
      ['W92000004', 'bowel', 'female', 1119],
      ['S92000003', 'breast', 'female', 4845],
      ['N92000002', 'all', 'persons', 10_343],
    ]
    for (const [area, site, sex, count] of printed)
      expect(figureOf('cancer-cases', { area, period: '2019', site, sex, ...basisOf(area) })).toBe(count)
  })

  test('English regions are counted within commissioning groups, and no other area is', () => {
    for (const { area, basis, cell, notes } of observations('cancer-cases')) {
      expect(basis).toBe(regions.includes(area) ? 'ccg-2021' : null)
      if (basis && cell.kind === 'value') expect(notes).toContain('best-fit-regions')
    }
  })

  test('a best-fit count finds best-fit people of the same year, and only those', () => {
    const counts = observations('cancer-cases').filter(({ basis, cell }) => basis && cell.kind === 'value')
    for (const { area, period } of counts)
      expect(find('population', { area, period, age: 'all', ...bestFit })?.cell.kind).toBe('value')
    const plate = realPlate({ indicator: 'cancer-cases', per: 'people-100k', period: '2019' })
    const east = plate.areas.find(({ area }) => area.code === 'E12000006')
    expect(east?.cell).toMatchObject({
      numerator: figureOf('cancer-cases', {
        area: 'E12000006',
        period: '2019',
        site: 'all',
        sex: 'persons',
        ...bestFit,
      }),
      denominator: figureOf('population', { area: 'E12000006', period: '2019', age: 'all', ...bestFit }),
    })
    expect(figureOf('population', { area: 'E12000006', period: '2019', age: 'all', ...bestFit })).toBeGreaterThan(
      1.04 * figureOf('population', { area: 'E12000006', period: '2019', age: 'all' }),
    )
  })

  test('Scottish boards add up to the nation within 2.7%', () => {
    for (const site of ['all', 'breast', 'prostate', 'lung', 'bowel', 'melanoma']) {
      const where = { period: '2019', site, sex: 'persons' }
      const boards = observations('cancer-cases').filter(
        ({ area, period, dims }) =>
          area.startsWith('S08') && period === '2019' && dims.site === site && dims.sex === 'persons',
      )
      expect(boards).toHaveLength(14)
      const sum = boards.reduce((so, { cell }) => so + (cell.kind === 'value' ? cell.value : Number.NaN), 0)
      const nation = figureOf('cancer-cases', { area: 'S92000003', ...where })
      expect(Math.abs(sum / nation - 1)).toBeLessThan(0.027)
    }
  })

  test('the United Kingdom is the sum of its nations, and says that it is derived', () => {
    const uk = find('cancer-cases', { area: 'K02000001', period: '2019', site: 'all', sex: 'persons' })
    expect(uk).toMatchObject({ cell: { status: 'derived' }, notes: expect.arrayContaining(['uk-of-nations']) })
  })

  test('a cancer of one sex does not apply to the other, and zero is not said of it', () => {
    const men = observations('cancer-cases').filter(({ dims }) => dims.site === 'cervix' && dims.sex === 'male')
    expect(men.length).toBeGreaterThan(0)
    for (const { cell } of men) expect(cell).toMatchObject({ kind: 'absent', reason: 'not-applicable' })
  })

  test('every count of 2020 carries the pandemic', () => {
    const year = observations('cancer-cases').filter(({ period, cell }) => period === '2020' && cell.kind === 'value')
    expect(year.length).toBeGreaterThan(200)
    for (const { notes } of year) expect(notes).toContain('pandemic-2020')
  })

  test('several years together are marked as such', () => {
    for (const { period, cell, notes } of observations('cancer-cases')) {
      const { first, last } = periodYears(period)
      if (first !== last && cell.kind === 'value') expect(notes).toContain('five-years-together')
    }
  })
})

describe('cancer rates', () => {
  test('derived regional rates come within 2.3% of every published one', () => {
    const published = observations('cancer-asr').filter(
      ({ area, basis, cell }) => regions.includes(area) && basis === null && cell.kind === 'value',
    )
    const ratios = published.flatMap(({ area, period, dims, cell }) => {
      const derived = find('cancer-asr', { area, period, ...dims, ...bestFit })?.cell
      return derived?.kind === 'value' && cell.kind === 'value' ? [derived.value / cell.value - 1] : []
    })
    expect(ratios).toHaveLength(12 + 9)
    expect(Math.min(...ratios)).toBeGreaterThan(-0.023)
    expect(Math.max(...ratios)).toBeLessThan(0.02)
  })

  test('the crude rate of a region is its cases over its people', () => {
    for (const area of regions) {
      const where = { area, period: '2019', ...bestFit }
      const rate = figureOf('cancer-crude-rate', { ...where, site: 'lung', sex: 'persons' })
      const cases = figureOf('cancer-cases', { ...where, site: 'lung', sex: 'persons' })
      expect(rate).toBeCloseTo((1e5 * cases) / figureOf('population', { ...where, age: 'all' }), 1)
    }
  })

  test('a rate of a cancer of one sex among everybody is not made up', () => {
    const cell = find('cancer-asr', { area: 'W92000004', period: '2019', site: 'breast', sex: 'persons' })?.cell
    expect(cell).toMatchObject({
      kind: 'absent',
      reason: 'not-applicable',
      because: expect.stringContaining('women only'),
    })
  })

  test('lung cancer of 2019 is drawn for all twelve', () => {
    const plate = realPlate({ indicator: 'cancer-asr', dims: { site: 'lung', sex: 'male' }, period: '2019' })
    expect(plate.areas.map(({ cell }) => cell.kind)).toEqual(Array(12).fill('value'))
  })
})

describe('absences', () => {
  test('London’s early-stage share is marked unavailable from 2019', () => {
    for (const period of ['2019', '2020', '2021', '2022'])
      expect(find('early-stage-share', { area: 'E12000007', period })?.cell).toMatchObject({ reason: 'not-published' })
    expect(find('early-stage-share', { area: 'E12000007', period: '2018' })?.cell.kind).toBe('value')
  })

  test('England’s measures do not apply elsewhere', () => {
    for (const id of ['deprivation-share', 'rural-share', 'early-stage-share'])
      for (const nation of ['S92000003', 'W92000004', 'N92000002'])
        expect(missingReason(indicator(id), nation)).toBe('not-applicable')
  })

  test('London has no people in rural districts: that is zero, and a value', () => {
    expect(find('rural-share', { area: 'E12000007', period: '2022' })?.cell).toMatchObject({ kind: 'value', value: 0 })
  })

  test('the island boards say why they have no five-year figure of their own', () => {
    for (const area of ['S08000025', 'S08000026', 'S08000028'])
      expect(find('cancer-asr', { area, period: '2016-2020', site: 'all', sex: 'persons' })?.cell).toMatchObject({
        reason: 'not-published',
        because: expect.stringContaining('together'),
      })
  })
})

describe('population', () => {
  test('mid-2022 adds up at every level', () => {
    const people = (area: string) => figureOf('population', { area, period: '2022', age: 'all' })
    const sum = (areas: readonly string[]) => areas.reduce((so, area) => so + people(area), 0)
    expect(people('K02000001')).toBe(67_596_281)
    expect(sum(twelve)).toBe(67_596_281)
    expect(sum(contents.places.codesIn('nhs_region'))).toBe(people('E92000001'))
    expect(sum(contents.places.codesIn('health_board').filter((code) => code.startsWith('W11')))).toBe(
      people('W92000004'),
    )
  })

  test('an authority that was merged has no figure of its own, and says with whom it was published', () => {
    const cell = find('population', { area: 'E06000028', period: '2022', age: 'all' })?.cell
    expect(cell).toMatchObject({
      reason: 'not-published',
      because: expect.stringContaining('Bournemouth, Christchurch and Poole'),
    })
  })

  test('modelled prevalence is marked as modelled wherever it is shown', () => {
    const plate = realPlate({ indicator: 'disease-prevalence', period: '2019/20' })
    expect(plate.marks).toContain('modelled')
  })
})
