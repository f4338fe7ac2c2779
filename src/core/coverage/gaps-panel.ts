import {
  absent,
  bare,
  column,
  figure,
  notApplicable,
  type PanelCell,
  type PanelContent,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { accessBase, accessMeasure } from './access-measure.ts'
import { count, percent } from './bands-panel.ts'
import { type Bars, bar } from './bars.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { countText, distanceText, distanceType, roundedText } from './words.ts'

/** Rows in the picture; the table has all. */
const drawn = 20

export const distanceCell = (distance: number | null): PanelCell =>
  distance === null ? absent('no site on the same land', 'not-applicable') : figure(distance, bare(1))

/** Where most people are farthest from a site: areas by people times distance. */
function gapsOf({ settled, now, before, imagined }: CoverageStates): PanelContent<Bars> {
  const { coverage, service, data } = settled
  const base = accessBase[coverage.need].base
  const measure = accessMeasure(
    coverage,
    [...now.byArea.values()].map(({ access }) => access * base),
  )
  const unit = coverage.cost === 'crow' ? 'km' : 'minutes'
  const rows = data.areas
    .flatMap((area) => {
      const figures = now.byArea.get(area.code)
      return figures
        ? [{ area, figures, burden: (figures.distance ?? 0) * (figures.need.people - figures.cutOff) }]
        : []
    })
    .toSorted((a, b) => b.burden - a.burden)
  const total = rows.reduce((sum, { burden }) => sum + burden, 0)
  const cut = rows.filter(({ figures }) => figures.cutOff > 0.5)
  // Nobody in an area without a way to a site is at a distance of 0: such an area is in the table and in the sentence.
  const top = rows
    .flatMap(({ area, figures }) => (figures.distance === null ? [] : [{ area, figures, distance: figures.distance }]))
    .slice(0, drawn)
  const [first] = top
  return {
    title: first
      ? `${imagined ? 'What if: ' : ''}${first.area.name} has the most people far from a ${service}, ${distanceType(coverage)}`
      : 'No areas to show',
    subtitle: `Authorities by people × distance to the nearest ${service}, ${distanceType(coverage)}; ${demandPeriods(data)}`,
    sentences: [
      first
        ? `${first.area.name}: ${roundedText(first.figures.need.people)} people, ${distanceText(first.distance, coverage)} on average.`
        : '',
      cut.length > 0
        ? `${roundedText(now.whole.cutOff)} people have no site that can be reached and are in no distance: ${cut.map(({ area }) => area.name).join(', ')}.`
        : '',
    ].filter(Boolean),
    table: {
      columns: [
        column('area', 'Area', false),
        column('people', 'People'),
        column('site', 'Nearest to most', false),
        column('distance', `Distance, ${unit} (${distanceType(coverage)})`),
        ...(coverage.cost === 'crow' ? [column('nearer', 'From, km'), column('farther', 'To, km')] : []),
        column('burden', `People × ${unit}, % of all`),
        column('cut', 'People without any site'),
        column('access', measure.unit),
        ...(imagined ? [column('before', `Distance now, ${unit}`)] : []),
      ],
      rows: rows.map(({ area, figures, burden }) => ({
        key: area.code,
        area: area.code,
        cells: [
          words(area.name),
          count(figures.need.people),
          words(now.scenario.open[figures.nearest]?.name ?? 'none'),
          distanceCell(figures.distance),
          ...(coverage.cost === 'crow'
            ? figures.distance === null
              ? [notApplicable, notApplicable]
              : [figure(figures.from, bare(1)), figure(figures.to, bare(1))]
            : []),
          percent(burden, total),
          count(figures.cutOff),
          figure(figures.access * base, measure),
          ...(imagined ? [distanceCell(before.byArea.get(area.code)?.distance ?? null)] : []),
        ],
      })),
    },
    body: {
      kind: 'bars',
      rows: top.map(({ area, figures, distance }) =>
        bar({
          key: area.code,
          area: area.code,
          name: area.name,
          value: distance,
          text: `${distanceText(distance, coverage)} · ${countText(figures.need.people)} people`,
          least: coverage.cost === 'crow' ? figures.from : null,
          most: coverage.cost === 'crow' ? figures.to : null,
          before: imagined ? (before.byArea.get(area.code)?.distance ?? null) : null,
        }),
      ),
      axis: `${unit} to the nearest ${service}, ${distanceType(coverage)}; the ${top.length} areas with the most people × distance`,
      rangeName: coverage.cost === 'crow' ? 'if people lived at the near or far side of their town’s land' : null,
      beforeName: imagined ? 'as things are' : null,
      tickName: null,
      most: null,
    },
    lacks: null,
  }
}

export const gapsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Gaps',
  inBrief: 1,
  compose: gapsOf,
  ground: groundOfMap,
}
