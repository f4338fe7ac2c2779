import { describe, expect, test } from 'vitest'
import { heldWhere, shortAnswer } from '#core/finder/short.ts'
import { realData } from '../../data/real-atlas.ts'

const { catalogue, contents } = realData()
const ask = (question: string) => shortAnswer(contents.shortAnswers, question)
const namesOf = (question: string) => ask(question)?.lines.map(({ name }) => name)
const measure = (id: string) =>
  catalogue.indicators.find((one) => one.id === id) ?? expect.fail(`the catalogue has no ${id}`)

describe('questions that many ask', () => {
  test.each([
    ['imaging', ['MRI', 'CT', 'Ultrasound', 'Nuclear medicine']],
    ['scanners', ['MRI', 'CT', 'Ultrasound', 'Nuclear medicine']],
    ['MRI CT ultrasound', ['MRI', 'CT', 'Ultrasound']],
    ['MRI, CT, ultrasound, nuclear medicine by region', ['MRI', 'CT', 'Ultrasound', 'Nuclear medicine']],
    ['nuclear medicine vacancies', ['Nuclear medicine']],
    ['vacancy rate diagnostic radiographers', ['Diagnostic radiographers']],
  ])('“%s” is answered by %j', (question, names) => {
    expect(namesOf(question)).toEqual(names)
  })

  test('a vacancy rate is defined, and each that is held listed', () => {
    expect(ask('what is the vacancy rate')?.title).toBe('Vacancy rate: vacant posts as a share of all posts')
    const held = ask('vacancy rate')?.lines.flatMap(({ held: some }) => some.map(({ indicator }) => indicator)) ?? []
    // No vacancy rate that the catalogue has is left out.
    const rates = catalogue.indicators.filter(({ name }) => /vacancy rate/i.test(name)).map(({ id }) => id)
    expect(held.toSorted()).toEqual(rates.toSorted())
  })

  test('distance leads to Coverage', () => {
    for (const question of ['too far', 'radiotherapy travel', 'who lives too far from radiotherapy?'])
      expect(ask(question)?.lines.map(({ opens }) => opens)).toEqual(['coverage'])
  })

  test('other questions have none', () => {
    for (const question of ['', 'linac', 'cancer incidence', 'octopus']) expect(ask(question)).toBeNull()
    // Whose vacancies, where nobody has asked for vacancies.
    for (const question of ['MPCE', 'MPCE 2014', 'sample', 'published']) expect(ask(question), question).toBeNull()
  })
})

test('where a measure is held is said by kinds of area of which there are several, and of a whole alone by its name', () => {
  const where = (id: string, dims = {}) => heldWhere(measure(id), dims, catalogue.geographies)
  expect(where('diagnostic-tests', { test: 'mri' })).toBe('NHS regions, Trusts')
  expect(where('imaging-waits-scotland', { test: 'ct' })).toBe('Health boards')
  expect(where('mpce-measured-wte')).toBe('UK')
})

test('what an answer says is not held is held nowhere', () => {
  const nations = (id: string) => measure(id).files
  for (const id of ['diagnostic-tests', 'diagnostic-waits-england', 'imaging-waits-scotland'])
    for (const { extents } of Object.values(nations(id)))
      for (const { geography, periods } of extents)
        if (geography === 'nation') expect(Math.max(...periods.map(({ areas }) => areas))).toBe(1)
  for (const { extents } of Object.values(nations('mpce-published-vacancy')))
    expect(extents.map(({ geography }) => geography)).toEqual(['uk'])
})
