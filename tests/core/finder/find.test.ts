import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findEach } from '#core/finder/each.ts'
import { buildFinder } from '#core/finder/entries.ts'
import { findMeasures } from '#core/finder/find.ts'
import { answerWords, countWords } from '#core/finder/say.ts'
import { parseTable } from '../../../data/build/csv.ts'
import { readBuiltGeo } from '../../../data/build.ts'
import { realData } from '../../data/real-atlas.ts'

const { catalogue, contents } = realData()
const finder = buildFinder(catalogue, contents.searchWords)
const wales = { code: 'W92000004', name: 'Wales', aliases: ['Cymru'], geography: 'nation' }
const northWest = { code: 'E12000002', name: 'North West', aliases: [], geography: 'itl1' }
const some = [wales, northWest]

const places = Object.entries(readBuiltGeo().areas.areas).flatMap(([geography, areas]) =>
  areas.map(({ code, name, aliases }) => ({ code, name, aliases, geography })),
)

function queries(): readonly Readonly<Record<string, string>>[] {
  const table = parseTable('queries.csv', readFileSync(new URL('queries.csv', import.meta.url), 'utf8'))
  return table.ok ? table.value.rows.map(({ fields }) => fields) : expect.fail('queries.csv cannot be read')
}

test.each(queries())('“$typed” finds $first first', ({ typed = '', first = '', says = '' }) => {
  const answer = findMeasures(finder, typed, places)
  if (first !== '') expect(first.split(' or ')).toContain(answer.found[0]?.id)
  const said = [countWords(answer), ...answerWords(answer)].join(' ')
  if (says !== '') expect(said).toContain(says)
})

test('every measure is found first, or among the first three, by its own name', () => {
  const lost = finder.entries
    .filter(({ dims }) => Object.keys(dims).length === 0)
    .filter(
      ({ id, name }) =>
        !findMeasures(finder, name)
          .found.slice(0, 3)
          .some(({ indicator }) => indicator.id === id),
    )
  expect(lost.map(({ name }) => name)).toEqual([])
})

test('every word of the table of search words leads to one of its measures first', () => {
  const wrong = contents.searchWords.flatMap(({ words, shows }) =>
    words.filter((word) => {
      const [first] = findMeasures(finder, word).found
      return !shows.some(({ indicator }) => indicator === first?.indicator.id)
    }),
  )
  expect(wrong).toEqual([])
})

test('a misspelt word is read as the nearest, and says so', () => {
  const answer = findMeasures(finder, 'vaccancy')
  expect(answer.found[0]?.indicator.id).toBe('mpce-published-vacancy')
  expect(answerWords(answer)).toContain('“vaccancy” was read as “vacancy”.')
})

test('a word that no measure has is named; the rest is still found', () => {
  const answer = findMeasures(finder, 'linac zebras')
  expect(answer.found[0]?.indicator.id).toBe('radiotherapy-machines')
  expect(answer.whole).toBe(false)
  expect(answerWords(answer)).toContain('No measure has “zebra”.')
  const none = findMeasures(finder, 'zebras')
  expect(none.found).toEqual([])
  expect(countWords(none)).toBe('No measure has “zebra”')
  expect(answerWords(none).join(' ')).toContain('all measures')
  // A word of a definition alone answers nothing, and is said to be what no measure has.
  expect(countWords(findMeasures(finder, 'neighbours'))).toBe('No measure has “neighbour”')
})

test('a place beside the measure is taken out of the question and offered for selection', () => {
  const answer = findMeasures(finder, 'vacancy rate in Wales', some)
  expect(answer.places).toEqual([wales])
  expect(answer.found[0]?.indicator.id).toBe('mpce-published-vacancy')
  expect(findMeasures(finder, 'linacs north west', some).places).toEqual([northWest])
  expect(findMeasures(finder, 'linacs', some).places).toEqual([])
})

test('made-up samples stand after what is published, unless the question asks for them', () => {
  const origins = findMeasures(finder, 'vacancies').found.map(({ origin }) => origin)
  expect(origins.indexOf('made-up sample')).toBeGreaterThan(origins.lastIndexOf('published'))
  expect(findMeasures(finder, 'sample vacancies').found[0]?.origin).toBe('made-up sample')
})

test('a measure says where and for when it has figures, and where they come from', () => {
  const [machines] = findMeasures(finder, 'linac').found
  expect(machines).toMatchObject({
    name: 'Radiotherapy machines',
    geographies: ['UK', 'Nations', 'ITL1'],
    periods: '2010 to 2024',
    origin: 'published',
  })
  const [bowel] = findMeasures(finder, 'colorectal').found
  expect(bowel).toMatchObject({ name: 'New cancer cases: Bowel', dims: { site: 'bowel' } })
  expect(findMeasures(finder, 'dementia').found[0]?.origin).toBe('partly modelled')
})

test('several things that no measure has together are each answered by what is published of them', () => {
  const answer = findMeasures(finder, 'MRI CT ultrasound nuclear medicine', places)
  const each = findEach(finder, answer)
  expect(each.map(({ name }) => name)).toEqual(['MRI', 'CT', 'Ultrasound', 'Nuclear medicine'])
  for (const { entries } of each) {
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.every(({ origin }) => origin !== 'made-up sample')).toBe(true)
  }
  expect(each[1]?.entries.map(({ id }) => id)).toEqual([
    'diagnostic-tests?test=ct',
    'diagnostic-waits-england?test=ct',
    'imaging-waits-scotland?test=ct',
  ])
  expect(countWords(answer, true)).toContain('what is held of each is below')
  // One measure has both words; and with a word that is no search word the question is of one thing.
  for (const typed of ['mri waits', 'MRI CT zebras', 'linac'])
    expect(findEach(finder, findMeasures(finder, typed, places)), typed).toEqual([])
})

test('an empty question finds nothing and complains of nothing', () => {
  expect(findMeasures(finder, '   ')).toMatchObject({ found: [], says: [], unknown: [], whole: true })
})

test('figures that are all the reader’s own are called so, and never published', () => {
  const own = catalogue.indicators.map((one) => (one.id === 'cancer-cases' ? { ...one, sources: ['own-file'] } : one))
  const made = buildFinder({ ...catalogue, indicators: own }, contents.searchWords)
  expect(made.entries.find(({ id }) => id === 'cancer-cases')?.origin).toBe('your own')
})
