import type { MultiPolygon, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import type { Protected } from '#core/domain/protected.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { changePlate } from '#core/plate/change-plate.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { coverageMaps } from '#core/view/coverage-view.ts'
import { overlayModes, type View } from '#core/view/view.ts'
import { looks } from '#figures/looks.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import { rampOf, type Theme, themes } from '#figures/theme.ts'
import { groundPaint } from '#stage/paint.ts'
import { realPage } from '../core/coverage/real-coverage.ts'
import { realAtlas, realData, realPlate } from '../data/real-atlas.ts'
import { drawPanel } from '../figures/draw-panel.tsx'
import { smallAtlas, smallView } from '../fixtures/small-atlas.ts'
import { expectMap } from './expect-map.ts'

/**
 * Every map that ships, drawn as SVG and read back from its markup: colour, hatching, size and place of each area against the view model and against
 * the legend of the same picture. Areas are drawn as squares, which is fast; `figures/layers.test.tsx` compares their true outlines with d3.
 */

const square = ([x, y]: readonly [number, number]): Polygon => {
  const [left, right, bottom, top] = [x - 0.01, x + 0.01, y - 0.01, y + 0.01]
  const ring = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

const land: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [square([-8.6, 49.9]).coordinates, square([1.7, 60.8]).coordinates],
}

const squares = new Map<string, MapShapes>()

/** Squares at the areas' positions, built once for each geography like its boundaries. */
function shapesFor({ geography, areas }: Plate): MapShapes {
  const key = `${geography.id} ${areas.map(({ area }) => area.code).join()}`
  const made: MapShapes = squares.get(key) ?? {
    geography: geography.id,
    areas: new Map(
      geography.drawnAs === 'points'
        ? []
        : areas.flatMap(({ area: { code, centroid } }) => (centroid ? [[code, square(centroid)]] : [])),
    ),
    land,
    borders: [],
    around: null,
  }
  squares.set(key, made)
  return made
}

const drawn = (plate: Protected<Plate>, theme: Theme): string =>
  drawPanel(panelsOf(plate).map, plate, { theme, shapes: shapesFor(plate) })

const expectDrawn = (plate: Protected<Plate>, name: string, some: readonly Theme[] = Object.values(themes)) => {
  for (const theme of some) expectMap(plate, theme, drawn(plate, theme), `${name}, ${theme.id}`)
}

/** One theme after the other, where the same thing is drawn in many ways: colours of both are read in each of the ways. */
const inTurn = (at: number): readonly Theme[] => Object.values(themes).filter((_, turn) => turn === at % 2)

const { catalogue } = realData()

const held = catalogue.indicators.flatMap((indicator) => {
  const geographies = new Set(
    Object.values(indicator.files).flatMap(({ extents }) => extents.map(({ geography }) => geography)),
  )
  return [...geographies].map((geography) => ({ indicator: indicator.id, geography }))
})

const mapped = held.filter(({ geography }) => catalogue.geographies.find(({ id }) => id === geography)?.hasShapes)

/** An overlay for each map: the overlays rotate, and each is used on every geography with data for it. */
function overlayFor({ indicator, geography }: (typeof held)[number], at: number): string {
  const others = mapped.filter((one) => one.geography === geography && one.indicator !== indicator)
  return others[at % Math.max(1, others.length)]?.indicator ?? indicator
}

describe.each(catalogue.geographies.filter(({ hasShapes }) => hasShapes).map(({ id }) => id))('on %s', (geography) => {
  const views = mapped.filter((one) => one.geography === geography)

  test('every indicator has the colours of its figures, in classes from low to high', () => {
    for (const view of views) expectDrawn(realPlate(view), view.indicator)
  })

  test('every indicator has the colours of its figures around the benchmark, with few and many classes', () => {
    for (const [at, view] of views.entries())
      for (const [turn, classes] of [3, 6, 9].entries())
        expectDrawn(
          realPlate({ ...view, method: 'diverging', classes }),
          `${view.indicator}, ${classes} diverging`,
          inTurn(at + turn),
        )
  })

  test.each(overlayModes)('every indicator keeps its colours under another one as %s', (mode) => {
    for (const [at, view] of views.entries()) {
      const indicator = overlayFor(view, at)
      expectDrawn(
        realPlate({ ...view, overlay: { mode, indicator, dims: {} } }),
        `${view.indicator} under ${indicator}`,
        inTurn(at),
      )
    }
  })
})

test('every indicator as an overlay agrees with its figures', () => {
  for (const [at, { indicator, geography }] of mapped.entries())
    for (const [turn, mode] of overlayModes.entries()) {
      const under = mapped.find((one) => one.geography === geography && one.indicator !== indicator)?.indicator
      const view = { indicator: under ?? indicator, geography, overlay: { mode, indicator, dims: {} } }
      expectDrawn(realPlate(view), `${mode} of ${indicator} on ${geography}`, inTurn(at + turn))
    }
})

test('every ratio has the colours of its figures', () => {
  for (const { id, per } of catalogue.indicators)
    for (const [turn, denominator] of per.entries())
      for (const [at, { geography }] of mapped.filter(({ indicator }) => indicator === id).entries())
        expectDrawn(
          realPlate({ indicator: id, geography, per: denominator }),
          `${id} per ${denominator}, ${geography}`,
          inTurn(at + turn),
        )
})

test('in grey, as for a printer', () => {
  for (const overlay of [null, ...overlayModes.map((mode) => ({ mode, indicator: 'population', dims: {} }))])
    expectDrawn(realPlate({ indicator: 'radiotherapy-machines', per: 'cancers', overlay }), overlay?.mode ?? 'plain', [
      looks.greyscale,
    ])
})

const group = { id: 'g1', name: 'The north', codes: ['E12000001', 'E12000002'] }

test('with groups of the reader’s, which are in no class, and with areas selected', () => {
  for (const change of [
    { benchmark: { kind: 'group', id: 'g1' } },
    { selected: ['E12000001'], method: 'diverging' },
  ] as const)
    expectDrawn(realPlate({ indicator: 'radiotherapy-machines', per: 'cancers', groups: [group], ...change }), 'groups')
})

test('of change between two periods, with rises, falls and what cannot be compared', () => {
  for (const change of [
    { indicator: 'cancer-cases', per: 'people-100k', period: '2019', change: { from: '2014', form: 'difference' } },
    { indicator: 'cancer-cases', per: null, period: '2019', change: { from: '2014', form: 'percent' } },
    { indicator: 'cancer-cases', per: null, period: '2021', change: { from: '2014', form: 'percent' } },
  ] as const) {
    const { resolved, atlas } = realAtlas(change)
    const plate = changePlate(composePlate(resolved, atlas), resolved, atlas)
    expectDrawn(plate, `${change.period} since ${change.change.from}`)
    // The stage paints the same colours and patterns as the picture.
    for (const theme of Object.values(themes)) {
      const { colours, patterns } = groundPaint(plate, theme)
      const ramp = rampOf(theme, 'diverging', plate.classes.length)
      for (const { area, cell, classIndex } of plate.areas) {
        expect(colours.get(area.code)).toBe(cell.kind === 'value' ? ramp[classIndex ?? -1] : theme.land)
        expect(patterns.get('not-applicable')?.includes(area.code) ?? false).toBe(
          cell.kind === 'absent' && cell.reason === 'not-applicable',
        )
      }
    }
  }
})

test.each([
  ['figures of every kind', {}],
  ['zero, suppressed, not published, not collected, not applicable', { indicator: 'vacancy', per: null }],
  ['absences under a second indicator', { indicator: 'vacancy', per: null, overlay: 'population' }],
  ['a second indicator with absences', { indicator: 'machines', per: null, overlay: 'vacancy' }],
] as const)(
  'of the reader’s own data: %s',
  (name, { overlay, ...change }: Partial<Omit<View, 'overlay'>> & { readonly overlay?: string }) => {
    for (const mode of overlay === undefined ? [null] : overlayModes) {
      const view = smallView({ ...change, overlay: mode && { mode, indicator: overlay ?? '', dims: {} } })
      expectDrawn(composePlate(resolveView(view, smallAtlas.catalogue), smallAtlas), `${name}, ${mode}`)
    }
  },
)

test('of coverage, as recorded and with a scenario', () => {
  const [site] = realPage().settled.baseline.sites
  if (!site) throw new Error('no site to close')
  for (const map of coverageMaps)
    for (const edits of [[], [{ kind: 'close', site: site.id }]] as const)
      expectDrawn(realPage({ map }, edits).page.plate, `${map}, ${edits.length} edits`)
})
