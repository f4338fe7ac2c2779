import { absent, bare, column, figure, notApplicable, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { count } from './bands-panel.ts'
import { type Bars, bar } from './bars.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { countText, distanceType, roundedText } from './words.ts'

const changeWords = {
  none: '',
  added: 'what if: added',
  closed: 'what if: closed',
  changed: 'what if: changed',
} as const

/** The natural catchment of each site: everybody to whom it is the nearest. */
export function catchmentsOf({ settled, now, before, imagined }: CoverageStates): PanelContent<Bars> {
  const { coverage, service, data } = settled
  const areaNames = new Map(data.areas.map(({ code, name }) => [code, name]))
  const first = new Map(before.scenario.open.map(({ id }, at) => [id, before.catchments[at]]))
  const rows = now.scenario.open
    .map((site, at) => ({
      site,
      need: now.catchments[at] ?? { people: 0, older: 0, cancers: 0 },
      was: first.get(site.id),
    }))
    .toSorted((a, b) => b.need.people - a.need.people)
  const [largest] = rows
  const closed = now.scenario.sites.filter(({ change }) => change === 'closed')
  return {
    title: largest
      ? `${imagined ? 'What if: ' : ''}${largest.site.name} is the nearest site, ${distanceType(coverage)}, to the most people: ${roundedText(largest.need.people)}`
      : 'No site is open',
    subtitle: `People, new cancers and machines by nearest ${service}, ${distanceType(coverage)}; ${demandPeriods(data)}`,
    sentences: [
      'Nearest is not where patients go: referral follows networks and specialties.',
      'Several trusts record all their machines at their main site; a site without a count of its own has none here.',
    ],
    table: {
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
      rows: [
        ...rows.map(({ site, need, was }) => ({
          key: site.id,
          area: null,
          cells: [
            words(site.name),
            words(areaNames.get(site.area) ?? ''),
            count(need.people),
            count(need.older),
            count(need.cancers),
            site.machines === null ? absent('not recorded', 'not-published') : figure(site.machines, bare(0)),
            site.machines ? count(need.people / site.machines) : notApplicable,
            ...(imagined
              ? [was ? count(was.people) : absent('no such site', 'not-applicable'), words(changeWords[site.change])]
              : []),
          ],
        })),
        ...closed.map((site) => ({
          key: site.id,
          area: null,
          cells: [
            words(site.name),
            words(areaNames.get(site.area) ?? ''),
            ...Array.from({ length: 5 }, () => notApplicable),
            count(first.get(site.id)?.people ?? 0),
            words(changeWords.closed),
          ],
        })),
      ],
    },
    body: {
      kind: 'bars',
      rows: rows.map(({ site, need, was }) =>
        bar({
          key: site.id,
          site: site.id,
          name: site.name,
          value: need.people,
          text: `${countText(need.people)}${site.machines === null ? '' : ` · ${site.machines} ${site.machines === 1 ? 'machine' : 'machines'}`}`,
          before: imagined ? (was?.people ?? 0) : null,
        }),
      ),
      axis: `people to whom the site is the nearest, ${distanceType(coverage)}`,
      rangeName: null,
      beforeName: imagined ? 'as things are' : null,
      tickName: null,
      most: null,
    },
    lacks: rows.length === 0 ? 'Every site is closed.' : null,
  }
}

export const catchmentsPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Natural catchments',
  compose: catchmentsOf,
  ground: groundOfMap,
}
