import { describe, expect, test } from 'vitest'
import { claimsIn, leansOn, piecesOf, toldText, unboundNumbers } from '#core/story/text.ts'

test('a text is split at its claims and told with what they say', () => {
  const text = '[[low]] has [[value]] per million[[x]]'
  expect(piecesOf(text)).toEqual([
    { kind: 'claim', id: 'low' },
    { kind: 'words', text: ' has ' },
    { kind: 'claim', id: 'value' },
    { kind: 'words', text: ' per million' },
    { kind: 'claim', id: 'x' },
  ])
  expect(claimsIn(text)).toEqual(['low', 'value', 'x'])
  expect(toldText(text, (id) => id.toUpperCase())).toBe('LOW has VALUE per millionX')
})

test('what is no claim stays as it is', () => {
  const text = 'see [[ ]], [a](b), [[Not An Id]] and [[open'
  expect(toldText(text, () => 'claim')).toBe(text)
})

describe('numbers that are bound to nothing', () => {
  test.each([
    ['45.2% of people, and £3m', ['45.2%', '£3']],
    ['1,234 sites', ['1,234']],
    ['twice as many in three regions', ['twice', 'three']],
    ['the 2nd of [[n]] regions', ['2nd']],
    ['in 2023 and 2024', []],
    ['in 2023/24, and 2,017 of 20234 with 45% by 2021', ['2,017', '20234', '45%']],
    ['[[n]] WTE per million people, [[m]] per 1,000 cancers and per 100,000 people', []],
    ['£[[spend]] million', []],
    ['a million people, 12 per 30 beds', ['million', '12', '30']],
    ['[[n]] regions, see [the table](https://example.org/12345)', []],
    ['by `ISO 9001` rules', []],
    ['1. a first point\n2. a second one', []],
    ['one region stands out', []],
  ])('of “%s”', (text, found) => expect(unboundNumbers(text)).toEqual(found))
})

test.each([
  ['The regions in red are short of staff', 'a colour'],
  ['See the darker areas', 'a colour'],
  ['Hover over a region', 'a pointer'],
  ['Click on the map', 'a mouse'],
  ['the bar on the left', 'a place on the screen'],
  ['As you can see, it is low', 'sight'],
])('“%s” leans on %s', (text, on) => expect(leansOn(text).map((one) => one.on)).toEqual([on]))

test.each(['Staff left in 2023', 'Redbridge has fewer', 'the highest above the lowest', 'right across England'])(
  '“%s” leans on nothing',
  (text) => expect(leansOn(text)).toEqual([]),
)
