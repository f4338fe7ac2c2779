import { strFromU8, unzipSync } from 'fflate'
import PptxGenJS from 'pptxgenjs'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { smallMapsIn } from '#core/compare/small-maps.ts'
import { clipLines } from '#exports/picture/clip-rings.ts'
import { mendDeck } from '#exports/picture/mend-deck.ts'
import { presets } from '#exports/picture/paper.ts'
import { wordsOfAreas } from '#exports/picture/pptx-slide.ts'
import { slideShapes } from '#exports/picture/slide-shapes.ts'
import { readSvgMarks } from '#exports/picture/svg-marks.ts'
import { looks } from '#figures/looks.ts'
import { classColours } from '#figures/map/paint.ts'
import { drawnPicture, type PictureCase } from './drawn-picture.tsx'

/** A slide is read here by a parser of XML that shares nothing with what wrote it. */
type Shape = {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly fill: string
  readonly points: number
  readonly sizes: readonly number[]
  readonly text: string
  readonly box: readonly number[]
}

function shapesIn(xml: string): readonly Shape[] {
  const found: Shape[] = []
  let shape: { -readonly [K in keyof Shape]: Shape[K] } | null = null
  let inLine = false
  let inText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'p:sp') shape = { id: '', name: '', words: '', fill: '', points: 0, sizes: [], text: '', box: [] }
    if (!shape) return
    if (name === 'p:cNvPr') {
      shape.id = attributes.id ?? ''
      shape.name = attributes.name ?? ''
      shape.words = attributes.descr ?? ''
    }
    if (name === 'a:ln') inLine = true
    if (name === 'a:off') shape.box = [Number(attributes.x), Number(attributes.y)]
    if (name === 'a:ext' && attributes.cx) shape.box = [...shape.box, Number(attributes.cx), Number(attributes.cy)]
    if (name === 'a:pt') shape.points += 1
    if (name === 'a:srgbClr' && !inLine && shape.fill === '') shape.fill = `#${attributes.val?.toLowerCase()}`
    if (name === 'a:rPr') shape.sizes = [...shape.sizes, Number(attributes.sz) / 100]
    if (name === 'a:t') inText = true
  })
  parser.on('text', (text) => {
    if (shape && inText) shape.text += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'a:ln') inLine = false
    if (name === 'a:t') inText = false
    if (name === 'p:sp' && shape) {
      found.push(shape)
      shape = null
    }
  })
  parser.on('error', (fault) => {
    throw fault
  })
  parser.write(xml).close()
  return found
}

async function slideOf(picture: PictureCase) {
  const { svg, props } = drawnPicture(picture)
  const marks = readSvgMarks(svg).filter(({ part }) => part !== 'title' && part !== 'paper')
  const areas = new Map(
    props.plate.areas.map(({ area, text }) => [area.code, { name: area.name, text: `${area.name}: ${text}` }]),
  )
  const size = { width: 1280, height: 720 }
  const { land, hatch } = looks.light
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.defineSlideMaster({ title: 'Figure' })
  deck.addSlide({ masterName: 'Figure' })
  const plain = new Uint8Array((await deck.write({ outputType: 'arraybuffer' })) as ArrayBuffer)
  const bytes = await mendDeck(plain, [slideShapes(marks, areas, { land, hatch, first: 1000, size })])
  const xml = strFromU8(unzipSync(bytes)['ppt/slides/slide1.xml'] ?? new Uint8Array())
  return { xml, bytes, shapes: shapesIn(xml), plate: props.plate }
}

const slide = { preset: 'slide' as const, use: presets.slide.use, ranking: true }

describe.each([
  ['twelve regions', { view: {}, ...slide }],
  ['rates of regions', { view: { indicator: 'cancer-cases', per: 'people-100k' }, ...slide }],
  ['hundreds of authorities', { view: { indicator: 'population', per: null, geography: 'utla' }, ...slide }],
] as const)('a slide with the map of %s', (_, picture) => {
  test('has a shape for each area, with its name, its value and the fill of the legend; ids are unique; all is on the slide', async () => {
    const { xml, bytes, shapes, plate } = await slideOf(picture)
    for (const { area, text, fill } of plate.areas) {
      const own = shapes.filter(({ name, points }) => name === area.name && points > 2)
      expect(own, area.name).toHaveLength(1)
      expect(own[0]?.words).toBe(`${area.name}: ${text}`)
      if (fill?.kind === 'class') expect(own[0]?.fill).toBe(classColours(plate, looks.light)[fill.index])
    }
    const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(plate.areas.length)
    for (const {
      name,
      box: [x = 0, y = 0, wide = 0, high = 0],
    } of shapes) {
      expect(Math.min(x, y), name).toBeGreaterThanOrEqual(-9525 * 8)
      expect(x + wide, name).toBeLessThanOrEqual(12_192_000 + 9525 * 8)
      expect(y + high, name).toBeLessThanOrEqual(6_858_000 + 9525 * 8)
    }
    expect(Math.min(...shapes.flatMap(({ sizes }) => sizes))).toBeGreaterThanOrEqual(18)
    expect(bytes.length).toBeLessThan(500_000)
  })
})

test('on a slide of several maps each shape says the value of its own map, in the colour of its class there', () => {
  const picture = { view: { indicator: 'cancer-cases', per: 'people-100k' }, panel: 'compare-years', ...slide } as const
  const { svg, props } = drawnPicture(picture)
  const { plate, panel } = props
  const size = { width: 1280, height: 720 }
  const xml = slideShapes(readSvgMarks(svg), wordsOfAreas(plate, panel.body), { ...looks.light, first: 1000, size })
  const shapes = shapesIn(`<p:spTree>${xml}</p:spTree>`)
  const maps = smallMapsIn(panel.body)?.maps ?? []
  expect(maps).toHaveLength(6)
  for (const { title, plate: own } of maps)
    for (const { area, text, fill } of own.areas) {
      const found = shapes.filter(({ name }) => name === `${area.name}, ${title}`)
      expect(found, `${area.name}, ${title}`).toHaveLength(1)
      expect(found[0]?.words).toMatch(new RegExp(`^${area.name}, ${title}: ${text.replace(/[().]/g, '.')}`))
      if (fill?.kind === 'class') expect(found[0]?.fill).toBe(classColours(own, looks.light)[fill.index])
    }
})

test('words of the key and the ranking are text to edit, and an absence has a pattern', async () => {
  const { xml, shapes, plate } = await slideOf({ view: {}, ...slide })
  const texts = shapes.map(({ text }) => text)
  for (const { area } of plate.areas) expect(texts.some((text) => text === area.name || text === area.short)).toBe(true)
  expect(texts.some((text) => text.startsWith('Source: '))).toBe(true)
  expect(xml).toContain('<a:pattFill prst="ltUpDiag">')
  for (const group of ['Map', 'Key', 'Ranking', 'Source']) expect(xml).toContain(`name="${group}"/><p:cNvGrpSpPr/>`)
})

test('the points of a funnel are circles, and not lines from one end of an arc to the other', () => {
  const marks = readSvgMarks(
    '<svg width="100" viewBox="0 0 100 100"><path d="M-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0 -11,0Z" transform="translate(50,40)" fill="#565e67"/></svg>',
  )
  const points = marks.flatMap((mark) => (mark.kind === 'shape' ? mark.rings.flatMap((ring) => ring.points) : []))
  expect(points.length).toBeGreaterThan(20)
  for (const [x, y] of points) expect(Math.hypot(x - 50, y - 40)).toBeCloseTo(5.5)
})

test('words that are shifted from their place stand there on a slide too', () => {
  const [mark] = readSvgMarks(
    '<svg width="100" viewBox="0 0 100 100"><text x="50" y="40" dx="14" dy="3">2035</text></svg>',
  )
  expect(mark).toMatchObject({ text: '2035', x: 64, y: 43 })
})

test('of a part of the country nothing lies beyond the map: neither areas, nor borders and coasts', async () => {
  const view = { indicator: 'population', per: null, geography: 'utla', bounds: [-5.6, 51.3, -2.9, 53.3] } as const
  const { shapes } = await slideOf({ view, ...slide })
  const [left = 0, top = 0, wide = 0, high = 0] = shapes.find(({ name }) => /^Map \d/.test(name))?.box ?? []
  expect(wide).toBeGreaterThan(9525 * 200)
  const layers = ['Land', 'Coast', 'Borders']
  const drawn = shapes.filter(({ name, points }) => points > 0 && layers.some((layer) => name.startsWith(`${layer} `)))
  expect(new Set(drawn.map(({ name }) => name.split(' ')[0]))).toEqual(new Set(layers))
  for (const {
    name,
    box: [x = 0, y = 0, w = 0, h = 0],
  } of drawn) {
    expect(Math.min(x - left, y - top), name).toBeGreaterThanOrEqual(-9525)
    expect(Math.max(x + w - left - wide, y + h - top - high), name).toBeLessThanOrEqual(9525)
  }
})

test('a line ends where it leaves a box, goes on where it comes back, and an outline that is cut is open', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 }
  const cut = (points: readonly (readonly [number, number])[], closed: boolean) =>
    clipLines([{ points, closed }], box).map((run) => [
      run.points.map((point) => point.map(Math.round).join()).join(' '),
      run.closed,
    ])
  expect(
    cut(
      [
        [-5, 5],
        [5, 5],
        [5, 15],
        [8, 15],
        [8, 5],
      ],
      false,
    ),
  ).toEqual([
    ['0,5 5,5 5,10', false],
    ['8,10 8,5', false],
  ])
  expect(
    cut(
      [
        [-5, 2],
        [15, 2],
      ],
      false,
    ),
  ).toEqual([['0,2 10,2', false]])
  expect(
    cut(
      [
        [-9, 8],
        [8, 25],
      ],
      false,
    ),
  ).toEqual([])
  expect(
    cut(
      [
        [5, 5],
        [15, 5],
        [15, 8],
        [5, 8],
      ],
      true,
    ),
  ).toEqual([
    ['5,5 10,5', false],
    ['10,8 5,8 5,5', false],
  ])
})
