import { expect, test } from 'vitest'
import { dataset, datasets, observe, smallAtlas } from '../../fixtures/small-atlas.ts'
import { smallComparison } from './small-comparison.ts'

/** Lines of inequality of a share, in six areas of a million people each: three of England, then the other nations. */
const linesOf = (shares: readonly number[]) => {
  const each = (id: string, values: readonly number[]) =>
    dataset(
      id,
      smallAtlas.areas.map(({ code }, at) => observe(code, values[at] ?? 0)),
    )
  const held = new Map([
    ...datasets,
    ['vacancy/*', each('vacancy', shares)],
    ['population/*', each('population', Array(6).fill(1e6))],
  ])
  const { spread } = smallComparison({ indicator: 'vacancy' }, { ...smallAtlas, datasets: held }).comparison
  const lines = spread.body?.lines ?? expect.fail('no lines')
  return Object.fromEntries(lines.map(({ id, value }) => [id, value.text]))
}

test('Theil’s T is parted into between and within nations', () => {
  // Half the people at half the mean, half at one and a half of it: (½·ln ½ + 3⁄2·ln 3⁄2) ÷ 2 = 0.1308.
  expect(linesOf([1, 1, 1, 3, 3, 3])).toMatchObject({ theil: '0.1308', between: '0.1308', within: '0.0000' })
  // The same within England, whose mean is that of the other nations: the six figures 1, 2, 3, 2, 2, 2 over 2.
  expect(linesOf([1, 2, 3, 2, 2, 2])).toMatchObject({ theil: '0.0436', between: '0.0000', within: '0.0436' })
})
