import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import { fleetOf, isFleetIndicator, replacementsBy } from '#core/scenario/equipment.ts'
import { checkAnswer } from '#core/survey/check-answer.ts'
import { realPlaces } from './context.ts'
import { openAndCheck } from './open-and-check.ts'

test('an equipment survey becomes a fleet by year of installation, from which its replacements follow', () => {
  const text = [
    'Unit,Site,Area,Modality,Year installed',
    'Linac 1,North Hospital,E12000009,Linac,2014',
    'Linac 2,North Hospital,E12000009,Linac,2018',
    'Linac 3,Other Hospital,E12000009,Linac,2018',
    'CT 1,Other Hospital,E12000009,CT,2020',
  ].join('\n')
  const draft = openAndCheck('units.csv', new TextEncoder().encode(text)).checked?.draft
  const held = draft?.entry.indicators.find(({ id }) => isFleetIndicator(id))
  expect(held).toMatchObject({ name: 'Units by year of installation', initial: { period: '2020' } })
  const file = draft?.files[held?.files['*']?.path ?? '']
  const { observations } = decodeDataset(file as Parameters<typeof decodeDataset>[0])
  const fleet = fleetOf(observations, 'E12000009', 'linac')
  expect(fleet).toMatchObject({
    installed: [
      { year: 2014, units: 1 },
      { year: 2018, units: 2 },
    ],
  })
  if ('because' in fleet) return
  expect(replacementsBy(fleet, 10, 2026, 2028).map(({ units }) => units)).toEqual([1, 0, 2])
  expect(fleetOf(observations, 'E12000002', 'linac')).toMatchObject({ kind: 'absent' })
})

test('an area that plans replacements and none in a year has 0 due then; one that plans none is not collected', () => {
  const text = [
    'Unit,Site,Area,Modality,Year installed,Planned replacement',
    'CT 1,North Hospital,E12000009,CT,2014,2027',
    'CT 2,Other Hospital,E12000008,CT,2018,2029',
    'CT 3,Third Hospital,E12000007,CT,2018,',
  ].join('\n')
  const draft = openAndCheck('units.csv', new TextEncoder().encode(text)).checked?.draft
  const told = (measure: string) => (code: string) => {
    const held = draft?.entry.indicators.find(({ name }) => name === measure)
    const file = draft?.files[held?.files['*']?.path ?? '']
    const { observations } = decodeDataset(file as Parameters<typeof decodeDataset>[0])
    return observations.flatMap(({ area, period, dims, cell }) =>
      area === code && dims.group === 'ct' && cell.kind === 'value' ? [`${period}: ${cell.value}`] : [],
    )
  }
  const due = told('Units due for replacement')
  expect(due('E12000009').sort()).toEqual(['2027: 1', '2029: 0'])
  expect(due('E12000008').sort()).toEqual(['2027: 0', '2029: 1'])
  expect(due('E12000007')).toEqual([])
  // Of units that were reported nobody has to guess in which years none was installed.
  const installed = told('Units by year of installation')
  expect(installed('E12000009').sort()).toEqual(['2014: 1', '2018: 0'])
  expect(installed('E12000007').sort()).toEqual(['2014: 0', '2018: 1'])
  expect(installed('E12000002')).toEqual([])
})

test('a field strength without a magnet, and a replacement before the installation, are remarked upon alike by importer and survey', () => {
  const rows = [
    ['unit', 'site', 'area', 'modality', 'field_or_energy', 'year_installed', 'planned_replacement'],
    ['CT 1', 'North Hospital', 'E12000009', 'CT scanner', '1.5', '2020', ''],
    ['CT 2', 'North Hospital', 'E12000009', 'CT scanner', '120 kV', '2031', '2011'],
    ['MR 1', 'North Hospital', 'E12000009', 'MR scanner', '1.5', '2020', '2030'],
    ['Linac 1', 'North Hospital', 'E12000009', 'Linear accelerator', '6', '2020', '2018'],
    ['Linac 2', 'North Hospital', 'E12000009', 'Linear accelerator', '1.5 T', '2020', ''],
  ]
  const text = rows.map((row) => row.join(',')).join('\n')
  const said = openAndCheck('units.csv', new TextEncoder().encode(text)).findings
  const told = ({ code, row }: (typeof said)[number]) => `${row} ${code}`
  const codes = ['2 field-without-magnet', '3 not-a-year', '3 replaced-before-installed']
  const others = ['5 replaced-before-installed', '6 field-without-magnet']
  expect(
    said
      .filter(({ severity }) => severity !== 'note')
      .map(told)
      .sort(),
  ).toEqual([...codes, ...others])
  const setting = { places: realPlaces().places, today: '2026-11-30' }
  const form = checkAnswer({ table: 'equipment' }, 'units.csv', rows, setting).findings
  expect(
    form
      .filter(({ severity }) => severity !== 'note')
      .map(told)
      .sort(),
  ).toEqual([...codes, ...others])
})

test('a unit that is there twice is told its other faults at once', () => {
  const text = [
    'Unit,Site,Area,Modality,Year installed,Hours a week',
    'CT 1,North Hospital,E12000009,CT,2014,40',
    'CT 1,North Hospital,E12000009,CT,2140,170',
  ].join('\n')
  const { findings } = openAndCheck('units.csv', new TextEncoder().encode(text))
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code }) => code).sort()).toEqual(['not-a-year', 'not-hours-of-a-week', 'unit-twice'])
})
