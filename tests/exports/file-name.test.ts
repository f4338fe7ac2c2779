import { expect, test } from 'vitest'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { fileName } from '#exports/file-name.ts'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'

const plate = composePlate(resolveView(smallView({}), catalogue), smallAtlas)
const named = (name: string, beside: readonly string[] = []) =>
  fileName({ ...plate, measure: { ...plate.measure, name } }, 'map', 'png', beside)

test('a file bears the measure, the geography, the period and the figure', () =>
  expect(named('Posts vacant at Ynys Môn, per 1,000 new cancers of all sites')).toBe(
    'posts-vacant-at-ynys-mon-per-1-000-new-cancers-of-all-sites_regions_2019_map.png',
  ))

test('a long measure is cut so that the name has 120 characters', () => {
  const name = named('x'.repeat(200))
  expect(name).toMatch(/^x+_regions_2019_map\.png$/)
  expect(name.length).toBe(120)
})

test('however much else is said, 24 characters of the measure stay', () =>
  expect(named('x'.repeat(200), ['y'.repeat(150)])).toBe(
    `${'x'.repeat(24)}_regions_2019_with-${'y'.repeat(150)}_map.png`,
  ))
