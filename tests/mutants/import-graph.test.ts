import { join } from 'node:path'
import { expect, test } from 'vitest'
import { circles, importsIn, readImports, testsByNearness } from './import-graph.ts'
import { mutated } from './mutant.ts'
import { tally } from './tally.ts'

test('a file loads its imports, re-exports, dynamic imports and workers, but not its type imports', () => {
  const text = `
    import { a } from '#core/a.ts'
    import type { B } from '#core/b.ts'
    import {
      c,
      type C,
    } from './c.tsx'
    export { d } from '../d.ts'
    export type { E } from '../e.ts'
    import json from './f.json'
    const g = () => import('#figures/g.tsx')
    const h = new Worker(new URL('./h.ts', import.meta.url))
    import { expect } from 'vitest'`
  expect(importsIn('src/exports/x.ts', text)).toEqual([
    'src/core/a.ts',
    'src/exports/c.tsx',
    'src/d.ts',
    'src/figures/g.tsx',
    'src/exports/h.ts',
  ])
})

test('the test of the same name comes first, others by the fewest imports between, then by the fewest files that they load; journeys and strangers not at all', () => {
  const imports = new Map([
    ['src/core/a.ts', []],
    ['src/core/b.ts', ['src/core/a.ts']],
    ['tests/far.test.ts', ['src/core/b.ts']],
    ['tests/wide.test.ts', ['src/core/a.ts', 'src/core/b.ts']],
    ['tests/near.test.ts', ['src/core/a.ts']],
    ['tests/core/a.test.ts', ['src/core/b.ts']],
    ['tests/other.test.ts', []],
    ['tests/pictures/every-map.test.tsx', ['src/core/a.ts']],
    ['tests/journeys/explore.test.ts', ['src/core/a.ts']],
  ])
  const testsFor = testsByNearness(imports)
  expect(testsFor('src/core/a.ts')).toEqual([
    'tests/core/a.test.ts',
    'tests/near.test.ts',
    'tests/wide.test.ts',
    'tests/far.test.ts',
    'tests/pictures/every-map.test.tsx',
  ])
  expect(testsFor('src/core/b.ts')).toEqual(['tests/far.test.ts', 'tests/wide.test.ts', 'tests/core/a.test.ts'])
})

test('a mutant whose line is gone, or stands there twice, is stale', () => {
  const mutant = { file: 'src/core/a.ts', before: 'a < b', after: '$& > b' }
  expect(mutated('if (a < b) c()', mutant)).toBe('if ($& > b) c()')
  expect(mutated('if (a <= b) c()', mutant)).toBeNull()
  expect(mutated('a < b, a < b', mutant)).toBeNull()
})

test('a stale mutant is neither killed nor measured', () => {
  const mutant = (file: string) => ({ file, before: '', after: '' })
  expect(
    tally([
      [mutant('src/core/plate/a.ts'), 'killed'],
      [mutant('src/core/plate/b.ts'), 'survived'],
      [mutant('src/core/plate/b.ts'), 'accepted'],
      [mutant('src/figures/map/c.ts'), 'stale'],
    ]).split('\n'),
  ).toEqual([
    'core/plate         1 of 3 killed (33%), 1 survived, 1 accepted',
    'figures            0 of 0 killed, 1 stale',
    'all                1 of 3 killed (33%), 1 survived, 1 accepted, 1 stale',
  ])
})

test('there are no import circles', () => {
  const circle = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ])
  expect(circles(circle)).toEqual([['a', 'b', 'c']])
  expect(circles(readImports(join(import.meta.dirname, '../..')))).toEqual([])
})
