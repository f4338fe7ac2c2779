import { expect, test } from 'vitest'
import type { PlateArea } from '#core/plate/plate.ts'
import { rankingEntries } from '#figures/ranked-dots/ranking-entries.ts'
import { realPlate } from '../data/real-atlas.ts'

/** Room for so many rows. */
const room = (rows: number) => rows * 14.5

const namesOf = (entries: ReturnType<typeof rankingEntries>): readonly string[] =>
  entries.map((entry) =>
    entry.kind === 'area' ? entry.one.area.name : entry.kind === 'gap' ? `… ${entry.left}` : `${entry.count} without`,
  )
const counted = (entries: ReturnType<typeof rankingEntries>): number =>
  entries.reduce((sum, entry) => sum + (entry.kind === 'area' ? 1 : entry.kind === 'gap' ? entry.left : entry.count), 0)

const plate = realPlate({ indicator: 'population', per: null, geography: 'utla' })
const values = ({ areas }: typeof plate) => areas.filter(({ cell }) => cell.kind === 'value')
const highest = (areas: readonly PlateArea[]) =>
  [...areas].sort((a, b) => (b.cell.kind === 'value' ? b.cell.value : 0) - (a.cell.kind === 'value' ? a.cell.value : 0))

test('all areas where there is room for them', () => {
  expect(rankingEntries(plate, room(plate.areas.length)).every(({ kind }) => kind === 'area')).toBe(true)
  expect(rankingEntries(plate, room(5), { whole: true })).toHaveLength(plate.areas.length)
})

test.each([6, 9, 12, 18, 40])(
  'of many areas %i rows have the ends of those with a figure, and the others are counted',
  (rows) => {
    const entries = rankingEntries(plate, room(rows))
    expect(entries.length).toBeLessThanOrEqual(rows)
    expect(counted(entries)).toBe(plate.areas.length)
    const names = namesOf(entries)
    const ordered = highest(values(plate))
    expect(names[0]).toBe(ordered[0]?.area.name)
    expect(names.at(-2)).toBe(ordered.at(-1)?.area.name)
    expect(names.at(-1)).toBe(`${plate.areas.length - ordered.length} without`)
  },
)

test('a chosen area is among them wherever it stands, with how many are left out before and behind it', () => {
  const middle = highest(values(plate))[90]?.area.code ?? ''
  const chosen = realPlate({ indicator: 'population', per: null, geography: 'utla', selected: [middle] })
  const entries = rankingEntries(chosen, room(12))
  expect(entries.length).toBeLessThanOrEqual(12)
  expect(counted(entries)).toBe(plate.areas.length)
  const at = entries.findIndex((entry) => entry.kind === 'area' && entry.one.area.code === middle)
  expect([entries[at - 1]?.kind, entries[at + 1]?.kind]).toEqual(['gap', 'gap'])
})

test('where the key counts those without a figure, three rows are the two ends and how many are between', () => {
  const ordered = highest(values(plate))
  const [first, last] = [ordered[0]?.area.name, ordered.at(-1)?.area.name]
  expect(namesOf(rankingEntries(plate, room(3), { keyed: true }))).toEqual([first, `… ${ordered.length - 2}`, last])
  expect(namesOf(rankingEntries(plate, room(3)))).toHaveLength(4)
})
