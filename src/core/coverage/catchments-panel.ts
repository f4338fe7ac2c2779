import { type Bars, bar, barsOf } from '#core/panel/bars.ts'
import {
  absent,
  bare,
  column,
  figure,
  notApplicable,
  type PanelContent,
  type PanelTable,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Need } from '#core/view/coverage-view.ts'
import { count } from './bands-panel.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { ServiceSite } from './sites.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { distanceType, roundedText } from './words.ts'

const changeWords = {
  none: '',
  added: 'what if: added',
  closed: 'what if: closed',
  changed: 'what if: changed',
} as const

/** An open site with those to whom it is the nearest, now and before anything was imagined. */
type Catchment = {
  readonly site: ServiceSite
  readonly need: Readonly<Record<Need, number>>
  readonly was: Readonly<Record<Need, number>> | undefined
}

const firstCatchments = ({ before }: CoverageStates) =>
  new Map(before.siteState.open.map(({ id }, at) => [id, before.catchments[at]]))

/** Lists the catchments of the open sites, that of the most people first. */
function openCatchments(states: CoverageStates): readonly Catchment[] {
  const first = firstCatchments(states)
  const { siteState, catchments } = states.now
  return siteState.open
    .map((site, at) => ({
      site,
      need: catchments[at] ?? { people: 0, older: 0, cancers: 0 },
      was: first.get(site.id),
    }))
    .toSorted((a, b) => b.need.people - a.need.people)
}

function tableOf(states: CoverageStates, rows: readonly Catchment[]): PanelTable {
  const { settled, now, imagined } = states
  const areaNames = new Map(settled.data.areas.map(({ code, name }) => [code, name]))
  const named = ({ name, area }: ServiceSite) => [words(name), words(areaNames.get(area) ?? '')]
  const first = firstCatchments(states)
  const closed = now.siteState.sites.filter(({ change }) => change === 'closed')
  const openRows = rows.map(({ site, need, was }) => ({
    key: site.id,
    area: null,
    cells: [
      ...named(site),
      count(need.people),
      count(need.older),
      count(need.cancers),
      site.machines === null ? absent('not recorded', 'not-published') : figure(site.machines, bare(0)),
      site.machines ? count(need.people / site.machines) : notApplicable,
      ...(imagined
        ? [was ? count(was.people) : absent('no such site', 'not-applicable'), words(changeWords[site.change])]
        : []),
    ],
  }))
  const closedRows = closed.map((site) => ({
    key: site.id,
    area: null,
    cells: [
      ...named(site),
      ...Array.from({ length: 5 }, () => notApplicable),
      count(first.get(site.id)?.people ?? 0),
      words(changeWords.closed),
    ],
  }))
  return {
    columns: [
      column('site', 'Site', false),
      column('place', 'Authority', false),
      column('people', 'People'),
      column('older', 'People aged 65 and over'),
      column('cancers', 'New cancers a year'),
      column('machines', 'Machines'),
      column('load', 'People per machine'),
      ...(imagined ? [column('before', 'People, now'), column('change', 'What if', false)] : []),
    ],
    rows: [...openRows, ...closedRows],
  }
}

/** Composes the natural catchment of each site: everybody to whom it is the nearest. */
export function catchmentsOf(states: CoverageStates): PanelContent<Bars> {
  const { settled, imagined } = states
  const { coverage, service, data } = settled
  const rows = openCatchments(states)
  const [largest] = rows
  return {
    title: largest
      ? `${imagined ? 'What if: ' : ''}${largest.site.name} is the nearest site, ${distanceType(coverage)}, to the most people: ${roundedText(largest.need.people)}`
      : 'No site is open',
    subtitle: `People, new cancers and machines by nearest ${service}, ${distanceType(coverage)}; ${demandPeriods(data)}`,
    sentences: [
      'Nearest is not where patients go: referral follows networks and specialties.',
      'Several trusts record all their machines at their main site; a site without a count of its own has none here.',
    ],
    table: tableOf(states, rows),
    body: barsOf(
      rows.map(({ site, need, was }) =>
        bar({
          key: site.id,
          site: site.id,
          name: site.name,
          value: need.people,
          text: `${roundedText(need.people)}${site.machines === null ? '' : ` · ${site.machines} ${site.machines === 1 ? 'machine' : 'machines'}`}`,
          before: imagined ? (was?.people ?? 0) : null,
        }),
      ),
      `people to whom the site is the nearest, ${distanceType(coverage)}`,
      { beforeName: imagined ? 'as things are' : null },
    ),
    lacks: rows.length === 0 ? 'Every site is closed.' : null,
  }
}

export const catchmentsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Natural catchments',
  compose: catchmentsOf,
  ground: groundOfMap,
}
