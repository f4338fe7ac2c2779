import { expect, test } from 'vitest'
import { heldExtents } from '#core/domain/held.ts'
import { openingWords, takeChange } from '#core/finder/change.ts'
import { buildFinder } from '#core/finder/entries.ts'
import { findMeasures } from '#core/finder/find.ts'
import { openChanges } from '#core/finder/fuller.ts'
import { openChange } from '#core/finder/open.ts'
import { wordsOf } from '#core/finder/words.ts'
import { changePlate } from '#core/plate/change-plate.ts'
import { composePlate } from '#core/plate/compose.ts'
import { defaultView } from '#core/view/view.ts'
import { realAtlas, realData } from '../../data/real-atlas.ts'

const { catalogue, contents } = realData()
const finder = buildFinder(catalogue, contents.searchWords)

/** What a question opens, by the id of the measure. */
function asked(question: string) {
  const answer = findMeasures(finder, question)
  const { change } = answer
  if (!change) return expect.fail(`“${question}” asks for no change`)
  const opened = (id: string) => {
    const entry = answer.found.find((one) => one.id === id) ?? expect.fail(id)
    return openChange(defaultView, catalogue, entry, [], change)
  }
  return { answer, opened }
}

test.each([
  ['cancer cases 2014 v 2019', ['2014', '2019'], ['cancer', 'case']],
  ['2019 against 2014', ['2014', '2019'], []],
  ['what has changed since 2014', ['2014'], ['what', 'has']],
  ['compare two years', [], []],
  ['trends in population', [], ['in', 'population']],
  // What a newcomer types who knows the year and not the measure.
  ['2014', ['2014'], []],
  ['in 2014', ['2014'], ['in']],
  ['2014 to latest', ['2014'], ['to', 'latest']],
  ['linacs 2014 and now', ['2014'], ['linacs', 'and', 'now']],
  ['between two periods', [], []],
  ['MRI waits over time', [], ['mri', 'waits']],
  ['staff in the last ten years', [], ['staff', 'in', 'the']],
])('“%s” asks for a change', (question, years, rest) => {
  expect(takeChange(wordsOf(question))).toEqual({ asked: { years }, rest: wordsOf(rest.join(' ')) })
})

test.each(['cancer 2014', 'vacancy rate', 'may these vacancy rates be compared', 'two week wait', 'later treatments'])(
  '“%s” asks for none, and keeps its words',
  (question) => {
    const words = wordsOf(question)
    expect(takeChange(words)).toEqual({ asked: null, rest: words })
  },
)

test('a measure opens as the change between the two years that were typed', () => {
  const { answer, opened } = asked('new cancer cases 2014 v 2019')
  expect(answer.found[0]?.id).toBe('cancer-cases')
  const { open, opening } = opened('cancer-cases')
  expect(open).toMatchObject({ period: '2019', change: { from: '2014', form: 'difference' } })
  expect(openingWords(opening)).toBe('opens as the change from 2014 to 2019')
})

test('two periods that few areas have, or with a break between them, give way to the longest two that more have', () => {
  const { opened } = asked('new cancer cases 2001 v 2021')
  const { open, opening } = opened('cancer-cases')
  expect(open).toMatchObject({ geography: 'itl1', period: '2019', change: { from: '2002', form: 'difference' } })
  expect(openingWords(opening)).toBe(
    '2001 to 2021 cannot be compared, as the series breaks after 2019; opens as the longest change without a break, from 2002 to 2019',
  )
})

test('whatever two years are asked for, the change that opens has areas', () => {
  const { found } = findMeasures(finder, 'change')
  const empty = found.flatMap((entry) => {
    const held = heldExtents(entry.indicator, {}).flatMap(({ periods }) => periods.map(({ period }) => period))
    const years = [...new Set(held.map((period) => period.slice(0, 4)))].sort()
    const [first = '', last = ''] = [years[0], years.at(-1)]
    const { open, opening } = openChange(defaultView, catalogue, entry, [], { years: [first, last] })
    // That too few are known to have answered shows only in the figures themselves.
    if (opening.kind === 'single' || first === last || entry.id === 'equipment-maintenance-spend') return []
    const { resolved, atlas } = realAtlas({ ...defaultView, ...open })
    const { areas } = changePlate(composePlate(resolved, atlas), resolved, atlas)
    return areas.some(({ cell }) => cell.kind === 'value') ? [] : [`${entry.id}: ${openingWords(opening)}`]
  })
  expect(empty).toEqual([])
})

test('no change opens on fewer areas than another period holds without a word', () => {
  const { answer } = asked('change')
  for (const entry of answer.found) {
    const { open, opening } = openChange(defaultView, catalogue, entry, [], { years: [] })
    if (opening.kind !== 'change') continue
    const held = heldExtents(entry.indicator, open.dims ?? {}).find(({ geography }) => geography === open.geography)
    const most = Math.max(...(held?.periods ?? []).map(({ areas }) => areas))
    const either = [opening.from, opening.to].map((one) => held?.periods.find(({ period }) => period === one)?.areas)
    const isFewer = either.some((areas) => (areas ?? 0) < most)
    expect(/, for \d+ areas?( at most)?; .+ holds \d+ areas?$/.test(openingWords(opening)), entry.id).toBe(isFewer)
  }
})

test('a year that is not held opens as the nearest that is, and says so', () => {
  const { opened } = asked('equipment maintenance spend 2014 to 2019 change')
  const { open, opening } = opened('equipment-maintenance-spend')
  expect(open).toMatchObject({ period: '2019/20', change: { from: '2016/17' } })
  expect(openingWords(opening)).toMatch(/^2014 and 2019 are not held; the nearest opens, the change from 2016\/17 to /)
  const cases = asked('new cancer cases 2014 v 2025').opened('cancer-cases')
  expect(cases.open).toMatchObject({ period: '2019', change: { from: '2014' } })
  expect(openingWords(cases.opening)).toBe('2025 is not held; the nearest opens, the change from 2014 to 2019')
})

test('where neither year is near another one held, it opens without a change and says what is held', () => {
  const { open, opening } = asked('new cancer cases 2030 v 2035').opened('cancer-cases')
  expect(open.change).toBeNull()
  expect(openingWords(opening)).toMatch(/^no change: 2030 is not held, but 200\d to 202\d$/)
})

test('where a change has few areas, the measures like it that hold it for more come next', () => {
  const answer = findMeasures(finder, 'age-standardised cancer incidence 2014 v 2019')
  const { change, found } = answer
  if (!change) return expect.fail('no change asked')
  const groups = contents.library.likeNamed
  const changes = openChanges({ finder, catalogue, view: defaultView, groups }, answer, change)
  expect(changes.found.slice(0, 3).map(({ indicator }) => indicator.id)).toEqual([
    'cancer-asr',
    'cancer-cases',
    'cancer-crude-rate',
  ])
  expect(changes.says).toEqual([
    'Cancer incidence, age-standardised has this change for 1 area at most. The nearest that is held: New cancer cases, for 12 areas at most.',
  ])
  const plain = openChanges(
    { finder, catalogue, view: defaultView, groups },
    { ...answer, found: found.slice(1) },
    { years: [] },
  )
  expect(new Set(plain.found.map(({ id }) => id)).size).toBe(plain.found.length)
})

test.each(['2014', 'compare 2014 with the latest year', '2014 v 2025', 'two years'])(
  '“%s” lists first what has the change for most of its areas, and last what is made up',
  (question) => {
    const answer = findMeasures(finder, question)
    const { change } = answer
    if (!change) return expect.fail('no change asked')
    const groups = contents.library.likeNamed
    const { found, openings, says } = openChanges({ finder, catalogue, view: defaultView, groups }, answer, change)
    expect(found.map(({ id }) => id).toSorted()).toEqual(answer.found.map(({ id }) => id).toSorted())
    const words = found.map((one) => {
      const opened = openings.get(one) ?? expect.fail(one.id)
      const { opening } = opened
      if (one.origin === 'made-up sample') return 'e: made up'
      if (opening.kind === 'single') return 'c: none'
      const { thin, areas, fullest, missing } = opening
      return thin || areas < fullest.areas / 2 ? 'd: of few' : missing.length > 0 ? 'b: near' : 'a: as asked'
    })
    expect(words).toEqual(words.toSorted())
    expect(new Set(words).size).toBeGreaterThan(2)
    expect(words[0]).toBe(question.includes('2025') ? 'b: near' : 'a: as asked')
    expect(says).toEqual([])
  },
)

test('a place beside the year is selected, and the year still asks for a change', () => {
  const wales = { code: 'W92000004', name: 'Wales', aliases: ['Cymru'], geography: 'nation' }
  for (const question of ['Wales 2014', '2014 Wales', 'Wales since 2014']) {
    const { change, places, isOfAll } = findMeasures(finder, question, [wales])
    expect({ change, places, isOfAll }, question).toEqual({
      change: { years: ['2014'] },
      places: [wales],
      isOfAll: true,
    })
  }
})

test('a year after all that is held opens nothing as a change, and says of each what is held', () => {
  const answer = findMeasures(finder, '2030')
  const groups = contents.library.likeNamed
  const { found, openings } = openChanges(
    { finder, catalogue, view: defaultView, groups },
    answer,
    answer.change ?? expect.fail('no change asked'),
  )
  const [first = expect.fail('nothing found')] = found
  expect(openingWords(openings.get(first)?.opening ?? expect.fail(first.id))).toMatch(
    /^no change: 2030 is not held, but /,
  )
})

test('no made-up sample stands in for what is real', () => {
  const answer = findMeasures(finder, 'MPCE staff 2014 v 2025')
  const { change } = answer
  if (!change) return expect.fail('no change asked')
  const groups = contents.library.likeNamed
  const { found, says } = openChanges({ finder, catalogue, view: defaultView, groups }, answer, change)
  expect(found[0]?.origin).not.toBe('made-up sample')
  expect(says.join(' ')).not.toContain('sample')
})

test('without years the first period since the last break is set against the one on which the measure opens', () => {
  expect(asked('change in deprivation').opened('deprivation-share').open).toMatchObject({ change: { from: '2019' } })
  const breaks = catalogue.indicators.filter((one) => one.breaks.length > 0)
  expect(breaks.length).toBeGreaterThan(3)
  const { answer } = asked('change')
  for (const entry of answer.found) {
    const { open } = openChange(defaultView, catalogue, entry, [], { years: [] })
    const { change, period } = open
    for (const { after } of entry.indicator.breaks)
      if (change && period && after < period) expect(change.from > after, `${entry.id}: ${change.from}`).toBe(true)
  }
})

test('a question for a change and nothing else lists what has several periods, made-up samples last', () => {
  const { found } = findMeasures(finder, 'compare two years')
  expect(found.length).toBeGreaterThan(10)
  expect(found.map(({ indicator }) => indicator.id)).not.toContain('mpce-staff')
  const origins = found.map(({ origin }) => origin === 'made-up sample')
  expect(origins.indexOf(true)).toBe(origins.filter((made) => !made).length)
  // Years come before the months of one: imaging tests are of the latter.
  const ids = found.map(({ indicator }) => indicator.id)
  expect(ids.indexOf('diagnostic-waits-england')).toBeGreaterThan(ids.indexOf('deprivation-share'))
})
