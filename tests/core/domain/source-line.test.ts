import { expect, test } from 'vitest'
import type { Source } from '#core/domain/source.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'

const source = (publisher: string, year: string | null, licence = 'Open Government Licence v3.0'): Source => ({
  id: `${publisher}-${year}`,
  publisher,
  title: 'A table',
  year,
  url: null,
  licence,
  read: 'publisher’s page',
})

test.each<[string, readonly Source[], string]>([
  ['no source', [], ''],
  ['a producer and a year', [source('NHS Digital', '2017')], 'NHS Digital (2017)'],
  ['a source without a year', [source('IPEM', null)], 'IPEM (undated)'],
  [
    'a web page without a date as what it is',
    [{ ...source('IPEM', null), url: 'https://example.org/news' }],
    'IPEM (undated web page)',
  ],
  [
    'a producer once, with every year in the order of the sources',
    [source('ONS', '2018'), source('NHS Digital', '2017'), source('ONS', '2022'), source('ONS', null)],
    'ONS (2018, 2022); NHS Digital (2017)',
  ],
  ['the same year once', [source('ONS', '2018'), { ...source('ONS', '2018'), id: 'other' }], 'ONS (2018)'],
])('names %s', (_, sources, line) => expect(sourceLine(sources)).toBe(line))

test('at least two producers beyond the limit are counted, not named', () => {
  const four = [source('A', '1'), source('B', '2'), source('C', '3'), source('D', '4')]
  expect(sourceLine(four, 2)).toBe('A (1); B (2) and 2 more')
  expect(sourceLine(four, 3)).toBe('A (1); B (2); C (3); D (4)')
})

test('names each licence once', () => {
  const sources = [source('A', '1'), source('B', '2', 'CC0 1.0'), source('C', '3')]
  expect(licenceLine(sources)).toBe('Open Government Licence v3.0; CC0 1.0')
})
