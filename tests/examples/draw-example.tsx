import { panelsOf } from '#core/explore/panels.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { seriesOf } from '#core/plate/series.ts'
import type { View } from '#core/view/view.ts'
import { drawings } from '#figures/panel/registry.ts'
import { plainSheet } from '#figures/sheet.ts'
import { smallArea } from '../core/area/small-area.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { drawPanel } from '../figures/draw-panel.tsx'
import { smallView } from '../fixtures/small-atlas.ts'
import { exampleCoverage } from './coverage-example.ts'
import { figureViews, furtherViews, type PanelText } from './figure-views.ts'
import { exampleScenario } from './scenario-example.ts'
import { type StateId, states } from './states.ts'

export type Drawn = { readonly svg: string } | { readonly lacks: string }

type FurtherId = keyof typeof furtherViews
export type ExampleId = PanelText | FurtherId

/** Every registered panel, by its id as text. */
export const panelTexts = (): readonly PanelText[] =>
  (['explore', 'compare', 'area', 'coverage', 'scenario'] as const).flatMap((screen) =>
    // The registry has no others.
    Object.keys(drawings[screen]).map((panel) => panelIdText({ screen, panel }) as PanelText),
  )

/** Every example that the gallery shows. */
export const exampleIds = (): readonly ExampleId[] => [...panelTexts(), ...(Object.keys(furtherViews) as FurtherId[])]

const isFurther = (id: ExampleId): id is FurtherId => id in furtherViews

const exampleOf = (id: ExampleId): { readonly figure: PanelText; readonly view: Partial<View> } =>
  isFurther(id) ? furtherViews[id] : { figure: id, view: figureViews[id] }

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
  const pages = [
    panelsOf(plate, series),
    comparison,
    smallArea(change, atlas).panels,
    exampleCoverage(plate).panels,
    exampleScenario(plate).panels,
  ]
  const panel = pages.flatMap((page): readonly Panel[] => Object.values(page)).find((one) => panelIdText(one.id) === id)
  if (!panel) throw new Error(`no panel “${id}”`)
  if (panel.lacks !== null) return { lacks: panel.lacks }
  const svg = drawPanel(panel, plate, { theme, sheet: { ...plainSheet(width), bare: !framed } })
  return { svg: `${settled(svg)}\n` }
}
