import { expect, test } from 'vitest'
import { realContext } from './context.ts'
import { openAndCheck, realDesk } from './open-and-check.ts'

/** Figures of several measures, in one file or in several that are taken together: never one indicator without a word. */

const head = 'Indicator ID,Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value'
const codes = ['E12000001', 'E12000002', 'E12000003']
const rowsOf = (name: string, year: number, first: number) =>
  codes.map((code, at) => `1,${name},${code},Region ${at},Persons,All ages,${year},${first + at}`)
const fileOf = (...rows: readonly string[]) => new TextEncoder().encode([head, ...rows].join('\n'))

const mortality = rowsOf('Deaths under 75 per 100000 people', 2022, 310)
const smoking = rowsOf('Smoking prevalence (%)', 2023, 11)

test('two measures in one published file are asked about, and the one that is chosen gives name, kind and unit', () => {
  const bytes = fileOf(...mortality, ...smoking)
  const asked = openAndCheck('both.csv', bytes)
  expect(asked.questions).toEqual([
    'The rows are of different measures by Indicator Name. Which ones are to be imported?',
  ])
  expect(asked.checked?.draft ?? null).toBeNull()
  const { checked } = openAndCheck('both.csv', bytes, { 'rows:Indicator Name': 'keep:Smoking prevalence (%)' })
  const record = checked?.draft?.entry.indicators[0]
  expect(record).toMatchObject({ name: 'Smoking prevalence (%)', initial: { period: '2023' } })
})

/** Two files taken together, and what is said of them. */
function together(first: Uint8Array, second: Uint8Array, answers = {}) {
  const desk = realDesk()
  const { sheets } = desk.open([
    { name: 'first.csv', bytes: first },
    { name: 'second.csv', bytes: second },
  ])
  const { target, today, policy, released } = realContext()
  const parts = sheets.flatMap(({ id, mapping }) => (mapping ? [{ id, mapping }] : []))
  return desk.check({ sheets: parts, layer: null, answers, edits: [], target, today, policy, released })
}

test('two published files of other names are asked about, and the figures of the second keep its name and unit', () => {
  expect(together(fileOf(...mortality), fileOf(...smoking)).questions.map(({ id }) => id)).toEqual([
    'rows:Indicator Name',
  ])
  const { draft } = together(fileOf(...mortality), fileOf(...smoking), {
    'rows:Indicator Name': 'keep:Smoking prevalence (%)',
  })
  expect(draft?.entry.indicators[0]).toMatchObject({
    name: 'Smoking prevalence (%)',
    kind: 'share',
    unit: { suffix: '%' },
  })
})

test('names that state no unit are told apart too, in one file and in two', () => {
  const [breast, cervical] = [rowsOf('Screening: breast', 2022, 65), rowsOf('Screening: cervical', 2023, 70)]
  const asks = ['The rows are of different measures by Indicator Name. Which ones are to be imported?']
  expect(openAndCheck('both.csv', fileOf(...breast, ...cervical)).questions).toEqual(asks)
  expect(together(fileOf(...breast), fileOf(...cervical)).questions.map(({ ask }) => ask)).toEqual(asks)
  const { draft } = together(fileOf(...breast), fileOf(...cervical), {
    'rows:Indicator Name': 'keep:Screening: cervical',
  })
  expect(draft?.entry.indicators[0]).toMatchObject({ name: 'Screening: cervical', initial: { period: '2023' } })
})

test('files whose figures are of other units are refused together, whatever their headings say', () => {
  const table = (title: string, year: number) =>
    new TextEncoder().encode(`${title}\nArea code,Year,Value\n${codes.map((code) => `${code},${year},5`).join('\n')}`)
  const { groups } = together(table('Deaths per 100000 people', 2023), table('Smokers (%)', 2024))
  expect(groups.flatMap(({ listed }) => listed).filter(({ code }) => code === 'another-measure')).toMatchObject([
    { severity: 'error', found: 'Value' },
  ])
})
