import type { Topology } from 'topojson-specification'
import { expect, test } from 'vitest'
import { comparePanels } from '#core/compare/comparison.ts'
import { explorePanels, panelsOf } from '#core/explore/panels.ts'
import type { Panel } from '#core/panel/panel.ts'
import { denominatorsFor } from '#core/plate/choices.ts'
import { asWritten } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { seriesOf } from '#core/plate/series.ts'
import { footerLines } from '#figures/footer.ts'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'
import { plainSheet } from '#figures/sheet.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realCoverageData, realPage } from '../core/coverage/real-coverage.ts'
import { drawPanel } from '../figures/draw-panel.tsx'
import { realComparison } from './comparison.ts'
import { realData } from './real-atlas.ts'

/** Patterns of faulty text that no sentence of a screen may match. */
const slips: readonly (readonly [what: string, RegExp])[] = [
  ['two full stops', /\.\./],
  ['a stop after a stop', /[?!]\.|\.[,;]/],
  ['one of many', /(?:^|[^\d.,])1 (?:areas|values|figures|measures|places|cells|set-ups)\b/],
  ['one of one of many', /\bof 1 (?:areas|figures)\b/],
  ['one that have', /(?:^|[^\d.,])1 of [\d,]+ (?:of )?areas (?:are|have|lie|lack|stand) /],
  ['a probability of nought', /\bp = 0\.0+(?!\d)/],
  ['a number that is none', /NaN|Infinity|undefined|\bnull\b|\[object/],
  ['an empty list', /: \.|\(\)|: $/],
  ['two spaces', / {2}/],
]

/** Patterns that the text and geometry of a figure must never match. */
const noNumber = /NaN|Infinity|undefined|\[object/

const { catalogue } = realData()
const topology: Topology = JSON.parse(readBuiltGeo().topology)
const imprint = { date: '1 January 2026', permalink: 'https://example.org/?v=1' }
const sheet = plainSheet(900)
const shipped = catalogue.indicators.flatMap((indicator) =>
  catalogue.geographies
    .filter(({ id }) =>
      Object.values(indicator.files).some(({ extents }) => extents.some((one) => one.geography === id)),
    )
    .flatMap(({ id: geography }) => {
      const pers = denominatorsFor(catalogue, indicator, geography).map(({ id }) => id)
      return [...new Set([...pers, ...(indicator.per.includes('none') || pers.length === 0 ? [null] : [])])].map(
        (per) => ({ indicator: indicator.id, geography, per }),
      )
    }),
)

function gapsOf(panel: Panel, plate: Plate, shapes: MapShapes): readonly string[] {
  const svg = drawPanel(panel, plate, { shapes })
  const gap = noNumber.exec(svg)
  return gap ? [`${panel.label}, drawn: …${svg.slice(Math.max(0, gap.index - 120), gap.index + 40)}`] : []
}

/** The footer of a picture, with short and with full sources. */
const feetOf = (plate: Plate): readonly string[] =>
  [true, false].flatMap((source) => footerLines(plate, imprint, { ...sheet, parts: { ...sheet.parts, source } }))

/** Areas whose figure, as it reads, is not within the label of its class. */
const beyondClass = ({ areas, classes, measure }: Plate): readonly string[] =>
  areas.flatMap(({ area, cell, text, classIndex }) => {
    const own = classes.find(({ index }) => index === classIndex)
    if (cell.kind !== 'value' || !own) return []
    const [from, is, to] = [own.lower, cell.value, own.upper].map((one) => asWritten(one, measure))
    const isIn = is! >= from! && (is! < to! || own.index === classes.length - 1)
    return isIn ? [] : [`${area.name}, ${text}, is in the class “${own.label}”`]
  })

const slipsOf = (texts: readonly string[]) =>
  texts.flatMap((text) => slips.flatMap(([what, slip]) => (slip.test(text) ? [`${what}: ${text}`] : [])))

test.each([
  ['as the page opens', {}],
  ['within 20 km', { within: 20 }],
  ['of staff', { supply: 'staff' }],
] as const)('Coverage %s: its words and feet have no slip', (_, coverage) => {
  const { panels, plate } = realPage(coverage).page
  const words = Object.values(panels).flatMap(({ title, subtitle, sentences, lacks }) => [
    title,
    subtitle,
    ...sentences,
    lacks ?? '',
  ])
  expect(slipsOf([...words, plate.title, plate.subtitle, ...plate.sentences, ...feetOf(plate)])).toEqual([])
})

const seen = new Set<string>()

test.each(shipped)(
  '$indicator by $geography per $per: its words have no slip, its figures and tables no gap',
  (view) => {
    const { plate, comparison, resolved, atlas } = realComparison(view)
    const panels = Object.entries(comparison).flatMap(([id, { title, subtitle, sentences, lacks }]) =>
      [title, subtitle, ...sentences, lacks ?? ''].map((text) => [id, text] as const),
    )
    const own = [plate.title, plate.subtitle, ...plate.sentences, plate.classNote ?? '', plate.benchmark?.text ?? '']
    own.push(...feetOf(plate))
    const texts = [...panels, ...own.map((text) => ['plate', text] as const)]
    const found = texts.flatMap(([id, text]) =>
      slips.flatMap(([what, slip]) => (slip.test(text) ? [`${id}: ${what}: ${text}`] : [])),
    )
    const cells = Object.entries(comparison).flatMap(([id, { table }]) =>
      table.rows.flatMap((row) => row.cells.map(({ text }) => [id, text] as const)),
    )
    found.push(...cells.flatMap(([id, text]) => (noNumber.test(text) ? [`${id}, table: ${text}`] : [])))

    found.push(...beyondClass(plate))
    const series = plate.areas
      .slice(0, 2)
      .map(({ area }) => seriesOf(resolved, atlas, area.code, plate.overdispersed !== null))
    const shapes = shapesOf(topology, plate.geography, atlas.areas)
    const drawn = [...Object.values(panelsOf(plate, series)), ...Object.values(comparison)].filter(
      ({ lacks }) => lacks === null,
    )
    found.push(...drawn.flatMap((panel) => gapsOf(panel, plate, shapes)))
    for (const { id } of drawn) seen.add(id.panel)
    expect(found).toEqual([])
  },
)

test('every figure of the Explore and Compare screens has been drawn', () => {
  expect([...seen].sort()).toEqual([...Object.keys(explorePanels), ...Object.keys(comparePanels)].sort())
})

test('every figure of the Coverage screen is drawn without a gap', () => {
  const { page } = realPage()
  const shapes = shapesOf(topology, page.plate.geography, realCoverageData().areas)
  const panels = Object.values(page.panels)
  expect(panels.map(({ lacks }) => lacks)).toEqual(panels.map(() => null))
  expect(panels.flatMap((panel) => gapsOf(panel, page.plate, shapes))).toEqual([])
})
