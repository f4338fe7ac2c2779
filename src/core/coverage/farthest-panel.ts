import { type Bars, bar, barsOf } from '#core/panel/bars.ts'
import { absent, bare, column, figure, notApplicable, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { someText } from '#core/plate/reading.ts'
import { count } from './bands-panel.ts'
import type { DemandPoint } from './demand.ts'
import { groundOfMap } from './ground.ts'
import { demandPeriods } from './settle.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { countText, distanceText, distanceType, oneOf, roundedText } from './words.ts'

/** Rows in the picture, and in the table of places beyond the distance. */
const [drawn, listed] = [20, 500] as const

/** A place where somebody lives, with its way to the nearest site; `Infinity` where no site can be reached. */
type FarPlace = { readonly key: string; readonly point: DemandPoint; readonly way: number; readonly site: string }

/** Lists the places with people, the farthest from a site first. */
function placesByWay({ settled, now }: CoverageStates): readonly FarPlace[] {
  const { cost, nearest } = now.result
  return settled.data.demand.points
    .map((point, at) => ({
      key: String(at),
      point,
      way: cost[at] ?? Number.POSITIVE_INFINITY,
      site: now.siteState.open[nearest[at] ?? -1]?.name ?? 'none',
    }))
    .filter(({ point }) => point.need.people > 0)
    .toSorted((a, b) => b.way - a.way || b.point.need.people - a.point.need.people)
}

/** The places in one line each: "Enniskillen in Fermanagh and Omagh". */
const namedIn = ({ data }: CoverageStates['settled']) => {
  const names = new Map(data.areas.map(({ code, name }) => [code, name]))
  return ({ name, area }: DemandPoint): string => {
    const inside = names.get(area)
    return inside && inside !== name ? `${name} in ${inside}` : name
  }
}

/** The first places in the order of their ways: those without a way first, as far as the table goes. */
function tableOf({ settled }: CoverageStates, places: readonly FarPlace[]): PanelContent<Bars>['table'] {
  const { coverage, data } = settled
  const isStraight = coverage.cost === 'crow'
  const unit = isStraight ? 'km' : 'minutes'
  const areaNames = new Map(data.areas.map(({ code, name }) => [code, name]))
  return {
    columns: [
      column('place', 'Place', false),
      column('area', 'Area', false),
      column('distance', `Distance, ${unit} (${distanceType(coverage)})`),
      ...(isStraight ? [column('nearer', 'From, km'), column('farther', 'To, km')] : []),
      column('site', 'Nearest site', false),
      column('people', 'People'),
      column('older', 'People aged 65 and over'),
    ],
    rows: places.slice(0, listed).map(({ key, point, way, site }) => {
      const spread = point.spreadKm * coverage.detour
      const reached = Number.isFinite(way)
      return {
        key,
        area: areaNames.has(point.area) ? point.area : null,
        cells: [
          words(point.name),
          words(areaNames.get(point.area) ?? ''),
          reached ? figure(way, bare(1)) : absent('no site on the same land', 'not-applicable'),
          ...(isStraight
            ? reached
              ? [figure(Math.max(0, way - spread), bare(1)), figure(way + spread, bare(1))]
              : [notApplicable, notApplicable]
            : []),
          words(site),
          count(point.need.people),
          count(point.need.older),
        ],
      }
    }),
  }
}

const placesText = (many: number): string => (many === 1 ? 'One place has' : `${countText(many)} places have`)

const byPeople = (places: readonly FarPlace[]): readonly string[] =>
  places.toSorted((a, b) => b.point.need.people - a.point.need.people).map(({ point }) => point.name)

const sum = (places: readonly FarPlace[]) => places.reduce((all, { point }) => all + point.need.people, 0)

/** Composes the list of the places that are farthest from a site, with how many people each stands for. */
function farthestOf(states: CoverageStates): PanelContent<Bars> {
  const { settled, imagined } = states
  const { coverage, service, data } = settled
  const isStraight = coverage.cost === 'crow'
  const places = placesByWay(states)
  const cut = places.filter(({ way }) => !Number.isFinite(way))
  const top = places.filter(({ way }) => Number.isFinite(way)).slice(0, drawn)
  const named = namedIn(settled)
  const [first] = top
  const without = isStraight ? `no ${service} on the same land` : `no ${service} that can be reached`
  const ahead = cut.length > 0 ? `${placesText(cut.length)} ${without}; of the others ` : ''
  const among = `${countText(places.length)} ${data.demand.own ? 'places of the table' : 'towns'}`
  return {
    title: `${imagined ? 'What if: ' : ''}${
      first
        ? `${ahead}${named(first.point)} is farthest from ${oneOf(service)}: ${distanceText(first.way, coverage)} ${distanceType(coverage)}`
        : `No place has ${oneOf(service)} that can be reached`
    }`,
    subtitle: `The ${top.length} of ${among} with the longest ways to the nearest ${service}, ${distanceType(coverage)}; ${demandPeriods(data)}`,
    sentences: [
      first ? `The ${top.length} places stand for ${roundedText(sum(top))} people.` : '',
      data.demand.own ? '' : 'A town stands for the villages and farms around it as well.',
      cut.length > 0
        ? `With ${without}: ${someText(byPeople(cut), 6)}; ${roundedText(sum(cut))} people. The table begins with them.`
        : '',
      places.length > listed ? `The table has the first ${listed}.` : '',
    ].filter(Boolean),
    table: tableOf(states, places),
    body: barsOf(
      top.map(({ key, point, way }) =>
        bar({
          key,
          area: point.area,
          name: point.name,
          value: way,
          text: `${distanceText(way, coverage)} · ${roundedText(point.need.people)} people`,
          least: isStraight ? Math.max(0, way - point.spreadKm * coverage.detour) : null,
          most: isStraight ? way + point.spreadKm * coverage.detour : null,
        }),
      ),
      `${isStraight ? 'km' : 'minutes'} to the nearest ${service}, ${distanceType(coverage)}`,
      { rangeName: isStraight ? 'if people lived at the near or far side of their town’s land' : null },
    ),
    lacks: first ? null : 'No place can reach a site.',
  }
}

export const farthestPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Farthest places',
  compose: farthestOf,
  ground: groundOfMap,
}
