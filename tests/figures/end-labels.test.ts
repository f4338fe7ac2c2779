import { differenceCiede2000, parse, wcagContrast } from 'culori'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spreadOut } from '#figures/compare/end-labels.ts'
import { lineInks, lineLook } from '#figures/line-inks.ts'
import { looks } from '#figures/looks.ts'

const [step, top, bottom] = [13, 20, 420]
const places = fc.array(fc.double({ min: top, max: bottom, noNaN: true }), { minLength: 1, maxLength: 28 })
const wantedOf = (list: readonly number[]) => list.map((y, at) => ({ key: `a${at}`, y }))

test('labels never overlap, keep the order of their ends, and stay within the chart', () => {
  fc.assert(
    fc.property(places, (list) => {
      const wanted = wantedOf(list)
      const placed = spreadOut(wanted, step, top, bottom)
      const inOrder = wanted.toSorted((a, b) => a.y - b.y).map(({ key }) => placed.get(key) ?? Number.NaN)
      expect(inOrder).toHaveLength(list.length)
      for (const [at, y] of inOrder.entries()) {
        if (at > 0) expect(y - (inOrder[at - 1] ?? 0)).toBeGreaterThan(step - 1e-6)
        expect(y).toBeGreaterThan(top - 1e-6)
        expect(y).toBeLessThan(bottom + 1e-6)
      }
    }),
  )
})

test('a label with room stays at its end, and those that touch lie around the middle of theirs', () => {
  expect([...spreadOut(wantedOf([100, 200, 300]), step, top, bottom).values()]).toEqual([100, 200, 300])
  expect([...spreadOut(wantedOf([200, 200, 200]), step, top, bottom).values()]).toEqual([187, 200, 213])
  expect([...spreadOut(wantedOf([418, 419]), step, top, bottom).values()]).toEqual([407, 420])
})

describe.each(Object.values(looks))('lines in the $id look', (theme) => {
  const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

  test('of eight selected areas are told apart by ink or dashes, and their names can be read', () => {
    const drawn = codes.map((code) => lineLook(theme, codes, code) ?? expect.fail())
    expect(new Set(drawn.map(({ ink, dash }) => `${ink} ${dash}`)).size).toBe(8)
    expect(new Set(drawn.map(({ dash }) => dash)).size).toBe(8)
    for (const ink of lineInks(theme)) expect(wcagContrast(ink, theme.paper), ink).toBeGreaterThan(4.5)
  })

  test('have inks that differ from each other', () => {
    if (theme.id === 'greyscale') return
    const difference = differenceCiede2000()
    const inks = lineInks(theme).map((ink) => parse(ink) ?? expect.fail())
    for (const [at, one] of inks.entries())
      for (const other of inks.slice(at + 1)) expect(difference(one, other)).toBeGreaterThan(14)
  })

  test('of an area that is not selected have no look of their own', () => {
    expect(lineLook(theme, ['a'], 'b')).toBeNull()
  })
})
