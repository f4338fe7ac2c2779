import { expect, test } from 'vitest'
import { concernKinds } from '#core/watch/concern.ts'
import { concernsCsv } from '#core/watch/concerns-csv.ts'
import { composeContents } from '../../../data/build/compose.ts'
import { withConcerns } from '../../../data/build/concerns.ts'
import { composeOutputs } from '../../../data/build/outputs.ts'
import { readBuiltGeo, readDataFolder } from '../../../data/build.ts'

const counts = ['K02000001', 'E12000001', 'W92000004'].flatMap((area) =>
  ['2026-Q2', '2026-Q3'].flatMap((quarter) =>
    ['all', ...concernKinds.map(({ id }) => id)].map((kind) => ({
      area,
      quarter,
      kind,
      count: kind === 'all' && area !== 'W92000004' ? 7 : null,
    })),
  ),
)

test('a published table of concerns that is put into data/ is an indicator of the deployment, and withheld counts stay withheld', () => {
  const { areas, topology } = readBuiltGeo()
  const folder = withConcerns(new Map([...readDataFolder(), ['concerns.csv', concernsCsv(counts, 5)]]))
  const contents = composeContents(folder, areas)
  if (!contents.ok) throw new Error(JSON.stringify(contents.problems.slice(0, 5)))
  const concerns = contents.value.indicators.find(({ record }) => record.id === 'concerns')
  expect(concerns?.record.kind).toBe('reports')
  const cells = concerns?.observations.map(({ area, period, dims, cell }) => [
    area,
    period,
    dims.kind,
    cell.kind === 'value' ? cell.value : cell.reason,
  ])
  expect(cells).toHaveLength(counts.length)
  expect(cells).toContainEqual(['E12000001', '2026-07/2026-09', 'all', 7])
  expect(cells).toContainEqual(['W92000004', '2026-07/2026-09', 'all', 'suppressed'])
  const outputs = composeOutputs(contents.value, areas, topology)
  expect(outputs.ok && [...outputs.value.keys()].some((path) => path.includes('concerns'))).toBe(true)
  // Without the table nothing is added.
  expect(withConcerns(readDataFolder()).has('indicators/concerns/cells.csv')).toBe(false)
})
