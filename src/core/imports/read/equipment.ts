import type { Cell, Observation } from '#core/domain/cell.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'
import { type Checked, type Composed, type Context, composeIndicator, sourceOf } from '../draft.ts'
import { periodOf } from '../figure-text.ts'
import { Findings } from '../finding.ts'
import type { Part } from '../mapping.ts'
import { answersAbout } from '../question.ts'
import { resolveWords } from '../resolve-words.ts'
import { blame, type DataRow, dataRows, textOf, textsOf } from '../rows.ts'
import { modalityWords } from '../tables/words.ts'
import { areasOfColumn } from './areas-of-column.ts'
import { ownRecord } from './own-record.ts'

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

/** Counts units of equipment by area and kind: how many, how many are old, and how many are to be replaced in which year. */
export function readEquipment(parts: readonly Part[], context: Context): Checked {
  const findings = new Findings()
  const rows = dataRows(parts, ['unit', 'site'], findings)
  const { areas, questions: areaQuestions } = areasOfColumn(rows, 'area', context, findings)
  const modality = resolveWords(
    'modality',
    textsOf(rows, 'modality'),
    modalityWords,
    answersAbout(context.answers, 'modality'),
  )
  const questions = [...areaQuestions, ...modality.questions]
  const now = Number(context.today.slice(0, 4))
  const seen = new Map<string, number>()
  const holders = (code: string): readonly string[] => {
    const homes = context.places.byCode.get(code.toUpperCase()) ?? []
    const parents = homes.flatMap((home) =>
      Object.values(context.places.areas.get(home.geography)?.get(home.code)?.parents ?? {}),
    )
    return [...new Set([code, ...parents])]
  }
  const units = rows.flatMap((row): Unit[] => {
    const [text, kind] = [textOf(row, 'area'), textOf(row, 'modality')]
    if (areas.left.has(text) || modality.left.has(kind)) return []
    const key = `${textOf(row, 'site')}|${textOf(row, 'unit')}`.toLowerCase()
    const before = seen.get(key)
    if (before !== undefined) {
      blame(findings, row, 'unit', {
        code: 'unit-twice',
        severity: 'error',
        expected: 'each unit of a site once',
        mend: `Row ${before + 1} has this unit already: keep one, or tell them apart.`,
      })
      return []
    }
    seen.set(key, row.row)
    const installed = yearOf(row, 'year_installed', findings, 1960, now + 1)
    const replacement = yearOf(row, 'planned_replacement', findings, 2000, now + 40)
    if (installed !== null && replacement !== null && replacement < installed)
      blame(findings, row, 'planned_replacement', {
        code: 'replaced-before-installed',
        severity: 'warning',
        expected: `a year from ${installed} on`,
        mend: 'Check both years.',
      })
    if (kind === '')
      blame(findings, row, 'modality', {
        code: 'modality-missing',
        severity: 'error',
        found: 'nothing',
        expected: 'what kind of unit it is',
        mend: 'Write a modality such as CT scanner.',
      })
    const area = areas.codes.get(text)
    const word = modality.ids.get(kind)
    return area && word && installed !== null ? [{ areas: holders(area), modality: word, installed, replacement }] : []
  })
  const [part] = parts
  if (!part || findings.blocked || questions.length > 0 || units.length === 0)
    return { groups: findings.groups(), questions, draft: null }
  const source = sourceOf(context.target, context.today)
  const year = String(now)
  const keys = (unit: Unit, period: string) =>
    unit.areas.flatMap((area) => [`${area}|${period}|${unit.modality}`, `${area}|${period}|${all}`])
  const held = tally(units, (unit) => keys(unit, year))
  const due = tally(units, (unit) => (unit.replacement === null ? [] : keys(unit, String(unit.replacement))))
  const used = modalityWords.filter(({ id }) => units.some((unit) => unit.modality === id))
  const dimensions = [
    {
      id: 'group',
      name: 'Modality',
      values: [
        { id: all, name: 'All modalities', phrase: '' },
        ...used.map(({ id, name }) => ({ id, name, phrase: name.toLowerCase() })),
      ],
      initial: all,
    },
  ]
  const compose = (
    id: string,
    name: string,
    kind: 'things' | 'share',
    observations: readonly Observation[],
  ): Composed[] => {
    if (observations.length === 0) return []
    const record = ownRecord(
      `own-${context.target.dataset}-${id}`,
      { name, kind, unit: 'units', period: '' },
      {
        file: context.target.name,
        dimensions,
        geography: areas.geographies[0] ?? 'itl1',
        period: observations.map(({ period }) => period).sort()[0] ?? year,
        denominators: context.denominators,
        decimals: kind === 'share' ? 1 : 0,
      },
    )
    return [composeIndicator({ ...record, topic: 'services' }, observations, [source], context)]
  }
  const composed = [
    ...compose('units', 'Units of equipment', 'things', observe(held, source.id, count)),
    ...compose(
      'old',
      `Share of equipment over ${oldAfterYears} years old`,
      'share',
      observe(held, source.id, (own) => shareOld(own, now)),
    ),
    ...compose('replacement', 'Units due for replacement', 'things', observe(due, source.id, count)),
  ]
  return {
    groups: findings.groups(),
    questions,
    draft: {
      table: 'equipment',
      entry: { indicators: composed.map(({ indicator }) => indicator), geographies: [], sites: [] },
      files: Object.assign({}, ...composed.map(({ files }) => files)),
      rows: rows.length,
      summary: [
        `${units.length} units of ${used.length} kinds`,
        `${units.filter(({ installed }) => now - installed > oldAfterYears).length} are over ${oldAfterYears} years old`,
        `${units.filter(({ replacement }) => replacement !== null).length} have a planned year of replacement`,
      ],
    },
  }
}
