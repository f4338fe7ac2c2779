import { expect, test } from 'vitest'
import { editDistance } from '#core/domain/edit-distance.ts'
import { normalise } from '#core/domain/normalise.ts'
import { leaveOut } from '#core/imports/resolve-areas.ts'
import { resolveWords } from '#core/imports/resolve-words.ts'

test.each([
  ['kitten', 'sitting', 3],
  ['wales', 'wales', 0],
  ['wales', 'walse', 2],
  ['wale', 'wales', 1],
  ['wales', 'wale', 1],
  ['swales', 'wales', 1],
  ['', 'abc', 3],
] as const)('from “%s” to “%s” it is %d letters', (a, b, letters) => {
  expect(editDistance(a, b, 9)).toBe(letters)
  expect(editDistance(b, a, 9)).toBe(letters)
})

test('counting stops above the most that is asked for', () => {
  expect(editDistance('kitten', 'sitting', 3)).toBe(3)
  expect(editDistance('kitten', 'sitting', 2)).toBe(3)
  expect(editDistance('a', 'abcdefgh', 2)).toBe(3)
})

test('text is compared without accents, case, punctuation and doubled blanks', () => {
  expect(normalise(' Ynys  Môn ')).toBe('ynys mon')
  expect(normalise("King's & St. Luke’s, 50%")).toBe('kings and st lukes 50%')
})

const words = [
  { id: 'engineer', name: 'Clinical engineer', aliases: ['CE'] },
  { id: 'physicist', name: 'Medical physicist', aliases: [] },
]

test('a word is known by its id, its name or another way to write it; what is none of these is asked', () => {
  const texts = new Map([
    ['ce', 2],
    ['MEDICAL  physicist', 3],
    ['boffin', 4],
  ])
  const { ids, left, questions } = resolveWords('profession', texts, words, {})
  expect([...ids]).toEqual([
    ['ce', 'engineer'],
    ['MEDICAL  physicist', 'physicist'],
  ])
  expect([...left]).toEqual([])
  expect(questions).toMatchObject([{ id: 'profession:boffin', rows: 4 }])
  expect(questions[0]?.options.map(({ id }) => id)).toEqual(['engineer', 'physicist', leaveOut])
})

test('an answer decides over what is known, and what is left out is neither a word nor asked again', () => {
  const texts = new Map([
    ['CE', 1],
    ['boffin', 1],
    ['none', 1],
  ])
  const { ids, left, questions } = resolveWords('profession', texts, words, {
    CE: 'physicist',
    boffin: leaveOut,
    none: 'no such word',
  })
  expect([...ids]).toEqual([['CE', 'physicist']])
  expect([...left]).toEqual(['boffin'])
  expect(questions.map(({ id }) => id)).toEqual(['profession:none'])
})
