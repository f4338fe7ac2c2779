import * as v from 'valibot'
import { expect, test } from 'vitest'
import { geographyFileSchema } from '#core/catalogue/schemas.ts'
import { latestHeld, latestText, nationsWithout } from '#core/finder/latest.ts'
import type { Dims } from '#core/view/view.ts'
import { readBuilt, realData, realDataset } from '../../data/real-atlas.ts'

const { catalogue, contents } = realData()

/** The latest figures of a measure that ships, as the tables of like-named measures have them. */
function linesOf(id: string, asked: readonly Dims[] = []): readonly string[] {
  const indicator = catalogue.indicators.find((one) => one.id === id)
  if (!indicator) throw new Error(`no ${id}`)
  return latestHeld(indicator, catalogue.geographies, asked).map((latest) => {
    const path = catalogue.geographies.find((one) => one.id === latest.geography)?.path ?? ''
    const { areas } = v.parse(geographyFileSchema, readBuilt(path))
    return latestText(indicator, latest, realDataset(`${id}/${latest.shard}`), areas)
  })
}

test('of each vacancy rate stand the whole, the nations where they are as late, and every staff group', () => {
  expect(linesOf('therapeutic-radiography-vacancy')).toEqual([
    '7.1% in United Kingdom (2019)',
    '10.0% in Northern Ireland, 10.0% in Wales, 7.2% in England, 3.1% in Scotland (2019)',
  ])
  expect(linesOf('mpce-published-vacancy')).toEqual([
    'Radiotherapy physics: 8% in United Kingdom (2021)',
    'Nuclear medicine physics: 12% in United Kingdom (2023)',
    'Diagnostic radiology and radiation protection: clinical scientists: 9% in United Kingdom (2021)',
    'Diagnostic radiology and radiation protection: clinical technologists: 7% in United Kingdom (2021)',
    'Clinical engineering: 6% in United Kingdom (2025)',
  ])
})

test('each measure that sounds like another has a figure to set beside it', () => {
  const ids = contents.library.likeNamed.flatMap(({ indicators }) => indicators)
  expect(ids.length).toBeGreaterThan(15)
  for (const id of new Set(ids)) {
    const lines = linesOf(id)
    expect(lines.length, id).toBeGreaterThan(0)
    for (const line of lines) expect(line, id).toMatch(/\d.* in .*\(.*\d{4}.*\)$/)
  }
})

test('of many choices the one that stands for them is named, and those that a question names stand each by itself', () => {
  expect(linesOf('diagnostic-tests')).toEqual([expect.stringMatching(/^MRI: [\d,]+ in England/)])
  expect(linesOf('diagnostic-tests', [{ test: 'ct' }, { test: 'mri' }])).toEqual([
    expect.stringMatching(/^MRI: /),
    expect.stringMatching(/^CT: /),
  ])
})

test('nations of which no measure of a group has a figure are named', () => {
  const path = catalogue.geographies.find(({ id }) => id === 'nation')?.path ?? ''
  const nations = v.parse(geographyFileSchema, readBuilt(path)).areas
  const without = (ids: readonly string[]) =>
    nationsWithout(
      ids.flatMap((id) =>
        latestHeld(catalogue.indicators.find((one) => one.id === id) ?? expect.fail(id), catalogue.geographies).map(
          (latest) => ({ latest, dataset: realDataset(`${id}/${latest.shard}`) }),
        ),
      ),
      nations,
    )
  expect(without(['diagnostic-tests', 'imaging-waits-scotland']).toSorted()).toEqual(['Northern Ireland', 'Wales'])
  expect(without(['diagnostic-tests']).toSorted()).toEqual(['Northern Ireland', 'Scotland', 'Wales'])
  expect(without(['mpce-published-vacancy'])).toEqual([])
})
