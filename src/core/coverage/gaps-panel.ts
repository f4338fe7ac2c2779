import type { Area } from '#core/domain/area.ts'
import { type Bars, bar, barsOf } from '#core/panel/bars.ts'
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
import { changeCells, count, percent } from './bands-panel.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { distanceText, distanceType, oneOf, roundedText, shareText } from './words.ts'

/** Rows in the picture; the table has all. */
const drawn = 20

export const distanceCell = (distance: number | null): PanelCell =>
  distance === null ? absent('no site on the same land', 'not-applicable') : figure(distance, bare(1))

/** People of an area who live beyond the headline distance, or have no site at all. */
const beyond = ({ need, within }: AreaFigures): number => need.people - within.people

/** An area where somebody lives, with its figures now and before anything was imagined. */
type AreaGap = { readonly area: Area; readonly figures: AreaFigures; readonly first: AreaFigures }

/** Lists the areas where anybody lives, that with the most people beyond the distance first. */
const areaGaps = ({ settled, now, before }: CoverageStates): readonly AreaGap[] =>
  settled.data.areas
    .flatMap((area) => {
      const figures = now.byArea.get(area.code)
      return figures ? [{ area, figures, first: before.byArea.get(area.code) ?? figures }] : []
    })
    .toSorted((a, b) => beyond(b.figures) - beyond(a.figures))

const unitOf = ({ cost }: Pick<CoverageView, 'cost'>) => (cost === 'crow' ? 'km' : 'minutes')
const beyondText = (coverage: CoverageView) => `beyond ${distanceText(coverage.within, coverage)}`

function tableOf({ settled, now, imagined }: CoverageStates, rows: readonly AreaGap[]): PanelTable {
  const { coverage } = settled
  const unit = unitOf(coverage)
  const isStraight = coverage.cost === 'crow'
  const where = beyondText(coverage)
  const { base } = accessBase[coverage.need]
  const measure = accessMeasure(
    coverage,
    [...now.byArea.values()].map(({ access }) => access * base),
  )
  const range = ({ distance, from, to }: AreaFigures): readonly PanelCell[] =>
    distance === null ? [notApplicable, notApplicable] : [figure(from, bare(1)), figure(to, bare(1))]
  return {
    columns: [
      column('area', 'Area', false),
      column('people', 'People'),
      column('beyond', `People ${where} or without a site`),
      column('share', `People ${where} or without a site, %`),
      ...(isStraight ? [column('beyond-least', 'From, people'), column('beyond-most', 'To, people')] : []),
      column('cut', 'People without any site'),
      column('nearest', 'Nearest to most', false),
      column('distance', `Mean distance, ${unit} (${distanceType(coverage)})`),
      ...(isStraight ? [column('nearer', 'From, km'), column('farther', 'To, km')] : []),
      column('access', measure.unit),
      ...(imagined ? [column('before', `People ${where}, now`), column('change', 'Difference')] : []),
    ],
    rows: rows.map(({ area, figures, first }) => ({
      key: area.code,
      area: area.code,
      cells: [
        words(area.name),
        count(figures.need.people),
        count(beyond(figures)),
        percent(beyond(figures), figures.need.people),
        ...(isStraight
          ? [count(figures.need.people - figures.withinMost), count(figures.need.people - figures.withinLeast)]
          : []),
        count(figures.cutOff),
        words(now.siteState.open[figures.nearest]?.name ?? 'none'),
        distanceCell(figures.distance),
        ...(isStraight ? range(figures) : []),
        figure(figures.access * base, measure),
        ...(imagined ? changeCells(beyond(first), beyond(figures)) : []),
      ],
    })),
  }
}

/** Sentences about the areas with the most people beyond the distance. */
function sentencesOf({ settled, now }: CoverageStates, top: readonly AreaGap[], rows: readonly AreaGap[]) {
  const { coverage } = settled
  const all = now.whole.need.people - now.whole.within.people
  const held = top.reduce((sum, { figures }) => sum + beyond(figures), 0)
  const cut = rows.filter(({ figures }) => figures.cutOff > 0.5)
  return [
    top.length < rows.length && all > 0
      ? `These ${top.length} areas have ${shareText(held, all)} of the ${roundedText(all)} people who live ${beyondText(coverage)} or have no site.`
      : '',
    cut.length > 0
      ? `${roundedText(now.whole.cutOff)} people have no site that can be reached and are counted here: ${cut.map(({ area }) => area.name).join(', ')}.`
      : '',
  ].filter(Boolean)
}

/** Composes where the people live who are too far from a site: areas by how many of their people are beyond the headline distance. */
function gapsOf(states: CoverageStates): PanelContent<Bars> {
  const { settled, imagined } = states
  const { coverage, service, data } = settled
  const isStraight = coverage.cost === 'crow'
  const where = beyondText(coverage)
  const rows = areaGaps(states)
  const top = rows.filter(({ figures }) => beyond(figures) > 0.5).slice(0, drawn)
  const [first] = top
  return {
    title: `${imagined ? 'What if: ' : ''}${
      first
        ? `${first.area.name} has the most people ${where} of ${oneOf(service)}, ${distanceType(coverage)}: ${roundedText(beyond(first.figures))} of ${roundedText(first.figures.need.people)}`
        : `Nobody lives ${where} of ${oneOf(service)}, ${distanceType(coverage)}`
    }`,
    subtitle: `People ${where} of the nearest ${service}, ${distanceType(coverage)}, or without one on the same land; ${data.geography.name}, ${demandPeriods(data)}`,
    sentences: sentencesOf(states, top, rows),
    table: tableOf(states, rows),
    body: barsOf(
      top.map(({ area, figures, first: was }) =>
        bar({
          key: area.code,
          area: area.code,
          name: area.name,
          value: beyond(figures),
          text: `${roundedText(beyond(figures))} · ${shareText(beyond(figures), figures.need.people)} of its people`,
          least: isStraight ? figures.need.people - figures.withinMost : null,
          most: isStraight ? figures.need.people - figures.withinLeast : null,
          before: imagined ? beyond(was) : null,
        }),
      ),
      `people ${where} or without a site, ${distanceType(coverage)}; the ${top.length} areas with the most`,
      {
        rangeName: isStraight ? 'if people lived at the near or far side of their town’s land' : null,
        beforeName: imagined ? 'as things are' : null,
      },
    ),
    lacks: null,
  }
}

export const gapsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Beyond the distance',
  inBrief: 1,
  compose: gapsOf,
  ground: groundOfMap,
}
