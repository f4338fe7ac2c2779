import { expect, test } from 'vitest'
import { encodeDataset } from '#core/catalogue/columns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { type OpenTable, placeId, protect } from '#core/disclosure/protect.ts'
import type { Observation } from '#core/domain/cell.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { encodeView } from '#core/view/codec.ts'
import { exportIndicator } from '#exports/export-indicator.ts'
import { tableRows } from '#exports/table-rows.ts'
import { csvText } from '#formats/csv-text.ts'
import { drawPanel } from '../../figures/draw-panel.tsx'
import {
  areas,
  catalogue,
  dataset,
  datasets,
  machines,
  observe,
  smallAtlas,
  smallView,
  source,
} from '../../fixtures/small-atlas.ts'
import { countBehind, countLayers } from './tables.ts'

/** A number that stands nowhere else. Two departments are behind it, so that it is withheld. */
const canary = 7919
const companion = 8111
const numbers = [9973, canary, 9547, 9203, 9887, companion]
const uk = numbers.reduce((sum, value) => sum + value, 0)

const place = (code: string, value: number): Observation => {
  const observation = observe(code, value)
  return {
    ...observation,
    cell: {
      kind: 'value',
      value,
      status: 'observed',
      numerator: value,
      denominator: value + 1,
      interval: { lower: value - 0.5, upper: value + 0.5, level: 0.95, method: 'published' },
      coverage: { part: 2, whole: 3, of: 'departments' },
    },
  }
}
const observations = [...areas.map(({ code }, at) => place(code, numbers[at] ?? 0)), place('uk', uk)]

const open: OpenTable = {
  indicators: new Map([
    ['machines', { adds: 'persons', observations }],
    ['share', { adds: 'other', observations: observations.map((one) => ({ ...one })) }],
  ]),
  ...countLayers('machines', 'share'),
  behind: ({ area, cell }) => {
    const at = 10 * areas.findIndex(({ code }) => code === area)
    const departments = area === areas[1]?.code ? 2 : 5
    return countBehind(
      cell.kind === 'value' ? cell.value : 0,
      Array.from({ length: departments }, (_, one) => at + one),
    )
  },
  totals: { area: [{ total: 'uk', parts: areas.map(({ code }) => code) }] },
}

const guarded = protect(open, defaultPolicy)
const shown = guarded.indicators.get('machines') ?? []
const cellOf = (list: readonly Observation[], code: string | undefined) => list.find(({ area }) => area === code)?.cell

/** Everything that is made from observations, as text. */
function leaving(list: readonly Observation[]): Readonly<Record<string, string>> {
  const atlas = { ...smallAtlas, datasets: new Map([...datasets, ['machines/*', dataset('machines', list)]]) }
  const resolved = resolveView(smallView({ per: 'none' }), catalogue)
  const plate = composePlate(resolved, atlas)
  const link = `https://example.org/?${encodeView(smallView({ per: 'none' }))}`
  const panels = panelsOf(plate)
  return {
    plate: JSON.stringify(plate),
    description: plate.description,
    table: csvText(tableRows(plate, link)),
    map: drawPanel(panels.map, plate),
    ranking: drawPanel(panels.ranked, plate),
    link,
    file: JSON.stringify(encodeDataset('machines', null, list, [source], [])),
  }
}

const traces = (value: number) => [String(value), value.toLocaleString('en-GB'), String(value + 0.5), String(value + 1)]

test('the canary is suppressed, and a companion with it, and both look the same', () => {
  const withheld = shown.filter(({ cell }) => cell.kind === 'absent')
  expect(withheld.map(({ area }) => area)).toEqual([areas[1]?.code, areas[5]?.code])
  for (const { cell } of withheld)
    expect(cell).toEqual({
      kind: 'absent',
      reason: 'suppressed',
      coverage: { part: 2, whole: 3, of: 'departments' },
    })
  expect(cellOf(guarded.indicators.get('share') ?? [], areas[1]?.code)).toMatchObject({ reason: 'suppressed' })
})

test('the curator alone learns which rule hid it', () => {
  const [first, second] = [areas[1], areas[5]].map((area) =>
    guarded.withheld.get(placeId(observe(area?.code ?? '', 0))),
  )
  expect(first).toEqual(['few-departments'])
  expect(second).toEqual([])
})

test('the canary is in nothing that leaves: table, pictures, description, link, file', async () => {
  const { blob } = exportIndicator(
    machines,
    { datasets: [dataset('machines', shown)], areas: new Map(areas.map((area) => [area.code, area])) },
    'v1',
  )
  const texts = { ...leaving(shown), csv: await blob.text() }
  for (const [name, text] of Object.entries(texts))
    for (const value of [canary, companion]) for (const trace of traces(value)) expect(text, name).not.toContain(trace)
})

test('unguarded, the same search finds it, so that it can fail', () => {
  const texts = leaving(observations)
  for (const name of ['plate', 'table', 'ranking', 'file'] as const)
    expect(
      traces(canary).some((trace) => texts[name]?.includes(trace)),
      name,
    ).toBe(true)
})

test('rounded counts say so, lose what would give the exact count back, and hide the same', () => {
  const rounding: DisclosurePolicy = { ...defaultPolicy, rounding: { base: 5, source: 'test' } }
  const { indicators, note } = protect(open, rounding)
  expect(note).toContain('nearest 5')
  expect(cellOf(indicators.get('machines') ?? [], areas[0]?.code)).toEqual({
    kind: 'value',
    value: 9975,
    status: 'rounded',
    coverage: { part: 2, whole: 3, of: 'departments' },
  })
  expect(cellOf(indicators.get('machines') ?? [], areas[1]?.code)).toMatchObject({ reason: 'suppressed' })
})

test('a value that adds up and is negative is a fault of the caller', () => {
  const negative = {
    ...open,
    indicators: new Map([['x', { adds: 'persons', observations: [observe('a', -1)] } as const]]),
  }
  expect(() => protect(negative, defaultPolicy)).toThrow(RangeError)
})
