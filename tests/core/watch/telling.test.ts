import { expect, test } from 'vitest'
import { tellingIn } from '#core/watch/telling.ts'

const kinds = (text: string) => [...new Set(tellingIn(text).map(({ kind }) => kind))].sort()

test.each([
  ['Dr Patel left and was not replaced', ['name']],
  ['Prof. O’Neill-Smith is gone', ['name']],
  ['since then Anna Kowalska does it alone', ['name']],
  ['Write to anna@example.org', ['contact']],
  ['ring 020 7946 0000', ['contact']],
  ['on 12/03/2026 it was told', ['date']],
  ['it was 2026-03-12', ['date']],
  ['told on 3rd of March', ['date']],
  ['since March 3rd', ['date']],
  ['last Tuesday we heard', ['date']],
  ['the Head of Radiotherapy Physics said so', ['post']],
  ['as the only engineer I cover all', ['post']],
  ['my line manager said no', ['post']],
  ['a band 8c post', ['post']],
  ['the MPE is on leave', ['post']],
] as const)('“%s” is warned about', (text, expected) => {
  expect(kinds(text)).toEqual(expected)
})

test.each([
  '',
  'The post has been empty for two quarters and is not advertised.',
  'Three linear accelerators have no physicist on two days of the week.',
  'Nuclear Medicine and Clinical Engineering share one budget; Agenda for Change applies.',
  'We lost 2.6 WTE of 10.4 WTE. Machines from 2009, 2011 and 2015 run without support.',
  'In March the service may close.',
  'North West Region, University Hospital Trust',
])('“%s” is not', (text) => {
  expect(tellingIn(text)).toEqual([])
})

test('each place is warned about once, by what was found', () => {
  expect(tellingIn('Dr Anna Kowalska, Dr Anna Kowalska')).toEqual([{ kind: 'name', found: 'Dr Anna Kowalska' }])
})
