import { readdirSync, readFileSync } from 'node:fs'
import { wcagContrast } from 'culori'
import { describe, expect, test } from 'vitest'
import { columnsFor, leftOutText } from '#figures/compare/profile-chart.tsx'
import { looks } from '#figures/looks.ts'
import { inkOn, rampOf } from '#figures/theme.ts'
import { tipPlace } from '../../src/screens/compare/tip.tsx'

const styles = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8').replace(/@media print \{[\s\S]*?\n\}/g, '') }))

const pixelsIn = (text: string): readonly number[] =>
  [...text.matchAll(/([\d.]+)(rem|px)/g)].map(([, number, unit]) => Number(number) * (unit === 'rem' ? 16 : 1))

describe('type on the screen', () => {
  test('is 12 px or more in every rule of every style sheet', () => {
    const declared = styles.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:font-size|--(?:small|text|large|title)): ([^;]+);/g)].map(([, size = '']) => ({
        path,
        size,
      })),
    )
    expect(declared.length).toBeGreaterThan(60)
    for (const { path, size } of declared)
      expect(Math.min(99, ...pixelsIn(size)), `${path}: ${size}`).toBeGreaterThanOrEqual(12)
  })

  test('has digits of equal width in columns of numbers and in a running clock, and only there', () => {
    const rules = styles.flatMap(({ text }) => [...text.matchAll(/([^{}]+)\{[^{}]*tabular-nums[^{}]*\}/g)])
    expect(rules.map(([, selector = '']) => selector.trim())).toEqual([
      '.data-table td.number',
      '.grid-lead',
      '.speaker-clock',
    ])
  })
})

describe('words in a coloured cell', () => {
  test.each(Object.values(looks))('read at 4.5 to 1 or more on every colour of every ramp, $id', (theme) => {
    for (const scale of ['sequential', 'diverging'] as const)
      for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9])
        for (const fill of rampOf(theme, scale, count))
          expect(wcagContrast(inkOn(fill), fill), `${scale} ${count} ${fill}`).toBeGreaterThanOrEqual(4.5)
  })
})

describe('a profile with more areas than columns', () => {
  const areas = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((code) => ({ code, name: code, short: code }))
  const profile = { areas, rows: [] }

  test('says how many are left out, by what rule, and where they are', () => {
    const columns = columnsFor(profile, [], 320)
    expect(leftOutText(profile, columns, [])).toBe(
      '3 of 7 areas are shown, those with the most figures; 4 are left out for want of width and stand in the table.',
    )
    const chosen = columnsFor(profile, ['f', 'g'], 320)
    expect(leftOutText(profile, chosen, ['f', 'g'])).toBe(
      '2 of 7 areas are shown, those selected; 5 are left out for want of width and stand in the table.',
    )
  })

  test('says nothing where all have one', () => {
    expect(leftOutText(profile, columnsFor(profile, [], 900), [])).toBe('')
  })
})

test('a tip stands beside the pointer, within the window', () => {
  const [tip, room] = [
    { width: 200, height: 40 },
    { width: 1000, height: 700 },
  ]
  expect(tipPlace({ x: 100, y: 100 }, tip, room)).toEqual({ left: 114, top: 114 })
  expect(tipPlace({ x: 990, y: 690 }, tip, room)).toEqual({ left: 776, top: 636 })
  expect(tipPlace({ x: 5, y: 690 }, tip, { width: 150, height: 700 })).toEqual({ left: 0, top: 636 })
})
