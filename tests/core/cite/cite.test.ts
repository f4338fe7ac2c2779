import { expect, test } from 'vitest'
import { citationBibtex, citationRis, citationText } from '#core/cite/cite.ts'
import { source } from '../../fixtures/small-atlas.ts'

const cited = {
  sources: [
    {
      ...source,
      publisher: 'Nobody & Co',
      title: 'Table 5_1: 100% of it',
      year: '2019/20',
      url: 'https://example.org/t',
    },
    { ...source, id: 'undated', publisher: 'Someone', title: 'Is it known?', year: null, url: null },
  ],
  title: 'Machines per 1,000 new cases',
  dataVersion: 'data-7',
  permalink: 'https://example.org/?v=1',
  accessed: new Date('2026-03-04T23:30:00Z'),
}

test('a reference list names the producers first, marks undated sources, and names the atlas with both its versions', () => {
  const [first, second, third, ...more] = citationText(cited).split('\n')
  expect(first).toBe(
    'Nobody & Co (2019/20). Table 5_1: 100% of it. Licence: none needed. https://example.org/t (accessed 4 March 2026).',
  )
  expect(second).toBe('Someone (no date). Is it known? Licence: none needed. Accessed 4 March 2026 through MPCE Atlas.')
  expect(third).toMatch(
    /^MPCE Atlas \(2026\)\. Machines per 1,000 new cases\. Version \S+, data version data-7\. https:\/\/example\.org\/\?v=1 /,
  )
  expect(more).toEqual([])
})

test('BibTeX commands are escaped, and publishers are not read as persons', () => {
  const text = citationBibtex(cited)
  expect(text).toContain('author = {{Nobody \\& Co}}')
  expect(text).toContain('title = {{Table 5\\_1: 100\\% of it}}')
  expect(text).toContain('urldate = {2026-03-04}')
  expect(text.match(/@misc\{/g)).toHaveLength(3)
  expect(text.match(/ {2}year = /g)).toHaveLength(2)
})

test('RIS has a record for each, of tags that reference managers read', () => {
  const records = citationRis(cited).split('ER  - \r\n').slice(0, -1)
  expect(records.map((record) => record.split('\r\n').filter(Boolean))).toEqual([
    expect.arrayContaining(['TY  - DATA', 'AU  - Nobody & Co', 'PB  - Nobody & Co', 'PY  - 2019', 'Y2  - 2026/03/04']),
    expect.arrayContaining(['AU  - Someone', 'PB  - Someone', 'TI  - Is it known?']),
    expect.arrayContaining(['AU  - MPCE Atlas', 'UR  - https://example.org/?v=1']),
  ])
  expect(records[1]).not.toMatch(/PY {2}- |UR {2}- /)
})
