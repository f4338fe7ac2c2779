import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Ledger } from '#core/compare/ledger.ts'
import { ledgerDrawing } from '#figures/compare/ledger-chart.tsx'
import { textWidth } from '#figures/text-width.ts'
import { themes } from '#figures/theme.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

const { plate, comparison } = smallComparison({ indicator: 'staff', per: 'cases', period: '2019' })

type Pair = readonly [gap: number, gapWithin: number]

/** A ledger of areas with these gaps. */
function ledgerOf(gaps: readonly Pair[], name: string): Ledger {
  const { body } = comparison.ledger
  const [line] = body?.lines ?? []
  if (!body || !line) throw new Error('the small comparison has a ledger')
  const lines = gaps.map(([gap, gapWithin], at) => ({ ...line, code: `E1200000${at}`, name, gap, gapWithin }))
  return { ...body, lines, groups: [] }
}

const numbers = (text: string, name: string): readonly number[] =>
  [...text.matchAll(new RegExp(` ${name}="([^"]+)"`, 'g'))].map(([, value]) => Number(value))

/** Where zero stands, and the certain bar and the text of each line, from the left edge. */
function drawn(body: Ledger, width: number) {
  const markup = renderToStaticMarkup(
    ledgerDrawing.draw({ body, plate, theme: themes.light, width, shapes: smallShapes, prefix: '' }, 400),
  )
  const [zero = Number.NaN] = numbers(markup.slice(markup.lastIndexOf('<line')), 'x1')
  const lines = markup.split('<g data-area').slice(1)
  return {
    zero,
    lines: lines.map((line) => {
      const bars = [...line.matchAll(/<rect[^>]*fill-opacity="0\.(?:85|35)"[^>]*>/g)].map(([text]) => ({
        left: numbers(text, 'x')[0] ?? Number.NaN,
        width: numbers(text, 'width')[0] ?? Number.NaN,
      }))
      const [text = ''] = line.match(/<text[^>]*>[^<]*<\/text>(?=<\/g>)/) ?? []
      const [at = Number.NaN] = numbers(text, 'x')
      const words = textWidth(text.replace(/<[^>]*>/g, ''), 12.5)
      return { bars, from: text.includes('"end"') ? at - words : at, to: text.includes('"end"') ? at : at + words }
    }),
  }
}

test('a bar lies at the side of its sign and clear of its figure, at any width and whatever the figures', () => {
  const gap = fc.double({ min: -3000, max: 3000, noNaN: true }).filter((value) => Math.abs(value) > 0.1)
  const pair = fc
    .tuple(gap, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([one, share]): Pair => [one, one * (1 - share / 2)])
  const many = fc.array(pair, { minLength: 1, maxLength: 9 })
  const name = fc.constantFrom('Wales', 'Yorkshire and The Humber')
  fc.assert(
    fc.property(many, fc.integer({ min: 260, max: 1200 }), name, (gaps, width, called) => {
      const { zero, lines } = drawn(ledgerOf(gaps, called), width)
      expect(lines).toHaveLength(gaps.length)
      for (const [at, { bars, from, to }] of lines.entries()) {
        const isMissing = (gaps[at]?.[0] ?? 0) < 0
        expect(bars.length).toBeGreaterThan(0)
        for (const bar of bars) {
          if (isMissing) expect(bar.left + bar.width).toBeLessThanOrEqual(zero + 0.01)
          else expect(bar.left).toBeGreaterThanOrEqual(zero - 0.01)
          expect(to < bar.left + 0.01 || from > bar.left + bar.width - 0.01).toBe(true)
        }
        expect(from).toBeGreaterThan(-1)
        expect(to).toBeLessThan(width + 1)
      }
    }),
    { numRuns: 300 },
  )
})
