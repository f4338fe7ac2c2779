import { expect, test } from 'vitest'
import { likelySame } from '#core/watch/alike.ts'
import { periodOfQuarter, quarterOf, quartersBefore, quarterText } from '#core/watch/concern.ts'
import { harmless } from '#core/watch/harmless.ts'
import {
  changeEntry,
  countedReports,
  emptyRegister,
  joined,
  logCsv,
  monthsLater,
  type Register,
  shortName,
  takeIn,
  withoutExpired,
} from '#core/watch/register.ts'
import type { Report } from '#core/watch/report.ts'

const reportOf = (at: number, part: Partial<Report> = {}): Report => ({
  format: 1,
  is: 'report',
  kind: 'post-not-replaced',
  specialty: 'nuclear-medicine',
  area: 'E12000001',
  within: '',
  department: '',
  wte: 1,
  quarter: '2026-Q3',
  manner: 'anonymous',
  reach: '',
  text: 'CANARY',
  receipt: `age1receipt${at}`,
  ...part,
})
const today = '2026-11-30'
const two = takeIn(emptyRegister, [reportOf(1), reportOf(2)], today, 24)

test('a report is taken in once, however often its file comes', () => {
  const again = takeIn(two, [reportOf(2), reportOf(3), reportOf(3)], '2026-12-01', 24)
  expect(again.entries.map(({ report }) => report.receipt)).toEqual(['age1receipt1', 'age1receipt2', 'age1receipt3'])
  expect(again.log).toHaveLength(3)
  expect(again.entries[0]).toMatchObject({ status: 'new', keepUntil: '2028-11-30' })
})

test('what is decided stands in the register, and the log says that it was and not what', () => {
  const decided = changeEntry(
    two,
    'age1receipt2',
    { status: 'counted', department: 'CANARY Infirmary', reply: 'CANARY reply' },
    '2026-12-02',
  )
  expect(decided.entries[1]).toMatchObject({ status: 'counted', department: 'CANARY Infirmary' })
  expect(decided.entries[0]).toEqual(two.entries[0])
  const log = logCsv(decided)
  expect(log).toContain(`2026-12-02,${shortName({ receipt: 'age1receipt2' })},status: Counted`)
  expect(log).not.toMatch(/CANARY|E12000001|nuclear/)
})

test('a reply that is typed letter by letter is noted once', () => {
  const [one, other] = ['age1aaaaaaaa', 'age1bbbbbbbb']
  const both = takeIn(emptyRegister, [reportOf(1, { receipt: one }), reportOf(2, { receipt: other })], today, 24)
  const typed = ['W', 'We', 'We ask'].reduce(
    (now, reply) => changeEntry(now, one, { reply }, today),
    changeEntry(both, other, { reply: 'No' }, today),
  )
  expect(typed.entries[0]?.reply).toBe('We ask')
  expect(typed.log.slice(both.log.length).map(({ report, what }) => [report, what])).toEqual([
    ['bbbbbb', 'reply written'],
    ['aaaaaa', 'reply written'],
  ])
})

test('a department that a reporter names is a claim until an officer has checked it: it counts for nothing', () => {
  const claims = [1, 2, 3, 4, 5, 6].map((at) => reportOf(at, { department: `Invented ${at}` }))
  const taken = takeIn(emptyRegister, claims, today, 24)
  const all = claims.reduce((now, { receipt }) => changeEntry(now, receipt, { status: 'counted' }, today), taken)
  expect(countedReports(all.entries).map(({ department }) => department)).toEqual(Array(6).fill(''))
  const checked = changeEntry(all, 'age1receipt3', { department: 'Checked' }, today)
  expect(countedReports(checked.entries).map(({ department }) => department)).toContain('Checked')
})

const three = takeIn(emptyRegister, [reportOf(1), reportOf(2), reportOf(3)], today, 24)
const decisionsOf = ({ entries }: Register) =>
  entries.map(({ status, department, reply, sameAs }) => [status, department, reply, sameAs])

test('reports of one change share status, department and reply, from when they are one until they are two', () => {
  const said = changeEntry(three, 'age1receipt2', { reply: 'Which site?', department: 'One' }, today)
  const one = changeEntry(said, 'age1receipt2', { sameAs: 'age1receipt1' }, today)
  const both = changeEntry(one, 'age1receipt2', { status: 'counted' }, today)
  expect(decisionsOf(both)).toEqual([
    ['counted', 'One', 'Which site?', null],
    ['counted', 'One', 'Which site?', 'age1receipt1'],
    ['new', '', '', null],
  ])
  expect(countedReports(both.entries)).toHaveLength(1)
  const two = changeEntry(both, 'age1receipt2', { sameAs: null }, today)
  expect(changeEntry(two, 'age1receipt2', { status: 'closed' }, today).entries[0]?.status).toBe('counted')
})

test('one change is counted once, also when its first report is joined to another or is deleted', () => {
  const chain = changeEntry(three, 'age1receipt3', { sameAs: 'age1receipt2' }, today)
  const one = changeEntry(
    changeEntry(chain, 'age1receipt2', { sameAs: 'age1receipt1' }, today),
    'age1receipt1',
    { status: 'counted' },
    today,
  )
  expect(one.entries.map(({ sameAs }) => sameAs)).toEqual([null, 'age1receipt1', 'age1receipt1'])
  const left = withoutExpired(changeEntry(one, 'age1receipt1', { keepUntil: '2026-01-01' }, today), today)
  expect(left.entries.map(({ sameAs }) => sameAs)).toEqual([null, 'age1receipt2'])
  expect(countedReports(left.entries)).toHaveLength(1)
})

test('what is kept long enough goes, with what points to it; the log says so', () => {
  const pointing = changeEntry(two, 'age1receipt2', { sameAs: 'age1receipt1', keepUntil: '2030-01-01' }, today)
  expect(withoutExpired(pointing, '2028-11-30')).toBe(pointing)
  const left = withoutExpired(pointing, '2028-12-01')
  expect(left.entries).toEqual([expect.objectContaining({ sameAs: null, keepUntil: '2030-01-01' })])
  expect(left.log.at(-1)).toMatchObject({ what: 'deleted' })
})

test('two registers become one, and the later decisions hold', () => {
  const other = changeEntry(takeIn(two, [reportOf(3)], today, 24), 'age1receipt1', { status: 'closed' }, today)
  const one = joined(two, other)
  expect(one.entries.map(({ status }) => status).sort()).toEqual(['closed', 'new', 'new'])
  expect(one.log).toEqual(other.log)
  expect(joined(other, emptyRegister).entries).toEqual(other.entries)
})

test.each([
  ['the same', {}, true],
  ['a tenth of the WTE more', { wte: 1.1 }, true],
  ['WTE not given', { wte: null }, true],
  ['half a post more', { wte: 1.5 }, false],
  ['another area', { area: 'E12000002' }, false],
  ['another specialty', { specialty: 'ultrasound' }, false],
  ['another quarter', { quarter: '2026-Q2' }, false],
  ['another kind', { kind: 'post-frozen' }, false],
  ['a smaller area said', { within: 'R0A' }, true],
] as const)('a report with %s: may it be the same?', (_, part, expected) => {
  const { entries } = takeIn(emptyRegister, [reportOf(1), reportOf(2, part)], today, 24)
  const [first, second] = entries
  if (!first || !second) throw new Error('no entries')
  expect(likelySame(second, entries)).toEqual(expected ? [first] : [])
  // The earlier one is never the duplicate.
  expect(likelySame(first, entries)).toEqual([])
})

test('reports of two departments that are known are not suggested as one, nor is one that is itself the same as another', () => {
  const apart = takeIn(
    emptyRegister,
    [reportOf(1, { department: 'One' }), reportOf(2, { department: 'Two' }), reportOf(3, { department: 'two ' })],
    today,
    24,
  )
  const [, second, third] = apart.entries
  if (!second || !third) throw new Error('no entries')
  expect(likelySame(second, apart.entries)).toEqual([])
  expect(likelySame(third, apart.entries)).toEqual([second])
  const merged = changeEntry(apart, 'age1receipt2', { sameAs: 'age1receipt1' }, today)
  expect(likelySame(third, merged.entries)).toEqual([])
})

test('months are counted by the calendar', () => {
  expect([monthsLater('2026-11-30', 24), monthsLater('2026-08-31', 6), monthsLater('2026-12-31', 1)]).toEqual([
    '2028-11-30',
    '2027-02-28',
    '2027-01-31',
  ])
})

test('quarters are written, read and put in order', () => {
  expect(quarterOf('2026-11-30')).toBe('2026-Q4')
  expect(quartersBefore('2026-02-01', 3)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3'])
  expect(periodOfQuarter('2026-Q3')).toBe('2026-07/2026-09')
  expect(quarterText('2026-Q4')).toBe('October to December 2026')
})

test('text from outside shows the signs that nobody sees, and does nothing by them', () => {
  expect(harmless('a\u202eb\u0000c\u200bd\r\ne')).toBe('a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d\ne')
  expect(harmless('漢 é 👩 <b>=1+1')).toBe('漢 é 👩 <b>=1+1')
})
