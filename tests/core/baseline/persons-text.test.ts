import { expect, test } from 'vitest'
import { personsText } from '#core/baseline/persons-text.ts'
import { all, tallyKey, tallyReturns } from '#core/baseline/tally.ts'
import { complete, partial, twoRegions } from './example.ts'

const about = (department: string) => ({ department, area: 'north' })
const textOf = (...returns: Parameters<typeof tallyReturns>[0]) => {
  const tally = tallyReturns(returns, twoRegions).get(tallyKey('2025', 'north', all, all))
  return tally && personsText(tally)
}

test('persons say of how many returns they are, where others gave posts alone', () => {
  expect(textOf(complete(about('Ashby'), 0), partial(about('Corby'), 21, 0))).toBe('0, of 1 of 2 returns')
  expect(textOf(complete(about('Ashby'), 1200), complete(about('Corby'), 4))).toBe('1,204')
  expect(textOf(partial(about('Corby'), 21, 0))).toBe('not given')
})
