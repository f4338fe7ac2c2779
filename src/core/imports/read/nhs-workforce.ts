import type { Observation } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import { listText } from '#core/domain/list-text.ts'
import { comparePeriods } from '#core/domain/period.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { missingDecisions } from '../decisions/of-numbers.ts'
import { dateDecisions, periodDecisions } from '../decisions/of-periods.ts'
import { type CheckContext, type Composed, composeIndicator, type ReadTable, sourceOf } from '../draft.ts'
import { absenceOf } from '../figure-text.ts'
import { cellFinding, type Findings, sheetFinding } from '../finding.ts'
import { firstRowsOf } from '../first-rows.ts'
import { askOfDivisions, type OfFewDivided } from '../guard/few-divisions.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import { periodsInWords } from '../periods-in-words.ts'
import { answersAbout } from '../question.ts'
import { resolveAreas } from '../resolve-areas.ts'
import { blame, type DataRow, figureOf, textOf, textsOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import { tables } from '../tables/registry.ts'
import { composeMpce, mpceFigures, sayMpce } from './mpce-series.ts'
import { MpceTally, specialtyOfRow } from './mpce-tally.ts'
import { askOfNames, employersApart } from './names-apart.ts'
import { dividedBy } from './nhs-divisions.ts'
import { rowsThatCount } from './nhs-rows.ts'
import { type NhsStandings, standingsOf } from './nhs-standing.ts'
import { ownRecord, slugOf } from './own-record.ts'
import { type ReaderPreview, TableReading } from './reading.ts'

const all = 'all'

/** The area of work: the second level of the staff group, else the first. */
const workOf = (row: DataRow): string => textOf(row, 'staff_group_2') || textOf(row, 'staff_group_1')

/** What was taken from the file for each column: the spelling of headings changes from release to release. */
function sayTaken({ sheet, mapping }: MappedSheet, findings: Findings): void {
  const taken = tables['nhs-workforce'].columns.flatMap(({ id }) => {
    const at = mapping.columns[id]
    return at == null ? [] : [`${id} from “${cellText(sheet, mapping.headerRow, at)}”`]
  })
  findings.add(
    cellFinding(sheet, mapping.headerRow, mapping.headerRow, null, {
      code: 'columns-taken',
      severity: 'note',
      found: taken.join(', '),
      expected: '',
      mend: 'Choose other columns above if this is wrong.',
    }),
  )
}

class Sums {
  readonly #sums = new Map<string, number>()
  add(area: string, period: string, work: string, fte: number): void {
    for (const group of new Set([work, all])) {
      const key = `${area}|${period}|${group}`
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + fte)
    }
  }
  #parts(at: number): readonly string[] {
    return [...new Set([...this.#sums.keys()].map((key) => key.split('|')[at] ?? ''))]
  }
  get areas(): readonly string[] {
    return this.#parts(0)
  }
  get periods(): readonly string[] {
    return [...this.#parts(1)].sort(comparePeriods)
  }
  observations(source: string): Observation[] {
    return [...this.#sums].map(([key, sum]) => {
      const [area = '', period = '', group = ''] = key.split('|')
      const value = Math.round(sum * 10) / 10
      return {
        area,
        period,
        dims: { group },
        basis: null,
        cell: { kind: 'value', value, status: 'derived' },
        source,
        notes: [],
      }
    })
  }
}

/** The figures are of the last day of a month, whatever the file prints of it: "Sep-25", "September 2025" and "2025-09-01" are one. */
function monthEnd(period: string | null): string | null {
  const [, year, month] = /^(\d{4})-(\d{2})(?:-01)?$/.exec(period ?? '') ?? []
  if (year === undefined || month === undefined) return period
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`
}

/** The month of a row; null, with an error, where there is none. */
function periodOfRow(row: DataRow, findings: Findings): string | null {
  const given = textOf(row, 'period') || row.part.mapping.about.period
  const period = monthEnd(periodOf(given))
  if (period === null)
    blame(findings, row, 'period', {
      code: 'not-a-period',
      severity: 'error',
      found: given || 'nothing',
      expected: 'the month of the file, such as 2025-11',
      mend: 'Write the period above, for all rows.',
    })
  return period
}

/** The FTE of a row; null where there is none, with an error where it is no number. */
function fteOfRow(row: DataRow, findings: Findings): number | null {
  const fte = figureOf(row, 'fte')
  if (!Number.isNaN(fte)) return fte
  if (absenceOf(textOf(row, 'fte')) === undefined)
    blame(findings, row, 'fte', {
      code: 'not-a-number',
      severity: 'error',
      expected: 'FTE as a number',
      mend: 'Write a number such as 12.4.',
    })
  return null
}

type Tallied = {
  /** What everybody in the file is. */
  readonly name: string
  readonly sums: Sums
  readonly works: ReadonlyMap<string, string>
  readonly mpce: MpceTally
  /** Areas of work that MPCE staff are in. */
  readonly mpceWorks: ReadonlySet<string>
}

function tally(rows: readonly DataRow[], standings: NhsStandings, findings: Findings): Tallied {
  const [sums, mpce] = [new Sums(), new MpceTally()]
  const works = new Map<string, string>([[all, 'All areas of work']])
  const mpceWorks = new Set<string>()
  for (const row of rows) {
    const period = periodOfRow(row, findings)
    const fte = fteOfRow(row, findings)
    const standing = standings.of(row)
    if (period === null || fte === null || standing === null) continue
    const work = slugOf(workOf(row)) || 'not-stated'
    if (work !== all) works.set(work, workOf(row) || 'Not stated')
    for (const area of standing.areas) if (isMapped(area)) sums.add(area, period, work, fte)
    const specialty = specialtyOfRow(row)
    if (!specialty) continue
    mpceWorks.add(work)
    mpce.add(row, standing, period, specialty, fte)
  }
  return { name: nameOfStaff(rows), sums, works, mpce, mpceWorks }
}

/** All staff groups are added up for England, its NHS regions, boards and trusts; in which ITL1 region staff of a board are is not certain. */
const isMapped = (area: string): boolean => !area.startsWith('E12')
const isTrust = (area: string): boolean => !area.startsWith('E')

/** More staff groups than these are the whole file. */
const mostGroupsNamed = 2

/** What a file that was saved with some of its staff groups is named by. */
function nameOfStaff(rows: readonly DataRow[]): string {
  const column = rows.some((row) => textOf(row, 'main_staff_group') !== '') ? 'main_staff_group' : 'staff_group_1'
  const groups = [...textsOf(rows, column).keys()].map((text) => text.replace(/^\d+_/, '')).filter(Boolean)
  const isWhole = groups.length === 0 || groups.length > mostGroupsNamed
  return isWhole ? 'NHS staff excluding medical' : `NHS staff: ${groups.join('; ')}`
}

const allStaffId = ({ target }: CheckContext): string => `own-${target.dataset}`

/** The figures of a file by indicator, after the question about small numbers of persons. */
function askOfStaff({ sums, mpce, mpceWorks }: Tallied, context: CheckContext): OfFewDivided {
  const own = allStaffId(context)
  const everybody = sums.observations(sourceOf(context.target, context.today).id)
  const figures = new Map<string, readonly Observation[]>([...mpceFigures(mpce, context), [own, everybody]])
  return askOfDivisions(figures, dividedBy(own, mpce), mpceWorks.size > 1, context)
}

/** The indicator of everybody in the file, by area of work. */
function composeAll(
  { works, name }: Pick<Tallied, 'works' | 'name'>,
  observations: readonly Observation[],
  file: string,
  context: CheckContext,
): Composed {
  const source = sourceOf(context.target, context.today)
  const periods = [...new Set(observations.map(({ period }) => period))].sort(comparePeriods)
  const record = {
    ...ownRecord(
      allStaffId(context),
      { name, kind: 'staff', unit: 'FTE', period: '' },
      {
        file,
        dimensions: [
          {
            id: 'group',
            name: 'Area of work',
            values: [...works].map(([id, name]) => ({ id, name, phrase: id === all ? '' : name })),
            initial: all,
          },
        ],
        geography: 'nhs_region',
        period: periods.at(-1) ?? '',
        denominators: context.denominators,
        decimals: 1,
      },
    ),
    definition: `FTE added up from your copy of NHS England’s workforce statistics, ${file}, which holds staff excluding medical, by area of work.`,
    silence: { '*': 'not-applicable', E: 'not-published' } as const,
  }
  return composeIndicator(record, observations, [source], context)
}

/** What is decided about each sheet, and its first rows. */
function shownOf(rows: readonly DataRow[], reading: TableReading): ReaderPreview {
  const { context } = reading
  const areasIn = (column: string) =>
    resolveAreas(textsOf(rows, column), context.places, answersAbout(context.answers, column), () => true)
  const [region, ics] = [areasIn('region'), areasIn('ics')]
  return {
    own: (part) => {
      const own = rows.filter((row) => row.part === part)
      const texts = [...textsOf(own, 'period').keys()]
      return {
        areas: [...areaDecisions(part, region, context, 'region'), ...areaDecisions(part, ics, context, 'ics')],
        periods: [
          ...periodDecisions(part, { of: (text) => monthEnd(periodOf(text)), decisions: [] }, texts),
          ...dateDecisions(texts, {}),
        ],
        measure: describedMeasure('FTE', 'the description of the file, whose headcounts are left out'),
        marks: missingDecisions(own.map((row) => ({ row, column: part.mapping.columns.fte ?? -1 }))),
      }
    },
    first: firstRowsOf(reading.parts, rows, { region, ics }, (code) => reading.nameOf(code)),
    tally: {
      figures: rows.length,
      areas: new Set([...region.codes.values(), ...ics.codes.values()]).size,
      notRead: reading.findings.rowsLeft.count,
    },
  }
}

/**
 * Adds up the monthly file by area of work, and carries on the atlas's own series of MPCE staff, skill mix and pay bands with its months.
 * Sums are derived. Headcount and sums that the file prints of its own rows are left out.
 */
export function readNhsWorkforce(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = new TableReading(parts, context, ['region', 'main_staff_group'])
  const { findings } = reading
  for (const part of parts) sayTaken(part, findings)
  const counting = rowsThatCount(reading.rows, findings)
  const left = askOfNames(parts, employersApart(counting, context.places, 'org_code', 'organisation'), reading)
  const rows = counting.filter((row) => !left.has(row))
  const standings = standingsOf(rows, context, findings)
  reading.ask(standings.questions)
  const tallied = tally(rows, standings, findings)
  const [part] = parts
  if (part) sayMpce(part.sheet, rows, tallied.mpce, findings)
  return reading.checked('nhs-workforce', shownOf(rows, reading), () => {
    if (tallied.sums.areas.length === 0) return null
    const { questions, made } = askOfStaff(tallied, context)
    reading.ask(questions)
    if (!made) return null
    if (part) for (const words of made.findings) findings.add(sheetFinding(part.sheet, words))
    const { name } = context.target
    const noted = { ...context, notes: [...context.notes, ...made.notes] }
    const everybody = made.figures.get(allStaffId(context)) ?? []
    return {
      composed: [...composeMpce(made.figures, name, noted), composeAll(tallied, everybody, name, noted)],
      rows: rows.length,
      summary: [...summaryOf(rows, tallied), ...made.summary],
      ...(made.guard ? { guard: made.guard } : {}),
    }
  })
}

function summaryOf(rows: readonly DataRow[], { sums, works, mpce }: Tallied): readonly string[] {
  const areas = (prefix: string) => sums.areas.filter((area) => area.startsWith(prefix)).length
  const trusts = sums.areas.filter(isTrust).length
  const held = [counted(areas('E40'), 'region'), counted(areas('E54'), 'integrated care board')]
  return [
    `${counted(rows.length, 'row')}, ${periodsInWords(sums.periods)}`,
    `${listText([...held, ...(trusts > 0 ? [counted(trusts, 'trust')] : [])])}, ${counted(works.size - 1, 'area')} of work`,
    mpce.rows > 0
      ? `${counted(mpce.rows, 'row')} of medical physics and clinical engineering: the new period of MPCE staff, skill mix and pay bands, beside September 2017. Radiographers and healthcare science staff are not carried on`
      : 'No rows of medical physics or clinical engineering by those names: the shipped figures of MPCE staff stay as they are',
  ]
}
