import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStory } from '#core/story/read-story.ts'
import { playedScenes } from '#core/story/story.ts'
import { sceneOf, storyOf } from './stories.ts'

const story = storyOf([
  sceneOf({
    id: 'a',
    claims: [
      {
        id: 'n',
        said: '4',
        expression: { kind: 'value', cell: { link: null, panel: 'map', column: 'value', row: 'E12000001' } },
      },
    ],
  }),
  sceneOf({ id: 'b', hidden: true }),
])

test('a story survives its file, and hidden scenes are not played', () => {
  const read = readStory(JSON.parse(JSON.stringify(story)), 'talk.json')
  expect(read).toEqual({ ok: true, value: story })
  expect(playedScenes(story).map(({ id }) => id)).toEqual(['a'])
})

describe('says what is wrong and where', () => {
  const said = (written: unknown) => {
    const read = readStory(written, 'talk.json')
    return read.ok ? [] : read.problems.map(({ code, at, mend }) => `${code} ${at.column ?? ''} ${mend}`)
  }
  test.each<[string, unknown, RegExp]>([
    ['no story', { hello: 1 }, /^story\.none/],
    ['a list', [], /^story\.none/],
    ['a newer form', { ...story, story: 9 }, /^story\.newer.*newer atlas/],
    ['no scenes', { ...story, scenes: [] }, /^story\.form scenes/],
    [
      'a scene without a text',
      { ...story, scenes: [{ ...story.scenes[0], body: 3 }] },
      /^story\.form scenes 1, body .*string/,
    ],
    ['two scenes of one id', { ...story, scenes: [story.scenes[1], story.scenes[1]] }, /^story\.doubled/],
    [
      'a headline of a million letters',
      { ...story, scenes: [{ ...story.scenes[1], headline: 'x'.repeat(1e6) }] },
      /^story\.form scenes 1, headline/,
    ],
    [
      'an expression that is none',
      { ...story, scenes: [sceneOf({ claims: [{ id: 'n', said: '', expression: { kind: 'eval' } } as never] })] },
      /^story\.form scenes 1, claims 1, expression/,
    ],
  ])('%s', (_, written, pattern) => expect(said(written)[0]).toMatch(pattern))
})

test('a story of an older form is brought up step by step', () => {
  const migrations = [
    ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, title: name }),
    (older: Readonly<Record<string, unknown>>) => ({ ...older, story: 1 }),
  ]
  const { title, ...rest } = story
  const read = readStory({ ...rest, name: title, story: 1 }, 'old.json', [migrations[0] as never])
  // The newest form of this reader is 2, which is not the form of today's schema, so that only the step itself is seen.
  expect(read.ok ? [] : read.problems.map(({ at }) => at.column)).toEqual(['story'])
})

test('no text makes the reader fail', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (written) => {
      expect(readStory(written, 'any.json').ok).toBe(false)
    }),
  )
})
