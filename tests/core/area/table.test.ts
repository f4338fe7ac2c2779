import { describe, expect, test } from 'vitest'
import { heldRows, rankWords, remarkable } from '#core/area/held-rows.ts'
import { inTheirPlaces, withoutColumn } from '#core/area/input.ts'
import { areaNeeds, homeOf } from '#core/area/needs.ts'
import { remarkSentences } from '#core/area/words.ts'
import type { Area } from '#core/domain/area.ts'
import { quotePanel } from '#core/plate/quote.ts'
import { areas, catalogue, dataset, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'
import { smallArea } from './small-area.ts'

const [north = expect.fail('no area')] = areas
const england: Area = { ...north, code: 'E92000001', name: 'England', parents: {} }
const [regions = expect.fail('no geography')] = catalogue.geographies
const nations = { ...regions, id: 'nation', name: 'Nations', singular: 'nation', path: 'geo/nation.json', areas: 4 }
const withNations = { ...smallAtlas, catalogue: { ...catalogue, geographies: [regions, nations] } }

const leads = (name: string, change: Parameters<typeof smallArea>[0], around: readonly Area[] = []) => {
  const { panels } = smallArea(change, withNations, around)
  const row = panels.table.body?.rows.find((one) => one.name === name)
  return row?.cells.map(({ lead, lines }) => [lead, ...lines].join(' | '))
}

describe('areas by measures', () => {
  test('has a column for my area first, then the benchmark, then those beside it, each with its difference', () => {
    const { panels } = smallArea({ selected: ['E12000003', 'W92000004'], rows: 'machines!cases,vacancy!-' })
    expect(panels.table.body?.heads.map(({ name, role }) => [name, role])).toEqual([
      ['West', 'mine'],
      ['Benchmark', 'other'],
      ['East', 'beside'],
      ['Wales', 'beside'],
    ])
    // 20, 0 and 5 machines over 10,000 new cases each; 80 over 60,000 together.
    expect(
      leads('Machines per 1,000 new cases', { selected: ['E12000003', 'W92000004'], rows: 'machines!cases' }),
    ).toEqual(['2.00 | ▲ 0.67 above (50%)', '1.33 | the UK', '0.00 | ▼ 1.33 below (100%)', '0.50 | ▼ 0.83 below (63%)'])
  })

  test('says why there is no figure, and no difference then', () => {
    expect(leads('Vacancy rate', { selected: ['E12000003', 'W92000004', 'S92000003'], rows: 'vacancy!-' })).toEqual([
      'suppressed',
      'not applicable | no figure for England is held',
      '7.5%',
      'not collected',
      'not applicable',
    ])
  })

  test('has a total without a benchmark, and says so', () => {
    expect(leads('Machines', { rows: 'machines!-' })).toEqual(['20', 'none | a total has no benchmark'])
  })

  test('adds up the areas of a whole that nobody publishes, and says that it did', () => {
    const cells = leads('Machines per 1,000 new cases', { rows: 'in.nation,machines!cases' }, [england])
    // 30 machines over the 30,000 new cases of the three English regions.
    expect(cells).toEqual([
      '2.00 | ▲ 0.67 above (50%)',
      '1.33 | the UK',
      '1.00 | ▼ 0.33 below (25%) | sum of its areas',
    ])
  })

  test('takes the published figure of a whole before any sum', () => {
    const own = [...(smallAtlas.datasets.get('vacancy/*')?.observations ?? []), observe('E92000001', 6.5)]
    const datasets = new Map([...smallAtlas.datasets, ['vacancy/*', dataset('vacancy', own)] as const])
    const { panels } = smallArea({ rows: 'in.nation,vacancy!-' }, { ...withNations, datasets }, [england])
    expect(panels.table.body?.rows[0]?.cells.map(({ lead }) => lead)).toEqual(['suppressed', '6.5%', '6.5%'])
  })

  test('keeps to one benchmark a row: the nation of my area where that is asked for', () => {
    const benchmark = { kind: 'nation' } as const
    expect(
      leads('Machines per 1,000 new cases', { benchmark, selected: ['W92000004'], rows: 'machines!cases' }),
    ).toEqual(['2.00 | ▲ 1.00 above (100%)', '1.00 | England', '0.50 | ▼ 0.50 below (50%)'])
  })

  test('is quoted with its first figures, those that are missing by their reason, and the benchmark', () => {
    const rows = 'machines!cases,vacancy!-,machines!-,cases!-'
    const { panels } = smallArea({ mine: 'itl1!E12000003', selected: ['E12000002', 'W92000004'], rows })
    const quote = quotePanel(panels.table, panels.table.titled())
    expect(quote.may === 'quote' && quote.text).toContain(
      'Machines per 1,000 new cases (machines per 1,000 new cases, 2019): East 0.00, West 2.00, Wales 0.50, benchmark (the UK) 1.33. ' +
        'Vacancy rate (%, 2019): East 7.5%, West suppressed, Wales ',
    )
    expect(quote.may === 'quote' && quote.text).toContain('1 more measure in the table')
  })

  test('has numbers alone in its columns of numbers', () => {
    const { panels } = smallArea({ selected: ['W92000004'], rows: 'machines!cases,vacancy!-,machines!-' })
    const { columns, rows } = panels.table.table
    expect(columns.filter(({ numeric }) => numeric).length).toBe(7)
    for (const { cells } of rows)
      for (const [at, { raw }] of cells.entries())
        if (columns[at]?.numeric) expect(typeof raw === 'number' || /^\[[cxz]\]$/.test(raw), String(raw)).toBe(true)
  })

  test('has every row of one period, which it names', () => {
    const { panels } = smallArea({ rows: 'cases!-!!2017,cases!-!!2019' })
    expect(panels.table.body?.rows.map(({ lines }) => lines[0])).toEqual(['new cases, 2017', 'new cases, 2019'])
  })
})

describe('columns', () => {
  const columns = (around: readonly Area[]) =>
    smallArea({ rows: 'in.nation,machines!cases', selected: ['E12000003', 'N92000002'] }, withNations, around).input
      .columns

  test('are my area, the wholes that it lies in, the others in the order of choice, then the wholes of these alone, each once', () => {
    expect(columns([england]).map(({ name, role }) => [name, role])).toEqual([
      ['West', 'mine'],
      ['England', 'whole'],
      ['East', 'beside'],
      ['Northern Ireland', 'beside'],
    ])
  })

  test('of one name are told apart by their codes', () => {
    const names = columns([{ ...england, name: 'West' }]).map(({ name }) => name)
    expect(names).toEqual(['West (E12000002)', 'West (E92000001)', 'East', 'Northern Ireland'])
  })
})

test('areas of another choice keep the places of those that stay', () => {
  expect(inTheirPlaces(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'd', 'c'])
  expect(inTheirPlaces(['a', 'b'], ['d', 'e', 'b'])).toEqual(['d', 'b', 'e'])
  expect(inTheirPlaces(['a', 'b', 'c'], ['c'])).toEqual(['c'])
  expect(inTheirPlaces([], ['b', 'a'])).toEqual(['b', 'a'])
})

describe('areas without a column', () => {
  const left = (selected: readonly string[]) =>
    withoutColumn({ mine: 'itl1!E12000002', selected }, regions, [...areas, ...more])
  const more = Array.from({ length: 6 }, (_, at) => ({ ...north, code: `E1200009${at}` }))

  test('are of another geography, or too many, and are said', () => {
    expect(left(['E12000003', 'E12000002'])).toEqual([])
    expect(left(['E54000001', 'E12000003'])).toEqual(['E54000001, not among Regions, without a column'])
    expect(left([...areas, ...more].map(({ code }) => code))).toEqual([
      'the last 3 areas selected, as 8 are the most beside one',
    ])
  })
})

describe('what the link asks for', () => {
  test('and is not held is left out by name', () => {
    const view = smallView({ mine: 'itl1!E12000002', rows: 'machines!cases,linacs!-,cases!-!!1999' })
    const { rows, left } = areaNeeds(view, catalogue)
    expect(rows.map(({ main }) => main.indicator.id)).toEqual(['machines'])
    expect(left).toEqual([
      'there is no measure “linacs”, so it has no row',
      'New cases is not held for Regions as the link asks for it, so it has no row',
    ])
  })

  test('is a geography of my area; the one shown where the catalogue lacks it', () => {
    expect(homeOf({ mine: 'icb!E54000001', geography: 'itl1' }, catalogue)).toBe('itl1')
    expect(homeOf({ mine: 'nation!E92000001', geography: 'itl1' }, withNations.catalogue)).toBe('nation')
  })
})

describe('everything held', () => {
  test('ranks my area among all, from the nearer end', () => {
    const { input } = smallArea({ mine: 'itl1!E12000003' })
    const words = Object.fromEntries(heldRows(input).map((row) => [row.measure.name, rankWords(row)]))
    expect(words).toEqual({
      'Machines per 1,000 new cases': 'lowest of 6',
      'Vacancy rate': 'highest of 2',
      'New cases per 100,000 people': '',
      People: 'highest of 6',
    })
  })

  test('says in what an area stands out, and of how few areas it says nothing', () => {
    const { input } = smallArea({ mine: 'itl1!E12000003' })
    const { highest, lowest } = remarkable(heldRows(input))
    expect([highest, lowest].map((list) => list.map(({ row }) => row.measure.name))).toEqual([
      ['People'],
      ['Machines per 1,000 new cases'],
    ])
    expect(remarkSentences(heldRows(input))).toEqual([
      'It is highest of 6 in people (3,000,000, 2019).',
      'It is lowest of 6 in machines per 1,000 new cases (0.00, 2019).',
    ])
  })
})
