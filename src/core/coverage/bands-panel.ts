import { exact } from '#core/domain/exact.ts'
import { type Bars, bar, barsOf } from '#core/panel/bars.ts'
import { column, type PanelCell, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Need } from '#core/view/coverage-view.ts'
import { groundOfMap } from './ground.ts'
import type { Reached } from './reach.ts'
import { demandPeriods, sitesText } from './settle.ts'
import type { CoverageInput, CoverageStates, CoverageSums } from './state.ts'
import { differenceText, distanceText, distanceType, needWords, oneOf, roundedText, shareText } from './words.ts'

const kinds: readonly Need[] = ['people', 'older', 'cancers']

/** A count that was worked out with fractions of people: read to three significant figures, written whole. */
export const count = (value: number): PanelCell => ({ text: roundedText(value), raw: Math.round(value) })
export const percent = (part: number, whole: number): PanelCell =>
  whole > 0 ? { text: shareText(part, whole), raw: exact((100 * part) / whole) } : words('')

const reachedAt = ({ reach }: CoverageSums, limit: number) => reach.find((one) => one.limit === limit)?.need

/** The headline: how many people are within reach, of all, and how sure that is. */
export function headline({ settled, now, before, imagined }: CoverageStates): readonly string[] {
  const { coverage, service, data } = settled
  const people = reachedAt(now, coverage.within)?.people
  const where = `within ${distanceText(coverage.within, coverage)} of ${oneOf(service)} ${distanceType(coverage)}`
  if (!people) return []
  const all = now.whole.need.people
  const [older, cancers] = [reachedAt(now, coverage.within)?.older, reachedAt(now, coverage.within)?.cancers]
  return [
    `${roundedText(people.value)} of ${roundedText(all)} people live ${where}; ${roundedText(all - people.value)} do not.`,
    coverage.cost === 'crow'
      ? `From ${shareText(people.least, all)} if all lived on the far side of their town’s land to ${shareText(people.most, all)} if all lived on the near side: two cases, not bounds.`
      : '',
    sitesText(settled),
    older && cancers
      ? `It is ${shareText(older.value, now.whole.need.older)} of people aged 65 and over, and ${shareText(cancers.value, now.whole.need.cancers)} of new cancers.`
      : '',
    now.whole.cutOff > 0.5
      ? `${roundedText(now.whole.cutOff)} people have no site that can be reached${coverage.cost === 'crow' ? ' without crossing the sea' : ' by the table'}.`
      : '',
    imagined ? `What if: ${whatIfHeadline({ settled, now, before, imagined })}.` : '',
    `${demandPeriods(data).replace(/^./, (letter) => letter.toUpperCase())}.`,
  ].filter(Boolean)
}

/** "312,000 more people within 45 km than now: 96.5% → 97.0%"; a change too small for the share to show is said to be so. */
export function whatIfHeadline({ settled, now, before }: CoverageStates): string {
  const { coverage } = settled
  const [after, first] = [reachedAt(now, coverage.within)?.people, reachedAt(before, coverage.within)?.people]
  if (!after || !first) return ''
  const difference = after.value - first.value
  const words = differenceText(difference, 'people', coverage)
  const all = now.whole.need.people
  const [share, was] = [shareText(after.value, all), shareText(first.value, all)]
  if (Math.round(difference) === 0) return `${words}: ${share}, as now`
  return share === was
    ? `${words} than now, too few to move the ${share} of all`
    : `${words} than now: ${was} → ${share}`
}

function bandTable({ settled, now, before, imagined }: CoverageStates): PanelContent<Bars>['table'] {
  const { coverage } = settled
  const columns = kinds.flatMap((kind) => [
    column(
      kind,
      needWords[kind].replace(/^./, (letter) => letter.toUpperCase()),
    ),
    column(`${kind}-share`, `${needWords[kind]}, %`),
    ...(coverage.cost === 'crow'
      ? [column(`${kind}-least`, `${needWords[kind]}, from %`), column(`${kind}-most`, `${needWords[kind]}, to %`)]
      : []),
    ...(imagined
      ? [
          column(`${kind}-before`, `${needWords[kind]}, now`),
          column(`${kind}-change`, `${needWords[kind]}, difference`),
        ]
      : []),
  ])
  const cells = (need: Readonly<Record<Need, Reached>>, first: Readonly<Record<Need, Reached>>) =>
    kinds.flatMap((kind): PanelCell[] => {
      const [own, was, all] = [need[kind], first[kind], now.whole.need[kind]]
      return [
        count(own.value),
        percent(own.value, all),
        ...(coverage.cost === 'crow' ? [percent(own.least, all), percent(own.most, all)] : []),
        ...(imagined ? changeCells(was.value, own.value) : []),
      ]
    })
  const rows = now.reach.map(({ limit, need }) => ({
    key: String(limit),
    area: null,
    cells: [words(`within ${distanceText(limit, coverage)}`), ...cells(need, reachedAt(before, limit) ?? need)],
  }))
  const whole = (state: CoverageSums): Readonly<Record<Need, Reached>> => {
    const one = (kind: Need): Reached => ({
      value: state.whole.need[kind],
      least: state.whole.need[kind],
      most: state.whole.need[kind],
    })
    return { people: one('people'), older: one('older'), cancers: one('cancers') }
  }
  return {
    columns: [column('band', `Distance ${distanceType(coverage)}`, false), ...columns],
    rows: [
      ...rows,
      { key: 'all', area: null, cells: [words('All places together'), ...cells(whole(now), whole(before))] },
    ],
  }
}

const signed = (value: number): string => {
  const rounded = Math.round(value)
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : '−'}${roundedText(rounded)}`
}

/** What a count was before anything was imagined, and its difference since. */
export const changeCells = (before: number, now: number): readonly PanelCell[] => [
  count(before),
  { text: signed(now - before), raw: Math.round(now - before) },
]

/** How many live within each distance, for the country as a whole. */
export function bandsOf(panels: CoverageStates): PanelContent<Bars> {
  const { settled, now, before, imagined } = panels
  const { coverage, service } = settled
  const all = now.whole.need.people
  const share = (value: number) => (100 * value) / all
  const rows = now.reach.map(({ limit, need }) =>
    bar({
      key: String(limit),
      name: distanceText(limit, coverage),
      value: share(need.people.value),
      text: shareText(need.people.value, all),
      least: coverage.cost === 'crow' ? share(need.people.least) : null,
      most: coverage.cost === 'crow' ? share(need.people.most) : null,
      before: imagined ? share(reachedAt(before, limit)?.people.value ?? 0) : null,
    }),
  )
  const people = reachedAt(now, coverage.within)?.people.value ?? 0
  return {
    title: `${imagined ? 'What if: ' : ''}${shareText(people, all)} of people live within ${distanceText(coverage.within, coverage)} of ${oneOf(service)}, ${distanceType(coverage)}`,
    subtitle: `People within each distance of the nearest ${service}, ${distanceType(coverage)}; United Kingdom, ${demandPeriods(settled.data)}`,
    sentences: headline(panels).slice(1, 3),
    table: bandTable(panels),
    body: barsOf(rows, `% of people in the United Kingdom, distance ${distanceType(coverage)}`, {
      rangeName: coverage.cost === 'crow' ? 'if people lived at the near or far side of their town’s land' : null,
      beforeName: imagined ? 'as things are' : null,
      most: 100,
    }),
    lacks: null,
  }
}

export const bandsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Reach by distance',
  inBrief: 2,
  compose: bandsOf,
  ground: groundOfMap,
}
