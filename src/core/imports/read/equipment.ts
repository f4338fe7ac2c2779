import type { Cell, Observation } from '#core/domain/cell.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { yearOfImport } from '../decisions/of-periods.ts'
import { type CheckContext, type Composed, composeIndicator, type ReadTable, sourceOf } from '../draft.ts'
import { firstRowsOf } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { modalityWords, unfitForPurpose } from '../tables/words.ts'
import { type EquipmentUnit, equipmentReading, unitsOf, yearNow } from './equipment-rows.ts'
import { ownRecord } from './own-record.ts'

/** Units above this age are counted as old: the age at which most guidance has equipment of this kind replaced. */
const oldAfterYears = 10
const all = 'all'

const tally = (
  units: readonly EquipmentUnit[],
  keysOf: (unit: EquipmentUnit) => readonly string[],
): ReadonlyMap<string, readonly EquipmentUnit[]> => {
  const found = new Map<string, EquipmentUnit[]>()
  for (const unit of units)
    for (const key of keysOf(unit)) {
      const held = found.get(key)
      if (held) held.push(unit)
      else found.set(key, [unit])
    }
  return found
}

type Tallied = ReadonlyMap<string, readonly EquipmentUnit[]>

/** Units by year with the years that have none, of places that have some in another year: the years of all places together. */
function withNone(byYear: Tallied): Tallied {
  const keys = [...byYear.keys()].map((key) => key.split('|'))
  const years = [...new Set(keys.map(([, year = '']) => year))]
  const places = keys.flatMap(([area = '', , modality = '']) => years.map((year) => `${area}|${year}|${modality}`))
  return new Map([...places.map((key) => [key, []] as const), ...byYear])
}

/** Area, period and modality with the units that belong there, as observations. */
function observe(
  cells: ReadonlyMap<string, readonly EquipmentUnit[]>,
  source: string,
  cellOf: (units: readonly EquipmentUnit[]) => Cell,
): Observation[] {
  return [...cells].map(([key, units]) => {
    const [area = '', period = '', group = ''] = key.split('|')
    return { area, period, dims: { group }, basis: null, cell: cellOf(units), source, notes: [] }
  })
}

/** The share of units for which something holds, with Wilson's limits. */
function shareOf(units: readonly EquipmentUnit[], holds: (unit: EquipmentUnit) => boolean): Cell {
  const some = units.filter(holds).length
  const { lower, upper } = wilsonInterval(some, units.length, 0.95)
  const percent = (share: number) => Math.round(share * 1000) / 10
  return {
    kind: 'value',
    status: 'derived',
    value: percent(some / units.length),
    numerator: some,
    denominator: units.length,
    interval: { lower: percent(lower), upper: percent(upper), level: 0.95, method: 'Wilson' },
  }
}

const isOld = (year: number) => (unit: EquipmentUnit) => year - unit.installed > oldAfterYears

/** Mean hours of use a week of units whose hours are known. */
function meanHours(units: readonly EquipmentUnit[]): Cell {
  const sum = units.reduce((all, { hours }) => all + (hours ?? 0), 0)
  return { kind: 'value', status: 'derived', value: Math.round((sum / units.length) * 10) / 10 }
}

const count = (units: readonly EquipmentUnit[]): Cell => ({ kind: 'value', status: 'derived', value: units.length })

/** What is made of the units: how many there are, how many are old, when they were installed, and how many are to be replaced in which year. */
function composeUnits(
  units: readonly EquipmentUnit[],
  geography: string,
  now: number,
  context: CheckContext,
): readonly Composed[] {
  const source = sourceOf(context.target, context.today)
  const keys = (unit: EquipmentUnit, period: number) =>
    unit.areas.flatMap((area) => [`${area}|${period}|${unit.modality}`, `${area}|${period}|${all}`])
  const held = tally(units, (unit) => keys(unit, now))
  const installed = tally(units, (unit) => keys(unit, unit.installed))
  const planned = tally(units, (unit) => (unit.replacement === null ? [] : keys(unit, unit.replacement)))
  const kinds = modalityWords.filter(({ id }) => units.some((unit) => unit.modality === id))
  const values = [
    { id: all, name: 'All modalities', phrase: '' },
    ...kinds.map(({ id, name }) => ({ id, name, phrase: name.toLowerCase() })),
  ]
  const compose = (
    id: string,
    name: string,
    kind: 'things' | 'share' | 'measure',
    found: readonly Observation[],
  ): Composed[] => {
    if (found.length === 0) return []
    const about = { name, kind, unit: kind === 'measure' ? 'hours a week' : 'units', period: '' }
    const periods = found.map(({ period }) => period).sort()
    const record = ownRecord(`own-${context.target.dataset}-${id}`, about, {
      file: context.target.name,
      dimensions: [{ id: 'group', name: 'Modality', values, initial: all }],
      geography,
      period: (id === 'installed' ? periods.at(-1) : periods[0]) ?? String(now),
      denominators: context.denominators,
      decimals: kind === 'things' ? 0 : 1,
    })
    const definition = `${record.definition} Nothing is suppressed.`
    return [composeIndicator({ ...record, definition, topic: 'services' }, found, [source], context)]
  }
  const old = observe(held, source.id, (some) => shareOf(some, isOld(now)))
  const used = tally(units, (unit) => (unit.hours === null ? [] : keys(unit, now)))
  const assessed = tally(units, (unit) => (unit.fitness === null ? [] : keys(unit, now)))
  const unfit = observe(assessed, source.id, (some) => shareOf(some, (unit) => unit.fitness === unfitForPurpose))
  return [
    ...compose('units', 'Units of equipment', 'things', observe(held, source.id, count)),
    ...compose('old', `Share of equipment over ${oldAfterYears} years old`, 'share', old),
    ...compose('installed', 'Units by year of installation', 'things', observe(withNone(installed), source.id, count)),
    ...compose('replacement', 'Units due for replacement', 'things', observe(withNone(planned), source.id, count)),
    ...compose(
      'hours',
      'Hours of clinical use a week, mean of units reported',
      'measure',
      observe(used, source.id, meanHours),
    ),
    ...compose('unfit', 'Share of equipment not fit for purpose, of units assessed', 'share', unfit),
  ]
}

/** Counts units of equipment by area and kind: how many, how many are old, when they were installed, and how many are to be replaced in which year. */
export function readEquipment(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = equipmentReading(parts, context)
  const now = yearNow(parts, context.today)
  const areas = reading.areas('area')
  const units = unitsOf(reading, areas, now)
  const measure = describedMeasure('Units, and the share of them in percent', 'one row is one unit')
  const shown = {
    own: (part: MappedSheet) => ({
      areas: areaDecisions(part, areas, context),
      periods: [yearOfImport(part, context.today)],
      measure,
      marks: [],
    }),
    first: firstRowsOf(parts, reading.rows, { area: areas }, (code) => reading.nameOf(code)),
    tally: reading.tallyOf(units.length, areas),
  }
  return reading.checked('equipment', shown, () => {
    if (units.length === 0) return null
    const old = units.filter(isOld(now)).length
    const planned = units.filter(({ replacement }) => replacement !== null).length
    return {
      composed: composeUnits(units, areas.geographies[0] ?? 'itl1', now, context),
      rows: reading.rows.length,
      summary: [
        `${units.length} units of ${new Set(units.map(({ modality }) => modality)).size} kinds`,
        `${old} are over ${oldAfterYears} years old`,
        `${planned} have a planned year of replacement`,
        'Nothing is suppressed.',
      ],
    }
  })
}
