import type { Area } from '#core/domain/area.ts'
import type { Cell, Status } from '#core/domain/cell.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { fillOf } from '#core/plate/area-fill.ts'
import type { CatchmentSite, Catchments } from '#core/plate/catchments.ts'
import { classesBetween } from '#core/plate/classes.ts'
import { asWritten, type Measure, numberText, quantityText } from '#core/plate/measure.ts'
import { mineOf } from '#core/plate/mine.ts'
import type { Plate, PlateArea, PlateClass, Trust } from '#core/plate/plate.ts'
import { ranksOf } from '#core/plate/rank.ts'
import { withoutFigures } from '#core/plate/without-figures.ts'
import { classBreaks, classOf } from '#core/statistics/class-breaks.ts'
import { accessBase, accessMeasure, distanceMeasure } from './access-measure.ts'
import type { AreaFigures } from './area-figures.ts'
import { demandPeriods, isStaffMadeUp, type Settled, type SiteState } from './settle.ts'
import { isOwnSet, type ServiceSite } from './sites.ts'
import { voronoiRings } from './voronoi.ts'
import { countText, distanceText, distanceType } from './words.ts'

const cutOff: Cell = {
  kind: 'absent',
  reason: 'not-applicable',
  because: 'no site can be reached without crossing the sea',
}

/** Limits of the distance classes: the bands and the headline distance, from 0 to the farthest. */
function bandLimits({ bands, within }: Settled['coverage'], farthest: number): readonly number[] {
  const limits = [...new Set([...bands, within])].toSorted((a, b) => a - b).slice(0, 8)
  const last = limits.at(-1) ?? 0
  return [0, ...limits, Math.max(Math.ceil(farthest), last + 1)]
}

function bandClasses(limits: readonly number[], settled: Settled): readonly PlateClass[] {
  const text = (value: number) => distanceText(value, settled.coverage, Number.isInteger(value) ? 0 : 1)
  return limits.slice(1).map((upper, index): PlateClass => {
    const lower = limits[index] ?? 0
    const last = index === limits.length - 2
    const label =
      index === 0 ? `up to ${text(upper)}` : last ? `over ${text(lower)}` : `${countText(lower)} to ${text(upper)}`
    return { index, lower, upper, label, count: 0 }
  })
}

const machinesText = ({ machines, staff }: ServiceSite, supply: 'machines' | 'staff'): string => {
  if (supply === 'staff')
    return staff === null ? 'staff not known' : `${numberText(staff, { prefix: '', suffix: ' WTE', decimals: 1 })}`
  return machines === null
    ? 'number of machines not known'
    : `${countText(machines)} ${machines === 1 ? 'machine' : 'machines'}`
}

const changeText = {
  none: '',
  added: ' (what if: added)',
  closed: ' (what if: closed)',
  changed: ' (what if: changed)',
} as const

/** What lies over the areas: sites, circles of reach, natural catchments. */
function catchmentsOf({ coverage, data }: Settled, { sites, open }: SiteState): Catchments {
  const circles = coverage.cost === 'crow'
  const parted = coverage.map === 'nearest' && circles
  const islands = parted && !coverage.sea ? [...new Set(open.map(({ island }) => island))] : []
  const groups = coverage.sea && parted ? [open] : islands.map((id) => open.filter(({ island }) => island === id))
  const cells = groups.flatMap((group) => {
    const rings = voronoiRings(group.map(({ at }) => at))
    return group.map(({ id, island }, at) => ({ site: id, island, ring: rings[at] ?? [] }))
  })
  const reach = coverage.map === 'access' ? coverage.catchment : coverage.within
  return {
    sites: sites.map((site): CatchmentSite => {
      const { id, name, at, island, change } = site
      const known = (coverage.supply === 'staff' ? site.staff : site.machines) !== null
      return {
        id,
        name,
        at,
        island,
        change,
        known,
        text: `${machinesText(site, coverage.supply)}${changeText[change]}`,
      }
    }),
    radiusKm: circles ? reach / coverage.detour : null,
    sea: coverage.sea,
    islands: data.demand.islands,
    cells,
    show: !circles ? 'sites' : coverage.map === 'nearest' ? 'cells' : 'circles',
    legend:
      coverage.map === 'nearest'
        ? `Lines: nearest site in a straight line${coverage.sea ? '' : ', on the same land'}`
        : `Circles: ${distanceText(reach, coverage)} ${distanceType(coverage)}`,
  }
}

function trustOfCoverage({ coverage, data }: Settled): Trust {
  const { siteSet, demand, times, staff, geography } = data
  const usesStaff = coverage.supply === 'staff' && staff !== null
  const sources = [
    ...siteSet.sources.values(),
    ...demand.sources,
    ...(times && coverage.cost === 'minutes' ? times.sources : []),
    ...(usesStaff ? [...staff.sources.values()] : []),
  ]
  const notes = [...siteSet.notes.values(), ...demand.notes, ...(usesStaff ? staff.notes.values() : [])]
  const withCount = siteSet.sites.filter(({ machines }) => machines.kind === 'value').length
  const statuses: readonly Status[] = usesStaff && isStaffMadeUp(data) ? ['modelled', 'illustrative'] : ['modelled']
  return {
    sources: [...new Map(sources.map((source) => [source.id, source])).values()],
    periodText: demandPeriods(data),
    statuses,
    coverageText: isOwnSet(siteSet) ? null : `${withCount} of ${siteSet.sites.length} sites with a machine count`,
    cautions: notes.filter(({ weight }) => weight === 'caution'),
    details: notes.filter(({ weight }) => weight === 'detail'),
    boundaryCredit: geography.creditLine,
    boundaryVintage: geography.vintage,
    simplified: geography.simplified,
    dataVersion: data.dataVersion,
  }
}

/** Marks that cannot be switched off: what is imagined, what is made up, what is estimated. */
function marksOf({ view, coverage, data }: Settled): Plate['marks'] {
  const madeUp = coverage.supply === 'staff' && isStaffMadeUp(data)
  return [
    ...(view.edits.length > 0 ? (['what-if'] as const) : []),
    ...(madeUp ? (['illustrative'] as const) : []),
    'modelled',
  ]
}

type Drawn = { readonly area: Area; readonly figures: AreaFigures | undefined; readonly cell: Cell }

function cellOf(figures: AreaFigures | undefined, { coverage }: Settled, status: Status): Cell {
  if (!figures) return { kind: 'absent', reason: 'not-applicable', because: 'nobody is placed there' }
  if (coverage.map === 'access') {
    const need = figures.need[coverage.need]
    const { base } = accessBase[coverage.need]
    return { kind: 'value', value: figures.access * base, status, numerator: figures.access * need, denominator: need }
  }
  return figures.distance === null ? cutOff : { kind: 'value', value: figures.distance, status }
}

/** How far out the estimate may be, and who has no way at all. */
function intervalText(figures: AreaFigures | undefined, settled: Settled): string {
  if (!figures || figures.distance === null || settled.coverage.map === 'access') return ''
  const { coverage } = settled
  const range =
    coverage.cost === 'crow'
      ? `${countText(figures.from)} to ${distanceText(figures.to, coverage)} by where people live`
      : ''
  const cut = figures.cutOff > 0.5 ? `${countText(figures.cutOff)} people have no site on their land` : ''
  return [range, cut].filter(Boolean).join('; ')
}

export type MapWords = Pick<Plate, 'title' | 'subtitle' | 'sentences'>

/** The measure of the map with its classes: of access by natural breaks, of distance by the bands that were chosen. */
function scaleOfMap(settled: Settled, values: readonly number[]): Pick<Plate, 'measure' | 'breaks' | 'classes'> {
  const { coverage, service } = settled
  if (coverage.map === 'access') {
    const measure = accessMeasure(coverage, values)
    const written = values.map((value) => asWritten(value, measure))
    const { breaks } = classBreaks(written, { method: 'ckmeans', classes: 5 })
    return { measure, breaks, classes: classesBetween(breaks, measure) }
  }
  const breaks = bandLimits(coverage, Math.max(0, ...values))
  return { measure: distanceMeasure(coverage, service), breaks, classes: bandClasses(breaks, settled) }
}

function areasOf(
  drawn: readonly Drawn[],
  settled: Settled,
  { measure, breaks }: Pick<Plate, 'measure' | 'breaks'>,
): readonly PlateArea[] {
  const ranks = ranksOf(new Map(drawn.map(({ area, cell }) => [area.code, cell])))
  return drawn.map(({ area, figures, cell }): PlateArea => {
    const made = {
      area,
      cell,
      text: cell.kind === 'value' ? quantityText(cell.value, measure) : (cell.because ?? 'not applicable'),
      intervalText: intervalText(figures, settled),
      coverageText: figures ? `${countText(figures.need.people)} people` : '',
      rank: ranks.get(area.code) ?? null,
      classIndex: cell.kind === 'value' && breaks.length > 1 ? classOf(asWritten(cell.value, measure), breaks) : null,
      comparison: null,
      overlay: null,
      third: null,
      coveredBy: null,
      sources: [],
      notes: [],
    }
    return { ...made, fill: fillOf(made, 'sequential') }
  })
}

/** The map in words, with its largest value and the number of open sites. */
function descriptionOf(
  { title, subtitle, sentences }: MapWords,
  areas: readonly PlateArea[],
  measure: Measure,
  { open }: SiteState,
): string {
  const valued = areas.flatMap(({ area, cell }) =>
    cell.kind === 'value' ? [{ name: area.name, value: cell.value }] : [],
  )
  const [most] = valued.toSorted((a, b) => b.value - a.value)
  return [
    `${title}.`,
    `${subtitle}.`,
    ...sentences,
    most ? `The largest value is ${quantityText(most.value, measure)} in ${most.name}.` : '',
    `${open.length} sites are open.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Composes the coverage map as a plate, so that stage, legend, table and every export draw it as they draw any map. */
export function mapPlate(
  settled: Settled,
  siteState: SiteState,
  figures: ReadonlyMap<string, AreaFigures>,
  words: MapWords,
): Protected<Plate> {
  const { data, view } = settled
  const marks = marksOf(settled)
  const status: Status = marks.includes('illustrative') ? 'illustrative' : 'modelled'
  const drawn = data.areas.map((area): Drawn => {
    const found = figures.get(area.code)
    return { area, figures: found, cell: cellOf(found, settled, status) }
  })
  const values = drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  const { measure, breaks, classes } = scaleOfMap(settled, values)
  const areas = areasOf(drawn, settled, { measure, breaks })
  const absent = areas.filter(({ cell }) => cell.kind === 'absent').map(({ area }) => area.code)
  const inClass = (index: number) => areas.filter(({ classIndex }) => classIndex === index).length
  // Staff come from protected datasets; people and sites are public or the reader's own.
  return vouchFor({
    ...withoutFigures,
    mapNotes: [],
    ...words,
    view: { ...view, geography: data.geography.id, method: 'ckmeans', overlay: null, groups: [] },
    geography: data.geography,
    measure,
    period: data.demand.peoplePeriod,
    description: descriptionOf(words, areas, measure, siteState),
    areas,
    mine: mineOf(view.mine, data.geography.id, data.areas, data.home),
    classes: classes.map((one) => ({ ...one, count: inClass(one.index) })),
    breaks,
    ramp: 'sequential',
    scale: 'sequential',
    absences: absent.length > 0 ? [{ reason: 'not-applicable', label: 'no site on the same land', codes: absent }] : [],
    catchments: catchmentsOf(settled, siteState),
    trust: trustOfCoverage(settled),
    marks,
    repairs: settled.repairs,
  })
}
