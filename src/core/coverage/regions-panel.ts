import { type Bars, bar, barsOf } from '#core/panel/bars.ts'
import { column, figure, type PanelContent, type PanelTable, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { CoverageView } from '#core/view/coverage-view.ts'
import { accessBase, accessMeasure } from './access-measure.ts'
import type { AreaFigures } from './area-figures.ts'
import { changeCells, count, percent } from './bands-panel.ts'
import { distanceCell } from './gaps-panel.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { distanceText, distanceType, needWords, oneOf, shareText } from './words.ts'

/** A group of areas with its figures now and before anything was imagined. */
type Region = {
  readonly code: string
  readonly name: string
  readonly figures: AreaFigures
  readonly first: AreaFigures
}

/** Lists the groups, that with the smallest part of its people within the headline distance first. */
const regionsByReach = ({ settled, now, before }: CoverageStates): readonly Region[] =>
  [...now.byGroup]
    .map(([code, figures]) => ({
      code,
      figures,
      name: settled.data.groups.get(code) ?? code,
      first: before.byGroup.get(code) ?? figures,
    }))
    .toSorted(
      (a, b) => a.figures.within.people / a.figures.need.people - b.figures.within.people / b.figures.need.people,
    )

const whereText = (coverage: CoverageView) => `within ${distanceText(coverage.within, coverage)}`

/** Authorities are areas of the map; other groups are not. */
const areaOf = (coverage: CoverageView, code: string) => (coverage.grouping === 'utla' ? code : null)

function tableOf({ settled, now, imagined }: CoverageStates, regions: readonly Region[]): PanelTable {
  const { coverage } = settled
  const where = whereText(coverage)
  const { base } = accessBase[coverage.need]
  const measure = accessMeasure(
    coverage,
    [...now.byGroup.values()].map(({ access }) => access * base),
  )
  return {
    columns: [
      column('area', 'Area', false),
      column('people', 'People'),
      column('within', `People ${where}`),
      column('share', 'People, %'),
      column('older', `${needWords.older}, %`),
      column('cancers', `${needWords.cancers}, %`),
      column('distance', `Mean distance, ${coverage.cost === 'crow' ? 'km' : 'minutes'} (${distanceType(coverage)})`),
      column('access', measure.unit),
      ...(imagined ? [column('before', `People ${where}, now`), column('change', 'Difference')] : []),
    ],
    rows: regions.map(({ code, name, figures, first }) => ({
      key: code,
      area: areaOf(coverage, code),
      cells: [
        words(name),
        count(figures.need.people),
        count(figures.within.people),
        percent(figures.within.people, figures.need.people),
        percent(figures.within.older, figures.need.older),
        percent(figures.within.cancers, figures.need.cancers),
        distanceCell(figures.distance),
        figure(figures.access * base, measure),
        ...(imagined ? changeCells(first.within.people, figures.within.people) : []),
      ],
    })),
  }
}

/** Composes reach by area of the grouping: the part of the people within the headline distance. */
function regionsOf(states: CoverageStates): PanelContent<Bars> {
  const { settled, now, imagined } = states
  const { coverage, service, data } = settled
  const where = whereText(coverage)
  const ordered = regionsByReach(states)
  const [lowest] = ordered
  const placed = ordered.reduce((sum, { figures }) => sum + figures.need.people, 0)
  const outside = now.whole.need.people - placed
  return {
    title: lowest
      ? `${imagined ? 'What if: ' : ''}${lowest.name} has the smallest part of its people ${where} of ${oneOf(service)}, ${distanceType(coverage)}: ${shareText(lowest.figures.within.people, lowest.figures.need.people)}`
      : 'No areas to show',
    subtitle: `People ${where} of the nearest ${service}, ${distanceType(coverage)}; ${data.groupingName}, ${demandPeriods(data)}`,
    sentences:
      outside > 0.5
        ? [
            `${shareText(outside, now.whole.need.people)} of people live where there are no ${data.groupingName}; they are in no row.`,
          ]
        : [],
    table: tableOf(states, ordered),
    body: barsOf(
      ordered.map(({ code, name, figures, first }) =>
        bar({
          key: code,
          area: areaOf(coverage, code),
          name,
          value: (100 * figures.within.people) / figures.need.people,
          text: shareText(figures.within.people, figures.need.people),
          before: imagined ? (100 * first.within.people) / first.need.people : null,
        }),
      ),
      `% of people ${where} of ${oneOf(service)}, ${distanceType(coverage)}`,
      { beforeName: imagined ? 'as things are' : null, most: 100 },
    ),
    lacks: null,
  }
}

export const regionsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Reach by area',
  compose: regionsOf,
  ground: groundOfMap,
}
