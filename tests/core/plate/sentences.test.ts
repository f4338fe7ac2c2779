import { expect, test } from 'vitest'
import { plateColumns } from '#core/plate/columns.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, dataset, datasets, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

/** Rates as a publisher gives them, each with limits of a twentieth on either side. */
const said = (rates: readonly number[]) => {
  const cells = smallAtlas.areas.map(({ code }, at) => {
    const value = rates[at] ?? 0
    const interval = { lower: value * 0.95, upper: value * 1.05, level: 0.95, method: 'published' } as const
    return { ...observe(code, value), cell: { kind: 'value', value, status: 'observed', interval } as const }
  })
  const held = new Map([...datasets, ['machines/*', dataset('machines', cells)]])
  const view = resolveView(smallView({ per: null }), catalogue)
  return composePlate(view, { ...smallAtlas, datasets: held }).sentences.join(' ')
}

const counted = (cases: readonly number[], per: string | null) => {
  const cells = smallAtlas.areas.map(({ code }, at) => observe(code, cases[at] ?? 0))
  const held = new Map([...datasets, ['cases/*', dataset('cases', cells)]])
  const view = resolveView(smallView({ indicator: 'cases', period: '2019', per }), catalogue)
  return composePlate(view, { ...smallAtlas, datasets: held })
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

test('no end is claimed for totals: they differ by the size of their areas', () => {
  expect(counted([100, 1000, 1010, 1020, 1030, 4000], null).sentences.join(' ')).not.toMatch(/beyond|stands clear/)
})

test('overdispersed counts have no interval, and no claim uses one', () => {
  const plate = counted([100, 1000, 1010, 1020, 1030, 4000], 'people')
  expect(plate.overdispersed?.phi).toBeGreaterThan(1.5)
  expect(plate.areas.map(({ intervalText }) => intervalText).join('')).toBe('')
  const text = plate.sentences.join(' ')
  expect(text).toContain('beyond limits that allow for overdispersion')
  expect(text).toContain('differ between areas by far more than by chance alone')
  expect(text).not.toMatch(/95% interval|beyond the 95% intervals|Neither end/)
})

test('counts that differ by chance alone keep their intervals', () => {
  const plate = counted([1000, 2010, 3020, 1010, 1990, 1000], 'people')
  expect(plate.overdispersed).toBeNull()
  expect(plate.areas.every(({ cell, intervalText }) => cell.kind === 'absent' || intervalText !== '')).toBe(true)
})

test('a title without a figure says how many are suppressed', () => {
  const cells = smallAtlas.areas.map(({ code }, at) => {
    const reason = at < 2 ? 'suppressed' : 'not-published'
    return { ...observe(code, 0), cell: { kind: 'absent', reason } as const }
  })
  const view = resolveView(smallView({ per: null }), catalogue)
  const titled = (some: typeof cells) =>
    composePlate(view, { ...smallAtlas, datasets: new Map([...datasets, ['machines/*', dataset('machines', some)]]) })
      .title
  expect(titled(cells)).toMatch(/: no figures for .*, 2 suppressed$/)
  expect(titled(cells.slice(2))).toMatch(/: no figures for [^,]*$/)
})

test('what is rounded to protect departments says so at each value, by itself and over people, and in the description', () => {
  const cells = smallAtlas.areas.map(({ code }, at) => {
    const status = at === 0 ? ('observed' as const) : ('rounded' as const)
    return { ...observe(code, at + 5), cell: { kind: 'value', value: at + 5, status } as const }
  })
  const held = new Map([...datasets, ['machines/*', dataset('machines', cells)]])
  for (const per of [null, 'people']) {
    const plate = composePlate(resolveView(smallView({ per, period: '2019' }), catalogue), {
      ...smallAtlas,
      datasets: held,
    })
    const status = plateColumns(plate).find(({ id }) => id === 'status')
    expect(plate.areas.map((one) => status?.text(one))).toEqual(
      plate.areas.map((_, at) => (at === 0 ? (per ? 'derived' : 'observed') : 'rounded to protect departments')),
    )
    expect(status?.onScreen).toBe(true)
    expect(plate.description).toContain('Rounded to protect departments.')
    expect(plate.marks).toEqual([])
  }
})
