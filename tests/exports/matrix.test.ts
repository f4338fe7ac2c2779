import { polygonContains } from 'd3'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { panelIdText } from '#core/panel/panel.ts'
import { pixelSize, presets } from '#exports/picture/paper.ts'
import { type LookId, lookNames } from '#exports/picture/picture.tsx'
import { readSvgMarks, type SheetMark, type TextMark } from '#exports/picture/svg-marks.ts'
import { looks as looksOf } from '#figures/looks.ts'
import { leastType } from '#figures/sheet.ts'
import { rampOf } from '#figures/theme.ts'
import { drawnPicture, panelsFor } from './drawn-picture.tsx'
import { type MatrixCase, matrixNames, matrixOf, matrixViews, someCases } from './matrix-cases.ts'
import { faultsOf } from './sheet-faults.ts'

/** Every figure on every size in every colour: read back from its markup, and held to what the size promises. */

const view = matrixViews['regions with cautions']
const rates = matrixViews['regions of rates']
type Short = { readonly short: string }
const looks = Object.keys(lookNames) as readonly LookId[]
const figures = panelsFor(view)
  .panels.filter(({ lacks }) => lacks === null)
  .map(({ id }) => panelIdText(id))

const isText = (mark: SheetMark): mark is TextMark => mark.kind === 'text'

const names = Object.keys(matrixViews) as readonly (keyof typeof matrixViews)[]

/** `MATRIX=all` draws every picture, some 5,000; else those of one view on every size, each in one of the colours, and as many of the rest as fit in a minute. */
function chosen(): readonly MatrixCase[] {
  if (process.env.MATRIX === 'all') return matrixNames.flatMap(matrixOf)
  const own = matrixOf('regions with cautions').filter(
    (_, at) => at % looks.length === Math.floor(at / looks.length) % looks.length,
  )
  return [...own, ...someCases(12, 17).filter(({ name }) => !name.includes(' of regions with cautions '))]
}

/** Throws where markup is no XML for a parser that shares nothing with what wrote it. */
function readXml(markup: string): void {
  const parser = new SaxesParser()
  parser.on('error', (fault) => {
    throw fault
  })
  parser.write(markup).close()
}

describe('a size that is taken', () => {
  test.each(chosen())('$name has its resolution, its least type, its words, its key and its sources', (one) => {
    const { use, paper } = presets[one.preset]
    const { layout, props, svg } = drawnPicture(one)
    const sheet = { width: props.sheet.width, height: layout.sheetHeight }
    const pixels = pixelSize(paper, sheet)
    expect(pixels.width / paper.dpi).toBeCloseTo(sheet.width / 96, 2)
    expect(pixels.height / paper.dpi).toBeCloseTo(sheet.height / 96, 2)
    readXml(svg)
    if (!layout.fits) return expect(layout.smallestType).toBeLessThan(leastType[use])
    const texts = readSvgMarks(svg).filter(isText)
    const smallest = Math.min(...texts.map(({ size }) => size * 0.75))
    expect(smallest).toBeGreaterThanOrEqual(leastType[use] - 0.1)
    expect(layout.smallestType).toBeLessThanOrEqual(smallest + 0.1)
    expect(faultsOf(texts, sheet)).toEqual([])
    if (one.panel === 'map') expect(svg).toContain('data-part="legend"')
    if (use === 'paper') {
      expect(layout.foot.lines).toEqual([])
      expect(Math.max(...texts.map(({ size, layer }) => (layer === 'mark' ? 0 : size * 0.75)))).toBeLessThanOrEqual(9)
    } else {
      // Two measures with long names take three lines of a column.
      expect(layout.head.title.lines.length).toBeLessThanOrEqual(one.preset === 'column-85' ? 3 : 2)
      expect(layout.foot.lines).toHaveLength(1)
      expect(layout.foot.lines[0]).toMatch(/^Source: /)
    }
  })
})

test('a slide names every area, but one of many with cautions and those under many circles', () => {
  const unnamed = (name: keyof typeof matrixViews) =>
    drawnPicture({ view: matrixViews[name], preset: 'slide', ranking: true }).layout.unnamed
  expect(Object.fromEntries(names.slice(0, -1).map((name) => [name, unnamed(name)]))).toEqual({
    'regions with cautions': 1,
    'regions of rates': 0,
    'regions, made up': 0,
    'regions with circles': 4,
    'regions with hatching': 1,
    'regions of two measures': 1,
    nations: 0,
    'NHS regions': 0,
  })
})

test('on a slide at 18 pt every figure fits but the table of all areas by all measures, and six maps with a key each', () => {
  const of = (given: typeof view | typeof rates, wanted: readonly string[]) =>
    wanted.filter((panel) => !drawnPicture({ view: given, preset: 'slide', panel, ranking: true }).layout.fits)
  expect(of(view, figures)).toEqual(['compare-measures', 'compare-profile'])
  expect(
    of(rates, ['compare-certainty', 'compare-funnel', 'compare-trends', 'compare-change', 'compare-years']),
  ).toEqual([])
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

test('in grey a map of two measures has the second hatched, and its key says how', () => {
  const given = matrixViews['regions of two measures']
  const grey = drawnPicture({ view: given, preset: 'word-half', look: 'greyscale' })
  const fills = (svg: string) =>
    new Set([...svg.matchAll(/<path data-area="[^"]*" d="[^"]*" fill="(#\w+)"/g)].map(([, fill = '']) => fill))
  const classes = rampOf(looksOf.greyscale, grey.props.plate.ramp, grey.props.plate.breaks.length - 1)
  expect(fills(grey.svg).size).toBeGreaterThan(2)
  expect([...fills(grey.svg)].filter((fill) => !classes.includes(fill))).toEqual([])
  const thirds = grey.props.plate.areas.filter(({ overlay }) => overlay?.third).length
  expect(grey.svg.match(/data-hatch=/g)).toHaveLength(thirds)
  expect(thirds).toBeGreaterThan(4)
  for (const words of ['upper third', 'middle third', 'Population, ']) expect(grey.svg).toContain(`>${words}`)
  expect(grey.layout.head.title.lines.join(' ')).toMatch(/ and population$/)
  expect(drawnPicture({ view: given, preset: 'word-half' }).svg).not.toContain('data-hatch=')
})

test('beside a map of two measures a figure of one is not called after both', () => {
  const given = matrixViews['regions of two measures']
  const titleOf = (panel: string) =>
    drawnPicture({ view: given, preset: 'a4-portrait', panel }).layout.head.title.lines.join(' ')
  expect(titleOf('map')).toBe('Radiotherapy machines per 1,000 new cancers and population')
  expect(titleOf('compare-spread')).toBe('The gap between the ends is 1.12 of the average')
})

test('borders leave something of the smallest areas: they are finer where there are many', () => {
  const widths = (name: keyof typeof matrixViews) => {
    const { svg } = drawnPicture({ view: matrixViews[name], preset: 'paper-85' })
    const [, lines = ''] = /data-layer="borders">(.*?)<\/g>/.exec(svg) ?? []
    return [...lines.matchAll(/stroke-width="([\d.]+)"/g)].map(([, width]) => Number(width))
  }
  expect(new Set(widths('regions of rates'))).toEqual(new Set([0.8, 0.6]))
  const fine = widths('authorities')
  expect(Math.max(...fine)).toBeLessThan(0.6)
  // Units of the sheet at its type, in points: the coast, which is the finest.
  expect((Math.min(...fine) / 1.2) * 0.75).toBeGreaterThan(0.24)
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
