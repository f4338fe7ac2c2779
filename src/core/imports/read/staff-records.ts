import { CodingTally, judge, type StaffRecord } from '../coding/check-coding.ts'
import type { CodingRule } from '../coding/rules.ts'
import { codingRules, codingSources } from '../coding/rules.ts'
import { decide } from '../decisions/decide.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import type { CheckContext, ReadTable } from '../draft.ts'
import { Findings } from '../finding.ts'
import { firstRowsOf } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { blame, type DataRow, dataRows, figureOf, textOf } from '../rows.ts'

function recordOf(row: DataRow): StaffRecord {
  const wte = figureOf(row, 'wte')
  return {
    organisation: textOf(row, 'organisation') || 'Not stated',
    occupation_code: textOf(row, 'occupation_code').toUpperCase(),
    staff_group: textOf(row, 'staff_group'),
    job_role: textOf(row, 'job_role'),
    area_of_work: textOf(row, 'area_of_work'),
    afc_band: textOf(row, 'afc_band'),
    wte: row.part.mapping.columns.wte == null || !(wte >= 0) ? 1 : wte,
  }
}

/** Checks how staff records are coded. The rows that look miscoded are named with the rule that says so; nothing is put on the map. */
export function readStaffRecords(
  parts: readonly MappedSheet[],
  { answers }: Pick<CheckContext, 'answers'> = { answers: {} },
  rules: readonly CodingRule[] = codingRules,
): ReadTable {
  const findings = new Findings()
  const rows = dataRows(parts, ['organisation'], findings, undefined, answers)
  const tally = new CodingTally()
  for (const row of rows) {
    const record = recordOf(row)
    const judged = judge(record, rules)
    tally.add(record, judged)
    for (const { id, says, source } of judged.against)
      blame(findings, row, 'occupation_code', {
        code: `coding-${id}`,
        severity: 'warning',
        found: [record.occupation_code || 'nothing', record.job_role, record.area_of_work].filter(Boolean).join(', '),
        expected: '',
        mend:
          source === null
            ? `${says} Find it in the current manual.`
            : `${says} Source: ${codingSources[source] ?? source}.`,
      })
  }
  const measure = describedMeasure('WTE of each row, else one post', 'the description of staff records')
  return {
    groups: findings.groups(),
    questions: [],
    draft: null,
    coding: tally.report(),
    decisions: decide(parts, answers, findings.rowsLeft, () => ({ areas: [], periods: [], measure, marks: [] })),
    first: firstRowsOf(parts, rows),
    tally: { figures: rows.length, areas: 0, notRead: findings.rowsLeft.count },
  }
}
