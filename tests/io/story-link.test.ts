import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { withoutNotes } from '#core/story/begin.ts'
import { linkedStory } from '#core/story/whose.ts'
import { linkedFragment } from '#io/linked-fragment.ts'
import { longestLink, readStoryLink, writeStoryLink } from '#io/story-link.ts'
import { sceneOf, storyOf } from '../core/story/stories.ts'

afterEach(() => vi.unstubAllGlobals())

const story = storyOf([sceneOf({ id: 'a', headline: 'Größer – “ja” [[n]]' }), sceneOf({ id: 'b' })])
const packed = (text: string) => `#story=${deflateRawSync(Buffer.from(text)).toString('base64url')}`

test('a story survives its link, under the id of linked stories', async () => {
  const fragment = (await writeStoryLink(story)) ?? ''
  expect(fragment).toMatch(/^#story=[\w-]+$/)
  expect(await readStoryLink(fragment)).toEqual({ ok: true, value: { ...story, id: linkedStory } })
})

test('a story too long for a link has none', async () => {
  let seed = 1
  const noise = () => {
    seed = (seed * 48271) % 2147483647
    return seed.toString(36)
  }
  const long = storyOf([sceneOf({ body: Array.from({ length: 1300 }, noise).join('').slice(0, 8000) })])
  const scenes = Array.from({ length: 5 }, (_, at) =>
    sceneOf({ id: `s${at}`, notes: Array.from({ length: 3000 }, noise).join('') }),
  )
  expect(await writeStoryLink(long)).not.toBeNull()
  expect(await writeStoryLink(storyOf(scenes))).toBeNull()
  expect(await writeStoryLink(withoutNotes(storyOf(scenes)))).not.toBeNull()
})

test.each([
  ['a link that was cut off', packed(JSON.stringify(story)).slice(0, -30)],
  ['a link that unpacks to gigabytes', packed(' '.repeat(3_000_000))],
  ['a link of a million letters', `#story=${'A'.repeat(longestLink + 1)}`],
  ['a link with another thing in it', packed('{"a":1}')],
  ['a link that is no base64', '#story=%%%'],
  ['nothing', '#story='],
])('%s is refused in words', async (_, fragment) => {
  const read = await readStoryLink(fragment)
  expect(read.ok ? [] : read.problems).toHaveLength(1)
})

test('no link makes the reader fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const read = await readStoryLink(`#story=${Buffer.from(bytes).toString('base64url')}`)
      expect(read.ok).toBe(false)
    }),
  )
})

test('a tab knows the story of its link after the address has moved on, and no other tab does', () => {
  const held = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  })
  expect(linkedFragment('')).toBeNull()
  expect(linkedFragment('#story=abc')).toBe('#story=abc')
  expect(linkedFragment('')).toBe('#story=abc')
  expect(linkedFragment('#elsewhere')).toBe('#story=abc')
})
