import fc from 'fast-check'
import * as v from 'valibot'
import { type SurveyDefinition, surveysFileSchema } from '#core/survey/definition.ts'
import { startFilling, writeCell } from '#core/survey/filling.ts'
import type { SurveyRound } from '#core/survey/round.ts'
import { surveyFiles } from '#core/survey/send.ts'
import type { Filling, SurveyFile } from '#core/survey/survey-file.ts'
import shipped from '../../../data/surveys.json' with { type: 'json' }
import { realPlaces } from '../imports/context.ts'

/** The surveys that ship. */
export const { surveys } = v.parse(surveysFileSchema, shipped)

export const surveyNamed = (id: string): SurveyDefinition => {
  const found = surveys.find((one) => one.id === id)
  if (!found) throw new Error(`no survey ${id}`)
  return found
}

const publicKey = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'

export const roundOf = (definition: SurveyDefinition): SurveyRound => ({
  id: '0123456789abcdef',
  definition,
  year: '2026',
  closes: '2027-01-31',
  contact: '',
})

/** Ids one after the other, in place of chance. */
function countedIds(): () => string {
  let next = 0
  return () => (next++).toString(16).padStart(16, '0')
}

type Sent = Parameters<typeof surveyFiles>[0]

/** The files of a survey to some departments. */
export const sentTo = (definition: SurveyDefinition, invited: Sent['invited'], more: Partial<Sent> = {}) =>
  surveyFiles(
    {
      unit: 'Test Unit',
      sendTo: 'returns@example.org',
      recipients: [publicKey],
      round: roundOf(definition),
      invited,
      last: null,
      isPrefilled: true,
      ...more,
    },
    realPlaces().geographies,
    countedIds(),
  )

export const leeds = { department: 'Leeds Physics', area: 'E12000003', areaName: 'Yorkshire and The Humber' }

export function oneFile(definition: SurveyDefinition, more: Partial<Sent> = {}): SurveyFile {
  const [file] = sentTo(definition, [leeds], more)
  if (!file) throw new Error('no file')
  return file
}

/** What people write into cells, right and wrong. */
const written = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 300 }).map((tenths) => String(tenths / 10)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '12,5',
      '1,5',
      ' 7 ',
      '-3',
      '1.234,5',
      '1,200',
      '12.5 WTE',
      '<5',
      '*',
      'n/a',
      '-',
      '0.05',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'total',
      'Total',
      'Notes',
      'Source: ESR',
      '=1+1',
      "'5",
      'a;b;c',
      '"quoted"',
      'a\tb',
      '2016',
      '03/2016',
      'Leeds',
      'E12000004',
      'Linac 1',
      '１２',
      '½',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

const years = fc.oneof(fc.integer({ min: 1955, max: 2070 }).map(String), written)

/** Fillings of a form by chance: sections that apply or not, rows by hand, and cells of every kind. */
export function fillings(file: SurveyFile): fc.Arbitrary<Filling> {
  const { definition } = file.round
  const start = startFilling(file)
  const sections = Object.keys(start.sections)
  // A form of one section has nothing to compare where that does not apply.
  const yes = Array.from({ length: definition.sections ? 4 : 16 }, () => 'yes' as const)
  const states = [...yes, 'no', 'cannot', ...(definition.sections ? ([''] as const) : [])] as const
  const rowCount = definition.rows ? start.rows.length : 6
  const cellOf = (column: string): fc.Arbitrary<string> => {
    const words = definition.offers[column]
    if (words || column === 'fitness') {
      const names =
        column === 'fitness'
          ? ['Fit for purpose', 'Fit with limitations', 'Not fit for purpose']
          : ['CT scanner', 'MR scanner']
      return fc.constantFrom('', ...names)
    }
    return column.includes('year') || column.includes('replacement') ? years : written
  }
  const cells = fc.record(Object.fromEntries(definition.asks.map(({ column }) => [column, cellOf(column)])))
  const row = fc.record({
    cells,
    isNone: fc.boolean(),
    isLast: fc.constantFrom(false, false, false, true),
    isThere: fc.boolean(),
  })
  const chosen = sections.map((id) => fc.tuple(fc.constant(id), fc.constantFrom(...states)))
  return fc
    .tuple(fc.tuple(...chosen), fc.array(row, { minLength: rowCount, maxLength: rowCount }))
    .map(([said, rows]) => {
      const kept = definition.rows
        ? start.rows.map((one, at) => ({ ...one, ...pick(rows[at]), isNone: rows[at]?.isNone ?? false }))
        : rows.flatMap((one, at) =>
            one.isThere ? [{ key: `all|${at + 1}`, section: 'all', ...pick(one), isNone: false }] : [],
          )
      const filled: Filling = { sections: Object.fromEntries(said), rows: kept }
      // As it is typed: what no line of a form holds is not there.
      return kept.reduce(
        (held, one) =>
          Object.entries(one.cells).reduce((now, [column, cell]) => writeCell(now, one.key, column, cell), held),
        filled,
      )
    })
}

type Drawn = { readonly cells: Record<string, string>; readonly isLast: boolean }
const pick = (row: Drawn | undefined): Drawn => ({ cells: row?.cells ?? {}, isLast: row?.isLast ?? false })
