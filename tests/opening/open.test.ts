import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultView } from '#core/view/view.ts'
import { readDataset, readGeography } from '#io/files.ts'
import { readOpening } from '#opening/open.ts'
import { realData } from '../data/real-atlas.ts'

const { outputs, catalogue } = realData()

/** A host with the built files, some of them replaced. */
function host(replaced: Readonly<Record<string, string>> = {}) {
  const asked: string[] = []
  vi.stubGlobal('document', { baseURI: 'http://atlas.example/' })
  vi.stubGlobal('fetch', async (url: URL) => {
    const path = url.pathname.slice(1)
    asked.push(path)
    const text = replaced[path] ?? outputs.get(path)
    return text === undefined ? new Response('', { status: 404 }) : new Response(text)
  })
  return asked
}

const geographyPath = (id: string) => catalogue.geographies.find((one) => one.id === id)?.path ?? ''

beforeEach(() => vi.stubGlobal('indexedDB', undefined))
afterEach(() => vi.unstubAllGlobals())

test('the first screen opens with its twelve regions, and the app is handed the files that have been read', async () => {
  const asked = host()
  const opening = await readOpening(defaultView)
  expect(opening?.plate.areas).toHaveLength(12)
  expect(opening?.plate.title).toMatch(/^MPCE staff in post, qualified per million people/)
  expect(opening?.shapes.areas.size).toBe(12)
  const before = asked.length
  expect(new Set(asked).size).toBe(before)
  await readGeography(geographyPath('itl1'))
  expect(asked).toHaveLength(before)
  // Once only: a file that is asked for again is read again.
  await readGeography(geographyPath('itl1'))
  expect(asked).toHaveLength(before + 1)
})

test('a measure without a figure opens without a picture', async () => {
  host()
  expect(await readOpening({ ...defaultView, indicator: 'population', per: null, geography: 'nhs_trust' })).toBeNull()
})

test('a malformed file gives no picture, and the app names the file', async () => {
  const spend = { indicator: 'equipment-maintenance-spend', per: null, geography: 'nhs_region' } as const
  const cells = catalogue.indicators.find(({ id }) => id === spend.indicator)?.files['*']?.path ?? ''
  host({ [cells]: '{"format":7}' })
  await expect(readOpening({ ...defaultView, ...spend })).rejects.toThrow()
  await expect(readDataset(cells)).rejects.toThrow(cells)
})
