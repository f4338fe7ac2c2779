import { absent, bare, column, figure, lacking, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { selectPeriod } from '#core/plate/select.ts'
import { correlation } from '#core/statistics/correlation.ts'
import { accessBase, accessMeasure } from './access-measure.ts'
import { groundWith } from './ground.ts'
import { type Lorenz, lorenzOf, serviceOf } from './lorenz.ts'
import { latestPeriod, type RegionContext } from './settle.ts'
import type { CoverageInput, CoverageStates, CoverageSums } from './state.ts'
import { distanceText, distanceType, needWords, shareText } from './words.ts'

export type EquityBody = {
  readonly kind: 'lorenz'
  readonly now: Lorenz
  readonly before: Lorenz | null
  readonly needName: string
  readonly serviceName: string
}

const two = (value: number): string => value.toFixed(2).replace('-', '−')

function curveOf({ byArea }: CoverageSums, need: keyof typeof needWords): Lorenz | null {
  const areas = [...byArea.values()]
  const needs = areas.map((one) => one.need[need])
  return lorenzOf(
    needs,
    areas.map((one, at) => one.access * (needs[at] ?? 0)),
  )
}

/** Access against something else that is known of regions, in words; or why not. */
function withContext(
  { now, settled }: CoverageStates,
  { name, dataset, dims }: RegionContext,
): { readonly text: string; readonly pairs: readonly (readonly [string, number, number])[] } {
  const period = latestPeriod(dataset, dims)
  if (!dataset || period === null) return { text: `${name}: not loaded yet.`, pairs: [] }
  const held = selectPeriod(dataset, period, dims)
  const pairs = [...now.byRegion].flatMap(([code, figures]): (readonly [string, number, number])[] => {
    const cell = held.get(code)?.[0]?.cell
    return cell?.kind === 'value' ? [[settled.data.regionNames.get(code) ?? code, figures.access, cell.value]] : []
  })
  const found = correlation(
    pairs.map(([, access]) => access),
    pairs.map(([, , value]) => value),
    { method: 'spearman' },
  )
  if (found.kind === 'absent') return { text: `Access and ${name}: no correlation, since ${found.because}.`, pairs }
  const limits = found.interval ? ` (95%: ${two(found.interval.lower)} to ${two(found.interval.upper)})` : ''
  const sure =
    found.interval && found.interval.lower < 0 && found.interval.upper > 0
      ? '; so few regions cannot tell it from none'
      : ''
  return {
    text: `Access and ${name} over ${found.n} English regions: Spearman’s ρ ${two(found.r)}${limits}${sure}.`,
    pairs,
  }
}

/** How evenly what is within reach is shared out over need. */
function equityOf(panels: CoverageStates): PanelContent<EquityBody> {
  const { settled, now, before, imagined } = panels
  const { coverage, data } = settled
  const { base } = accessBase[coverage.need]
  const measure = accessMeasure(
    coverage,
    [...now.byArea.values()].map(({ access }) => access * base),
  )
  const subtitle = `Cumulative ${needWords[coverage.need]} against ${coverage.supply === 'machines' ? 'machines' : 'staff'} within reach, authorities from the least served; ${measure.name}`
  const curve = curveOf(now, coverage.need)
  const first = imagined ? curveOf(before, coverage.need) : null
  if (!curve)
    return lacking('How evenly access is shared out', subtitle, `No ${coverage.supply} are within reach of anybody.`)
  const contexts = data.context.map((one) => ({ ...one, ...withContext(panels, one) }))
  return {
    title: `${imagined ? 'What if: ' : ''}Gini ${two(curve.gini)}: the worst-served half has ${shareText(serviceOf(curve, 0.5), 1)} of what is within reach`,
    subtitle,
    sentences: [
      first ? `As things are the Gini is ${two(first.gini)}.` : '',
      ...contexts.map(({ text }) => text),
      data.contextNote,
      `The catchment is ${distanceText(coverage.catchment, coverage)} ${distanceType(coverage)}. A Gini of finer areas is larger: compare the same geography only.`,
    ].filter(Boolean),
    table: {
      columns: [
        column('region', 'Region', false),
        column('access', measure.unit),
        ...contexts.map((one) => column(one.indicator, one.column)),
      ],
      rows: [...now.byRegion].map(([code, figures]) => {
        const name = data.regionNames.get(code) ?? code
        const cell = (value: number | undefined) =>
          value === undefined ? absent('not held', 'not-published') : figure(value, bare(1))
        const held = contexts.map(({ pairs }) => cell(pairs.find(([own]) => own === name)?.[2]))
        return {
          key: code,
          area: null,
          cells: [words(name), figure(figures.access * base, measure), ...held],
        }
      }),
    },
    body: {
      kind: 'lorenz',
      now: curve,
      before: first,
      needName: needWords[coverage.need],
      serviceName: coverage.supply === 'machines' ? 'machines within reach' : 'staff within reach',
    },
    lacks: null,
  }
}

export const equityPanel: PanelSpec<CoverageInput, EquityBody> = {
  label: 'How evenly shared',
  compose: equityOf,
  ground: ({ plate, settled: { data } }) =>
    groundWith(
      plate,
      data.context.map(({ dataset }) => dataset),
      [],
    ),
}
