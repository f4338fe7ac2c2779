import { polygonContains } from 'd3'
import { describe, expect, test } from 'vitest'
import type { View } from '#core/view/view.ts'
import type { PresetId } from '#exports/picture/paper.ts'
import { readSvgMarks, type TextMark } from '#exports/picture/svg-marks.ts'
import { textWidth } from '#figures/text-width.ts'
import { drawnPicture } from './drawn-picture.tsx'

/** What a reader of a printed map needs: the name of every area, apart from all others, and no line over the land of another. */

type Point = readonly [number, number]

const numbers = (text = ''): readonly Point[] =>
  [...text.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])

/** The land of each area of the map, as first drawn; insets come later. */
function landOf(svg: string): ReadonlyMap<string, readonly (readonly Point[])[]> {
  const land = new Map<string, readonly (readonly Point[])[]>()
  for (const [, attributes = ''] of svg.matchAll(/<path ([^>]*)>/g)) {
    const code = /data-area="(\w+)"/.exec(attributes)?.[1]
    const data = /(?:^| )d="([^"]*)"/.exec(attributes)?.[1]
    if (!code || !data || land.has(code)) continue
    land.set(
      code,
      data
        .split('M')
        .map(numbers)
        .filter(({ length }) => length > 2),
    )
  }
  return land
}

const isOn = (rings: readonly (readonly Point[])[], at: Point): boolean =>
  rings.filter((ring) => polygonContains(ring as [number, number][], at as [number, number])).length % 2 === 1

type Leader = { readonly code: string; readonly from: Point; readonly to: Point }

const leadersOf = (svg: string): readonly Leader[] =>
  [...svg.matchAll(/<g data-name="(\w+)"><path d="M([^"]*)"/g)].flatMap(([, code = '', data]) => {
    const [from, to] = numbers(data)
    return from && to ? [{ code, from, to }] : []
  })

/** How many units of a line are on the land of others: shores are thinned where names are placed, so that one may be grazed. */
function strayOf({ code, from, to }: Leader, land: ReturnType<typeof landOf>): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const count = Math.ceil(length * 4)
  const others = [...land].filter(([other]) => other !== code)
  let stray = 0
  for (let step = 0; step <= count; step += 1) {
    const at: Point = [from[0] + ((to[0] - from[0]) * step) / count, from[1] + ((to[1] - from[1]) * step) / count]
    if (others.some(([, rings]) => isOn(rings, at))) stray += length / count
  }
  return stray
}

const overlap = (a: TextMark, b: TextMark): boolean => {
  const box = ({ text, x, y, size, anchor }: TextMark) => {
    const width = textWidth(text, size, 600) * 0.94
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    return { left, right: left + width, top: y - size * 0.68, bottom: y + size * 0.1 }
  }
  const [one, other] = [box(a), box(b)]
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1.5
  )
}

const views: Readonly<Record<string, Partial<View>>> = {
  'regions with cautions': { indicator: 'radiotherapy-machines', per: 'cancers', geography: 'itl1' },
  'regions without': { indicator: 'mpce-staff', per: null, geography: 'itl1' },
  nations: { indicator: 'population', per: null, geography: 'nation' },
  'NHS regions': { indicator: 'population', per: null, geography: 'nhs_region' },
}
const sizes = ['word-half', 'column-85', 'column-170', 'paper-85', 'paper-170'] as const satisfies readonly PresetId[]
const drawn = (view: Partial<View>, preset: PresetId, ranking: boolean, look: 'light' | 'dark' = 'light') =>
  drawnPicture({ view, preset, ranking, look, parts: { london: true } })

describe.each(Object.entries(views))('on a map of %s', (_, view) => {
  test.each(sizes.flatMap((preset) => [true, false].map((ranking) => [preset, ranking] as const)))(
    'on %s every area has its name, apart from others, with no line over their land; with a ranking: %s',
    (preset, ranking) => {
      for (const look of preset === 'word-half' ? (['light', 'dark'] as const) : (['light'] as const)) {
        const { svg, layout } = drawn(view, preset, ranking, look)
        const land = landOf(svg)
        expect(land.size).toBeGreaterThanOrEqual(4)
        expect([layout.fits, layout.unnamed]).toEqual([true, 0])
        expect([...land.keys()].filter((code) => !svg.includes(`data-name="${code}"`))).toEqual([])
        for (const leader of leadersOf(svg)) expect(strayOf(leader, land), leader.code).toBeLessThan(1)
        const texts = readSvgMarks(svg).filter((mark): mark is TextMark => mark.kind === 'text')
        const over = texts.flatMap((one, at) =>
          texts.slice(at + 1).flatMap((other) => (overlap(one, other) ? [`${one.text} | ${other.text}`] : [])),
        )
        expect(over).toEqual([])
      }
    },
  )
})

test('a number on land that has no room for a name is explained beside it, with the caution of its area', () => {
  const { svg } = drawn({ indicator: 'radiotherapy-machines', per: 'cancers', geography: 'itl1' }, 'word-half', true)
  const key = /<g data-layer="name-key".*/.exec(svg)?.[0] ?? ''
  expect(key).toMatch(
    /<g data-name="E12000005">.*data-number="E12000005"[^>]*>(\d)<.*>\1<.*data-flag="E12000005".*West Midlands/,
  )
  // The mark stands at the name, so that the colour of the land is seen.
  expect(svg.match(/data-flag="E12000005"/g)).toHaveLength(1)
})

test('a size at which not all areas can be named says so', () => {
  const values: Partial<View> = { indicator: 'radiotherapy-machines', per: 'cancers', geography: 'itl1', values: true }
  expect(drawn(values, 'column-85', true).layout.unnamed).toBeGreaterThan(0)
  expect(drawn(values, 'word-page', true).layout.unnamed).toBe(0)
})

test('a number stands on a disc on its land and in the key, which is apart from all names', () => {
  const { svg } = drawn({ indicator: 'radiotherapy-machines', per: 'cancers', geography: 'itl1' }, 'word-half', true)
  const key = /<g data-layer="name-key".*/.exec(svg)?.[0] ?? ''
  const discs = [...key.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="8"[^>]*><\/circle><text[^>]*>(\d)</g)]
  expect(discs.map(([, , , number]) => number)).toEqual(['1', '1', '2', '2'])
  const names = readSvgMarks(svg).filter((mark): mark is TextMark => mark.kind === 'text' && mark.layer === 'names')
  expect(names.length).toBeGreaterThan(8)
  const scale = (names[0]?.size ?? 12) / 12
  const place = /data-part="drawing" transform="translate\(([\d.]+),([\d.]+)\) scale\(([\d.]+)\)"/.exec(svg)
  expect(place).not.toBeNull()
  const [, left, top, zoom] = (place ?? []).map(Number)
  const unit = scale / (zoom ?? 1)
  for (const [, x, y] of discs) {
    const at = [(Number(x) * (zoom ?? 1) + (left ?? 0)) * unit, (Number(y) * (zoom ?? 1) + (top ?? 0)) * unit] as const
    for (const { text, x: from, y: baseline, size } of names) {
      const half = textWidth(text, size, 600) / 2
      const [across, down] = [Math.abs(from - at[0]) - half, Math.abs(baseline - size * 0.3 - at[1]) - size * 0.4]
      expect(Math.max(across, down), `${text} beside a disc`).toBeGreaterThan(8 * scale - 1)
    }
  }
})

test('a number stands within the circle of its area where names have no room', () => {
  const circles: Partial<View> = {
    indicator: 'radiotherapy-machines',
    per: 'cancers',
    overlay: { indicator: 'population', dims: {}, mode: 'symbols' },
  }
  expect(drawn(circles, 'word-page', true).layout.unnamed).toBe(0)
  expect(drawn(circles, 'a4-portrait', true).layout.unnamed).toBe(0)
})

test('with Orkney and Shetland moved no name is lost on a page, and none lies over the words of the inset', () => {
  for (const view of [
    views['regions without'],
    views['NHS regions'],
    { indicator: 'cancer-cases', per: 'people-100k' },
  ])
    for (const preset of ['word-half', 'column-85', 'a4-portrait'] as const) {
      const { svg, layout } = drawnPicture({ view: view ?? {}, preset, ranking: true, parts: { shetland: true } })
      expect([layout.unnamed, svg.includes('data-part="inset-shetland"')], preset).toEqual([0, true])
      const texts = readSvgMarks(svg).filter((mark): mark is TextMark => mark.kind === 'text')
      const over = texts.flatMap((one, at) =>
        texts.slice(at + 1).flatMap((other) => (overlap(one, other) ? [`${one.text} | ${other.text}`] : [])),
      )
      expect(over).toEqual([])
    }
})
