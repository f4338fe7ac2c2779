import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import { inSentence } from '#core/domain/letters.ts'
import { comparePeriods, type Period, periodText } from '#core/domain/period.ts'
import type { NormLibrary, SiteSet } from '#core/plate/atlas.ts'
import { selectPeriod } from '#core/plate/select.ts'
import type { CoverageView } from '#core/view/coverage-view.ts'
import type { View } from '#core/view/view.ts'
import type { CoverageJob } from './calculate.ts'
import type { Demand } from './demand.ts'
import { isOpen, isOwnSet, recordedSites, type ServiceSite, withEdits } from './sites.ts'
import { type Travel, uncovered } from './travel.ts'

/** Which figures of staff in post Coverage takes, by profession. */
type Staffing = NonNullable<Catalogue['demand']>['staff']

/** Something else that is known of regions, to set access against; its dataset is null while it is on its way. */
export type RegionContext = NonNullable<Catalogue['demand']>['context'][number] & { readonly dataset: Dataset | null }

/** Everything that a coverage page is composed from. */
export type CoverageData = {
  readonly geography: Geography
  /** Authorities. */
  readonly areas: readonly Area[]
  /** Areas of the geography of the reader's own area, where that is another one and has been read. */
  readonly home?: readonly Area[] | undefined
  /** Names of the areas of the grouping, by code. */
  readonly groups: ReadonlyMap<string, string>
  readonly groupingName: string
  /** Names of ITL1 regions and nations, by code. */
  readonly regionNames: ReadonlyMap<string, string>
  readonly siteSet: SiteSet
  readonly demand: Demand
  /** Null where no table of travel times is chosen or held. */
  readonly times: Travel | null
  readonly library: NormLibrary | null
  /** Staff in post by region and profession: the made-up sample, or what the reader has put in its place. Null where they are not shown. */
  readonly staff: Dataset | null
  readonly staffing: Staffing
  readonly context: readonly RegionContext[]
  /** Caveats of the context figures. */
  readonly contextNote: string
  /** Notices about parts of the link that are not available. */
  readonly unavailable: readonly string[]
  readonly dataVersion: string
}

/** One state of the world: sites with their supply, and what has to be calculated for it. */
export type SiteState = {
  readonly sites: readonly ServiceSite[]
  readonly open: readonly ServiceSite[]
  readonly job: CoverageJob
}

export type Settled = {
  readonly view: View
  readonly coverage: CoverageView
  readonly data: CoverageData
  /** "radiotherapy site" */
  readonly service: string
  /** How many sites on record are left out, as they are not of the NHS. */
  readonly leftOut: number
  readonly baseline: SiteState
  /** Null where nothing is imagined. */
  readonly whatIf: SiteState | null
  readonly repairs: readonly string[]
}

/** Indicators that figures of coverage rest on. */
export const coverageIndicators = ({ demand }: Catalogue): readonly string[] =>
  demand ? [...demand.shows, demand.staff.indicator, ...demand.context.map(({ indicator }) => indicator)] : []

/**
 * The latest period that a dataset holds for a choice; null where there is none.
 * @param dims what is chosen; dimensions that are not named may stand anywhere
 */
export function latestPeriod(dataset: Dataset | null, dims: Readonly<Record<string, string>>): Period | null {
  const chosen = Object.entries(dims)
  const held = dataset?.observations.filter((one) => chosen.every(([id, value]) => one.dims[id] === value)) ?? []
  return [...new Set(held.map(({ period }) => period))].toSorted(comparePeriods).at(-1) ?? null
}

/** The latest survey of staff in post that is held. */
export const latestSurvey = ({ staff, staffing }: Pick<CoverageData, 'staff' | 'staffing'>): Period | null =>
  latestPeriod(staff, staffing.dims)

/** Whether staff in post are those of the made-up sample. */
export const isStaffMadeUp = ({ staff }: Pick<CoverageData, 'staff'>): boolean =>
  staff?.observations.some(({ cell }) => cell.kind === 'value' && cell.status === 'illustrative') ?? false

/** WTE in post by region in one survey, `null` where none is held. */
export function staffOf(
  { staff, staffing }: Pick<CoverageData, 'staff' | 'staffing'>,
  code: string,
  profession: 'all' | 'scientists' | 'technologists',
  period: Period | null,
): number | null {
  if (!staff || period === null) return null
  const { dimension, [profession]: value } = staffing.professions
  const [found] = selectPeriod(staff, period, { ...staffing.dims, [dimension]: value }).get(code) ?? []
  return found?.cell.kind === 'value' ? found.cell.value : null
}

/** Staff of sites where none are recorded: those of the region, shared out by machines. */
function withStaff(sites: readonly ServiceSite[], data: CoverageData): readonly ServiceSite[] {
  const { areas } = data
  const survey = latestSurvey(data)
  const regionOf = new Map(areas.map(({ code, parents }) => [code, parents.itl1 ?? '']))
  const machines = new Map<string, number>()
  for (const site of sites) {
    const region = regionOf.get(site.area) ?? ''
    machines.set(region, (machines.get(region) ?? 0) + (site.machines ?? 0))
  }
  return sites.map((site) => {
    if (site.staff !== null || site.machines === null) return site
    const region = regionOf.get(site.area) ?? ''
    const wte = staffOf(data, region, 'all', survey)
    const all = machines.get(region) ?? 0
    return wte === null || all === 0 ? site : { ...site, staff: (wte * site.machines) / all }
  })
}

function siteStateOf(sites: readonly ServiceSite[], coverage: CoverageView, data: CoverageData): SiteState {
  const open = sites.filter(isOpen)
  const { detour, sea, method, catchment, decay, supply, need, cost } = coverage
  return {
    sites,
    open,
    job: {
      key: JSON.stringify([
        ...[detour, sea, method, catchment, decay, supply, need, cost],
        ...open.map(({ id, at, machines, staff }) => [id, at, machines, staff]),
      ]),
      origins: data.demand.points,
      sites: open,
      supply: open.map((site) => site[supply] ?? 0),
      need: data.demand.points.map((point) => point.need[need]),
      times: cost === 'minutes' ? (data.times?.times ?? null) : null,
      options: { detour, sea, method, catchment, decay },
    },
  }
}

/** "radiotherapy site" of "Radiotherapy sites" */
const singular = (name: string): string => inSentence(name).replace(/s$/, '')

/** Settles a view against the available data. Never fails; `repairs` lists what was not available. */
export function settleCoverage(view: View, data: CoverageData): Settled {
  const repairs: string[] = [...data.unavailable]
  const noTimes = view.coverage.cost === 'minutes' && data.times === null
  if (noTimes)
    repairs.push(
      'a link cannot carry travel times: bring the table under “Your data”; distances are shown as the crow flies',
    )
  const coverage: CoverageView = noTimes ? { ...view.coverage, cost: 'crow' } : view.coverage
  const { points } = data.demand
  const every = withStaff(recordedSites(data.siteSet.sites, points), data)
  const nhsOnly = coverage.nhsOnly && every.some(({ sector }) => sector !== null)
  const sites = nhsOnly ? every.filter(({ sector }) => sector === 'NHS') : every
  const gaps = coverage.cost === 'minutes' && data.times ? uncovered(data.times, sites, points) : null
  if (gaps !== null) repairs.push(gaps)
  const imagined = withEdits(sites, view.edits, points)
  return {
    view,
    coverage,
    data,
    service: isOwnSet(data.siteSet)
      ? 'site of the reader’s table'
      : `${nhsOnly ? 'NHS ' : ''}${singular(data.siteSet.name)}`,
    leftOut: every.length - sites.length,
    baseline: siteStateOf(sites, coverage, data),
    whatIf: view.edits.length > 0 ? siteStateOf(imagined.sites, coverage, data) : null,
    repairs: [...repairs, ...imagined.ignored],
  }
}

/** "people of 2022, new cancers of 2019" */
export const demandPeriods = ({ demand }: CoverageData): string =>
  demand.own
    ? `people of ${demand.peoplePeriod === '' ? '' : `${periodText(demand.peoplePeriod)}, `}the reader’s table`
    : `people of ${periodText(demand.peoplePeriod)}, new cancers of ${periodText(demand.cancersPeriod)}`

/**
 * "81 sites, 6 of them independent", "75 sites of the NHS; 6 independent sites are left out"; nothing where the list does not tell them apart. Where the
 * reader adds or closes sites: "82 are open with the changes".
 */
export function sitesText({ baseline, whatIf, leftOut }: Pick<Settled, 'baseline' | 'whatIf' | 'leftOut'>): string {
  const changed = whatIf && whatIf.open.length !== baseline.open.length
  return [sitesNow(baseline.sites, leftOut), changed ? `${whatIf.open.length} are open with the changes.` : '']
    .filter(Boolean)
    .join(' ')
}

function sitesNow(sites: readonly ServiceSite[], leftOut: number): string {
  const independent = sites.filter(({ sector }) => sector === 'independent').length
  const many = (count: number, words: string) => `${count} ${words}${count === 1 ? '' : 's'}`
  if (leftOut > 0)
    return `${sites.length} sites of the NHS; ${many(leftOut, 'independent site')} ${leftOut === 1 ? 'is' : 'are'} left out.`
  return independent > 0 ? `${many(sites.length, 'site')}, ${independent} of them independent of the NHS.` : ''
}
