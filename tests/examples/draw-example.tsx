import { renderToStaticMarkup } from 'react-dom/server'
import { resolveView } from '#core/plate/resolve.ts'
import { seriesOf } from '#core/plate/series.ts'
import type { View } from '#core/view/view.ts'
import { type FigureId, figures } from '#figures/registry.tsx'
import { plainSheet } from '#figures/sheet.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { smallView } from '../fixtures/small-atlas.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'
import { exampleCoverage } from './coverage-example.ts'
import { figureViews, furtherViews } from './figure-views.ts'
import { type StateId, states } from './states.ts'

export type Drawn = { readonly svg: string } | { readonly lacks: string }

type FurtherId = keyof typeof furtherViews
export type ExampleId = FigureId | FurtherId

const isFurther = (id: ExampleId): id is FurtherId => id in furtherViews

const exampleOf = (id: ExampleId): { readonly figure: FigureId; readonly view: Partial<View> } =>
  isFurther(id) ? furtherViews[id] : { figure: id, view: figureViews[id] }

const imprint = { date: '1 January 2026', permalink: 'https://example.org/?v=1' }

/** Rounds to one decimal, which makes the picture equal on every machine, and puts each element on a line, which makes changes readable. */
const settled = (svg: string): string =>
  svg
    .replace(/="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d{2,}(e-?\d+)?/g, (number) => `${Math.round(Number(number) * 10) / 10 + 0}`),
    )
    .replace(/(?=<(?:g|path|rect|circle|line|svg|defs|pattern|text)[ >])|(?=<\/(?:g|svg|defs)>)/g, '\n')
    .trim()

/** Draws a figure in a state for its snapshot, or returns the reason why it cannot be drawn there. */
export function drawExample(example: ExampleId, stateId: StateId): Drawn {
  const { figure: id, view: own } = exampleOf(example)
  const { atlas, view, theme, width, framed } = states[stateId]
  const change = { ...own, ...view }
  const { plate, comparison } = smallComparison(change, atlas)
  const resolved = resolveView(smallView(change), atlas.catalogue)
  const series = plate.view.selected
    .filter((code) => plate.areas.some(({ area }) => area.code === code))
    .map((code) => seriesOf(resolved, atlas, code, plate.overdispersed !== null))
  const input = { plate, comparison, series, coverage: exampleCoverage(plate) }
  const lacks = figures[id].lacks(input)
  if (lacks !== null) return { lacks }
  const sheet = { ...plainSheet(width), bare: !framed }
  const picture = figures[id].draw({ ...input, shapes: smallShapes, theme, sheet, imprint })
  return { svg: `${settled(renderToStaticMarkup(picture))}\n` }
}
