import { expect, test } from 'vitest'
import { type PageId, scenes } from './scenes.ts'
import { readingKey, targetsTable, verdicts } from './table.ts'
import type { Figure } from './targets.ts'

const [scene] = scenes
const readingsOf = (page: PageId, figure: Figure, ...taken: number[]) =>
  [readingKey(scene?.id ?? '', page, figure), taken] as const
const isChange = ({ words }: { words: string }) => words.includes('Change of measure') && words.includes('over d3 SVG')

test('a ratio is that of the medians, and is met up to its limit', () => {
  const at = (...own: number[]) =>
    verdicts(new Map([readingsOf('atlas-svg', 'change', ...own), readingsOf('plain-svg', 'change', 8, 10, 90)])).find(
      isChange,
    )
  expect(at(1, 15, 900)).toMatchObject({ ratio: 1.5, met: true })
  expect(at(16)).toMatchObject({ ratio: 1.6, met: false })
})

test('what was not measured is not met', () => {
  const [first] = verdicts(new Map())
  expect(first).toMatchObject({ ratio: null, met: false })
  expect(targetsTable(new Map())).toContain('| not measured |')
})
