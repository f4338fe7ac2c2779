import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '#core/compare/comparison.ts'
import { comparisonNeeds } from '#core/compare/needs.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { denominatorsFor } from '#core/plate/choices.ts'
import { measureOf } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Chosen, Resolved } from '#core/plate/resolve.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { defaultView } from '#core/view/view.ts'
import { panelRows } from '#exports/export-panel.ts'
import { fileName } from '#exports/file-name.ts'
import { panelTable } from '#exports/pack/tables.ts'
import { csvText } from '#formats/csv-text.ts'
import { realPage } from '../core/coverage/real-coverage.ts'
import { realComparison } from './comparison.ts'
import { realData, realDataset } from './real-atlas.ts'

const { catalogue } = realData()
const shipped = catalogue.indicators.map((indicator) => {
  const { geography } = indicator.initial
  const [first] = denominatorsFor(catalogue, indicator, geography)
  return { indicator: indicator.id, geography, per: first?.id ?? null }
})

const link = 'https://example.org/atlas/?v=1'
const drawn = (comparison: Comparison) => Object.values(comparison).filter(({ body }) => body !== null)

type Held = { readonly area: string; readonly source: string }

/** Cells of one choice of an indicator for areas, read from its file; of every period where none is named. */
function cellsOf({ dataset, dims }: Chosen, period: string | null, codes: ReadonlySet<string>): readonly Held[] {
  return realDataset(dataset).observations.filter(
    (one) =>
      codes.has(one.area) &&
      (period === null || one.period === period) &&
      Object.entries(dims).every(([key, value]) => one.dims[key] === value),
  )
}

/** Whether every cell has one boundary only, which means that all of them are shown. */
const once = (cells: readonly Held[]): boolean => new Set(cells.map(({ area }) => area)).size === cells.length

/** Measures with cells in the table of each panel, or in its calculation. */
function measuresOf(id: keyof Comparison, main: Resolved, comparison: Comparison): readonly (Resolved | null)[] {
  const needs = comparisonNeeds(main, catalogue)
  const lines = comparison.spread.body?.lines.map((line) => line.id) ?? []
  const names = new Set(comparison.profile.body?.rows.map(({ measure }) => measure.name))
  const by: Readonly<Record<keyof Comparison, readonly (Resolved | null)[]>> = {
    ranking: [main],
    ledger: [main],
    certainty: [main],
    funnel: [needs.heads ?? main],
    scatter: [main, needs.second, needs.people],
    corner: [main, needs.second, ...needs.setups],
    trends: [main],
    change: [main],
    years: [main],
    measures: needs.maps,
    profile: needs.profile.filter((one) => names.has(measureOf(one, []).name)),
    spread: [main, lines.includes('gini') ? needs.people : null, lines.includes('slope') ? needs.second : null],
  }
  return by[id]
}

describe('a figure that leaves names the sources of its own cells, and no others', () => {
  test.each(shipped)('$indicator by $geography', (view) => {
    const { plate, comparison } = realComparison(view)
    const main = resolveView({ ...defaultView, ...view }, catalogue)
    const codes = new Set(plate.areas.map(({ area }) => area.code))
    for (const panel of drawn(comparison)) {
      const id = panel.id.panel
      const own = new Set(panel.titled().trust.sources.map((source) => source.id))
      const every = id === 'trends' || id === 'years'
      const pair = id === 'change' ? comparison.change.body : null
      const mapped = id === 'years' ? comparison.years.body?.maps.map(({ key }) => key) : null
      const mains = pair ? [pair.earlier, pair.later] : (mapped ?? [every ? null : undefined])
      const lists = measuresOf(id, main, comparison).flatMap((one) =>
        one === null
          ? []
          : [
              ...mains.map((period) => cellsOf(one.main, period === undefined ? one.period : period, codes)),
              ...(one.per ? [cellsOf(one.per, every || pair ? null : one.per.period, codes)] : []),
            ],
      )
      const held = new Set(lists.flat().map(({ source }) => source))
      expect(
        [...own].filter((source) => !held.has(source)),
        id,
      ).toEqual([])
      // A cell with a second boundary, or for a year without its denominator, may be left out.
      if (lists.every(once))
        expect(
          [...held].filter((source) => !own.has(source)),
          id,
        ).toEqual([])
      expect(own.size, id).toBeGreaterThan(0)
    }
  })
})

test('every row of everything held says for itself where it comes from and whether it is made up', () => {
  for (const view of [{ indicator: 'mpce-headcount' }, { indicator: 'cancer-cases', per: 'people-100k' }]) {
    const { comparison } = realComparison({ ...view, geography: 'itl1', sample: true })
    const titled = comparison.profile.titled()
    expect(titled).toMatchObject({ marks: expect.arrayContaining(['illustrative']), partlyMarked: true })
    const { name, rows } = csvOf(comparison.profile)
    expect(name).toContain('with-illustrative')
    const madeUp = rows.filter((row) => /^Illustrative sample/.test(row.Mark ?? ''))
    const real = rows.filter((row) => row.Mark === 'none')
    expect([madeUp.length > 2, real.length > 2]).toEqual([true, true])
    for (const row of madeUp) expect(row['Source titles']).toMatch(/Sample baseline/)
    for (const row of real) expect(row['Source titles']).not.toMatch(/Sample baseline/)
    for (const row of real) expect(row['Source titles']).not.toBe('')
    const named = new Set(titled.trust.sources.map(({ publisher, title }) => `${publisher}: ${title}`))
    const inRows = [...madeUp, ...real].flatMap((row) => (row['Source titles'] ?? '').split('; '))
    expect([...new Set(inRows)].sort()).toEqual([...named].flatMap((one) => one.split('; ')).sort())
  }
})

test('a real figure beside a made-up measure goes unmarked, and a made-up one beside a real measure is marked', () => {
  const { comparison } = realComparison({ indicator: 'mpce-headcount', geography: 'itl1', per: 'cancers' })
  for (const panel of drawn(comparison)) expect(panel.titled().marks, panel.label).toContain('illustrative')
  const real = realComparison({ indicator: 'radiotherapy-machines', geography: 'itl1', per: 'cancers' })
  for (const panel of drawn(real.comparison).filter(({ id }) => id.panel !== 'profile'))
    expect(panel.titled().marks, panel.label).not.toContain('illustrative')
})

test('figures of coverage add the norms, the sample and the context that they rest on', () => {
  const { page } = realPage()
  const idsOf = (plate: Plate) => plate.trust.sources.map(({ id }) => id)
  const map = idsOf(page.plate)
  const staff = page.panels.staff.titled()
  expect(staff.marks).toContain('illustrative')
  expect(page.plate.marks).not.toContain('illustrative')
  expect(idsOf(staff)).toEqual(expect.arrayContaining(map))
  expect(staff.trust.sources.some(({ title }) => /Sample baseline/.test(title))).toBe(true)
  expect(staff.trust.sources.some(({ publisher }) => /IAEA|International Atomic/.test(publisher))).toBe(true)
  expect(idsOf(page.panels.equity.titled()).length).toBeGreaterThan(map.length)
  for (const id of ['bands', 'regions', 'catchments', 'gaps'] as const)
    expect(idsOf(page.panels[id].titled())).toEqual(map)
})

function csvOf(panel: Panel) {
  const text = csvText(panelRows(panel, link))
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  return {
    name: fileName(panel.titled(), panelIdText(panel.id), 'csv'),
    rows: data,
    header: meta.fields ?? [],
    renamed: meta.renamedHeaders ?? null,
  }
}

const shorthand = /^\[(c|x|z|u|low)\]$/

/** Lists table entries that do not have the type of their column, in the card's file and in the pack, and duplicate headings. */
function faultsOf(panel: Panel): readonly string[] {
  const id = panel.id.panel
  const table = panelTable(panel)
  const names = table.columns.map(({ name }) => name)
  const faults = table.rows.flatMap((row) =>
    row.flatMap((cell, at) => {
      const column = table.columns[at]
      const typed =
        column?.datatype === 'number' ? typeof cell === 'number' || shorthand.test(cell) : typeof cell === 'string'
      return typed && cell !== '' && !Number.isNaN(cell) ? [] : [`${id} ${column?.name}: ${cell}`]
    }),
  )
  const { header, rows, renamed } = csvOf(panel)
  for (const { name, numeric } of panel.table.columns)
    for (const row of numeric ? rows : [])
      if (!shorthand.test(row[name] ?? '') && !/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(row[name] ?? ''))
        faults.push(`${id} CSV ${name}: ${row[name]}`)
  const twice = [...names, ...header.map((one) => `CSV ${one}`)].filter((one, at, all) => all.indexOf(one) !== at)
  const ill = names.filter((one) => !/^[a-z][a-z0-9_]*$/.test(one))
  return [...faults, ...twice, ...ill, ...(renamed ? ['a heading stands twice'] : [])]
}

describe('columns of numbers hold numbers and the marks of absences, and nothing else', () => {
  test.each(shipped)('$indicator by $geography', (view) => {
    const { comparison } = realComparison({ ...view, selected: [] })
    expect(drawn(comparison).flatMap(faultsOf)).toEqual([])
  })

  test.each([{}, { cost: 'crow', map: 'access' }, { sea: true }] as const)('coverage: %o', (change) => {
    const { page } = realPage(change)
    for (const panel of Object.values(page.panels)) expect(faultsOf(panel)).toEqual([])
  })

  test('coverage with sites imagined', () => {
    const [site] = realPage().page.sites
    const { page } = realPage({}, [{ kind: 'close', site: site?.id ?? '' }])
    for (const panel of Object.values(page.panels)) expect(faultsOf(panel)).toEqual([])
  })

  test('the areas of everything held stand under their names', () => {
    const { comparison } = realComparison({ indicator: 'mpce-headcount', geography: 'itl1' })
    const names = panelTable(comparison.profile).columns
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['north_east', 'yorkshire_and_the_humber']))
  })
})
