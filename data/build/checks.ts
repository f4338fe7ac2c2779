import type { Observation } from '#core/domain/cell.ts'
import type { Problem } from '#core/domain/problem.ts'
import { columnProblems, readNumber } from './columns.ts'
import { parseTable, type Table, type TableRow } from './csv.ts'
import type { Places } from './places.ts'

/**
 * Checks of sums, one for each row of `checks.csv`:
 * - `indicator`, and `period`: one or several (`2018;2019`), or `*` for each with data;
 * - `dims`: `site=lung;sex=male`; a dimension that is not named is checked at each of its values;
 * - `parts`, joined by ` + `: area codes, or a geography (`itl1/E`: of those only the areas whose codes start with E), each with a basis in brackets
 *   where it has one (`itl1/E[ccg-2021]`), `nhs_trust?` for those of its areas that have a figure; or other values of the dimensions (`sex=male +
 *   sex=female`), to be added up in every area;
 * - `whole`: the code of the area that they make (basis in brackets), or blank for a sum of dimensions; or `value`: the number as published;
 * - `tolerance`: a number in the indicator's unit, or a percentage of the whole.
 */
const columns = ['indicator', 'period', 'dims', 'parts', 'whole', 'value', 'tolerance', 'source']

type Located = { readonly area: string; readonly basis: string | null; readonly mayLack?: boolean }
type Lookup = (at: Located, period: string, dims: Readonly<Record<string, string>>) => number | null

type Rule = {
  readonly indicator: string
  /** Null for each with data. */
  readonly periods: ReadonlySet<string> | null
  readonly dims: Readonly<Record<string, string>>
  readonly parts: string
  readonly whole: string
  readonly value: number | null
  readonly tolerance: string
}

const keyOf = ({ area, basis }: Located, period: string, dims: Readonly<Record<string, string>>) =>
  [
    area,
    basis ?? '',
    period,
    ...Object.keys(dims)
      .sort()
      .map((id) => `${id}=${dims[id]}`),
  ].join('|')

function lookupIn(observations: readonly Observation[]): Lookup {
  const values = new Map(
    observations.flatMap(({ area, basis, period, dims, cell }) =>
      cell.kind === 'value' ? [[keyOf({ area, basis }, period, dims), cell.value] as const] : [],
    ),
  )
  return (at, period, dims) => values.get(keyOf(at, period, dims)) ?? null
}

const readDims = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(';')
      .filter(Boolean)
      .map((pair) => pair.trim().split('=', 2) as [string, string]),
  )

/** `E12000006[ccg-2021]` → area and basis; `itl1/E[ccg-2021]` → each such area. */
function readPlaces(text: string, places: Places): Located[] {
  const [, name = '', lacking, prefix, basis = null] =
    /^([^[/?]+)(\?)?(?:\/([^[]+))?(?:\[(.+)\])?$/.exec(text.trim()) ?? []
  if (places.geographies.has(name))
    return places
      .codesIn(name)
      .filter((code) => code.startsWith(prefix ?? ''))
      .map((area) => ({ area, basis, mayLack: lacking !== undefined }))
  return places.currentCodes(name).map((area) => ({ area, basis }))
}

/** Lists the periods and choices of dimensions that a rule covers. */
function situations({ periods, dims }: Rule, observations: readonly Observation[]) {
  const found = new Map<string, Pick<Observation, 'period' | 'dims'>>()
  for (const one of observations) {
    if (periods && !periods.has(one.period)) continue
    if (Object.entries(dims).some(([id, value]) => one.dims[id] !== value)) continue
    found.set(keyOf({ area: '', basis: null }, one.period, one.dims), one)
  }
  return [...found.values()]
}

type Sum = { readonly what: string; readonly sum: number; readonly whole: number }

/** Sums over areas, only where every part and the whole have data. */
function areaSums(rule: Rule, observations: readonly Observation[], places: Places): Sum[] {
  const lookup = lookupIn(observations)
  const parts = rule.parts.split('+').flatMap((part) => readPlaces(part, places))
  const [whole] = rule.whole === '' ? [] : readPlaces(rule.whole, places)
  return situations(rule, observations).flatMap(({ period, dims }) => {
    const values = parts
      .map((part) => [part, lookup(part, period, dims)] as const)
      .filter(([part, value]) => value !== null || !part.mayLack)
      .map(([, value]) => value)
    const total = whole ? lookup(whole, period, dims) : rule.value
    if (total === null || values.length === 0 || values.some((value) => value === null)) return []
    const sum = values.reduce<number>((so, value) => so + (value ?? 0), 0)
    return [{ what: [period, ...Object.values(dims)].join(' '), sum, whole: total }]
  })
}

/** Sums over dimension values within an area, only where all of them have data. */
function dimensionSums(rule: Rule, observations: readonly Observation[]): Sum[] {
  const lookup = lookupIn(observations)
  const parts = rule.parts.split('+').map((part) => readDims(part.trim()))
  return observations.flatMap(({ area, basis, period, dims, cell }) => {
    if (cell.kind === 'absent' || (rule.periods && !rule.periods.has(period))) return []
    if (Object.entries(rule.dims).some(([id, value]) => dims[id] !== value)) return []
    const values = parts.map((part) => lookup({ area, basis }, period, { ...dims, ...part }))
    if (values.some((value) => value === null)) return []
    const sum = values.reduce<number>((so, value) => so + (value ?? 0), 0)
    return [{ what: [area, basis ?? '', period].filter(Boolean).join(' '), sum, whole: cell.value }]
  })
}

/** `2.5` in the indicator's unit, or `0.75%` of the whole. */
function allowed(tolerance: string, whole: number): number | null {
  const number = readNumber(tolerance.replace(/%$/, ''))
  return number === null ? null : tolerance.endsWith('%') ? (Math.abs(whole) * number) / 100 : number
}

function ruleProblems(
  { row, fields }: TableRow,
  file: string,
  indicators: ReadonlyMap<string, readonly Observation[]>,
  places: Places,
): { readonly problems: Problem[]; readonly sums: number } {
  const { indicator = '', period = '', parts = '', whole = '', value = '', tolerance = '' } = fields
  const rule = {
    indicator,
    periods: period === '*' ? null : new Set(period.split(';')),
    dims: readDims(fields.dims ?? ''),
    parts,
    whole,
    value: readNumber(value),
    tolerance,
  }
  const fail = (code: string, column: string, found: string, mend: string) => ({
    problems: [{ code, at: { file, row, column }, found, mend }],
    sums: 0,
  })
  const observations = indicators.get(indicator)
  if (!observations) return fail('unknown-indicator', 'indicator', indicator, 'Write the id of an indicator.')
  if (allowed(tolerance, 1) === null) return fail('not-a-number', 'tolerance', tolerance, 'Write 0, 2.5 or 0.75%.')
  const sums = parts.includes('=') ? dimensionSums(rule, observations) : areaSums(rule, observations, places)
  if (sums.length === 0)
    return fail('idle-check', 'parts', parts, 'It compares nothing: mend its areas, period or dims, or remove it.')
  // Allows for rounding, since sums of decimals are rarely exact.
  const off = sums.filter((one) => Math.abs(one.sum - one.whole) > (allowed(tolerance, one.whole) ?? 0) + 1e-6)
  const problems = off.map(({ what, sum, whole: total }): Problem => {
    const mend = `The parts make ${Math.round(sum * 1000) / 1000}, the whole is ${total}, and ${tolerance} may lie between: mend the wrong one in indicators/${indicator}/cells.csv.`
    return { code: 'sum-differs', at: { file, row, column: 'parts' }, found: `${indicator} ${what}`, mend }
  })
  return { problems, sums: sums.length }
}

/**
 * Checks the data against the sums of `checks.csv`.
 * @returns the problems, and the number of sums compared
 */
export function runChecks(
  file: string,
  text: string,
  indicators: ReadonlyMap<string, readonly Observation[]>,
  sources: ReadonlySet<string>,
  places: Places,
): { readonly problems: readonly Problem[]; readonly sums: number } {
  const parsed = parseTable(file, text)
  if (!parsed.ok) return { problems: parsed.problems, sums: 0 }
  const table: Table = parsed.value
  const header = columnProblems(table, columns, [])
  if (header.length > 0) return { problems: header, sums: 0 }
  const unsourced = table.rows
    .filter(({ fields }) => fields.source && !sources.has(fields.source))
    .map(({ row, fields }): Problem => {
      const mend = 'Write an id of sources.csv, or leave it blank when the whole is in the data.'
      return { code: 'unknown-source', at: { file, row, column: 'source' }, found: fields.source ?? '', mend }
    })
  const results = table.rows.map((row) => ruleProblems(row, file, indicators, places))
  return {
    problems: [...unsourced, ...results.flatMap(({ problems }) => problems)],
    sums: results.reduce((total, { sums }) => total + sums, 0),
  }
}
