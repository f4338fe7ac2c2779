import { describe, expect, test } from 'vitest'
import type { Cell, Mark, Status } from '#core/domain/cell.ts'
import { ownSourceId, type Source } from '#core/domain/source.ts'
import { composePlate } from '#core/plate/compose.ts'
import { quoteArea, quoteClaim, quoteFinding } from '#core/plate/quote.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, smallAtlas, smallView, source } from '../../fixtures/small-atlas.ts'

const composedPlate = () => composePlate(resolveView(smallView({ per: 'cases' }), catalogue), smallAtlas)

const claim = (change: {
  readonly statuses?: readonly Status[]
  readonly marks?: readonly Mark[]
  readonly sources?: readonly Source[]
}) => quoteClaim({ words: 'Staff, North, 2019: 4', statuses: ['observed'], marks: [], sources: [source], ...change })

describe('a claim', () => {
  test('that was observed is quoted with its source', () => {
    expect(claim({})).toEqual({ may: 'quote', text: 'Staff, North, 2019: 4. Source: Nobody (2020).' })
  })
  test('that was derived says so', () => {
    expect(claim({ statuses: ['observed', 'derived'] })).toEqual({
      may: 'quote',
      text: 'Staff, North, 2019: 4. Source: Nobody (2020), derived in MPCE Atlas.',
    })
  })
  test('with anything modelled in it is an estimate', () => {
    expect(claim({ statuses: ['derived', 'modelled'] })).toEqual({
      may: 'estimate',
      text: 'Modelled estimate: Staff, North, 2019: 4. Source: Nobody (2020).',
    })
  })
  test.each([
    ['made-up figures', { statuses: ['observed', 'illustrative'] as const }, /made-up sample/],
    ['a made-up mark', { marks: ['illustrative'] as const }, /made-up sample/],
    ['a what-if', { marks: ['what-if'] as const }, /what-if/],
    ['a reader’s table', { sources: [{ ...source, id: ownSourceId('x') }] }, /a table of your own/],
    ['no figure', { statuses: [] }, /no figure/],
  ])('with %s is not quoted', (_, change, because) => {
    expect(claim(change)).toEqual({ may: 'not', because: expect.stringMatching(because) })
  })
})

describe('the figure of an area', () => {
  const plate = composedPlate()
  const [first] = plate.areas.filter(({ cell }) => cell.kind === 'value')
  if (!first) throw new Error('the small atlas has a figure')

  test('names measure, place, period and value with its unit', () => {
    const quote = quoteArea(first, plate)
    expect(quote.may).toBe('quote')
    const text = quote.may === 'not' ? '' : quote.text
    for (const part of [plate.measure.name, first.area.name, first.text, plate.measure.unit, 'Source: ', '2019'])
      expect(text).toContain(part)
  })
  test('carries its interval and how complete it is', () => {
    const quote = quoteArea({ ...first, intervalText: '1 to 3', coverageText: '5 of 6 returns' }, plate)
    expect(quote.may === 'not' ? '' : quote.text).toContain(' (1 to 3; on record: 5 of 6 returns).')
  })
  test('that is missing is not quoted, and says why', () => {
    const cell: Cell = { kind: 'absent', reason: 'not-published' }
    expect(quoteArea({ ...first, cell, text: 'not published' }, plate)).toEqual({
      may: 'not',
      because: 'the figure is missing: not published',
    })
  })
  test('names both periods where they differ', () => {
    const quote = quoteArea(first, { ...plate, period: '2017-09', perPeriod: '2019' })
    expect(quote.may === 'not' ? '' : quote.text).toContain('September 2017 over 2019')
  })
})

test('the finding of a map is quoted with its geography and period', () => {
  const plate = composedPlate()
  const quote = quoteFinding(plate)
  expect(quote.may === 'not' ? '' : quote.text).toContain(
    `${plate.title} (${plate.geography.name}, ${plate.trust.periodText}).`,
  )
})
