import { column, figure, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { accessBase, accessMeasure } from './access-measure.ts'
import { count, percent, signed } from './bands-panel.ts'
import { type Bars, bar } from './bars.ts'
import { distanceCell } from './gaps-panel.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { distanceText, distanceType, needWords, shareText } from './words.ts'

/** Reach by area of the grouping: the part of the people within the headline distance. */
function regionsOf({ settled, now, before, imagined }: CoverageStates): PanelContent<Bars> {
  const { coverage, service, data } = settled
  const where = `within ${distanceText(coverage.within, coverage)}`
  const measure = accessMeasure(
    coverage,
    [...now.byGroup.values()].map((one) => one.access * accessBase[coverage.need].base),
  )
  const ordered = [...now.byGroup]
    .map(([code, figures]) => ({
      code,
      figures,
      name: data.groups.get(code) ?? code,
      first: before.byGroup.get(code) ?? figures,
    }))
    .toSorted(
      (a, b) => a.figures.within.people / a.figures.need.people - b.figures.within.people / b.figures.need.people,
    )
  const [lowest] = ordered
  const placed = ordered.reduce((sum, { figures }) => sum + figures.need.people, 0)
  const outside = now.whole.need.people - placed
  return {
    title: lowest
      ? `${imagined ? 'What if: ' : ''}${lowest.name} has the smallest part of its people ${where} of a ${service}, ${distanceType(coverage)}: ${shareText(lowest.figures.within.people, lowest.figures.need.people)}`
      : 'No areas to show',
    subtitle: `People ${where} of the nearest ${service}, ${distanceType(coverage)}; ${data.groupingName}, ${demandPeriods(data)}`,
    sentences:
      outside > 0.5
        ? [
            `${shareText(outside, now.whole.need.people)} of people live where there are no ${data.groupingName}; they are in no row.`,
          ]
        : [],
    table: {
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
      rows: ordered.map(({ code, name, figures, first }) => ({
        key: code,
        area: coverage.grouping === 'utla' ? code : null,
        cells: [
          words(name),
          count(figures.need.people),
          count(figures.within.people),
          percent(figures.within.people, figures.need.people),
          percent(figures.within.older, figures.need.older),
          percent(figures.within.cancers, figures.need.cancers),
          distanceCell(figures.distance),
          figure(figures.access * accessBase[coverage.need].base, measure),
          ...(imagined
            ? [
                count(first.within.people),
                {
                  text: signed(figures.within.people - first.within.people),
                  raw: Math.round(figures.within.people - first.within.people),
                },
              ]
            : []),
        ],
      })),
    },
    body: {
      kind: 'bars',
      rows: ordered.map(({ code, name, figures, first }) =>
        bar({
          key: code,
          area: coverage.grouping === 'utla' ? code : null,
          name,
          value: (100 * figures.within.people) / figures.need.people,
          text: shareText(figures.within.people, figures.need.people),
          before: imagined ? (100 * first.within.people) / first.need.people : null,
        }),
      ),
      axis: `% of people ${where} of a ${service}, ${distanceType(coverage)}`,
      rangeName: null,
      beforeName: imagined ? 'as things are' : null,
      tickName: null,
      most: 100,
    },
    lacks: null,
  }
}

export const regionsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Reach by area',
  compose: regionsOf,
  ground: groundOfMap,
}
