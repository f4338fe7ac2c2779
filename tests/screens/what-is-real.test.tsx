import { expect, test } from 'vitest'
import { standingsHere } from '#screens/explore/what-is-real.tsx'
import { catalogue } from '../fixtures/small-atlas.ts'

const standings = {
  standings: [
    { title: 'Public', text: '', indicators: ['machines'], imports: '' },
    { title: 'Newer, to bring in', text: '', indicators: [], imports: 'file' },
    { title: 'With members', text: '', indicators: [], imports: 'returns' },
    { title: 'Made-up sample', text: '', indicators: ['vacancy'], imports: '' },
  ],
} as unknown as Parameters<typeof standingsHere>[1]
const shown = (own: readonly string[]) =>
  standingsHere(
    {
      ...catalogue,
      indicators: catalogue.indicators.map((one) => (own.includes(one.id) ? { ...one, sources: ['own-survey'] } : one)),
    },
    standings,
  ).map(({ title, indicators }) => [title, ...indicators])

test('returns of one’s own stand with what members hold, and no longer under the sample whose place they take', () => {
  expect(shown([])).toEqual([
    ['Public', 'machines'],
    ['Newer, to bring in'],
    ['With members'],
    ['Made-up sample', 'vacancy'],
  ])
  expect(shown(['vacancy'])).toEqual([['Public', 'machines'], ['Newer, to bring in'], ['With members', 'vacancy']])
})
