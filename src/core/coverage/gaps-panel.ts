import type { Area } from '#core/domain/area.ts'
import {
  absent,
  bare,
  column,
  figure,
  notApplicable,
  type PanelCell,
  type PanelContent,
  type PanelTable,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { CoverageView } from '#core/view/coverage-view.ts'
import { accessBase, accessMeasure } from './access-measure.ts'
import type { AreaFigures } from './area-figures.ts'
import { count, percent } from './bands-panel.ts'
import { type Bars, bar, barsOf } from './bars.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { countText, distanceText, distanceType, roundedText } from './words.ts'

/** Rows in the picture; the table has all. */
const drawn = 20

export const distanceCell = (distance: number | null): PanelCell =>
  distance === null ? absent('no site on the same land', 'not-applicable') : figure(distance, bare(1))

/** An area with a burden of distance: its people who can reach a site, times their mean distance. */
type AreaGap = { readonly area: Area; readonly figures: AreaFigures; readonly burden: number }

/** Lists the areas where anybody lives, the greatest burden first. */
const areaGaps = ({ settled, now }: CoverageStates): readonly AreaGap[] =>
  settled.data.areas
    .flatMap((area) => {
      const figures = now.byArea.get(area.code)
      return figures
        ? [{ area, figures, burden: (figures.distance ?? 0) * (figures.need.people - figures.cutOff) }]
        : []
    })
    .toSorted((a, b) => b.burden - a.burden)

const unitOf = ({ cost }: Pick<CoverageView, 'cost'>) => (cost === 'crow' ? 'km' : 'minutes')

function tableOf({ settled, now, before, imagined }: CoverageStates, rows: readonly AreaGap[]): PanelTable {
  const { coverage } = settled
  const unit = unitOf(coverage)
  const isStraight = coverage.cost === 'crow'
  const { base } = accessBase[coverage.need]
  const measure = accessMeasure(
    coverage,
    [...now.byArea.values()].map(({ access }) => access * base),
  )
  const total = rows.reduce((sum, { burden }) => sum + burden, 0)
  const range = ({ distance, from, to }: AreaFigures): readonly PanelCell[] =>
    distance === null ? [notApplicable, notApplicable] : [figure(from, bare(1)), figure(to, bare(1))]
  return {
    columns: [
      column('area', 'Area', false),
      column('people', 'People'),
      column('site', 'Nearest to most', false),
      column('distance', `Distance, ${unit} (${distanceType(coverage)})`),
      ...(isStraight ? [column('nearer', 'From, km'), column('farther', 'To, km')] : []),
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
        ...(isStraight ? range(figures) : []),
        percent(burden, total),
        count(figures.cutOff),
        figure(figures.access * base, measure),
        ...(imagined ? [distanceCell(before.byArea.get(area.code)?.distance ?? null)] : []),
      ],
    })),
  }
}

/** Composes where most people are farthest from a site: areas by people times distance. */
function gapsOf(states: CoverageStates): PanelContent<Bars> {
  const { settled, now, before, imagined } = states
  const { coverage, service, data } = settled
  const isStraight = coverage.cost === 'crow'
  const rows = areaGaps(states)
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
    table: tableOf(states, rows),
    body: barsOf(
      top.map(({ area, figures, distance }) =>
        bar({
          key: area.code,
          area: area.code,
          name: area.name,
          value: distance,
          text: `${distanceText(distance, coverage)} · ${countText(figures.need.people)} people`,
          least: isStraight ? figures.from : null,
          most: isStraight ? figures.to : null,
          before: imagined ? (before.byArea.get(area.code)?.distance ?? null) : null,
        }),
      ),
      `${unitOf(coverage)} to the nearest ${service}, ${distanceType(coverage)}; the ${top.length} areas with the most people × distance`,
      {
        rangeName: isStraight ? 'if people lived at the near or far side of their town’s land' : null,
        beforeName: imagined ? 'as things are' : null,
      },
    ),
    lacks: null,
  }
}

export const gapsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Gaps',
  inBrief: 1,
  compose: gapsOf,
  ground: groundOfMap,
}
