import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import type { Panel } from '#core/panel/panel.ts'
import { exportWorkbook } from '#exports/export-workbook.ts'
import { realComparison } from '../data/comparison.ts'
import { realPlate } from '../data/real-atlas.ts'

const context = { permalink: 'https://atlas.example/?v=2', made: new Date('2026-03-04T12:00:00Z'), dataVersion: 'test' }

async function opened(panel: Panel) {
  const { name, blob } = exportWorkbook(panel, [], context)
  const sheets = await readXlsxFile(Buffer.from(await blob.arrayBuffer()))
  const textOf = (sheet: string) =>
    (sheets.find((one) => one.sheet === sheet)?.data ?? []).map((row) => row.join(' | ')).join('\n')
  return { name, sheets, textOf }
}

test('the first sheet is the table of the figure, each row as the panel has it, numbers as numbers', async () => {
  const { comparison } = realComparison({ indicator: 'mpce-staff', geography: 'itl1' })
  const panel = comparison.ranking
  const { name, sheets } = await opened(panel)
  expect(name).toMatch(/^mpce-staff-in-post.*compare-ranking\.xlsx$/)
  const [first] = sheets
  const [head = [], ...rows] = first?.data ?? []
  expect(head.slice(1, -2)).toEqual(panel.table.columns.map((column) => column.name))
  expect(rows.map((row) => row.slice(0, -2))).toEqual(
    panel.table.rows.map(({ area, cells }) => [area ?? '[z]', ...cells.map(({ raw }) => (raw === '' ? '[z]' : raw))]),
  )
  expect(rows.some((row) => row.some((cell) => typeof cell === 'number'))).toBe(true)
})

test('the figures of the map stand with the benchmark that the screen has, on a sheet with a name that says so', async () => {
  const { map } = panelsOf(realPlate({ indicator: 'mpce-staff', geography: 'itl1', per: 'people' }))
  const { sheets } = await opened(map)
  const [first] = sheets
  expect(first?.sheet).toBe('Figures by area')
  const [head = [], ...rows] = first?.data ?? []
  const value = head.indexOf('Value')
  const england = rows.filter((row) => row[1] === 'Benchmark: England')
  expect(england).toHaveLength(1)
  expect(england[0]?.[0]).toBe('[z]')
  expect(england[0]?.[value]).toBeCloseTo(88.3, 1)
  expect(rows).toHaveLength(13)
})

test('the sheets behind it say what it is, what its words mean, where it comes from and how it is cited', async () => {
  const { comparison } = realComparison({ indicator: 'mpce-staff', geography: 'itl1' })
  const { sheets, textOf } = await opened(comparison.ranking)
  expect(sheets.map(({ sheet }) => sheet).slice(1)).toEqual(['Cover', 'Notes', 'Sources'])
  const cover = textOf('Cover')
  for (const words of [comparison.ranking.title, comparison.ranking.subtitle, 'Cite as', context.permalink])
    expect(cover).toContain(words)
  expect(textOf('Notes')).toMatch(/^WTE \| Whole-time equivalent/m)
  expect(textOf('Notes')).toMatch(/^MPCE staff in post \| Medical physics and clinical engineering staff in post/m)
  expect(textOf('Sources')).toMatch(/NHS Digital/)
})

test('a map has the table of its plate, and what is made up is marked in the name, on the cover and in its rows', async () => {
  const { map } = panelsOf(realPlate({ indicator: 'mpce-wte', geography: 'itl1' }))
  const { name, sheets, textOf } = await opened(map)
  expect(name).toMatch(/illustrative_map\.xlsx$/)
  expect(textOf('Cover')).toMatch(/made-up/)
  const [first] = sheets
  const [head = [], ...rows] = first?.data ?? []
  const status = head.indexOf('Status')
  expect(rows).toHaveLength(12)
  for (const row of rows) expect(String(row[status])).toMatch(/made up|illustrative/i)
})
