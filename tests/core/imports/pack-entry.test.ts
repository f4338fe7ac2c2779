import { expect, test } from 'vitest'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import { packEntry } from '#core/imports/pack-entry.ts'
import { isPackPath } from '#core/imports/pack-path.ts'
import { smallPack } from '../../fixtures/small-pack.ts'
import { realPlaces } from './context.ts'

test('a pack’s files are found under paths of its own, never under those that it names', () => {
  const { entry, files } = packEntry(smallPack, '7')
  const [indicator] = entry.indicators
  const path = indicator?.files['*']?.path ?? ''
  expect(isPackPath(path)).toBe(true)
  expect(path).not.toContain('machines.json')
  expect(files.get(path)?.columns).toBe(smallPack.datasets[0]?.columns)
  expect(files.get(path)?.sources.map(({ publisher }) => publisher)).toEqual([
    'Pack “Made-up machines”, which names Nobody',
  ])
  expect([...packEntry(smallPack, '8').files.keys()]).not.toContain(path)
})

test('an indicator without a file is left out, and a file without an indicator too', () => {
  const [indicator] = smallPack.indicators
  if (!indicator) throw new Error('the example is empty')
  const { entry, files } = packEntry(
    {
      ...smallPack,
      indicators: [
        { ...indicator, id: 'elsewhere' },
        { ...indicator, files: {} },
      ],
    },
    '1',
  )
  expect(entry.indicators).toEqual([])
  expect(files.size).toBe(0)
})

test('an opened pack stands in the catalogue beside what is there', () => {
  const { catalogue } = realPlaces()
  const merged = mergeCatalogue(catalogue, [packEntry(smallPack, '1').entry])
  expect(merged.indicators).toHaveLength(catalogue.indicators.length + 1)
  expect(merged.indicators.at(-1)).toMatchObject({ id: 'machines', files: { '*': { path: 'pack/1/0' } } })
})
