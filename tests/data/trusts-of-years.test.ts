import { expect, test } from 'vitest'
import { realPlate } from './real-atlas.ts'

const textOf = (name: RegExp, period: string | null, indicator: string) =>
  realPlate({ indicator, geography: 'nhs_trust', per: null, period }).areas.find(({ area }) => name.test(area.name))
    ?.text

test.each([
  [
    /^Manchester University/,
    'mpce-staff',
    /^not applicable \(no NHS trust of its own in that period: counted in .*Manchester/,
  ],
  [/^University Hospitals Dorset/, 'mpce-staff', /counted in (?:Poole|The Royal Bournemouth)/],
  [/^Solent/, 'mpce-staff', /^not published \(the table of that period has no row for it\)$/],
])('%s has no %s in September 2017, and it is said why', (name, indicator, words) => {
  expect(textOf(name, '2017-09-30', indicator)).toMatch(words)
})

test('a trust that had been taken over is not called unpublished in a later year', () => {
  expect(textOf(/^Central Manchester/, '2019/20', 'equipment-maintenance-spend')).toBe(
    'not applicable (no NHS trust of its own in that period: counted in Manchester University NHS Foundation Trust)',
  )
})

test('the sentence about absences separates trusts of other years from those without a row', () => {
  const { sentences, title } = realPlate({ indicator: 'mpce-staff', geography: 'nhs_trust', per: 'radiographers' })
  expect(title).toMatch(/; none or next to none recorded in \d+ areas$|; none recorded in \d+ areas$/)
  expect(sentences.join(' ')).toMatch(
    /one recorded in \d+ areas, which need not mean that nobody serves them\. .*No figure for \d+ areas: not applicable \(no NHS trust of its own in that period\)\. No figure for \d+ areas: not published \(the table of that period has no row for it\)\./,
  )
})
