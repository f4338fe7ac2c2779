import { expect, test } from 'vitest'
import { type CitationInput, citationBibtex } from '#core/cite/cite.ts'
import { source } from '../fixtures/small-atlas.ts'

const cited: CitationInput = {
  sources: [source],
  title: 'Machines: 1 in North',
  dataVersion: 'test',
  permalink: 'https://example.org/atlas/?v=1&m=machines&t=2019&dv=test',
  accessed: new Date('2026-03-04T10:00:00Z'),
}
const keyOf = (change: Partial<CitationInput>) =>
  /@misc\{(mpce-atlas-[^,]+),/.exec(citationBibtex({ ...cited, ...change }))?.[1]

test('two figures that are cited on one day are two entries, the same one is one', () => {
  expect(keyOf({})).toMatch(/^mpce-atlas-2026-03-04-[0-9a-f]{8}$/)
  const keys = [{}, { title: 'Machines over the years' }, { permalink: `${cited.permalink}&a=E12000001` }].map(keyOf)
  expect(new Set(keys).size).toBe(3)
  expect(keyOf({})).toBe(keyOf({}))
})
