import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noChoice, readChoice, writeChoice } from '#core/compare/choice.ts'
import { decodeView, encodeView } from '#core/view/codec.ts'
import { defaultView } from '#core/view/view.ts'

const id = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/)
const period = fc.constantFrom('2019', '2019/20', '2016-2020', '2025-11', '2024-03-31', '2024-08/2025-07')
const measure = fc.record({
  indicator: id,
  per: fc.option(id, { nil: null }),
  dims: fc.dictionary(id, id, { maxKeys: 3, noNullPrototype: true }),
  period: fc.option(period, { nil: null }),
})
const choices = fc.record({
  measures: fc.option(fc.array(measure, { minLength: 1, maxLength: 6 }), { nil: null }),
  wholes: fc.option(fc.uniqueArray(id, { maxLength: 3 }), { nil: null }),
  periods: fc.option(fc.uniqueArray(period, { minLength: 1, maxLength: 6 }), { nil: null }),
})

describe('the choice of measures, wholes and periods', () => {
  test('survives its text and the link', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const text = writeChoice(choice)
        expect(readChoice(text)).toEqual({ choice, unread: [] })
        const { view, ignored } = decodeView(encodeView({ ...defaultView, rows: text }))
        expect([view.rows, ignored]).toEqual([text, []])
      }),
    )
  })

  test('is written as short as it can be', () => {
    const measures = [{ indicator: 'mpce-staff', per: 'people', dims: {}, period: null }]
    expect(writeChoice({ ...noChoice, measures })).toBe('mpce-staff!people')
    expect(writeChoice({ ...noChoice, wholes: [] })).toBe('in.-')
    expect(writeChoice(noChoice)).toBeNull()
  })

  test('says what it could not read, and keeps the rest', () => {
    expect(readChoice('in.uk,at.2019,at.soon,cases!people!!2019,cases!!!nineteen,!x')).toEqual({
      choice: {
        measures: [{ indicator: 'cases', per: 'people', dims: {}, period: '2019' }],
        wholes: ['uk'],
        periods: ['2019'],
      },
      unread: ['at.soon', 'cases!!!nineteen', '!x'],
    })
  })
})
