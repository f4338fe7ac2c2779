import { expect, test } from 'vitest'
import { earlyScript } from '../../config/early.ts'
import { realData } from '../data/real-atlas.ts'

const { outputs, catalogue } = realData()
const textContent = outputs.get('data/early.json') ?? ''

/** Runs the script of the page at a link. @returns what it asks for, and what it leaves behind */
function at(search: string, answer: (path: string) => Promise<Response>, indexedDB?: unknown) {
  const asked: string[] = []
  const page: { atlasEarly?: Record<string, Promise<unknown>>; atlasShelves?: Promise<unknown> } = {}
  const fetching = (path: string) => {
    asked.push(path)
    return answer(path)
  }
  const run = new Function('document', 'location', 'fetch', 'indexedDB', 'globalThis', 'addEventListener', earlyScript)
  run({ getElementById: () => ({ textContent }) }, { search }, fetching, indexedDB, page, () => {})
  return { asked, page }
}

const found = async (path: string) => new Response(outputs.get(path))
const always = ['data/catalogue.json', catalogue.topology.path]
const names = (paths: readonly string[]) => paths.map((path) => path.replace(/\.[0-9a-f]{8}\./, '.')).sort()

test.each([
  ['', ['data/cells/mpce-staff.qualified.json', 'data/cells/population.all.json', 'geo/itl1.json']],
  ['?v=1&m=population&per=-&g=utla', ['data/cells/population.all.json', 'geo/utla.json']],
  ['?v=1&m=cancer-asr&d=site.breast&per=-', ['geo/itl1.json']],
  ['?v=1&m=no-such-thing&g=nowhere&per=constructor', []],
  ['?v=1&s=coverage', []],
])('the page at “%s” requests the files that it will need, each once', (search, own) => {
  const { asked } = at(search, found)
  expect(names(asked)).toEqual(names([...always, ...own]))
  for (const path of asked) expect(outputs.has(path), path).toBe(true)
})

test.each(['?s=data', '?s=import'])('the page at “%s” draws nothing and requests the catalogue only', (search) => {
  expect(at(search, found).asked).toEqual(['data/catalogue.json'])
})

test('a response is kept as parsed JSON, else as text, and a failed request as a fault', async () => {
  const [catalogueFile, topology] = always
  const { page } = at('?s=coverage', async (path) => {
    if (path === topology) throw new TypeError('no network')
    return new Response('{"cut')
  })
  expect(await page.atlasEarly?.[catalogueFile ?? '']).toMatchObject({ text: '{"cut' })
  await expect(page.atlasEarly?.[topology ?? '']).rejects.toThrow('no network')
  const good = await at('', found).page.atlasEarly?.[catalogueFile ?? '']
  expect(good).toMatchObject({ content: { format: 1 } })
})

test('it asks for local databases, and a browser that refuses to answer stops nothing', async () => {
  const held = [{ name: 'mpce-atlas-shelf', version: 1 }]
  expect(await at('', found, { databases: async () => held }).page.atlasShelves).toEqual(held)
  const refusing = {
    databases: () => {
      throw new DOMException('no', 'SecurityError')
    },
  }
  for (const one of [undefined, {}, refusing]) expect(at('', found, one).asked.length).toBeGreaterThan(3)
  const failing = at('', found, { databases: () => Promise.reject(new Error('closed')) })
  await expect(failing.page.atlasShelves).rejects.toThrow('closed')
})
