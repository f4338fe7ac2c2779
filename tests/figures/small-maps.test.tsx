import { describe, expect, test } from 'vitest'
import type { SmallMaps } from '#core/compare/small-maps.ts'
import { smallMapsDrawing } from '#figures/compare/small-maps-chart.tsx'
import { gridIn, keyOf } from '#figures/compare/small-maps-layout.ts'
import { classColours } from '#figures/map/paint.ts'
import type { DrawingProps } from '#figures/panel/drawing.ts'
import { everyPart } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { exampleAtlases } from '../examples/example-atlas.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'
import { drawBody, elementsOf } from './draw-body.tsx'

const bodyOf = (id: 'years' | 'measures'): SmallMaps => {
  const view = id === 'years' ? { indicator: 'cases', per: null } : { indicator: 'machines', per: 'cases' }
  return smallComparison(view, exampleAtlases.absent).comparison[id].body ?? expect.fail('no maps')
}
const [years, measures] = [bodyOf('years'), bodyOf('measures')]

/** As many maps as asked for, over and over the same ones. */
const times = (body: SmallMaps, count: number): SmallMaps => ({
  ...body,
  maps: Array.from({ length: count }, (_, at) => ({
    ...(body.maps[at % body.maps.length] ?? expect.fail('no map')),
    key: `m${at}`,
  })),
})

const { plate } = smallComparison({ indicator: 'cases', per: null })

const heightAt = (body: SmallMaps, width: number) =>
  smallMapsDrawing.height({ body, width, plate, shapes: smallShapes, theme: themes.light, prefix: 'x' })

const draw = (body: SmallMaps, width: number, height: number, change: Partial<DrawingProps<SmallMaps>> = {}) =>
  drawBody(smallMapsDrawing, body, { width, ...change }, height)

/** The map of each key, as markup. */
const mapsIn = (svg: string) =>
  new Map(
    [...svg.matchAll(/<g data-part="map" data-map="([^"]*)">.*?<g [^>]*data-layer="borders"/gs)].map(
      ([text, key = '']) => [key, text],
    ),
  )

describe.each([
  ['light', themes.light],
  ['dark', themes.dark],
] as const)('in %s colours', (_, theme) => {
  test.each([
    ['years', years],
    ['measures', measures],
  ] as const)(
    'each area of the maps of %s has the colour of its class on that map, or the pattern of its absence',
    (_, body) => {
      const maps = mapsIn(draw(body, 900, heightAt(body, 900), { theme }))
      expect([...maps.keys()]).toEqual(body.maps.map(({ key }) => key))
      for (const { key, plate: own } of body.maps) {
        const fills = new Map(
          elementsOf(maps.get(key) ?? '', 'path').flatMap((path) =>
            path.of('data-area') === '' ? [] : [[path.of('data-area'), path.of('fill')]],
          ),
        )
        expect(fills.size).toBe(own.areas.length)
        const colours = classColours(own, theme)
        for (const { area, fill } of own.areas) {
          const drawn = fills.get(area.code)
          if (fill?.kind === 'class') expect(drawn, `${key} ${area.name}`).toBe(colours[fill.index])
          else expect(drawn).toBe(`url(#x-${fill?.kind === 'absent' ? fill.reason : ''})`)
        }
      }
    },
  )
})

test('one key explains maps of one scale, and each other map has its own', () => {
  const keys = (svg: string) => elementsOf(svg, 'g').filter((one) => one.of('data-key').startsWith('class-')).length
  const shared = draw(times(years, 6), 900, 800)
  expect(keys(shared)).toBe(years.maps[0]?.plate.classes.length)
  expect(shared).toContain('>not published<')
  const own = draw(measures, 900, 1200)
  expect(keys(own)).toBe(measures.maps.reduce((sum, one) => sum + one.plate.classes.length, 0))
  const none = draw(measures, 900, 1200, { parts: { ...everyPart, legend: false } })
  expect(keys(none)).toBe(0)
})

test('on a page an area says its own figure, in a file it does not', () => {
  const said = (svg: string) =>
    elementsOf(svg, 'path').flatMap((one) => (one.of('data-words') === '' ? [] : [one.of('data-words')]))
  const [first] = years.maps
  const words = said(draw(years, 900, 600))
  expect(words).toHaveLength(years.maps.length * 6)
  for (const { area, text } of first?.plate.areas ?? [])
    expect(words.join('|')).toContain(`${area.name}: ${text}. New cases, 2017`)
  expect(said(draw(years, 900, 600, { parts: everyPart }))).toEqual([])
})

test('the key names the areas that are outlined, and the areas outside a chosen square fade', () => {
  const svg = draw(years, 900, 600, { selected: ['E12000001', 'W92000004'] })
  expect(svg).toContain('>Outlined: North and Wales<')
  expect(svg.match(/data-outline="E12000001"/g)).toHaveLength(years.maps.length)
  const faded = draw(years, 900, 600, { dimmed: new Set(['E12000001']) })
  const opacities = elementsOf(faded, 'path').filter((one) => one.of('data-area') === 'E12000001')
  expect(opacities.every((one) => one.at('fill-opacity') < 0.3)).toBe(true)
})

/** Left and top of each map and its size. */
const boxesIn = (svg: string, clip: readonly [number, number]) =>
  [...svg.matchAll(/<g transform="translate\(([\d.]+),([\d.]+)\)"><g transform="translate\(0,[\d.]+\)"><text/g)].map(
    ([, x, y]) => ({ x: Number(x), y: Number(y), width: clip[0], height: clip[1] }),
  )

test.each([1, 2, 3, 4, 5, 6])('%i maps lie beside each other within their box at every width and height', (count) => {
  for (const body of [times(years, count), times(measures, count)])
    for (const width of [240, 320, 420, 600, 900, 1400]) {
      const natural = heightAt(body, width)
      for (const height of [natural, natural * 0.8, natural * 1.4]) {
        const svg = draw(body, width, height)
        const [rect] = elementsOf(/<clipPath.*?<\/clipPath>/s.exec(svg)?.[0] ?? '', 'rect')
        const size = [rect?.at('width') ?? 0, rect?.at('height') ?? 0] as const
        const boxes = boxesIn(svg, size)
        expect(boxes, `${width} × ${height}`).toHaveLength(count)
        for (const one of boxes) {
          expect(one.x + one.width).toBeLessThanOrEqual(width + 0.5)
          expect(one.width).toBeGreaterThan(0)
          for (const other of boxes)
            if (other !== one)
              expect(Math.abs(one.x - other.x) >= one.width || Math.abs(one.y - other.y) >= one.height).toBe(true)
        }
      }
    }
})

test('maps are as large as can be told apart, or stand below each other; keys beside them are no higher than they are', () => {
  const places = new Set<boolean>()
  for (const body of [times(years, 6), times(measures, 6), times(measures, 3)])
    for (const width of [200, 240, 300, 420, 600, 900, 1400])
      for (const height of [200, 300, 420, 600, 900, 1300]) {
        const { grid, map } = gridIn(
          { body, width, plate, shapes: smallShapes, theme: themes.light, prefix: 'x' },
          height,
        )
        places.add(grid.isBeside)
        if (grid.columns > 1) expect(grid.mapWidth, `${width} × ${height}`).toBeGreaterThanOrEqual(72)
        if (!grid.isBeside) continue
        const keys = body.maps.map((one) =>
          keyOf(
            one,
            { body, width, plate, shapes: smallShapes, theme: themes.light, prefix: 'x' },
            grid.keyWidth,
            true,
          ),
        )
        expect(Math.max(...keys.map((key) => key.height))).toBeLessThanOrEqual(map.height + 0.5)
      }
  expect(places.size).toBe(2)
})
