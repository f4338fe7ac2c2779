import { expect, test } from 'vitest'
import type { Story } from '#core/story/story.ts'
import { loneStory } from '#exports/story/lone-file.ts'

const page =
  '<html><head><title>MPCE Atlas</title></head><script type="application/json" id="atlas-story">{}</script></html>'

const scene = {
  id: 'one',
  kind: 'view',
  picture: null,
  frame: [],
  headline: 'A </script> in a headline',
  body: '',
  notes: 'told to nobody',
  dwell: null,
  steps: [],
  hidden: false,
  claims: [],
} satisfies Story['scenes'][number]

const story: Story = {
  story: 1,
  id: 'a-story',
  title: 'Staff & <services>',
  subtitle: '',
  author: '',
  dataVersion: 'x',
  minutes: null,
  scenes: [scene, { ...scene, id: 'two', hidden: true, headline: 'kept back' }],
}
const files = new Map([['data/a.json', '{"text":"<!-- not a comment"}\n']])
const atlas = 'https://atlas.example/?a"b'

/** What the page holds, as a browser reads it. */
const heldBy = (html: string) =>
  JSON.parse(/id="atlas-story">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '') as { story: Story; files: object }

test('a story by itself has what is played and its files, and notes only where they were asked for', () => {
  const quiet = loneStory(page, { story, withNotes: false, atlas, files })
  expect(quiet).not.toContain('told to nobody')
  expect(quiet).not.toContain('kept back')
  const held = heldBy(quiet)
  expect(held.story.scenes).toEqual([{ ...scene, notes: '' }])
  expect(held.files).toEqual({ 'data/a.json': { text: '<!-- not a comment' } })
  expect(quiet).toContain('<title>Staff &amp; &lt;services&gt;</title>')
  expect(quiet).toContain('<link rel="canonical" href="https://atlas.example/?a&quot;b" />')
  expect(quiet.match(/<\/script>/g)).toHaveLength(1)
  expect(heldBy(loneStory(page, { story, withNotes: true, atlas: null, files })).story.scenes).toEqual([scene])
})

test('another page than that of the build is not filled in', () => {
  expect(() => loneStory('<html></html>', { story, withNotes: false, atlas: null, files })).toThrow(RangeError)
})
