import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import type { Plate } from '#core/plate/plate.ts'
import { singleFigureOf } from '#core/plate/single-figure.ts'
import { SingleMarks, singleHeight } from '#figures/map/single-drawing.tsx'
import { plainSheet } from '#figures/sheet.ts'
import { textWidth } from '#figures/text-width.ts'
import { themes } from '#figures/theme.ts'
import { realPlate } from '../data/real-atlas.ts'
import { drawPanel } from './draw-panel.tsx'

const vacancy = realPlate({ indicator: 'mpce-published-vacancy', per: null, geography: 'uk' })
const people = realPlate({ indicator: 'population', per: null, geography: 'uk' })

describe('a figure of one area alone', () => {
  test('says what it is, what it rests on, and that nobody publishes what a map would need', () => {
    const single = singleFigureOf(vacancy)
    expect(single).toMatchObject({ area: 'United Kingdom', value: '8%', unit: '' })
    expect(single?.facts).toContainEqual({ name: 'Period', text: '2021' })
    expect(single?.facts.find(({ name }) => name === 'Source')?.text).toContain('Institute of Physics and Engineering')
    expect(single?.wanting[0]).toBe(
      'A map would need figures of more than one area. Nations, regions and health boards: not published.',
    )
    expect(single?.wanting).toEqual([expect.any(String), ...vacancy.trust.cautions.map(({ text }) => text)])
  })

  test('names the geographies that can be mapped, where there are some, and the areas within', () => {
    const single = singleFigureOf(people)
    expect(single?.unit).toBe('people')
    expect(single?.wanting[0]).toMatch(
      /^A map needs figures of more than one area\. They are held for 4 nations, 12 ITL1/,
    )
    expect(single?.facts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Great Britain', 'England and Wales']),
    )
  })

  test('is no map of one colour: no class, no colour, and no map in the picture', () => {
    expect(vacancy.classes).toEqual([])
    expect(vacancy.areas.map(({ fill }) => fill)).toEqual([null])
    const svg = drawPanel(panelsOf(vacancy).map, vacancy)
    expect(svg).toContain('>8%</text>')
    expect(svg).not.toContain('data-layer="areas"')
  })

  test('stays a map where sites lie on it, and where other areas are on it, with a figure or without', () => {
    const sites = realPlate({ indicator: 'population', per: null, geography: 'uk', sites: 'radiotherapy' })
    expect([singleFigureOf(sites), sites.classes.length]).toEqual([null, 1])
    const wales = realPlate({ indicator: 'medical-physicists-wales-1985', per: null, geography: 'nation' })
    expect([singleFigureOf(wales), wales.classes.length]).toEqual([null, 1])
  })
})

const texts = (plate: Plate, width: number, height: number) => {
  const svg = renderToStaticMarkup(<SingleMarks plate={plate} theme={themes.light} box={{ width, height }} />)
  const [, left = 0, top = 0, scale = 1] = (/translate\(([\d.]+),([\d.]+)\) scale\(([\d.]+)\)/.exec(svg) ?? []).map(
    Number,
  )
  return [
    ...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" font-weight="(\d+)"[^>]*>([^<]*)</g),
  ].map(([, x, y, size, weight, words = '']) => ({
    left: left + Number(x) * scale,
    right: left + (Number(x) + textWidth(words.replaceAll('&amp;', '&'), Number(size), Number(weight))) * scale,
    top: top + (Number(y) - Number(size) * 0.74) * scale,
    bottom: top + (Number(y) + Number(size) * 0.2) * scale,
    words,
  }))
}

describe.each([
  { what: 'a share', plate: vacancy },
  { what: 'a long number', plate: people },
])('the drawing of $what', ({ plate }) => {
  test.each([280, 358, 560, 680, 1030, 1800])(
    'keeps its words within %i px and apart, whatever the height',
    (width) => {
      const natural = singleHeight(plate, width) ?? 0
      for (const height of [natural, natural + 300]) {
        const drawn = texts(plate, width, height)
        expect(drawn.length).toBeGreaterThan(8)
        for (const one of drawn) {
          expect(one.left, one.words).toBeGreaterThanOrEqual(0)
          expect(one.right, one.words).toBeLessThanOrEqual(width)
          expect(one.top, one.words).toBeGreaterThanOrEqual(0)
          expect(one.bottom, one.words).toBeLessThanOrEqual(height)
          const over = drawn.filter(
            (other) =>
              other !== one &&
              other.left < one.right &&
              one.left < other.right &&
              other.top < one.bottom - 1 &&
              one.top < other.bottom - 1,
          )
          expect(over, one.words).toEqual([])
        }
      }
    },
  )
})

test('fills a wide sheet with larger type instead of leaving it empty', () => {
  const svg = drawPanel(panelsOf(vacancy).map, vacancy, { sheet: plainSheet(1280, 720) })
  expect(Number(/data-part="single"[^>]*scale\(([\d.]+)\)/.exec(svg)?.[1])).toBeGreaterThan(1)
})
