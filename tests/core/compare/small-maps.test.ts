import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noChoice, readChoice, writeChoice } from '#core/compare/choice.ts'
import { comparablePeriods } from '#core/compare/comparable-periods.ts'
import { mostMaps, spreadOver, whyNoMaps } from '#core/compare/small-maps.ts'
import { mappedPeriods } from '#core/compare/year-maps.ts'
import type { Period } from '#core/domain/period.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { exampleAtlases } from '../../examples/example-atlas.ts'
import { catalogue, machines, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'
import { smallComparison } from './small-comparison.ts'

const numbers = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 40 })

test('as many as there may be are taken from a list, each once, in order, from its first to its last', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      const taken = spreadOver(list)
      expect(taken.length).toBe(Math.min(mostMaps, list.length))
      expect(new Set(taken).size).toBe(taken.length)
      const places = taken.map((one) => list.indexOf(one))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect([taken[0], taken.at(-1)]).toEqual([list[0], list.at(-1)])
      // No two neighbours lie further apart than an even spread needs.
      const steps = places.slice(1).map((place, at) => place - (places[at] ?? 0))
      if (list.length > mostMaps) expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1)
    }),
  )
})

/** A view of an indicator that is held for these years. */
function heldFor(years: readonly number[], change: Partial<View> = {}, areas = () => 6) {
  const periods = years.map((year) => ({ period: String(year), areas: areas() }))
  const held = {
    ...machines,
    files: { '*': { path: 'data/cells/machines.json', extents: [{ geography: 'itl1', periods }] } },
  }
  const indicators = catalogue.indicators.map((one) => (one.id === 'machines' ? held : one))
  return resolveView(smallView({ indicator: 'machines', per: null, ...change }), { ...catalogue, indicators })
}

test('a ratio may stand beside others where its denominator is held for its period, or for the year of its month', () => {
  const resolved = heldFor([2017, 2018, 2019], { per: 'people' })
  const { per } = resolved
  const at = (...periods: readonly Period[]) =>
    comparablePeriods({
      ...resolved,
      main: { ...resolved.main, periods: periods.map((period) => ({ period, areas: 6 })) },
      per: per && { ...per, periods: ['2018', '2019'].map((period) => ({ period, areas: 6 })) },
    })
  expect(at('2019', '2017', '2018').map(({ period, perPeriod }) => [period, perPeriod])).toEqual([
    ['2018', '2018'],
    ['2019', '2019'],
  ])
  expect(at('2018-09', '2016-09')).toEqual([{ period: '2018-09', perPeriod: '2018', areas: 6 }])
  expect(comparablePeriods({ ...resolved, per: null }).map(({ period }) => period)).toEqual(['2017', '2018', '2019'])
})

describe('the periods of maps', () => {
  const span = Array.from({ length: 20 }, (_, at) => 2001 + at)

  test('go from the first to the last, with the one in view among them, wherever it lies', () => {
    for (const year of span) {
      const periods = mappedPeriods(heldFor(span, { period: String(year) }))
      expect(periods).toHaveLength(mostMaps)
      expect(periods).toContain(String(year))
      expect([periods[0], periods.at(-1)]).toEqual(
        year === 2001 || year === 2020 ? ['2001', '2020'] : ['2001', periods.at(-1)],
      )
      expect(periods).toEqual(periods.toSorted())
    }
  })

  test('are those of the reader where any of them is held, six at most', () => {
    const asked = (periods: readonly Period[]) =>
      mappedPeriods(heldFor(span, { rows: writeChoice({ ...noChoice, periods }) }))
    expect(asked(['2007', '2003', '1999'])).toEqual(['2003', '2007'])
    expect(asked(span.map(String))).toEqual(['2001', '2002', '2003', '2004', '2005', '2006'])
    expect(asked(['1999'])).toHaveLength(mostMaps)
  })

  test('leave out what few areas have, but not the one in view', () => {
    const areas = [1, 6, 6, 6]
    let at = 0
    const few = (change: Partial<View>) => {
      at = 0
      return mappedPeriods(heldFor([2001, 2002, 2003, 2004], change, () => areas[at++] ?? 0))
    }
    expect(few({ period: '2004' })).toEqual(['2002', '2003', '2004'])
    expect(few({ period: '2001' })).toEqual(['2001', '2002', '2003', '2004'])
    let last = 1
    const lone = heldFor([2001, 2002], { period: '2002' }, () => last++ * 3)
    expect(mappedPeriods(lone)).toEqual(['2001', '2002'])
    last = 0
    expect(mappedPeriods(heldFor([2001, 2002], { period: '2002' }, () => 1 + 5 * last++))).toEqual(['2001', '2002'])
  })
})

describe('maps over the years', () => {
  const { plate, comparison } = smallComparison({ indicator: 'cases', per: null }, exampleAtlases.ordinary)
  const { years } = comparison

  test('have the figures of the map of each year, in the table too', () => {
    const maps = years.body?.maps ?? expect.fail('no maps')
    expect(maps.map(({ title }) => title)).toEqual(['2017', '2019', '2020'])
    for (const { key, plate: own } of maps) {
      const view = smallView({ indicator: 'cases', per: null, period: key })
      const whole = composePlate(resolveView(view, smallAtlas.catalogue), exampleAtlases.ordinary)
      const cells = (one: typeof own) => one.areas.map(({ area, cell }) => [area.code, cell])
      expect(cells(own)).toEqual(cells(whole))
      const column = years.table.columns.findIndex(({ id }) => id === `p${key}`)
      for (const { area, text } of own.areas)
        expect(years.table.rows.find((row) => row.area === area.code)?.cells[column]?.text).toBe(text)
    }
    expect(years.table.rows).toHaveLength(plate.areas.length)
    expect(years.sentences[0]).toContain('same classes')
  })

  test('say where a series breaks between two of them, and not elsewhere', () => {
    const withBreak = (after: string) => {
      const indicators = catalogue.indicators.map((one) =>
        one.id === 'cases' ? { ...one, breaks: [{ after, note: 'detail' }] } : one,
      )
      const atlas = { ...exampleAtlases.ordinary, catalogue: { ...catalogue, indicators } }
      return smallComparison({ indicator: 'cases', per: null }, atlas).comparison.years
    }
    expect(withBreak('2018').caveat).toContain('breaks between 2017 and 2019')
    expect(withBreak('2017').sentences.join(' ')).toContain('breaks between 2017 and 2019')
    for (const after of ['2016', '2020']) expect(withBreak(after).sentences.join(' ')).not.toContain('breaks')
  })

  test('take a ratio only for years that have its denominator, and say so where that leaves one', () => {
    const rates = smallComparison({ indicator: 'cases', per: 'people' }).comparison.years
    expect(rates.lacks).toMatch(/one period in which the denominator is held too/)
    expect(smallComparison({ indicator: 'machines', per: null }).comparison.years.lacks).toMatch(/Only one period/)
  })

  test('are the same object while only the selection changes, so that nothing is drawn anew', () => {
    const view = { indicator: 'cases', per: null } as const
    const first = smallComparison(view).comparison.years.body
    expect(smallComparison({ ...view, selected: ['E12000001'] }).comparison.years.body).toBe(first)
    expect(smallComparison({ ...view, classes: 3 }).comparison.years.body).not.toBe(first)
  })
})

describe('maps of several measures', () => {
  const rowsOf = (...measures: readonly string[]) =>
    writeChoice({ ...noChoice, measures: measures.map((indicator) => ({ indicator, per: null })) })

  test('begin with the measure in view, and have the figures of each measure’s own map', () => {
    const { comparison } = smallComparison({ indicator: 'machines', per: 'cases' })
    const maps = comparison.measures.body?.maps ?? expect.fail('no maps')
    expect(maps.length).toBeGreaterThan(1)
    expect(maps[0]?.title).toBe('Machines per 1,000 new cases')
    expect(new Set(maps.map(({ title }) => title)).size).toBe(maps.length)
    for (const { key, title, plate } of maps) {
      const row = comparison.measures.table.rows.find((one) => one.key === key)
      expect(row?.cells[0]?.text).toBe(title)
      for (const { area, text, cell } of plate.areas) {
        const column = comparison.measures.table.columns.findIndex(({ id }) => id === area.name)
        if (cell.kind === 'value') expect(row?.cells[column]?.text).toBe(text)
      }
    }
  })

  test('are those that the reader set side by side, in their order, six at most, with the classes of the view', () => {
    const two = smallComparison({ rows: rowsOf('vacancy', 'machines'), classes: 2, method: 'equal' }).comparison
      .measures
    expect(two.body?.maps.map(({ title }) => title)).toEqual(['Vacancy rate', 'Machines'])
    for (const { plate } of two.body?.maps ?? []) expect(plate.breaks.length).toBeLessThanOrEqual(3)
    const seven = Array.from({ length: 7 }, (_, at) => (at % 2 ? 'vacancy' : 'machines'))
    const many = smallComparison({ rows: rowsOf(...seven) }).comparison.measures
    expect(many.body?.maps).toHaveLength(mostMaps)
    expect(many.sentences.join(' ')).toContain('More measures are set side by side')
  })

  test('name the sources of all of them', () => {
    const { measures } = smallComparison({ rows: rowsOf('vacancy', 'machines') }).comparison
    expect(measures.titled().trust.sources.map(({ id }) => id)).toEqual(['made'])
    expect(measures.indicators().map(({ id }) => id)).toEqual(['vacancy', 'machines'])
  })
})

test('what cannot be told apart on small maps is not drawn on them, with the reason', () => {
  const { plate } = smallComparison({})
  expect(whyNoMaps(plate)).toBeNull()
  expect(whyNoMaps({ ...plate, areas: plate.areas.slice(0, 1) })).toMatch(/One area/)
  expect(whyNoMaps({ ...plate, geography: { ...plate.geography, hasShapes: false } })).toMatch(/No boundaries/)
  expect(whyNoMaps({ ...plate, geography: { ...plate.geography, drawnAs: 'points' } })).toMatch(/points/)
  const many = Array.from({ length: 401 }, () => plate.areas[0] ?? expect.fail('no area'))
  expect(whyNoMaps({ ...plate, areas: many })).toMatch(/^401 areas are too many/)
  expect(whyNoMaps({ ...plate, areas: many.slice(1) })).toBeNull()
})

test('a choice of periods stays where the measures are changed, and the other way round', () => {
  const text = writeChoice({ ...noChoice, periods: ['2017'], wholes: ['uk'] })
  const { choice } = readChoice(text)
  expect(writeChoice({ ...choice, measures: [{ indicator: 'cases', per: 'people' }] })).toBe(
    'in.uk,at.2017,cases!people',
  )
})
