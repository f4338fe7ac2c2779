import { expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { fileName } from '#exports/file-name.ts'
import { pictureKind } from '#exports/picture/make-picture.ts'
import { presets } from '#exports/picture/paper.ts'
import { everyPart } from '#figures/sheet.ts'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'

const plate = composePlate(resolveView(smallView({}), catalogue), smallAtlas)
const named = (name: string, beside: readonly string[] = []) =>
  fileName({ ...plate, measure: { ...plate.measure, name } }, 'map', 'png', beside)

test('a file bears the measure, the geography, the period and the figure', () =>
  expect(named('Posts vacant at Ynys Môn, per 1,000 new cancers of all sites')).toBe(
    'posts-vacant-at-ynys-mon-per-1-000-new-cancers-of-all-sites_regions_2019_map.png',
  ))

test('a file about one area bears its name: the reader’s own, else the only one that is selected', () => {
  const [first, second] = plate.areas.map(({ area }) => area)
  if (!first || !second) return expect.fail('two areas are needed')
  const about = (mine: string | null, selected: readonly string[]) =>
    fileName({ ...plate, mine, view: { ...plate.view, selected } }, 'map', 'png')
  const slugOf = (name: string) => name.toLowerCase().replaceAll(' ', '-')
  expect(about(first.code, [second.code])).toContain(`_${slugOf(first.name)}_regions_`)
  expect(about(null, [second.code])).toContain(`_${slugOf(second.name)}_regions_`)
  expect(about(null, [first.code, second.code])).toBe(about(null, []))
})

test('a long measure is cut so that the name has 120 characters', () => {
  const name = named('x'.repeat(200))
  expect(name).toMatch(/^x+_regions_2019_map\.png$/)
  expect(name.length).toBe(120)
})

test('however much else is said, 24 characters of the measure stay', () =>
  expect(named('x'.repeat(200), ['y'.repeat(150)])).toBe(
    `${'x'.repeat(24)}_regions_2019_with-${'y'.repeat(150)}_map.png`,
  ))

test('two pictures of one figure that differ in size, colours or ground have different names', () => {
  const [panel] = Object.values(panelsOf(plate))
  if (!panel) throw new Error('no panel')
  const base = {
    panel,
    paper: presets['word-half'].paper,
    use: 'page' as const,
    look: 'light' as const,
    opaque: true,
    parts: everyPart,
  }
  const kinds = [
    base,
    { ...base, paper: presets['a4-portrait'].paper },
    { ...base, paper: presets['paper-85'].paper, use: 'paper' as const },
    { ...base, paper: presets.slide.paper },
    { ...base, look: 'greyscale' as const },
    { ...base, opaque: false },
    { ...base, parts: { ...everyPart, ranking: true } },
  ].map(pictureKind)
  expect(kinds).toEqual([
    'map 160x120mm',
    'map 210x297mm',
    'map figure 85mm',
    'map 1920x1080px',
    'map 160x120mm greyscale',
    'map 160x120mm transparent',
    'map and ranking 160x120mm',
  ])
})
