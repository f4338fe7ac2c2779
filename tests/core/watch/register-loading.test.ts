import { expect, test } from 'vitest'
import { changeEntry, emptyRegister, type Register, takeIn, withoutExpired } from '#core/watch/register.ts'
import {
  answered,
  type RegisterLoading,
  undoneBy,
  whyUnpublishable,
  withRegisters,
} from '#core/watch/register-loading.ts'
import { composeReport, type Report } from '#core/watch/report.ts'
import { report } from '../../io/watch/watch-files.ts'

const today = '2026-11-30'
const receipts = ['age1aaaaaa1', 'age1bbbbbb2', 'age1cccccc3'] as const
const [first, second, third] = receipts
const reports: readonly Report[] = receipts.map((receipt) => composeReport(report, receipt))
const older = takeIn(emptyRegister, reports.slice(0, 2), today, 24)
const newer = changeEntry(older, first, { status: 'counted', reply: 'CANARY' }, today)
const nothing: RegisterLoading = { register: emptyRegister, ground: 'unknown', waiting: [] }
const on = (register: Register): RegisterLoading => ({ ...nothing, register, ground: 'file' })
const statuses = ({ register }: RegisterLoading) =>
  Object.fromEntries(register.entries.map((one) => [one.report.receipt, one.status]))
const published = (quarter: string) => [
  { day: today, counts: [{ area: 'K02000001', quarter, kind: 'all', count: null }] },
]

test('a register that undoes nothing is taken in: into an empty one, over reports just opened, and a newer one', () => {
  expect(withRegisters(nothing, [newer])).toMatchObject({ register: newer, ground: 'file', waiting: [] })
  const opened = takeIn(emptyRegister, reports, '2026-12-01', 24)
  const after = withRegisters({ ...nothing, register: opened }, [newer])
  expect(after.waiting).toEqual([])
  expect(statuses(after)).toEqual({ [first]: 'counted', [second]: 'new', [third]: 'new' })
})

test('an older register over a newer one waits for an answer, which says what it would change and quotes nothing', () => {
  const asking = withRegisters(on(newer), [{ ...older, published: published('2026-Q2') }])
  expect(asking.waiting).toHaveLength(1)
  expect(undoneBy(newer, older)).toEqual([
    'Report aaaaaa: status: Counted here, New in the file; reply: given here, none in the file',
  ])
  expect(JSON.stringify(undoneBy(newer, older))).not.toContain('CANARY')
  expect(whyUnpublishable(asking, [])).toBe('asked')
  expect(statuses(answered(asking, 'here'))[first]).toBe('counted')
  expect(statuses(answered(asking, 'file'))[first]).toBe('new')
  // Whatever is answered, what was published stays published.
  for (const side of ['here', 'file'] as const)
    expect(answered(asking, side).register.published).toEqual(published('2026-Q2'))
})

test('what was deleted comes back by an answer alone, and one after the other is asked', () => {
  const left = withoutExpired(changeEntry(older, second, { keepUntil: '2026-01-01' }, today), today)
  expect(undoneBy(left, older)).toEqual(['Report bbbbbb: deleted here, it would come back'])
  const asking = withRegisters(on(left), [older, older])
  const kept = answered(asking, 'here')
  expect([kept.waiting.length, Object.keys(statuses(kept))]).toEqual([1, [first]])
  expect(Object.keys(statuses(answered(kept, 'file'))).sort()).toEqual([first, second])
})

test('one that others are joined to is not untouched: no two reports are each the same as the other', () => {
  const here = changeEntry(older, second, { sameAs: first }, today)
  const file = changeEntry(older, first, { sameAs: second }, today)
  const asking = withRegisters(on(here), [file])
  expect(asking.waiting).toHaveLength(1)
  for (const side of ['here', 'file'] as const)
    expect(answered(asking, side).register.entries.filter(({ sameAs }) => sameAs === null)).toHaveLength(1)
})

test.each([
  ['no register and no word of it', nothing, [], 'no-register'],
  ['an officer’s word that it is the first time', { ...nothing, ground: 'first' }, [], null],
  ['that word, where the browser holds concerns', { ...nothing, ground: 'first' }, ['2026-Q2'], 'not-noted'],
  ['a register that notes what is held', on({ ...newer, published: published('2026-Q2') }), ['2026-Q2'], null],
  ['a register that does not', on(newer), ['2026-Q2'], 'not-noted'],
] as const)('what is published needs the register: %s', (_, loading, held, why) => {
  expect(whyUnpublishable(loading, held)).toBe(why)
})
