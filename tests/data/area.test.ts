import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { rowOf } from '#core/area/figures.ts'
import { heldRows } from '#core/area/held-rows.ts'
import { areaColumnsOf } from '#core/area/input.ts'
import { areaNeeds, areaView, filesBehind } from '#core/area/needs.ts'
import { composeArea } from '#core/area/panels.ts'
import { notHeldText } from '#core/area/words.ts'
import { geographyFileSchema } from '#core/catalogue/schemas.ts'
import { askedOf } from '#core/compare/choice.ts'
import type { Area } from '#core/domain/area.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { defaultView, type View } from '#core/view/view.ts'
import { panelTable } from '#exports/pack/tables.ts'
import { drawPanel } from '../figures/draw-panel.tsx'
import { readBuilt, realAtlas, realData, realPlate } from './real-atlas.ts'

const { catalogue } = realData()

const areasOf = (id: string): readonly Area[] => {
  const path = catalogue.geographies.find((one) => one.id === id)?.path ?? expect.fail(id)
  return v.parse(geographyFileSchema, readBuilt(path)).areas
}

/** My area as the screen has it. */
function realArea(change: Partial<View>) {
  const view = areaView({ ...defaultView, screen: 'area', ...change }, catalogue)
  const needs = areaNeeds(view, catalogue)
  const { resolved, atlas } = realAtlas(view, () => filesBehind([...needs.rows, ...needs.held]))
  const plate = composePlate(resolved, atlas)
  const around = catalogue.geographies.filter(({ id }) => id !== plate.geography.id).flatMap(({ id }) => areasOf(id))
  const input = {
    plate,
    atlas,
    rows: needs.rows,
    held: needs.held,
    columns: areaColumnsOf(view, plate.geography, atlas.areas, needs.wholes, around),
  }
  return { input, needs, view, panels: composeArea(input) }
}

/** The plate that Explore has of a measure, on its geography or on another. */
const onExplore = (resolved: Resolved, geography = resolved.geography.id) => {
  const { dims = {}, ...asked } = askedOf(resolved)
  return realPlate({ ...asked, dims, geography, perPeriod: resolved.per?.period ?? null })
}

const homes = catalogue.geographies
  .filter(({ areas }) => areas > 2)
  .map(({ id }) => {
    const [first, second, third] = areasOf(id)
    return { id, mine: `${id}!${first?.code}`, selected: [second?.code ?? '', third?.code ?? ''] }
  })

describe('the figures are those of Explore for the same measure', () => {
  test.each(homes)('$id', ({ mine, selected }) => {
    const { input } = realArea({ mine, selected })
    const rows = heldRows(input)
    const [own] = input.columns
    expect(rows.length).toBeGreaterThan(0)
    for (const { resolved, figures, rank, benchmark } of rows) {
      const plate = onExplore(resolved)
      const there = plate.areas.find(({ area }) => area.code === own?.area.code)
      // Of overlapping unions Explore draws only those with a figure.
      if (!there) continue
      const [figure] = figures
      expect(figure?.cell.kind).toBe(there.cell.kind)
      expect([figure?.text, figure?.coverage, rank]).toEqual([there.text, there.coverageText, there.rank])
      if (figure?.cell.kind === 'value')
        expect(figure.cell).toMatchObject({ value: there.cell.kind === 'value' ? there.cell.value : null })
      expect([figure?.gap?.text, benchmark?.name]).toEqual([there.comparison?.text, plate.benchmark?.name])
    }
  })

  test.each(homes)(
    '$id, with its wholes, which are those of the map of nations and of the United Kingdom',
    ({ mine, selected }) => {
      const { panels, input } = realArea({ mine, selected })
      const wholes = input.columns.flatMap(({ area, role }, at) => (role === 'whole' ? [{ area, at }] : []))
      for (const [row, resolved] of input.rows.entries())
        for (const { area, at } of wholes) {
          const column = panels.table.body?.heads.findIndex(({ code }) => code === area.code) ?? -1
          const cell = panels.table.body?.rows[row]?.cells[column] ?? expect.fail('no cell')
          if (cell.lines.includes('sum of its areas')) continue
          const map = onExplore(resolved, area.code === 'K02000001' ? 'uk' : 'nation')
          const there = map.areas.find((one) => one.area.code === area.code)
          if (map.period !== resolved.period || map.perPeriod !== (resolved.per?.period ?? null) || !there) continue
          const found = rowOf(resolved, input)?.figures[at]?.cell
          if (there.cell.kind === 'value') expect(found).toMatchObject({ value: there.cell.value })
          else expect(cell.absent, `${area.name}, ${resolved.main.indicator.id}`).not.toBeNull()
        }
    },
  )
})

test.each(homes)('the link of $id names every row with its period, and opens the same table', ({ mine, selected }) => {
  const { view, panels } = realArea({ mine, selected })
  expect(realArea({ mine, selected, rows: view.rows }).panels.table.table).toEqual(panels.table.table)
})

test.each(homes)('$id starts with real measures that it has figures of', ({ mine }) => {
  const { panels } = realArea({ mine })
  const rows = panels.table.body?.rows ?? []
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ mark }) => /made-up/.test(mark))).toEqual([])
})

test.each(homes)(
  'columns of numbers hold numbers and the marks of absences alone, under names of their own, by $id',
  ({ mine, selected }) => {
    const { panels, input } = realArea({ mine, selected, sample: true })
    for (const panel of Object.values(panels)) {
      const table = panelTable(panel)
      const names = table.columns.map(({ name }) => name)
      expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([])
      for (const row of table.rows)
        for (const [at, cell] of row.entries())
          if (table.columns[at]?.datatype === 'number')
            expect(typeof cell === 'number' || /^\[[cxz]\]$/.test(cell)).toBe(true)
      // Every number that is said stands in the table.
      const said = panel.sentences.flatMap((one) => one.match(/(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)/g) ?? [])
      const held = table.rows
        .flat()
        .concat(panel.table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)))
        .join(' ')
      expect(said.filter((number) => !held.includes(number))).toEqual([])
      expect(drawPanel(panel, input.plate)).not.toMatch(/NaN|Infinity|undefined|\[object/)
      for (const word of panel.sentences) expect(word).not.toMatch(/NaN|undefined|\.\.| {2}/)
    }
  },
)

test('a made-up measure is marked in its row, in the file and across the panel', () => {
  const { panels } = realArea({ mine: 'itl1!E12000002', rows: 'mpce-wte!people,cancer-asr!-' })
  expect(panels.table.body?.rows.map(({ mark }) => mark)).toEqual([expect.stringMatching(/made-up/), ''])
  expect(panels.table.titled()).toMatchObject({ marks: ['illustrative'], partlyMarked: true })
  const at = panels.table.table.columns.findIndex(({ id }) => id === 'mark')
  expect(panels.table.table.rows.map(({ cells }) => cells[at]?.raw)).toEqual([expect.stringMatching(/made-up/), 'none'])
})

test('a measure that is not held for a geography is said to be held where it is', () => {
  const waits = catalogue.indicators.find(({ id }) => id === 'diagnostic-waits-england') ?? expect.fail()
  const dims = Object.fromEntries(waits.dimensions.map(({ id, initial }) => [id, initial]))
  expect(notHeldText(waits, dims, 'itl1', catalogue)).toMatch(
    /^No figure of .+ is held for any of ITL1 regions and nations\. It is held for .*NHS England regions[^.]* \(\d+ of \d+ areas, [^)]*\)[^.]*\.$/,
  )
  const vacancy = catalogue.indicators.find(({ id }) => id === 'mpce-published-vacancy') ?? expect.fail()
  expect(notHeldText(vacancy, {}, 'itl1', catalogue)).toMatch(
    /It is held for the United Kingdom, or several of its nations, as a whole \(2021\), which says nothing of its parts\.$/,
  )
  // Held for England and Wales together, which are not the United Kingdom.
  const intake = catalogue.indicators.find(({ id }) => id === 'training-intake') ?? expect.fail()
  expect(notHeldText(intake, {}, 'itl1', catalogue)).toContain(
    'the United Kingdom, or several of its nations, as a whole',
  )
})
