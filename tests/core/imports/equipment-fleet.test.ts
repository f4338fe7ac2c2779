import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import { fleetOf, isFleetIndicator, replacementsBy } from '#core/scenario/equipment.ts'
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
  const held = draft?.entry.indicators.find(({ name }) => name === 'Units due for replacement')
  const file = draft?.files[held?.files['*']?.path ?? '']
  const { observations } = decodeDataset(file as Parameters<typeof decodeDataset>[0])
  const due = (code: string) =>
    observations.flatMap(({ area, period, dims, cell }) =>
      area === code && dims.group === 'ct' && cell.kind === 'value' ? [`${period}: ${cell.value}`] : [],
    )
  expect(due('E12000009').sort()).toEqual(['2027: 1', '2029: 0'])
  expect(due('E12000008').sort()).toEqual(['2027: 0', '2029: 1'])
  expect(due('E12000007')).toEqual([])
})
