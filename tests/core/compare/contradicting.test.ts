import { expect, test } from 'vitest'
import { contradicting, type Setup } from '#core/compare/corner-setups.ts'

const setup = (id: string, corner: readonly string[]): Setup => ({
  id,
  text: id,
  corner,
  placed: 6,
  view: { per: null, period: '2019', perPeriod: null },
})

test('the set-ups that change most areas of the corner come first, those that take more out of it before others; the rest are not listed', () => {
  const setups = [
    setup('same', ['b', 'a']),
    setup('one more', ['a', 'b', 'c']),
    setup('one less', ['a']),
    setup('others', ['c']),
    setup('none', []),
  ]
  const found = contradicting(setups, ['a', 'b'])
  expect(found.map((one) => [one.setup.id, one.out, one.into])).toEqual([
    ['others', ['a', 'b'], ['c']],
    ['none', ['a', 'b'], []],
    ['one less', ['b'], []],
    ['one more', [], ['c']],
  ])
})
