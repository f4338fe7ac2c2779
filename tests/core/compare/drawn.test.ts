import { expect, test } from 'vitest'
import { areaValue, measureAll } from '#core/compare/drawn.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

const measured = measureAll(resolveView(smallView({ indicator: 'vacancy' }), catalogue), smallAtlas)

test.each([
  ['zero, which is a value', 'E12000001', 0],
  ['a value', 'E12000003', 7.5],
  ['none where it is suppressed', 'E12000002', null],
  ['none where nothing is held', 'N92000002', null],
  ['none for an area that is not drawn', 'X', null],
])('the number of an area: %s', (_, code, value) => {
  expect(measured).not.toBeNull()
  expect(areaValue(measured, code)).toBe(value)
})

test('there is no number while the measure is on its way', () => expect(areaValue(null, 'E12000001')).toBeNull())
