import { expect, test } from 'vitest'
import type { Absence, Observation } from '#core/domain/cell.ts'
import { missingReason, periodsOfArea, pickBasis, selectPeriod } from '#core/plate/select.ts'
import { dataset, machines, observe } from '../../fixtures/small-atlas.ts'

const withheld: Absence = { kind: 'absent', reason: 'suppressed' }
/** Area → its observations by basis; "own" is the area's own boundary. */
const heldBy = (areas: Readonly<Record<string, Readonly<Record<string, number | Absence>>>>) =>
  new Map(
    Object.entries(areas).map(([code, byBasis]): [string, readonly Observation[]] => [
      code,
      Object.entries(byBasis).map(([basis, cell]) => observe(code, cell, { basis: basis === 'own' ? null : basis })),
    ]),
  )
const basesOf = (held: ReturnType<typeof heldBy>, codes = [...held.keys()]) =>
  Object.fromEntries([...pickBasis(held, codes)].map(([code, { basis }]) => [code, basis ?? 'own']))

test.each([
  [
    'the basis that covers most areas, for every area that has it',
    { A: { own: 1, ccg: 2 }, B: { ccg: 3 }, C: { ccg: 4, own: 5 } },
    { A: 'ccg', B: 'ccg', C: 'ccg' },
  ],
  ['the area itself in a draw', { A: { ccg: 2, own: 1 }, B: { own: 1, ccg: 2 } }, { A: 'own', B: 'own' }],
  [
    'by what has a value: an absence covers nothing',
    { A: { own: 1, ccg: withheld }, B: { own: 2, ccg: withheld }, C: { ccg: 3, own: withheld }, D: { own: 4 } },
    { A: 'own', B: 'own', C: 'own', D: 'own' },
  ],
  [
    'what there is where the common basis is not held',
    { A: { ccg: 1 }, B: { own: 2 }, C: { own: 3 } },
    {
      A: 'ccg',
      B: 'own',
      C: 'own',
    },
  ],
] as const)('basis: %s', (_, areas, expected) => expect(basesOf(heldBy(areas))).toEqual(expected))

test('basis: only areas that are drawn count, and only they are picked', () => {
  const held = heldBy({ A: { own: 1, ccg: 2 }, B: { ccg: 3 }, C: { ccg: 4 }, D: { own: 1 } })
  expect(basesOf(held, ['A', 'D'])).toEqual({ A: 'own', D: 'own' })
})

test('one period and one choice of dimensions is picked, in whatever order the dimensions stand', () => {
  const made = dataset('x', [
    observe('A', 1, { period: '2018', dims: { sex: 'male', site: 'lung' } }),
    observe('A', 2, { period: '2019', dims: { sex: 'male', site: 'lung' } }),
    observe('A', 3, { period: '2019', dims: { sex: 'female', site: 'lung' } }),
    observe('B', 4, { period: '2017', dims: { sex: 'male', site: 'lung' } }),
  ])
  const found = selectPeriod(made, '2019', { site: 'lung', sex: 'male' })
  expect([...found].map(([code, list]) => [code, list.map(({ cell }) => cell)])).toEqual([
    ['A', [{ kind: 'value', value: 2, status: 'observed' }]],
  ])
  expect(selectPeriod(made, '2020', { site: 'lung', sex: 'male' }).size).toBe(0)
  expect(periodsOfArea(made, 'A', { sex: 'male', site: 'lung' })).toEqual(['2018', '2019'])
})

test.each([
  ['E12000001', 'not-collected'],
  ['E08000001', 'suppressed'],
  ['S92000003', 'not-applicable'],
  ['W92000004', 'not-published'],
] as const)('no row for %s means %s: the longest prefix of the code decides', (code, reason) => {
  const silence = { '*': 'not-published', E: 'suppressed', E12: 'not-collected', S: 'not-applicable' } as const
  expect(missingReason({ ...machines, silence }, code)).toBe(reason)
})

test('by default an area without a row is not published', () =>
  expect(missingReason({ ...machines, silence: {} }, 'E12000001')).toBe('not-published'))
