import type { Area } from '#core/domain/area.ts'
import type { Cell } from '#core/domain/cell.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { absenceGroups, fillOf } from '#core/plate/area-fill.ts'
import { classesBetween } from '#core/plate/classes.ts'
import { withCounts } from '#core/plate/compose.ts'
import { asWritten, type Measure, quantityText } from '#core/plate/measure.ts'
import { mineOf } from '#core/plate/mine.ts'
import type { Plate, PlateArea, PlateClass } from '#core/plate/plate.ts'
import { absenceText } from '#core/plate/plate-area.ts'
import { ranksOf } from '#core/plate/rank.ts'
import { withoutFigures } from '#core/plate/without-figures.ts'
import { writeQuestion } from '#core/scenario/question.ts'
import { classOf } from '#core/statistics/class-breaks.ts'
import { defaultView } from '#core/view/view.ts'
import { marksOfScenario, scenarioTrust } from './ground.ts'
import { type ScenarioState, shownYear } from './state.ts'

/** The figure of one area with what stands beside it. */
export type MappedFigure = { readonly cell: Cell; readonly rangeText: string; readonly text?: string }

/** A map of a scenario: its measure, figures by GSS code, classes and words. */
export type ScenarioMap = Pick<Plate, 'title' | 'subtitle' | 'sentences' | 'measure' | 'breaks' | 'mapNotes'> & {
  readonly figures: ReadonlyMap<string, MappedFigure>
  /** Names of the classes, where they are not their limits. */
  readonly labels: readonly string[] | null
}

const classesOf = ({ breaks, measure, labels }: ScenarioMap): readonly PlateClass[] =>
  classesBetween(breaks, measure).map((one, at) => ({ ...one, label: labels?.[at] ?? one.label }))

/** Limits lie as far below zero as above it, so that a colour is as strong for as much of either; classes beyond the figures are left out of the key. */
function withoutEmptyEnds({ labels }: ScenarioMap, classes: readonly PlateClass[]): readonly PlateClass[] {
  if (labels !== null) return classes
  const isHeld = ({ count }: PlateClass) => count > 0
  return classes.slice(classes.findIndex(isHeld), classes.findLastIndex(isHeld) + 1)
}

function areasOf(map: ScenarioMap, areas: readonly Area[]): readonly PlateArea[] {
  const none: MappedFigure = {
    cell: { kind: 'absent', reason: 'not-applicable', because: 'not part of this start' },
    rangeText: '',
  }
  const figures = areas.map((area) => ({ area, ...(map.figures.get(area.code) ?? none) }))
  const ranks = ranksOf(new Map(figures.map(({ area, cell }) => [area.code, cell])))
  return figures.map(({ area, cell, rangeText, text }): PlateArea => {
    const made = {
      area,
      cell,
      text: text ?? (cell.kind === 'value' ? quantityText(cell.value, map.measure) : absenceText(cell)),
      intervalText: rangeText,
      coverageText: '',
      rank: ranks.get(area.code) ?? null,
      classIndex:
        cell.kind === 'value' && map.breaks.length > 1 ? classOf(asWritten(cell.value, map.measure), map.breaks) : null,
      comparison: null,
      overlay: null,
      third: null,
      coveredBy: null,
      sources: [],
      notes: [],
    }
    return { ...made, fill: fillOf(made, 'diverging') }
  })
}

/** A map of a scenario as a plate, so that stage, legend, table and every export draw it as they draw any map. */
export function areaPlate(state: ScenarioState, map: ScenarioMap): Protected<Plate> {
  const { view, geography, question } = state
  const areas = areasOf(map, state.areas)
  const { title, subtitle, sentences, measure, breaks, mapNotes } = map
  // Staff in post come from protected datasets or are published; requirements are arithmetic on published figures.
  return vouchFor({
    ...withoutFigures,
    period: null,
    catchments: null,
    repairs: [],
    title,
    subtitle,
    sentences,
    measure,
    breaks,
    mapNotes,
    view: {
      ...defaultView,
      screen: 'scenario',
      scenario: writeQuestion({ ...question, seen: null }),
      geography: geography.id,
      selected: [question.area],
      mine: view.mine,
      bounds: view.bounds,
      values: view.values,
      theme: view.theme,
    },
    geography,
    description: [`${title}.`, `${subtitle}.`, ...sentences].join(' '),
    areas,
    mine: mineOf(view.mine, geography.id, state.areas),
    classes: withoutEmptyEnds(map, withCounts(classesOf(map), areas)),
    ramp: 'diverging',
    scale: 'diverging',
    absences: absenceGroups(areas),
    trust: { ...scenarioTrust(state, true), periodText: String(shownYear(state).year) },
    marks: marksOfScenario(state),
  })
}

/** The measure of a gap: above zero too few. */
export const gapMeasure = (name: string): Measure => ({
  name,
  phrase: name,
  unit: 'WTE',
  prefix: '',
  suffix: '',
  decimals: 1,
  signed: true,
  kind: 'staff',
  polarity: { higher: 'a larger gap', lower: 'a smaller gap' },
})
