import { expect, test } from 'vitest'
import { alikeAmong, amongText, likeNamedGroups } from '#core/finder/alike.ts'
import { buildFinder } from '#core/finder/entries.ts'
import { findMeasures } from '#core/finder/find.ts'
import { realData } from '../../data/real-atlas.ts'

const { catalogue, contents } = realData()
const finder = buildFinder(catalogue, contents.searchWords)
const { likeNamed } = contents.library
const among = (question: string) =>
  alikeAmong(
    likeNamed,
    findMeasures(finder, question).found.map(({ indicator }) => indicator.id),
  )

test.each([
  'vacancy',
  'may these vacancy rates be compared',
  'what does vacancy rate mean',
  'can vacancy rates be compared, and what are the caveats',
])('“%s” finds the vacancy rates, and says first that they may not be compared', (question) => {
  expect(findMeasures(finder, question).found[0]?.id).toBe('mpce-published-vacancy')
  expect(among(question)).toMatchObject({ name: 'Vacancy rates', compare: expect.stringMatching(/^No: /) })
})

test('a search for vacancies lists every staff group that is published', () => {
  const ids = findMeasures(finder, 'vacancy').found.map(({ id }) => id)
  const groups = catalogue.indicators.find(({ id }) => id === 'mpce-published-vacancy')?.dimensions[0]?.values ?? []
  expect(groups.length).toBe(5)
  const [first, ...others] = groups
  expect(first?.id).toBe('radiotherapy-physics')
  expect(ids[0]).toBe('mpce-published-vacancy')
  expect(new Set(ids.slice(1, 5))).toEqual(new Set(others.map(({ id }) => `mpce-published-vacancy?group=${id}`)))
})

test('measures that do not sound alike are not set side by side', () => {
  expect(among('population')).toBeNull()
  expect(among('nothing of the kind xyzzy')).toBeNull()
  expect(likeNamedGroups(likeNamed, 'cancer-asr').map(({ name }) => name)).toEqual(['Cancer incidence'])
})

test('whether they may be compared is said of every group, beginning with the answer', () => {
  for (const { compare } of likeNamed) expect(compare).toMatch(/^(No|Yes|Not with each other): [a-z].*\.$/)
})

test('how many of the measures found sound alike is said where others were found too, and each is counted once', () => {
  const found = findMeasures(finder, 'vacancy rate').found.map(({ indicator }) => indicator.id)
  const group = alikeAmong(likeNamed, found) ?? expect.fail('no group')
  expect(amongText(group, found)).toBe('4 of the 6 measures found. ')
  expect(amongText(group, group.indicators)).toBe('')
})
