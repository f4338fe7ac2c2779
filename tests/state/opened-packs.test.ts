import { afterEach, expect, test, vi } from 'vitest'
import { readDataset } from '#io/files.ts'
import { followPacks } from '#state/opened-packs.ts'
import { createPackStore } from '#state/pack-store.ts'
import { catalogueQuery, createQueryClient, datasetQuery } from '#state/queries.ts'
import { realPlaces } from '../core/imports/context.ts'
import { smallPack } from '../fixtures/small-pack.ts'

afterEach(() => vi.unstubAllGlobals())

test('an open pack is in the catalogue with its cells, and the lock takes both away', async () => {
  const shipped = realPlaces().catalogue
  vi.stubGlobal('document', { baseURI: 'https://atlas.test/' })
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(shipped)))
  const client = createQueryClient()
  const own = createPackStore({ now: () => 0, set: () => 0, clear: () => {} })
  const stop = followPacks(client, own)
  const machines = () =>
    client.getQueryData(catalogueQuery.queryKey)?.indicators.find(({ id }) => id === 'machines')?.files['*']?.path

  own.add('file members.age', smallPack)
  await vi.waitFor(() => expect(machines()).toBeDefined(), { timeout: 60_000 })
  const path = machines() ?? ''
  const { observations } = await client.fetchQuery(datasetQuery(path))
  expect(observations.map(({ cell }) => cell.kind)).toEqual(['value', 'absent'])

  own.lock('by-hand')
  await vi.waitFor(() => expect(machines()).toBeUndefined(), { timeout: 60_000 })
  expect(client.getQueryData(datasetQuery(path).queryKey)).toBeUndefined()
  await expect(readDataset(path)).rejects.toThrow(/no such file/)
  stop()
})
