import type { CheckContext, Checked, ReadTable } from '../draft.ts'
import { Findings, sheetFinding } from '../finding.ts'
import { noFirstRows, noTally } from '../first-rows.ts'
import { headingsKeyOf, type MappedSheet } from '../mapping.ts'
import type { TableId } from '../tables/registry.ts'
import { readConcerns } from './concerns.ts'
import { readEquipment } from './equipment.ts'
import { readIndicator } from './indicator.ts'
import { readNhsWorkforce } from './nhs-workforce.ts'
import { readPeople } from './people.ts'
import { askOfRows } from './row-questions.ts'
import { readSiteTable } from './sites.ts'
import { readStaffRecords } from './staff-records.ts'
import { readSurvey } from './survey.ts'
import { readTravelTimes } from './travel-times.ts'

const readers: Readonly<Record<TableId, (parts: readonly MappedSheet[], context: CheckContext) => ReadTable>> = {
  survey: readSurvey,
  'nhs-workforce': readNhsWorkforce,
  equipment: readEquipment,
  'staff-records': readStaffRecords,
  'travel-times': readTravelTimes,
  people: readPeople,
  sites: readSiteTable,
  concerns: readConcerns,
  indicator: readIndicator,
}

const nothingDecided = { decisions: [], first: noFirstRows, tally: noTally } as const

/** Checks sheets that hold the same table, and makes of them what would be put on the map. */
export function readTable(parts: readonly MappedSheet[], context: CheckContext): Checked {
  const [first] = parts
  if (!first) return { groups: [], questions: [], draft: null, ...nothingDecided }
  const other = parts.find(({ mapping }) => mapping.table !== first.mapping.table)
  if (other) {
    const findings = new Findings()
    findings.add(
      sheetFinding(other.sheet, {
        code: 'another-table',
        severity: 'error',
        found: headingsKeyOf(other.sheet.rows[other.mapping.headerRow] ?? []).slice(0, 120),
        expected: 'the same table as in the other sheets',
        mend: 'Import it by itself, or leave it out.',
      }),
    )
    return { groups: findings.groups(), questions: [], draft: null, ...nothingDecided }
  }
  const asked = askOfRows(parts, context)
  const checked = readers[first.mapping.table](asked.parts, context)
  const said = new Findings()
  said.addAll(asked.findings)
  const questions = [...asked.questions, ...checked.questions]
  // What the rows are is asked first: nothing is made of rows that may not count.
  const draft = asked.questions.length > 0 ? null : checked.draft
  return { ...checked, groups: [...said.groups(), ...checked.groups], questions, draft }
}
