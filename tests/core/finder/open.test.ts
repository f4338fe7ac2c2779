import { expect, test } from 'vitest'
import { buildFinder } from '#core/finder/entries.ts'
import { findMeasures } from '#core/finder/find.ts'
import { openMeasure } from '#core/finder/open.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import { defaultView } from '#core/view/view.ts'
import { realData } from '../../data/real-atlas.ts'

const { catalogue, contents } = realData()
const finder = buildFinder(catalogue, contents.searchWords)
const wales = { code: 'W92000004', name: 'Wales', aliases: [] }
const walesThere = ['nation', 'itl1'].map((geography) => ({ ...wales, geography }))
const first = (question: string) => findMeasures(finder, question).found[0] ?? expect.fail(question)

test('a geography that the measure before forced is not kept; one that the reader chose is', () => {
  const forced = { ...defaultView, ...chooseIndicator(defaultView, catalogue, 'mpce-published-vacancy') }
  expect(forced.geography).toBe('uk')
  expect(chooseIndicator(forced, catalogue, 'mpce-staff').geography).toBe('itl1')
  const chosen = { ...defaultView, geography: 'nhs_region' }
  expect(chooseIndicator(chosen, catalogue, 'radiographers').geography).toBe('nhs_region')
  expect(chooseIndicator(chosen, catalogue, 'cancer-cases').geography).toBe('itl1')
})

test('one area is no map to stay on', () => {
  const view = { ...defaultView, geography: 'uk' }
  expect(chooseIndicator(view, catalogue, 'population').geography).toBe('itl1')
})

test('the denominator before is kept only where the reader chose it and it suits', () => {
  const first = { ...defaultView, ...chooseIndicator(defaultView, catalogue, 'radiotherapy-machines') }
  expect(first.per).toBe('cancers')
  expect(chooseIndicator(first, catalogue, 'radiotherapy-sites').per).toBe('people')
  expect(chooseIndicator({ ...first, per: 'people-65' }, catalogue, 'mpce-wte').per).toBe('people-65')
})

test('cancer opens on all cancers of women and men where most areas have them, in a year that has them, else as before', () => {
  expect(chooseIndicator(defaultView, catalogue, 'cancer-asr')).toMatchObject({
    geography: 'itl1',
    dims: { site: 'all', sex: 'persons' },
    period: '2017',
  })
  const nations = { ...defaultView, geography: 'nation' }
  expect(chooseIndicator(nations, catalogue, 'cancer-asr')).toMatchObject({
    geography: 'nation',
    dims: {},
    period: null,
  })
  const lung = { ...defaultView, indicator: 'cancer-cases', dims: { site: 'lung' } }
  expect(chooseIndicator(lung, catalogue, 'cancer-asr').dims).toEqual({ site: 'lung' })
})

test('a place that the question names is selected where the measure has it', () => {
  const opened = openMeasure({ ...defaultView, selected: ['E12000007'] }, catalogue, first('linac'), walesThere)
  expect(opened).toMatchObject({ geography: 'itl1', selected: ['W92000004', 'E12000007'] })
  const trusts = openMeasure(defaultView, catalogue, first('trust catchment'), walesThere)
  expect(trusts.selected).toBeUndefined()
})

test('a measure opens on the geography that has the place, where its own does not', () => {
  const devon = { code: 'E10000008', name: 'Devon', aliases: [], geography: 'utla' }
  const opened = openMeasure(defaultView, catalogue, first('over 65'), [devon])
  expect(opened).toMatchObject({ geography: 'utla', selected: ['E10000008'], dims: { age: '65-plus' } })
})
