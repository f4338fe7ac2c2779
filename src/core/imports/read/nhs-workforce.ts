import type { Observation } from '#core/domain/cell.ts'
import { comparePeriods } from '#core/domain/period.ts'
import { counted } from '../counted.ts'
import { type Checked, type Context, composeIndicator, sourceOf } from '../draft.ts'
import { absenceOf, periodOf } from '../figure-text.ts'
import { cellFinding, Findings, sheetFinding } from '../finding.ts'
import type { Part } from '../mapping.ts'
import type { Place } from '../places.ts'
import { answersAbout } from '../question.ts'
import { resolveAreas } from '../resolve-areas.ts'
import { blame, type DataRow, dataRows, figureOf, textOf, textsOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import { tables } from '../tables/registry.ts'
import { areasOfColumn } from './areas-of-column.ts'
import { ownRecord, slugOf } from './own-record.ts'

const england = 'E92000001'
const all = 'all'

/** The area of work: the second level of the staff group, else the first. */
const workOf = (row: DataRow): string => textOf(row, 'staff_group_2') || textOf(row, 'staff_group_1')

/** What was taken from the file for each column: the spelling of headings changes from release to release. */
function sayTaken({ sheet, mapping }: Part, findings: Findings): void {
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
    for (const group of [work, all]) {
      const key = `${area}|${period}|${group}`
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + fte)
    }
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

const inGeography = (id: string) => (place: Place) => place.geography === id

/** Adds up the monthly file by region and integrated care board, and by area of work. Sums are derived; rows without a board count for their region. */
export function readNhsWorkforce(parts: readonly Part[], context: Context): Checked {
  const findings = new Findings()
  for (const part of parts) sayTaken(part, findings)
  const rows = dataRows(parts, ['region', 'main_staff_group'], findings)
  const { areas: regions, questions } = areasOfColumn(
    rows,
    'region',
    context,
    findings,
    inGeography('nhs_region'),
    'which is no NHS England region',
  )
  const boards = resolveAreas(
    textsOf(rows, 'ics'),
    context.places,
    answersAbout(context.answers, 'ics'),
    inGeography('icb'),
  )
  const sums = new Sums()
  const works = new Map<string, string>([[all, 'All areas of work']])
  let unplaced = 0
  for (const row of rows) {
    const region = regions.codes.get(textOf(row, 'region'))
    const given = textOf(row, 'period') || row.part.mapping.about.period
    const period = periodOf(given)
    const fte = figureOf(row, 'fte')
    if (period === null) {
      blame(findings, row, 'period', {
        code: 'not-a-period',
        severity: 'error',
        found: given || 'nothing',
        expected: 'the month of the file, such as 2025-11',
        mend: 'Write the period above, for all rows.',
      })
      continue
    }
    if (Number.isNaN(fte)) {
      if (absenceOf(textOf(row, 'fte')) === undefined)
        blame(findings, row, 'fte', {
          code: 'not-a-number',
          severity: 'error',
          expected: 'FTE as a number',
          mend: 'Write a number such as 12.4.',
        })
      continue
    }
    const work = slugOf(workOf(row)) || 'not-stated'
    works.set(work, workOf(row) || 'Not stated')
    if (region) sums.add(region, period, work, fte)
    sums.add(england, period, work, fte)
    const board = boards.codes.get(textOf(row, 'ics'))
    if (board) sums.add(board, period, work, fte)
    else unplaced += 1
  }
  const [part] = parts
  if (part && boards.unknown.size > 0)
    findings.add(
      sheetFinding(part.sheet, {
        code: 'boards-not-of-today',
        severity: 'warning',
        found: `${counted(unplaced, 'row')} of ${counted(boards.unknown.size, 'system')}, such as ${[...boards.unknown.keys()].slice(0, 3).join(', ')}`,
        expected: 'the integrated care boards of April 2026',
        mend: 'These rows count for their region and for England, not for a board: boards that were merged since are no area of today.',
      }),
    )
  const source = sourceOf(context.target, context.today)
  const observations = sums.observations(source.id)
  if (!part || findings.blocked || questions.length > 0 || observations.length === 0)
    return { groups: findings.groups(), questions, draft: null }
  const periods = [...new Set(observations.map(({ period }) => period))].sort(comparePeriods)
  const record = {
    ...ownRecord(
      `own-${context.target.dataset}`,
      { name: 'NHS staff excluding medical', kind: 'staff', unit: 'FTE', period: '' },
      {
        file: part.sheet.file,
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
    definition: `FTE added up from your copy of NHS England’s workforce statistics, ${part.sheet.file}: staff excluding medical, by area of work.`,
    silence: { '*': 'not-applicable', E: 'not-published' } as const,
  }
  const { indicator, files } = composeIndicator(record, observations, [source], context)
  return {
    groups: findings.groups(),
    questions,
    draft: {
      table: 'nhs-workforce',
      entry: { indicators: [indicator], geographies: [], sites: [] },
      files,
      rows: rows.length,
      summary: [
        `${rows.length.toLocaleString('en-GB')} rows, ${periods.join(', ')}`,
        `${regions.codes.size} regions and ${new Set(boards.codes.values()).size} integrated care boards, ${works.size - 1} areas of work`,
      ],
    },
  }
}
