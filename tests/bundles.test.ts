import { expect, test } from 'vitest'
import { bundleApart, bundlesOf } from '../config/bundles.ts'

const imports: Readonly<Record<string, readonly string[]>> = {
  '/open.ts': ['/draw.ts'],
  '/draw.ts': ['/draw.ts', '/maths.ts'],
  '/start.ts': ['/react.ts', '/maths.ts', '/only-start.ts', '/node_modules/d3/index.js'],
  '/embed.ts': ['/react.ts', '/node_modules/d3/index.js'],
  '/react.ts': ['/scheduler.ts'],
  '/node_modules/d3/index.js': ['/node_modules/d3-geo/index.js'],
}
const graph = { getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }) } as unknown as Parameters<
  ReturnType<typeof bundlesOf>
>[1]
const bundle = bundlesOf({ first: ['open.ts'], page: ['start.ts', 'embed.ts'] }, '/')

test.each([
  ['/draw.ts', 'first', 'imported by the only entry'],
  ['/maths.ts', 'first', 'imported through another, and by an entry of a later bundle too'],
  ['/react.ts', 'page', 'imported by both entries'],
  ['/scheduler.ts', 'page', 'imported by both through another'],
  ['/only-start.ts', null, 'imported by one of two'],
  ['/open.ts', null, 'an entry is a file of its own'],
  ['/node_modules/d3-geo/index.js', null, 'handed on by a collection, of which few is used'],
])('%s is in the bundle %s: %s', (id, name, _why) => {
  expect(bundle(id, graph)).toBe(name)
})

const withLater = {
  getModuleInfo: (id: string) => ({
    importedIds: imports[id] ?? [],
    dynamicallyImportedIds: id === '/react.ts' ? ['/only-start.ts'] : [],
  }),
} as unknown as typeof graph

test('what an entry alone imports is apart, unless another page loads it, be it later', () => {
  const isApart = bundleApart('start.ts', 'embed.ts', '/')
  expect(['/maths.ts', '/only-start.ts', '/react.ts'].map((id) => isApart(id, graph))).toEqual([true, true, false])
  expect(bundleApart('start.ts', 'embed.ts', '/')('/only-start.ts', withLater)).toBe(false)
})
