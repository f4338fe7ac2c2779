import { expect, test } from 'vitest'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, dataset, datasets, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

const said = (cases: readonly number[]) => {
  const cells = smallAtlas.areas.map(({ code }, at) => observe(code, cases[at] ?? 0))
  const held = new Map([...datasets, ['cases/*', dataset('cases', cells)]])
  const view = resolveView(smallView({ indicator: 'cases', period: '2019' }), catalogue)
  return composePlate(view, { ...smallAtlas, datasets: held }).sentences.join(' ')
}

test.each([
  ['both ends', [100, 1000, 1010, 1020, 1030, 4000], /^North is lowest and Northern Ireland is highest beyond/],
  ['the highest alone', [1000, 1010, 1020, 1030, 1040, 4000], /^Northern Ireland is highest beyond/],
  ['the lowest alone', [100, 1010, 1020, 1030, 1040, 1050], /^North is lowest beyond/],
  ['neither end', [1000, 1010, 1020, 1030, 1040, 1050], /^Neither end of the ranking stands clear/],
  ['neither, as two share each end', [100, 100, 1000, 1010, 4000, 4000], /^Neither end of the ranking stands clear/],
] as const)('an end is claimed where every other interval lies clear of it: %s', (_, cases, words) => {
  expect(said(cases).replace(/^.*?(?=North is|Northern Ireland is|Neither)/, '')).toMatch(words)
})
