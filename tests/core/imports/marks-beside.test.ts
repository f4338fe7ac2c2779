import { describe, expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { openAndCheck } from './open-and-check.ts'
import { figuresIn } from './published-shape.ts'

const opened = (text: string) => openAndCheck('marks.csv', new TextEncoder().encode(text))
const figures = (text: string) => figuresIn(opened(text), true)?.toSorted()

describe('marks with words behind them, in a column of notes', () => {
  test('of a StatsWales table whose column of notes is headed “Notes”', () => {
    const text = `Data values,Notes,Date,Organisation,Organisation_reference,Measure
2088.4,,31/03/2022,Betsi Cadwaladr University Local Health Board,7A1,Full-time equivalent
,[c] The data item is confidential,31/03/2022,Powys Teaching Local Health Board,7A7,Full-time equivalent
1084.7,[r] Revised,31/03/2022,Swansea Bay University Local Health Board,7A3,Full-time equivalent
`
    const seen = opened(text)
    expect(figuresIn(seen, true)?.toSorted()).toEqual([
      'W11000023 2022-03-31 2088.4',
      'W11000024 2022-03-31 suppressed',
      'W11000031 2022-03-31 1084.7 own-revised',
    ])
    const decisions = seen.checked?.decisions.map(({ label, value }) => `${label}: ${value}`)
    expect(decisions?.join('\n')).toMatch(/“\[c\] The data item is confidential” suppressed \(1\)/)
    expect(decisions?.filter((one) => /not used/.test(one)).join()).not.toMatch(/Notes/)
  })

  test.each(['Notes', 'Footnote', 'Symbol used', 'Quality marker', 'Comments on the figure', 'Suppressed?'])(
    'of any table with a column “%s”',
    (heading) => {
      const text = `Area code,Year,WTE,${heading}\nE12000009,2023,61,\nE12000008,2023,,[c] Confidential\nE12000007,2023,62,[p] – provisional until June\nE12000006,2023,,[z] Not applicable\n`
      expect(figures(text)).toEqual([
        'E12000006 2023 not-applicable',
        'E12000007 2023 62 own-provisional',
        'E12000008 2023 suppressed',
        'E12000009 2023 61',
      ])
    },
  )

  test('in the cell of the figure itself', () => {
    const text = 'Area code,Year,WTE\nE12000009,2023,61\nE12000008,2023,[c] Confidential\n'
    expect(figures(text)).toEqual(['E12000008 2023 suppressed', 'E12000009 2023 61'])
  })

  test('words beside a blank that are no mark are asked about', () => {
    const seen = opened('Area code,Year,WTE,Remarks\nE12000009,2023,61,\nE12000008,2023,,Withheld by the trust\n')
    expect(seen.questions.join()).toMatch(/What does “Withheld by the trust” stand for/)
  })

  test('a column of remarks that holds none is not read for marks', () => {
    const text =
      'Area code,Year,WTE,Notes\nE12000009,2023,61,Returned late\nE12000008,2023,62,\nE12000007,2023,63,See the guidance\n'
    const seen = opened(text)
    expect(figuresIn(seen)?.length).toBe(3)
    expect(seen.findings.map(({ code }) => code)).not.toContain('mark-unknown')
  })
})

test('words beside a figure that are no mark become its note', () => {
  const said = 'Value for Hackney and City of London combined'
  const rows = [
    'E12000001,2024,20.5,',
    `E12000002,2024,21.5,${said}`,
    'E12000003,2024,22.5,[p]',
    `E12000004,2024,23.5,${said}`,
  ]
  const bytes = new TextEncoder().encode(['Area,Year,WTE,Note', ...rows].join('\n'))
  const { checked, findings } = openAndCheck('table.csv', bytes)
  const [file] = Object.values(checked?.draft?.files ?? {}) as IndicatorFile[]
  if (!file) throw new Error('no draft')
  const { observations, notes } = decodeDataset(file)
  const textsOf = (at: number) => observations[at]?.notes.map((id) => notes.get(id)?.text)
  expect([textsOf(0), textsOf(1), textsOf(3)]).toEqual([
    [],
    [`The file says beside this figure: “${said}”.`],
    [`The file says beside this figure: “${said}”.`],
  ])
  expect(textsOf(2)).toEqual(['The file marks this figure as provisional.'])
  expect(findings.find(({ code }) => code === 'mark-unknown')?.mend).toContain('with these words as its note')
})
