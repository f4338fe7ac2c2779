import { expect, test } from 'vitest'
import { cautionsOf, singledOut } from '#core/plate/trust.ts'
import { realPlate } from './real-atlas.ts'

const support = { indicator: 'mpce-staff', dims: { specialty: 'clinical-engineering', level: 'support' }, per: null }

test.each([
  ['nhs_trust', ['North Bristol NHS Trust', 'Western Sussex Hospitals NHS Foundation Trust']],
  ['itl1', ['South East', 'South West']],
])('on the map of engineering support staff by %s the odd rows are marked, and no other', (geography, names) => {
  const plate = realPlate({ ...support, geography })
  const marked = singledOut(plate)
  expect(marked.map(({ area }) => area.name).sort()).toEqual(names)
  for (const area of marked) expect(cautionsOf(area, plate.trust).join(' ')).toMatch(/looks as if another service/)
})

test('among qualified staff, which the map shows first, they are not odd', () => {
  expect(singledOut(realPlate({ indicator: 'mpce-staff', geography: 'nhs_trust' }))).toEqual([])
})
