import { expect, test } from 'vitest'
import { markTexts } from '#core/plate/mark-text.ts'
import { markLines, marksHeight } from '#figures/frame-parts.ts'
import { textWidth } from '#figures/text-width.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'

const plate = { ...smallComparison({}).plate, marks: ['what-if', 'modelled', 'illustrative'] } as const

test.each([120, 240, 330, 500, 2000])(
  'on %i units every mark is said, no line is wider, and short ones share a line',
  (width) => {
    const lines = markLines(plate, width)
    for (const text of lines.flat()) expect(textWidth(text, 14, 700)).toBeLessThanOrEqual(width)
    const said = lines.map((own) => own.join(' ')).join(' · ')
    for (const text of markTexts(plate)) expect(said).toContain(text)
    expect(marksHeight(plate, width)).toBe(lines.flat().length * 18 + lines.length * 4)
    if (width === 2000) expect(lines).toHaveLength(1)
    if (width === 120) expect(lines).toHaveLength(3)
  },
)
