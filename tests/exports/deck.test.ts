import { strFromU8, unzipSync } from 'fflate'
import PptxGenJS from 'pptxgenjs'
import { expect, test } from 'vitest'
import { mendDeck } from '#exports/picture/mend-deck.ts'

/** Children of a presentation in the order of the schema (ISO/IEC 29500-1, `CT_Presentation`). */
const order = [
  'sldMasterIdLst',
  'notesMasterIdLst',
  'handoutMasterIdLst',
  'sldIdLst',
  'sldSz',
  'notesSz',
  'defaultTextStyle',
]

async function deckOf() {
  const deck = new PptxGenJS()
  deck.defineSlideMaster({
    title: 'Figure',
    objects: [{ placeholder: { options: { name: 'title', type: 'title', x: 0, y: 0, w: 5, h: 1 }, text: '' } }],
  })
  const slide = deck.addSlide({ masterName: 'Figure' })
  slide.addText('A title', { placeholder: 'title' })
  slide.addNotes('Notes')
  const files = unzipSync(
    await mendDeck(new Uint8Array((await deck.write({ outputType: 'arraybuffer' })) as ArrayBuffer)),
  )
  return { names: Object.keys(files), text: (name: string) => strFromU8(files[name] ?? new Uint8Array()) }
}

test('a deck has its parts in the order of the schema, one layout, and British English throughout', async () => {
  const { names, text } = await deckOf()
  const presentation = text('ppt/presentation.xml')
  const places = order.map((name) => presentation.indexOf(`<p:${name}`)).filter((at) => at >= 0)
  expect(places.length).toBeGreaterThan(4)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(names.filter((name) => /^ppt\/slideLayouts\/[^/]+\.xml$/.test(name))).toHaveLength(1)
  for (const name of names.filter((one) => one.endsWith('.xml'))) expect(text(name), name).not.toContain('en-US')
  expect(text('ppt/slides/slide1.xml')).toContain('name="Title"')
})

test('every part that is named is there, and every relation that is used', async () => {
  const { names, text } = await deckOf()
  const parts = [...text('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map((found) => found[1] ?? '')
  expect(parts.filter((part) => !names.includes(part))).toEqual([])
  const master = text('ppt/slideMasters/slideMaster1.xml')
  const relations = text('ppt/slideMasters/_rels/slideMaster1.xml.rels')
  const used = [...master.matchAll(/r:id="([^"]+)"/g)].map((found) => found[1] ?? '')
  expect(used.length).toBeGreaterThan(0)
  for (const id of used) expect(relations).toContain(`Id="${id}"`)
  for (const [, target = ''] of relations.matchAll(/Target="\.\.\/([^"]+)"/g)) expect(names).toContain(`ppt/${target}`)
})
