import { expect, test } from 'vitest'
import { heldExtents, knowsChoices } from '#core/domain/held.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { areaCountText } from '#core/plate/choices.ts'
import { selectPeriod } from '#core/plate/select.ts'
import { realAtlas, realData, realDataset } from './real-atlas.ts'

const { catalogue, contents } = realData()

type Dims = Readonly<Record<string, string>>

const choicesOf = ({ dimensions }: Indicator): readonly Dims[] =>
  dimensions.reduce<readonly Dims[]>(
    (some, { id, values }) => some.flatMap((dims) => values.map((value) => ({ ...dims, [id]: value.id }))),
    [{}],
  )

test('menus count the areas of the very choice: geography, period and number of every choice are those of its cells', () => {
  const wrong: string[] = []
  for (const indicator of catalogue.indicators)
    for (const dims of choicesOf(indicator)) {
      expect(knowsChoices(indicator, dims)).toBe(true)
      const dataset = realDataset(`${indicator.id}/${(indicator.shard && dims[indicator.shard]) || '*'}`)
      for (const { geography, periods } of heldExtents(indicator, dims)) {
        const codes = new Set(contents.places.codesIn(geography))
        for (const { period, areas } of periods) {
          const cells = [...selectPeriod(dataset, period, dims)].filter(
            ([code, held]) => codes.has(code) && held.some(({ cell }) => cell.kind === 'value'),
          )
          if (cells.length !== areas)
            wrong.push(`${indicator.id} ${JSON.stringify(dims)} ${geography} ${period}: ${areas}, not ${cells.length}`)
        }
      }
    }
  expect(wrong).toEqual([])
})

test('a choice is offered only for geographies and periods with data for it', () => {
  const indicator = catalogue.indicators.find(({ id }) => id === 'diagnostic-tests') ?? expect.fail('not held')
  const whole = indicator.files['*']?.extents.find(({ geography }) => geography === 'nhs_trust')?.periods[0]
  const { main, offers } = realAtlas({
    indicator: 'diagnostic-tests',
    dims: { test: 'dexa' },
    geography: 'nhs_trust',
  }).resolved
  expect(main.periods[0]?.areas).toBeLessThan(whole?.areas ?? 0)
  expect(offers.find(({ geography }) => geography.id === 'nhs_trust')?.areas).toBe(main.periods[0]?.areas)
})

test('a file without extents by choice says how many areas there are at most', () => {
  const indicator = catalogue.indicators.find(({ id }) => id === 'training-intake') ?? expect.fail('not held')
  const files = Object.fromEntries(
    Object.entries(indicator.files).map(([shard, { path, extents }]) => [shard, { path, extents }]),
  )
  expect(areaCountText({ indicator: { ...indicator, files }, dims: {} }, 12)).toBe('up to 12 areas')
  expect(areaCountText({ indicator, dims: {} }, 12)).toBe('12 areas')
})
