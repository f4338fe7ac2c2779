import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori'
import { interpolateLab, piecewise, rgb } from 'd3'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { SymbolKey } from '#figures/legend/keys.tsx'
import { looks } from '#figures/looks.ts'
import { Flag } from '#figures/map/flag-layer.tsx'
import { SymbolLayer } from '#figures/map/layers.tsx'
import { borderInk, hatchOver } from '#figures/map/paint.ts'
import { tileInk, tiles } from '#figures/map/pattern-tiles.ts'
import { mercator } from '#figures/map/projection.ts'
import { SiteDiamond } from '#figures/map/site-diamond.tsx'
import { SymbolRing } from '#figures/map/symbol-ring.tsx'
import { rampOf, themes } from '#figures/theme.ts'
import { smallAtlas, smallView } from '../fixtures/small-atlas.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

const difference = differenceCiede2000()

const circled = composePlate(
  resolveView(smallView({ overlay: { mode: 'symbols', indicator: 'cases', dims: {} } }), smallAtlas.catalogue),
  smallAtlas,
)

/** Simulates a colour for normal vision and for each colour deficiency (Machado, Oliveira & Fernandes 2009). */
const sights = {
  common: (colour: Color) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
} as const

const seenBy = (sight: keyof typeof sights, colour: string): Color => {
  const parsed = parse(colour)
  const seen = parsed && sights[sight](parsed)
  if (!seen) throw new Error(`${colour} is no colour`)
  return seen
}

describe.each(Object.values(themes))('in the $id theme', (theme) => {
  test.each(Object.keys(sights) as (keyof typeof sights)[])(
    'neighbouring classes are told apart with %s sight',
    (sight) => {
      for (const classes of [2, 3, 4, 5, 6, 7]) {
        const ramp = rampOf(theme, 'sequential', classes)
        for (const [at, colour] of ramp.slice(1).entries()) {
          const apart = difference(seenBy(sight, ramp[at] ?? ''), seenBy(sight, colour))
          expect(apart, `${classes} classes, ${at} and ${at + 1}`).toBeGreaterThan(classes > 5 ? 5.5 : 8)
        }
      }
    },
  )

  test.each(Object.keys(sights) as (keyof typeof sights)[])(
    'all nine colours of the two-way map are told apart with %s sight',
    (sight) => {
      const colours = theme.bivariate.flat()
      for (const [at, one] of colours.entries())
        for (const other of colours.slice(at + 1))
          expect(difference(seenBy(sight, one), seenBy(sight, other)), `${one} and ${other}`).toBeGreaterThan(8)
    },
  )

  test('the two sides of a benchmark are told apart by everybody', () => {
    const diverging = rampOf(theme, 'diverging', 7)
    const [low, high] = [diverging[0] ?? '', diverging.at(-1) ?? '']
    for (const sight of Object.keys(sights) as (keyof typeof sights)[])
      expect(difference(seenBy(sight, low), seenBy(sight, high)), sight).toBeGreaterThan(20)
  })

  test('text has enough contrast on paper (WCAG 2.2, 1.4.3), and so have marks (1.4.11)', () => {
    for (const words of [theme.ink, theme.muted, theme.accent])
      expect(wcagContrast(words, theme.paper)).toBeGreaterThanOrEqual(4.5)
    for (const mark of [theme.hatch, theme.symbol]) expect(wcagContrast(mark, theme.land)).toBeGreaterThanOrEqual(3)
  })

  test('land without a figure is not the lowest class', () => {
    const [lowest] = rampOf(theme, 'sequential', 5)
    expect(difference(theme.land, lowest ?? '')).toBeGreaterThan(4)
  })
})

/** `count` colours evenly along others, interpolated in CIELAB; few classes avoid the ends. */
function mixed(stops: readonly string[], count: number): readonly string[] {
  const at = piecewise(interpolateLab, [...stops])
  const inset = count < 4 ? 0.12 : 0
  const place = (index: number) => (count === 1 ? 0.5 : inset + ((1 - 2 * inset) * index) / (count - 1))
  return Array.from({ length: count }, (_, index) => rgb(at(place(index))).formatHex())
}

/** The number of classes at which a scale shows the very colours that it was chosen with. */
const own = { sequential: 6, diverging: 7 } as const

test.each(Object.values(looks))('the scales of $id are even steps between its own colours', (theme) => {
  for (const scale of ['sequential', 'diverging'] as const)
    for (let count = 1; count <= 9; count += 1)
      expect(rampOf(theme, scale, count), `${count} of ${scale}`).toEqual(
        mixed(rampOf(theme, scale, own[scale]), count),
      )
})

test.each(Object.values(looks))(
  'hatching is seen on every colour that $id fills an area with (WCAG 2.2, 1.4.11)',
  (theme) => {
    const counts = Array.from({ length: 9 }, (_, at) => at + 1)
    const ramps = (['sequential', 'diverging'] as const).flatMap((ramp) =>
      counts.flatMap((n) => rampOf(theme, ramp, n)),
    )
    for (const colour of new Set([...ramps, ...theme.bivariate.flat(), theme.land]))
      for (const hatch of ['second', 'third'] as const) {
        const tile = tiles[hatchOver(hatch, { kind: 'colour', colour }, theme)]
        expect(wcagContrast(tileInk(tile, theme), colour), `${hatch} on ${colour}`).toBeGreaterThanOrEqual(3)
      }
    for (const tile of Object.values(tiles).filter(({ opaque }) => opaque))
      expect(wcagContrast(tileInk(tile, theme), theme.land)).toBeGreaterThanOrEqual(3)
  },
)

/** Every colour that a look fills an area with. */
function fillsOf(theme: (typeof looks)[keyof typeof looks]): readonly string[] {
  const ramps = (['sequential', 'diverging'] as const).flatMap((ramp) =>
    Array.from({ length: 9 }, (_, at) => rampOf(theme, ramp, at + 1)).flat(),
  )
  return [...new Set([...ramps, ...theme.bivariate.flat(), theme.land])]
}

describe.each(Object.values(looks))('lines on the map in $id (WCAG 2.2, 1.4.11)', (theme) => {
  test('the coast is seen between every colour and the sea, and the lands around', () => {
    for (const fill of fillsOf(theme))
      for (const beyond of [theme.sea, theme.around]) {
        const coast = Math.min(wcagContrast(theme.ink, fill), wcagContrast(theme.ink, beyond))
        expect(Math.max(wcagContrast(fill, beyond), coast), `${fill} by ${beyond}`).toBeGreaterThanOrEqual(3)
      }
  })

  test('a border is seen on both sides where they are alike, and on the dark side of a pale one', () => {
    const fills = fillsOf(theme)
    const dark = (fill: string) => wcagContrast(fill, '#ffffff') > wcagContrast(fill, '#000000')
    for (const one of fills)
      for (const other of fills) {
        const ink = borderInk(theme, { kind: 'colour', colour: one }, { kind: 'colour', colour: other })
        const seen = [wcagContrast(ink, one), wcagContrast(ink, other)]
        const least = dark(one) === dark(other) ? Math.min(...seen) : Math.max(...seen)
        expect(least, `${ink} between ${one} and ${other}`).toBeGreaterThanOrEqual(3)
      }
  })

  test('the lands around are told from the sea, and are no class', () => {
    expect(difference(theme.around, theme.sea)).toBeGreaterThan(3)
    for (const fill of fillsOf(theme)) expect(fill).not.toBe(theme.around)
  })
})

describe.each(Object.values(looks))('marks on the map in $id (WCAG 2.2, 1.4.11)', (theme) => {
  const markup = {
    'a site with a count': <SiteDiamond known theme={theme} />,
    'a site without one': <SiteDiamond known={false} theme={theme} />,
    'a circle': <SymbolRing cx={0} cy={0} r={12} theme={theme} data={{ 'data-symbol': 'a' }} />,
    'a small circle': <SymbolRing cx={0} cy={0} r={1} theme={theme} data={{ 'data-symbol': 'a' }} />,
    'a caution': <Flag theme={theme} />,
  }

  test.each(Object.entries(markup))(
    '%s has nothing that shines through, and ink within a halo that it is told from',
    (_, mark) => {
      const svg = renderToStaticMarkup(mark)
      expect(svg).not.toMatch(/opacity|blend|filter/)
      const colours = new Set([...svg.matchAll(/(?:fill|stroke)="(#[0-9a-f]{6})"/g)].map(([, colour = '']) => colour))
      expect(colours.size).toBe(2)
      const [one = '', other = ''] = colours
      expect(wcagContrast(one, other)).toBeGreaterThanOrEqual(4.5)
      // One of the two is seen on any colour that an area has.
      for (const fill of fillsOf(theme))
        expect(Math.max(wcagContrast(one, fill), wcagContrast(other, fill)), `on ${fill}`).toBeGreaterThan(2)
    },
  )

  test('the halo goes at least 1.2 px beyond the ink, at every edge', () => {
    const widths = (mark: ReactElement) =>
      [...renderToStaticMarkup(mark).matchAll(/stroke-width="([\d.]+)"/g)].map(([, width]) => Number(width))
    const [halo = 0, ring = 0] = widths(markup['a circle'])
    expect((halo - ring) / 2).toBeGreaterThanOrEqual(1.2)
    for (const known of [true, false])
      expect((widths(<SiteDiamond known={known} theme={theme} />)[0] ?? 0) / 2).toBeGreaterThanOrEqual(1.2)
  })

  test('a circle on the map is the colour of the legend, and a site without a count is hollow on either', () => {
    const key = renderToStaticMarkup(<SymbolKey plate={circled} theme={theme} width={300} y={0} />)
    const map = renderToStaticMarkup(
      <SymbolLayer plate={circled} shapes={smallShapes} projector={mercator} theme={theme} prefix="p" unit={1} />,
    )
    const inks = (svg: string) => new Set([...svg.matchAll(/stroke="([^"]+)"/g)].map(([, ink]) => ink))
    expect(inks(map)).toEqual(new Set([theme.symbolEdge, theme.symbol]))
    expect(inks(key)).toEqual(inks(map))
    const site = renderToStaticMarkup(<SiteDiamond known={false} theme={theme} />)
    expect(site).toMatch(/fill="none"[\s\S]*fill-rule="evenodd"/)
    expect(site.match(/Z/g)).toHaveLength(4)
  })
})
