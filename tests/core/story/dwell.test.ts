import { expect, test } from 'vitest'
import { dwellOf } from '#core/story/dwell.ts'
import { sceneOf } from './stories.ts'

const step = { picture: null, body: 'Four words are here' }
const twenty = 'word '.repeat(20)

test.each([
  ['the seconds of its author, shared out among its steps', sceneOf({ dwell: 30, steps: [step, step] }), 0, 10_000],
  ['the time for its headline and the figure', sceneOf({ headline: twenty, body: twenty }), 0, 14_000],
  ['the time for the words of a step', sceneOf({ headline: twenty, steps: [{ ...step, body: twenty }] }), 1, 14_000],
  [
    'the time for its text where it has no figure',
    sceneOf({ picture: null, headline: twenty, body: twenty }),
    0,
    16_000,
  ],
  ['six seconds at least', sceneOf({ picture: null, headline: 'Thank you' }), 0, 6_000],
  ['two seconds of black', sceneOf({ kind: 'black', picture: null }), 0, 2_000],
])('a loop gives a scene %s', (_, scene, at, milliseconds) => expect(dwellOf(scene, at)).toBe(milliseconds))
