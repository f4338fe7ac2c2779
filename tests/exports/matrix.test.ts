import { polygonContains } from 'd3'
import { describe, expect, test } from 'vitest'
import { panelIdText } from '#core/panel/panel.ts'
import { type PresetId, pixelSize, presetIds, presets } from '#exports/picture/paper.ts'
import { type LookId, lookNames } from '#exports/picture/picture.tsx'
import { readSvgMarks, type SheetMark, type TextMark } from '#exports/picture/svg-marks.ts'
import { leastType } from '#figures/sheet.ts'
import { textWidth } from '#figures/text-width.ts'
import { drawnPicture, panelsFor } from './drawn-picture.tsx'

/** Every figure on every size in every colour: read back from its markup, and held to what the size promises. */

const view = { indicator: 'radiotherapy-machines', per: 'cancers' } as const
const rates = { indicator: 'cancer-cases', per: 'people-100k' } as const
type Short = { readonly short: string }
const looks = Object.keys(lookNames) as readonly LookId[]
const figures = panelsFor(view)
  .panels.filter(({ lacks }) => lacks === null)
  .map(({ id }) => panelIdText(id))

const isText = (mark: SheetMark): mark is TextMark => mark.kind === 'text'

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Where letters stand, a little narrower and lower than their line, which measures of a table of widths allow for. */
function boxOf({ text, x, y, size, bold, anchor }: TextMark): Box {
  const width = textWidth(text, size, bold ? 600 : 400) * 0.94
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - size * 0.68, bottom: y + size * 0.1 }
}

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5

/** Words that leave their sheet, and words that lie over others. */
function faultsOf(texts: readonly TextMark[], width: number, height: number): readonly string[] {
  const boxes = texts.filter(({ turn }) => turn === 0).map((mark) => ({ mark, box: boxOf(mark) }))
  const out = boxes
    .filter(({ box }) => box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1)
    .map(({ mark }) => `leaves the sheet: ${mark.text}`)
  const over = boxes.flatMap(({ mark, box }, at) =>
    boxes.slice(at + 1).flatMap((other) => (overlap(box, other.box) ? [`${mark.text} | ${other.mark.text}`] : [])),
  )
  return [...out, ...over]
}

const pairs = figures.flatMap((panel) => presetIds.map((preset): readonly [string, PresetId] => [panel, preset]))

describe('a size that is taken', () => {
  test.each(pairs)('%s on %s has its resolution, its least type, its words and its sources', (panel, preset) => {
    const { use, paper } = presets[preset]
    const ranking = panel === 'map' && preset !== 'square'
    const { layout, props, svg } = drawnPicture({ view, preset, panel, ranking })
    const sheet = { width: props.sheet.width, height: layout.sheetHeight }
    const pixels = pixelSize(paper, sheet)
    expect(pixels.width / paper.dpi).toBeCloseTo(sheet.width / 96, 2)
    if (!layout.fits) return expect(layout.smallestType).toBeLessThan(leastType[use])
    const texts = readSvgMarks(svg).filter(isText)
    const smallest = Math.min(...texts.map(({ size }) => size * 0.75))
    expect(smallest).toBeGreaterThanOrEqual(leastType[use] - 0.1)
    expect(layout.smallestType).toBeLessThanOrEqual(smallest + 0.1)
    expect(faultsOf(texts, sheet.width, sheet.height)).toEqual([])
    if (use === 'paper') {
      expect(layout.foot.lines).toEqual([])
      expect(Math.max(...texts.map(({ size }) => size * 0.75))).toBeLessThanOrEqual(9)
    } else {
      expect(layout.head.title.lines.length).toBeLessThanOrEqual(2)
      expect(layout.foot.lines).toHaveLength(1)
      expect(layout.foot.lines[0]).toMatch(/^Source: /)
    }
  })
})

test('on a slide at 18 pt every figure fits but the table of all areas by all measures', () => {
  const of = (given: typeof view | typeof rates, wanted: readonly string[]) =>
    wanted.filter((panel) => !drawnPicture({ view: given, preset: 'slide', panel, ranking: true }).layout.fits)
  expect(of(view, figures)).toEqual(['compare-profile'])
  expect(of(rates, ['compare-certainty', 'compare-funnel', 'compare-trends', 'compare-change'])).toEqual([])
})

test('a slide says of what time its figures are', () => {
  const said = (panel: string, legend = true) => {
    const { svg } = drawnPicture({ view, preset: 'slide', panel, ranking: true, parts: { legend } })
    return readSvgMarks(svg)
      .filter(isText)
      .map(({ text }) => text)
      .join(' ')
  }
  for (const panel of figures) expect(said(panel), panel).toMatch(/\b(?:19|20)\d\d\b/)
  expect(said('map', false)).toMatch(/\b(?:19|20)\d\d\b/)
})

test('a name’s line on a map of two thirds ends on the land of its area, also where the map of the page has a caution there', () => {
  const { svg } = drawnPicture({ view, preset: 'slide', panel: 'compare-corner' })
  const ends = [...svg.matchAll(/<g data-name="(\w+)">.*?<circle cx="([\d.]+)" cy="([\d.]+)"/g)]
  expect(ends.length).toBeGreaterThan(8)
  for (const [, code = '', x, y] of ends) {
    const d = new RegExp(`<g data-area="${code}"[^>]*><path data-layer="areas" d="([^"]*)"`).exec(svg)?.[1] ?? ''
    const rings = d
      .split('M')
      .map((ring): [number, number][] =>
        [...ring.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, a, b]) => [Number(a), Number(b)]),
      )
    const isOn = rings.some((ring) => ring.length > 2 && polygonContains(ring, [Number(x), Number(y)]))
    expect(isOn, code).toBe(true)
  }
})

test('a picture explains every mark of a scatter and a funnel, and names every area', () => {
  const cases = [
    ['compare-scatter', view],
    ['compare-funnel', rates],
  ] as const
  for (const [panel, given] of cases)
    for (const preset of ['slide', 'paper-85', 'word-half'] as const) {
      const { svg, panel: drawn } = drawnPicture({ view: given, preset, panel })
      const named = new Set(
        readSvgMarks(svg)
          .filter(isText)
          .map(({ text }) => text),
      )
      const { points = [], areas = points } = drawn.body as { points?: Short[]; areas?: Short[] }
      expect(
        areas.flatMap(({ short }) => (named.has(short) ? [] : [short])),
        `${panel} on ${preset}`,
      ).toEqual([])
      expect(svg).toContain(panel === 'compare-scatter' ? 'medians of the areas' : 'within the limits')
    }
})

test('colours change nothing but colours', () => {
  for (const panel of figures) {
    const texts = looks.map((look) =>
      readSvgMarks(drawnPicture({ view, preset: 'word-half', panel, look }).svg)
        .filter(isText)
        .map(({ text, x, y }) => [text, Math.round(x), Math.round(y)].join()),
    )
    for (const other of texts.slice(1)) expect(other, panel).toEqual(texts[0])
  }
})

test('what is asked for most fits: the map with its ranking on half a page, a slide, a poster and a column', () => {
  for (const preset of [
    'word-half',
    'word-page',
    'slide',
    'uhd',
    'poster',
    'column-170',
    'paper-170',
    'paper-85',
  ] as const)
    expect(drawnPicture({ view, preset, ranking: true }).layout.fits, preset).toBe(true)
})
