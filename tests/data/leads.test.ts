import { expect, test } from 'vitest'
import { realData, realPlate } from './real-atlas.ts'

test('qualified MPCE staff per million people: the lowest area, and its distance from the English rate', () => {
  const { sentences } = realPlate({ indicator: 'mpce-staff', geography: 'itl1', per: 'people' })
  expect(sentences.slice(0, 2)).toEqual([
    'Fewest in South East: 66.0, 25% fewer staff than England (88.3); most in North East: 122.8, 39% more staff.',
    '5 of 9 areas are above England and 4 below it.',
  ])
})

test('shares within 31 days differ by percentage points', () => {
  const { sentences, areas } = realPlate({ indicator: 'radiotherapy-31-day', geography: 'nhser' })
  expect(sentences[0]).toBe(
    'Lowest in North East and Yorkshire: 72.3%, 15.5 percentage points fewer within 31 days than England (87.8%); highest in North West: 97.6%, 9.8 percentage points more within 31 days.',
  )
  for (const { comparison } of areas) expect(comparison?.text ?? '').not.toContain('%')
})

const { indicators } = realData().catalogue
test.each(indicators.filter(({ unit }) => unit.suffix === '%').map(({ id, polarity }) => ({ id, polarity })))(
  'words of $id read on after “x percentage points”',
  ({ polarity }) => {
    expect(polarity.higher).toMatch(/^more /)
    expect(polarity.lower).toMatch(/^(?:fewer|less) /)
  },
)
