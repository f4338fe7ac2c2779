import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { panelIdText } from '#core/panel/panel.ts'
import type { Story } from '#core/story/story.ts'
import type { View } from '#core/view/view.ts'
import { storyDeck } from '#exports/story/deck.ts'
import { makeStoryFile } from '#exports/story/make-story-file.ts'
import { type StoryDocument, type StoryPicture, storyPages } from '#exports/story/story-pages.ts'
import { looks } from '#figures/looks.ts'
import { classColours } from '#figures/map/paint.ts'
import { sceneOf, storyOf } from '../core/story/stories.ts'
import { panelsFor } from '../exports/drawn-picture.tsx'

const work = { signal: new AbortController().signal, onProgress: () => undefined }
const link = 'https://example.org/?v=2&s=story'

function pictureOf(view: Partial<View>): StoryPicture {
  const { plate, panels, shapes } = panelsFor(view)
  const panel = panels.find(({ id }) => panelIdText(id) === 'map')
  if (!panel) throw new Error('no map')
  return { panel, plate, shapes, permalink: link, holdsPrivate: false }
}

/** Of the pictures of the test, by their link. */
const pictures: Readonly<Record<string, () => StoryPicture>> = {
  real: () => pictureOf({ indicator: 'cancer-cases', per: 'people-100k', geography: 'itl1' }),
  sample: () => pictureOf({ indicator: 'mpce-wte', per: 'people', geography: 'itl1' }),
  lost: () => ({ lacks: 'There is no indicator “lost”.' }),
}

const scenes: Story['scenes'] = [
  sceneOf({
    id: 'first',
    kind: 'opening',
    picture: { link: 'real', panel: 'map' },
    headline: 'From [[low]] to & beyond',
    body: 'Said *plainly*: [[low]].\n\n- one\n- two [here](?v=2)',
    notes: 'Breathe <first>.',
    steps: [
      { picture: { link: 'sample', panel: 'map' }, body: 'And as it could be.' },
      { picture: null, body: 'Look twice.' },
    ],
    claims: [
      {
        id: 'low',
        expression: { kind: 'text', cell: { link: null, panel: 'map', column: 'area', row: 'x' } },
        said: 'nought',
      },
    ],
  }),
  sceneOf({ id: 'dark', kind: 'black', picture: null, notes: 'Wait.' }),
  sceneOf({ id: 'gone', picture: { link: 'lost', panel: 'map' }, headline: 'A view that is gone' }),
  sceneOf({ id: 'unseen', headline: 'Not played', hidden: true }),
]

function documentOf(withNotes: boolean, flat = false): StoryDocument {
  const story = storyOf(scenes, { title: 'A story', dataVersion: 'then' })
  const claim = scenes[0]?.claims[0]
  const pages = storyPages(story, {
    pictureOf: ({ link: of }) => pictures[of]?.() ?? { lacks: '' },
    checked: (scene) => (scene === 'first' && claim ? [{ scene, claim, state: { kind: 'changed', now: 'one' } }] : []),
    linkOf: (scene) => `${link}&st=story!${scene}`,
  })
  return { story, pages, dataVersion: 'now', made: new Date('2026-03-04'), withNotes, flat }
}

type Shape = { readonly name: string; readonly words: string; fill: string; text: string }

/** The shapes of a slide as a parser of XML reads them that shares nothing with what wrote them. */
function shapesIn(xml: string): readonly Shape[] {
  const found: Shape[] = []
  let [inLine, inText] = [false, false]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'p:cNvPr')
      found.push({ name: attributes.name ?? '', words: attributes.descr ?? '', fill: '', text: '' })
    if (name === 'a:ln') inLine = true
    if (name === 'a:t') inText = true
    const last = found.at(-1)
    if (last && name === 'a:srgbClr' && !inLine && last.fill === '') last.fill = `#${attributes.val?.toLowerCase()}`
  })
  parser.on('text', (text) => {
    const last = found.at(-1)
    if (inText && last) last.text += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'a:ln') inLine = false
    if (name === 'a:t') inText = false
  })
  parser.on('error', (fault) => {
    throw fault
  })
  parser.write(xml).close()
  return found
}

async function opened(document: StoryDocument) {
  const files = unzipSync(await storyDeck(document, work))
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const names = Object.keys(files)
  const slides = names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).sort()
  return {
    names,
    text,
    slides: slides.map((name) => ({ bytes: files[name]?.length ?? 0, shapes: shapesIn(text(name)), xml: text(name) })),
    notes: slides.map((_, at) => text(`ppt/notesSlides/notesSlide${at + 1}.xml`)),
  }
}

describe('a story as slides', () => {
  let deck: Awaited<ReturnType<typeof opened>>
  beforeAll(async () => {
    deck = await opened(documentOf(true))
  }, 240_000)
  const textOf = (at: number, name: string) => deck.slides[at]?.shapes.find((shape) => shape.name === name)?.text ?? ''

  test('has one slide a scene that is played, and one for each further picture of it', () => {
    expect(deck.slides).toHaveLength(4)
    expect(deck.slides.map((_, at) => textOf(at, 'Title'))).toEqual([
      'From nought (now one) to & beyond',
      'From nought (now one) to & beyond',
      '',
      'A view that is gone',
    ])
    expect(deck.slides[1]?.shapes.map(({ text }) => text).join(' ')).toContain('And as it could be.Look twice.')
    expect(deck.slides[2]?.shapes.filter(({ text }) => text !== '')).toEqual([])
    expect(deck.slides[3]?.shapes.map(({ text }) => text).join(' ')).toContain('There is no indicator “lost”.')
  })

  test('has each area of a map as one shape with its value, in the colour of the legend, within a group', () => {
    const [slide] = deck.slides
    const drawn = pictures.real?.()
    if (!slide || !drawn || 'lacks' in drawn) throw new Error('no map')
    const colours = new Set(classColours(drawn.plate, looks.light))
    for (const { area, text, cell } of drawn.plate.areas) {
      const shapes = slide.shapes.filter(({ name, words }) => name === area.name && words !== '')
      expect(shapes, area.name).toHaveLength(1)
      expect(shapes[0]?.words).toContain(`${area.name}: ${text}`)
      if (cell.kind === 'value') expect(colours).toContain(shapes[0]?.fill)
    }
    const legend = new Set(slide.xml.slice(slide.xml.indexOf('name="Key"')).match(/(?<=srgbClr val=")\w{6}/g))
    for (const colour of colours) expect(legend).toContain(colour.slice(1).toUpperCase())
    expect(slide.bytes).toBeLessThan(2_500_000)
  })

  test('has the ranking of a map as a chart with its data', () => {
    const chart = deck.names.find((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)) ?? ''
    const drawn = pictures.real?.()
    if (!drawn || 'lacks' in drawn) throw new Error('no map')
    const valued = drawn.plate.areas.filter(({ cell }) => cell.kind === 'value')
    expect(deck.text(chart).match(/<c:cat>.*?<c:ptCount val="(\d+)"/s)?.[1]).toBe(String(valued.length))
    for (const { area } of valued) expect(deck.text(chart)).toContain(`<c:v>${area.name}</c:v>`)
    expect(deck.names.filter((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name))).toHaveLength(2)
  })

  test('says on each slide for which data it was written, where its figures come from, and that they are a sample', () => {
    expect(textOf(0, 'Written for')).toBe('Written for the data of then; shown with those of now. Scene 1')
    expect(textOf(0, 'Source')).toMatch(/^Source: \S/)
    expect(textOf(1, 'Source')).toMatch(/^Illustrative sample: made-up returns/)
    expect(deck.notes[0]).toContain('Breathe &lt;first&gt;.')
    expect(deck.notes[0]).toContain('No longer holds: “nought” (now one).')
    expect(deck.notes[0]).toContain('&amp;st=story!first')
  })
})

test('has no notes of the speaker unless they are asked for, and one picture where no shapes are wanted', async () => {
  const { notes } = await opened(documentOf(false))
  expect(notes.join('')).not.toContain('Breathe')
  expect(notes.join('')).not.toContain('Wait.')
  const { name, blob } = await makeStoryFile('slides', documentOf(true), work)
  expect(name).toMatch(/^a-story_(?:with-\w+_)+slides_with-notes\.pptx$/)
  expect(blob.size).toBeLessThan(5 * 500_000)
})
