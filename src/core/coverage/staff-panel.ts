import { unitedKingdomCode } from '#core/domain/area.ts'
import type { Norm } from '#core/domain/norm.ts'
import { normText } from '#core/domain/norm-text.ts'
import { periodText } from '#core/domain/period.ts'
import type { Source } from '#core/domain/source.ts'
import {
  absent,
  bare,
  column,
  exact,
  figure,
  lacking,
  notApplicable,
  type PanelCell,
  type PanelContent,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec, Provenance } from '#core/panel/spec.ts'
import { numberText } from '#core/plate/measure.ts'
import { type Bars, bar } from './bars.ts'
import { groundWith } from './ground.ts'
import { impliedBy, isPhysicistNorm, isRadiotherapyNorm, type NormGround, type NormRange, normRange } from './norms.ts'
import { type CoverageData, isStaffMadeUp, latestSurvey, staffOf } from './settle.ts'
import { isOwnSet, type ServiceSite } from './sites.ts'
import type { CoverageInput, CoverageStates } from './state.ts'
import { countText, distanceType } from './words.ts'

const wte = (value: number): string => numberText(value, { prefix: '', suffix: '', decimals: 1 })
const signed = (value: number): string => `${value > 0 ? '+' : ''}${wte(value)}`

/** Whose staff in post are shown, as a name and with what has to be said of them. */
const baselineOf = (data: CoverageData) =>
  isStaffMadeUp(data)
    ? { name: 'the sample baseline', said: 'the sample baseline, which is made up', tick: 'sample baseline, made up' }
    : { name: 'your own returns', said: 'your own returns', tick: 'your own returns' }

type Place = {
  readonly key: string
  readonly name: string
  readonly ground: NormGround
  /** Clinical scientists in post, and null where nobody has counted them. */
  readonly actual: number | null
  /** Why there is no actual. */
  readonly because: string
}

const machinesOf = (sites: readonly ServiceSite[]): number | null => {
  const known = sites.flatMap(({ machines }) => (machines === null ? [] : [machines]))
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

/** What staff edits add to or take from the sites of a place. */
function imaginedStaff({ settled }: CoverageStates, sites: readonly ServiceSite[]): number {
  const ids = new Set(sites.map(({ id }) => id))
  return settled.view.edits.reduce((sum, edit) => {
    if (edit.kind === 'staff' && ids.has(edit.site)) return sum + edit.by
    return edit.kind === 'add' && ids.has(edit.id) ? sum + edit.staff : sum
  }, 0)
}

function placesOf(panels: CoverageStates): {
  readonly whole: Place
  readonly regions: readonly Place[]
  readonly sites: readonly Place[]
} {
  const { settled, now } = panels
  const { data, coverage, view } = settled
  const regionOf = new Map(data.areas.map(({ code, parents }) => [code, parents.itl1 ?? '']))
  const { open } = now.scenario
  const survey = latestSurvey(data)
  const inPost = (code: string, sites: readonly ServiceSite[]) => {
    const base = staffOf(data, code, 'scientists', survey)
    return base === null ? null : base + imaginedStaff(panels, sites)
  }
  const ground = (sites: readonly ServiceSite[], cancers: number, people: number): NormGround => ({
    machines: machinesOf(sites),
    cancers,
    people,
    treated: coverage.treated,
  })
  const noBaseline =
    data.staff === null
      ? 'nobody publishes radiotherapy physics staff by region'
      : `${baselineOf(data).name} ${isStaffMadeUp(data) ? 'has' : 'have'} no figure`
  const { need } = now.whole
  return {
    whole: {
      key: unitedKingdomCode,
      name: 'United Kingdom',
      ground: ground(open, need.cancers, need.people),
      actual: inPost(unitedKingdomCode, open),
      because: noBaseline,
    },
    regions: [...now.byRegion].map(([code, figures]) => {
      const sites = open.filter(({ area }) => regionOf.get(area) === code)
      return {
        key: code,
        name: data.regionNames.get(code) ?? code,
        ground: ground(sites, figures.need.cancers, figures.need.people),
        actual: inPost(code, sites),
        because: noBaseline,
      }
    }),
    sites: open.map((site, at) => {
      const caught = now.catchments[at] ?? { cancers: 0, people: 0 }
      const imagined = view.edits.some((edit) => edit.kind === 'add' && edit.id === site.id)
      return {
        key: site.id,
        name: site.name,
        ground: ground([site], caught.cancers, caught.people),
        actual: isOwnSet(data.siteSet) || imagined ? site.staff : null,
        because: 'no staff are published by site',
      }
    }),
  }
}

const rangeText = (range: NormRange): string => `${wte(range.least)} to ${wte(range.most)}`

/** What those in post are less than or more than implied, from the worst case to the best. */
function gapCells(actual: number | null, least: number | null, most: number | null): readonly PanelCell[] {
  if (actual === null || least === null || most === null) return [notApplicable, notApplicable]
  return [actual - most, actual - least].map((gap) => ({ text: signed(gap), raw: exact(gap) }))
}

/** "361.1 to 686.4 more than the norms imply" */
function gapWords(actual: number, range: NormRange): string {
  const [worst, best] = [actual - range.most, actual - range.least]
  if (worst >= 0) return `${wte(worst)} to ${wte(best)} more than the norms imply`
  if (best <= 0) return `${wte(-best)} to ${wte(-worst)} fewer than the norms imply`
  return `from ${wte(-worst)} fewer to ${wte(best)} more than the norms imply`
}

type Row = PanelContent<Bars>['table']['rows'][number]

/** A place with the range over all physicist norms, the ends of it worked out. */
function rangeRow(place: Place, norms: readonly Norm[], level: string): Row {
  const range = normRange(norms, place.ground)
  const cells: readonly PanelCell[] = range
    ? [
        words(`range over ${range.norms} norms`),
        figure(range.least, bare(1)),
        figure(range.most, bare(1)),
        place.actual === null ? absent(`not known: ${place.because}`, 'not-published') : figure(place.actual, bare(1)),
        ...gapCells(place.actual, range.least, range.most),
        words(`least: ${range.leastWorking}; most: ${range.mostWorking}`),
      ]
    : [words('no norm gives a number'), ...Array.from({ length: 5 }, () => notApplicable), words('')]
  return { key: `range-${place.key}`, area: null, cells: [words(place.name), words(level), ...cells] }
}

/** The uplift norm as what it is: staff of one year, times what they should have grown by. */
function upliftRow(norm: Norm, { settled }: CoverageStates): Row {
  const period = norm.basePeriod
  const base = period === null ? null : staffOf(settled.data, unitedKingdomCode, 'technologists', period)
  const wanted = base === null || norm.value === null ? null : base * (1 + norm.value)
  return {
    key: norm.id,
    area: null,
    cells: [
      words('United Kingdom'),
      words('country'),
      words(`${norm.scope}: ${norm.value === null ? '' : `${Math.round(norm.value * 100)}% more than in ${period}`}`),
      wanted === null ? notApplicable : figure(wanted, bare(1)),
      wanted === null ? notApplicable : figure(wanted, bare(1)),
      base === null ? absent('not known', 'not-published') : figure(base, bare(1)),
      ...gapCells(base, wanted, wanted),
      words(
        base === null || wanted === null
          ? norm.caveat
          : `${wte(base)} WTE of ${period} × (1 + ${norm.value}) = ${wte(wanted)} WTE. ${norm.caveat}`,
      ),
    ],
  }
}

function normRow(norm: Norm, whole: Place, panels: CoverageStates): Row {
  if (norm.form === 'uplift') return upliftRow(norm, panels)
  const implied = impliedBy(norm, whole.ground)
  const source = panels.settled.data.library?.sources.find(({ id }) => id === norm.source)
  const name = normText(norm)
  const caveat = `${norm.caveat}${source ? ` ${source.publisher}, ${source.title}${source.year ? ` (${source.year})` : ''}.` : ''}`
  const physicist = isPhysicistNorm(norm)
  const machines = implied.kind === 'value' && implied.unit === 'machines'
  const actual = machines ? whole.ground.machines : physicist ? whole.actual : null
  return {
    key: norm.id,
    area: null,
    cells: [
      words(whole.name),
      words('country'),
      words(name),
      ...(implied.kind === 'value'
        ? [figure(implied.value, bare(1)), figure(implied.value, bare(1))]
        : [notApplicable, notApplicable]),
      actual === null ? absent(physicist ? 'not known' : 'not held', 'not-published') : figure(actual, bare(1)),
      ...(implied.kind === 'value' ? gapCells(actual, implied.value, implied.value) : [notApplicable, notApplicable]),
      words(implied.kind === 'value' ? `${implied.working}. ${caveat}` : `No number: ${implied.because}. ${caveat}`),
    ],
  }
}

/** Staff that the coverage shown takes: by every published norm, against those in post. */
function staffContent(panels: CoverageStates): PanelContent<Bars> {
  const { settled, imagined } = panels
  const { coverage, data } = settled
  const survey = latestSurvey(data)
  const baseline = baselineOf(data)
  const subtitle = `WTE physicists implied by published norms for machines and new cancers of the coverage shown (catchments of sites: nearest, ${distanceType(coverage)}); ${coverage.treated} of 100 new cancers treated (assumed)${survey ? `; staff in post: ${baseline.name} of ${periodText(survey)}, clinical scientists in radiotherapy physics` : ''}`
  const { library } = data
  if (!library) return lacking('Staff that coverage takes', subtitle, 'The published norms are still on their way.')
  const about = library.norms.filter(isRadiotherapyNorm)
  const physicist = about.filter(isPhysicistNorm)
  const { whole, regions, sites } = placesOf(panels)
  const range = normRange(physicist, whole.ground)
  if (!range) return lacking('Staff that coverage takes', subtitle, 'No published norm gives a number for these sites.')
  const places = [whole, ...regions.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))]
  const unknown = panels.now.scenario.open.filter(({ machines }) => machines === null).length
  const others = library.norms.length - about.length
  return {
    title: `${imagined ? 'What if: ' : ''}Norms ask for ${countText(range.least)} to ${countText(range.most)} WTE physicists for this coverage`,
    subtitle,
    sentences: [
      `United Kingdom: ${range.norms} norms, ${rangeText(range)} WTE.`,
      whole.actual === null
        ? 'Staff in post are not set against it: nobody publishes radiotherapy physics staff by region.'
        : `In post by ${baseline.said}: ${wte(whole.actual)} WTE, ${gapWords(whole.actual, range)}.`,
      unknown > 0
        ? `${unknown} of ${panels.now.scenario.open.length} sites have no machine count of their own and add none to norms per machine.`
        : '',
      'The norms differ in age, in whom they count and in what they leave out; the UK’s own table was not seen. None of them is a target.',
      `${others} further norms are about other services and are not applied.`,
    ].filter(Boolean),
    table: {
      columns: [
        column('place', 'Place', false),
        column('level', 'Level', false),
        column('norm', 'Norm', false),
        column('least', 'Implied, least'),
        column('most', 'Implied, most'),
        column('actual', 'Actual'),
        column('gap-least', 'Actual less implied, from'),
        column('gap-most', 'Actual less implied, to'),
        column('working', 'Working and caveat', false),
      ],
      rows: [
        ...about.map((norm) => normRow(norm, whole, panels)),
        rangeRow(whole, physicist, 'country'),
        ...places.slice(1).map((place) => rangeRow(place, physicist, 'region')),
        ...sites.map((place) => rangeRow(place, physicist, 'site')),
      ],
    },
    body: {
      kind: 'bars',
      rows: places.map((place) => {
        const own = normRange(physicist, place.ground)
        return bar({
          key: place.key,
          name: place.name,
          value: null,
          text: own
            ? `${rangeText(own)}${place.actual === null ? '' : ` · ${wte(place.actual)} in post`}`
            : 'no norm gives a number',
          least: own?.least ?? null,
          most: own?.most ?? null,
          tick: place.actual,
        })
      }),
      axis: 'WTE physicists',
      rangeName: 'implied by the norms, from least to most',
      beforeName: null,
      tickName: data.staff ? `in post (${baseline.tick})` : null,
      most: null,
    },
    lacks: null,
  }
}

function normSources({ library }: CoverageData): readonly Source[] {
  const used = new Set(library?.norms.filter(isRadiotherapyNorm).map(({ source }) => source))
  return library?.sources.filter(({ id }) => used.has(id)) ?? []
}

/** Norms, and staff in post, which are shown here whatever the map shows. */
function staffGround({ plate, settled: { data } }: CoverageInput): Provenance {
  const ground = groundWith(plate, [data.staff], normSources(data))
  if (!isStaffMadeUp(data)) return ground
  const { trust } = ground
  const marks = (['what-if', 'illustrative', 'modelled'] as const).filter(
    (mark) => mark === 'illustrative' || plate.marks.includes(mark),
  )
  return { ...ground, trust: { ...trust, statuses: [...new Set([...trust.statuses, 'illustrative' as const])] }, marks }
}

export const staffPanel: PanelSpec<CoverageInput, Bars> = {
  label: 'Staff that it takes',
  tableName: 'Table and working',
  inBrief: 3,
  compose: staffContent,
  ground: staffGround,
}
