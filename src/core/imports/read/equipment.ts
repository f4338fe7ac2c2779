import type { Cell, Observation } from '#core/domain/cell.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { yearOfImport } from '../decisions/of-periods.ts'
import { type CheckContext, type Composed, composeIndicator, type ReadTable, sourceOf } from '../draft.ts'
import type { Findings } from '../finding.ts'
import { firstRowsOf } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { blame, type DataRow, textOf } from '../rows.ts'
import { modalityWords } from '../tables/words.ts'
import { ownRecord } from './own-record.ts'
import { TableReading } from './reading.ts'

type Unit = {
  readonly areas: readonly string[]
  readonly modality: string
  readonly installed: number
  readonly replacement: number | null
}

/** Units above this age are counted as old: the age at which most guidance has equipment of this kind replaced. */
const oldAfterYears = 10
const all = 'all'

function yearOf(row: DataRow, column: string, findings: Findings, first: number, last: number): number | null {
  const text = textOf(row, column)
  const year = Number(periodOf(text)?.slice(0, 4))
  if (year >= first && year <= last) return year
  if (text !== '' || column === 'year_installed')
    blame(findings, row, column, {
      code: 'not-a-year',
      severity: 'error',
      found: text || 'nothing',
      expected: `a year from ${first} to ${last}`,
      mend: 'Write a year such as 2016.',
    })
  return null
}

const tally = (
  units: readonly Unit[],
  keysOf: (unit: Unit) => readonly string[],
): ReadonlyMap<string, readonly Unit[]> => {
  const found = new Map<string, Unit[]>()
  for (const unit of units)
    for (const key of keysOf(unit)) {
      const held = found.get(key)
      if (held) held.push(unit)
      else found.set(key, [unit])
    }
  return found
}

/** Area, period and modality with the units that belong there, as observations. */
function observe(
  cells: ReadonlyMap<string, readonly Unit[]>,
  source: string,
  cellOf: (units: readonly Unit[]) => Cell,
): Observation[] {
  return [...cells].map(([key, units]) => {
    const [area = '', period = '', group = ''] = key.split('|')
    return { area, period, dims: { group }, basis: null, cell: cellOf(units), source, notes: [] }
  })
}

function shareOld(units: readonly Unit[], year: number): Cell {
  const old = units.filter(({ installed }) => year - installed > oldAfterYears).length
  const { lower, upper } = wilsonInterval(old, units.length, 0.95)
  const percent = (share: number) => Math.round(share * 1000) / 10
  return {
    kind: 'value',
    status: 'derived',
    value: percent(old / units.length),
    numerator: old,
    denominator: units.length,
    interval: { lower: percent(lower), upper: percent(upper), level: 0.95, method: 'Wilson' },
  }
}

const count = (units: readonly Unit[]): Cell => ({ kind: 'value', status: 'derived', value: units.length })

/** An area with all areas that hold it. */
function holdersOf(code: string, { places }: CheckContext): readonly string[] {
  const homes = places.byCode.get(code.toUpperCase()) ?? []
  const parents = homes.flatMap((home) =>
    Object.values(places.areas.get(home.geography)?.get(home.code)?.parents ?? {}),
  )
  return [...new Set([code, ...parents])]
}

/** Whether a site has this unit in an earlier row already, which is an error. */
function isRepeated(row: DataRow, seen: Map<string, number>, { findings }: TableReading): boolean {
  const key = `${textOf(row, 'site')}|${textOf(row, 'unit')}`.toLowerCase()
  const before = seen.get(key)
  if (before === undefined) {
    seen.set(key, row.row)
    return false
  }
  blame(findings, row, 'unit', {
    code: 'unit-twice',
    severity: 'error',
    expected: 'each unit of a site once',
    mend: `Row ${before + 1} has this unit already: keep one, or tell them apart.`,
  })
  return true
}

type Years = { readonly installed: number | null; readonly replacement: number | null }

function yearsOf(row: DataRow, now: number, { findings }: TableReading): Years {
  const installed = yearOf(row, 'year_installed', findings, 1960, now + 1)
  const replacement = yearOf(row, 'planned_replacement', findings, 2000, now + 40)
  if (installed !== null && replacement !== null && replacement < installed)
    blame(findings, row, 'planned_replacement', {
      code: 'replaced-before-installed',
      severity: 'warning',
      expected: `a year from ${installed} on`,
      mend: 'Check both years.',
    })
  return { installed, replacement }
}

function sayNoArea(row: DataRow, { findings }: TableReading): void {
  blame(findings, row, 'area', {
    code: 'area-missing',
    severity: 'error',
    found: 'nothing',
    expected: 'the code or the name of an area',
    mend: 'Write the area of the site.',
  })
}

/** The units of all rows that can be counted. */
function unitsOf(reading: TableReading, areas: ResolvedAreas, now: number): readonly Unit[] {
  const modality = reading.words('modality', modalityWords)
  const seen = new Map<string, number>()
  return reading.rows.flatMap((row): Unit[] => {
    const [text, kind] = [textOf(row, 'area'), textOf(row, 'modality')]
    if (areas.left.has(text) || modality.left.has(kind) || isRepeated(row, seen, reading)) return []
    const { installed, replacement } = yearsOf(row, now, reading)
    if (text === '') sayNoArea(row, reading)
    if (kind === '')
      blame(reading.findings, row, 'modality', {
        code: 'modality-missing',
        severity: 'error',
        found: 'nothing',
        expected: 'what kind of unit it is',
        mend: 'Write a modality such as CT scanner.',
      })
    const [area, word] = [areas.codes.get(text), modality.ids.get(kind)]
    if (area === undefined || word === undefined || installed === null) return []
    return [{ areas: holdersOf(area, reading.context), modality: word, installed, replacement }]
  })
}

/** What is made of the units: how many there are, how many are old, when they were installed, and how many are to be replaced in which year. */
function composeUnits(
  units: readonly Unit[],
  geography: string,
  now: number,
  context: CheckContext,
): readonly Composed[] {
  const source = sourceOf(context.target, context.today)
  const keys = (unit: Unit, period: number) =>
    unit.areas.flatMap((area) => [`${area}|${period}|${unit.modality}`, `${area}|${period}|${all}`])
  const held = tally(units, (unit) => keys(unit, now))
  const installed = tally(units, (unit) => keys(unit, unit.installed))
  const due = tally(units, (unit) => (unit.replacement === null ? [] : keys(unit, unit.replacement)))
  const used = modalityWords.filter(({ id }) => units.some((unit) => unit.modality === id))
  const values = [
    { id: all, name: 'All modalities', phrase: '' },
    ...used.map(({ id, name }) => ({ id, name, phrase: name.toLowerCase() })),
  ]
  const compose = (id: string, name: string, kind: 'things' | 'share', found: readonly Observation[]): Composed[] => {
    if (found.length === 0) return []
    const about = { name, kind, unit: 'units', period: '' }
    const periods = found.map(({ period }) => period).sort()
    const record = ownRecord(`own-${context.target.dataset}-${id}`, about, {
      file: context.target.name,
      dimensions: [{ id: 'group', name: 'Modality', values, initial: all }],
      geography,
      period: (id === 'installed' ? periods.at(-1) : periods[0]) ?? String(now),
      denominators: context.denominators,
      decimals: kind === 'share' ? 1 : 0,
    })
    return [composeIndicator({ ...record, topic: 'services' }, found, [source], context)]
  }
  const old = observe(held, source.id, (some) => shareOld(some, now))
  return [
    ...compose('units', 'Units of equipment', 'things', observe(held, source.id, count)),
    ...compose('old', `Share of equipment over ${oldAfterYears} years old`, 'share', old),
    ...compose('installed', 'Units by year of installation', 'things', observe(installed, source.id, count)),
    ...compose('replacement', 'Units due for replacement', 'things', observe(due, source.id, count)),
  ]
}

/** Counts units of equipment by area and kind: how many, how many are old, when they were installed, and how many are to be replaced in which year. */
export function readEquipment(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = new TableReading(parts, context, ['unit', 'site'])
  const now = Number((periodOf(parts[0]?.mapping.about.period ?? '') ?? context.today).slice(0, 4))
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
    const old = units.filter(({ installed }) => now - installed > oldAfterYears).length
    const planned = units.filter(({ replacement }) => replacement !== null).length
    return {
      composed: composeUnits(units, areas.geographies[0] ?? 'itl1', now, context),
      rows: reading.rows.length,
      summary: [
        `${units.length} units of ${new Set(units.map(({ modality }) => modality)).size} kinds`,
        `${old} are over ${oldAfterYears} years old`,
        `${planned} have a planned year of replacement`,
      ],
    }
  })
}
