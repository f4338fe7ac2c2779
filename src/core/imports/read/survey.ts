import { contributorsOf } from '#core/baseline/contributors.ts'
import type { Observation } from '#core/domain/cell.ts'
import { decide } from '../decisions/decide.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { missingDecisions } from '../decisions/of-numbers.ts'
import { dateDecisions, periodDecisions } from '../decisions/of-periods.ts'
import type { CheckContext, ReadTable } from '../draft.ts'
import { type Findings, sheetFinding } from '../finding.ts'
import { firstRowsOf } from '../first-rows.ts'
import { alikeFindings } from '../guard/alike-words.ts'
import { releaseFindings } from '../guard/release-words.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import type { AreaIndex } from '../places.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { type DataRow, textsOf } from '../rows.ts'
import { composeBaseline } from './baseline.ts'
import { leaves } from './baseline-leaf.ts'
import { surveyRows } from './survey-rows.ts'

/** Three times more or less than the survey before is a change of the survey, or a slip. */
const leap = 3
const fewestWte = 5

function leaps(
  parts: readonly MappedSheet[],
  observations: readonly Observation[],
  places: AreaIndex,
  findings: Findings,
): void {
  const totals = observations.filter(
    ({ dims, area, cell }) =>
      dims.specialty === 'all' && dims.profession === 'all' && leaves.has(area) && cell.kind === 'value',
  )
  const [part] = parts
  for (const area of leaves) {
    const held = totals.filter((one) => one.area === area)
    for (const [at, now] of held.entries()) {
      const before = held[at - 1]
      if (!part || !before || before.cell.kind !== 'value' || now.cell.kind !== 'value') continue
      const [small, large] = [before.cell.value, now.cell.value].sort((a, b) => a - b)
      if (small === undefined || large === undefined || large < fewestWte || large < small * leap) continue
      findings.add(
        sheetFinding(part.sheet, {
          code: 'leap',
          severity: 'warning',
          found: `${places.areas.get('itl1')?.get(area)?.name ?? area}: ${before.cell.value} WTE in ${before.period}, ${now.cell.value} in ${now.period}`,
          expected: 'staff within three times of the survey before',
          mend: 'Check the rows of this region, and whether the same departments answered.',
        }),
      )
    }
  }
}

/** What is decided about each sheet, and its first rows. */
function shownOf(
  parts: readonly MappedSheet[],
  kept: readonly DataRow[],
  areas: ResolvedAreas,
  {
    context,
    findings,
    notRead,
  }: { readonly context: CheckContext; readonly findings: Findings; readonly notRead: number },
): Pick<ReadTable, 'decisions' | 'first' | 'tally'> {
  const nameOf = (code: string) => context.places.byCode.get(code.toUpperCase())?.[0]?.name ?? code
  const own = (part: MappedSheet) => {
    const rows = kept.filter((row) => row.part === part)
    const years = [...textsOf(rows, 'survey_year').keys()]
    const columns = ['establishment_wte', 'in_post_wte', 'headcount'].map((id) => part.mapping.columns[id] ?? null)
    return {
      areas: areaDecisions(part, areas, context),
      periods: [
        ...periodDecisions(part, { of: periodOf, decisions: [] }, years, 'survey_year'),
        ...dateDecisions(years, {}),
      ],
      measure: describedMeasure('WTE for posts, persons for headcount', 'the description of survey returns'),
      marks: missingDecisions(
        rows.flatMap((row) => columns.flatMap((column) => (column === null ? [] : [{ row, column }]))),
      ),
    }
  }
  return {
    decisions: decide(parts, context.answers, findings.rowsLeft, own),
    first: firstRowsOf(parts, kept, { area: areas }, nameOf),
    tally: { figures: kept.length, areas: new Set(areas.codes.values()).size, notRead },
  }
}

/**
 * Reads tables of survey returns and adds them up by the path that the sample takes: the same gate, the same sums, the same suppression.
 */
export function readSurvey(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const { findings, kept, areas, notRead, questions, departments, returns } = surveyRows(parts, context)
  const shown = shownOf(parts, kept, areas, { context, findings, notRead })
  if (findings.blocked || questions.length > 0 || returns.length === 0)
    return { groups: findings.groups(), questions, draft: null, ...shown }
  const { composed, inPost, summary, guard, differences } = composeBaseline(returns, context)
  leaps(parts, inPost, context.places, findings)
  const [part] = parts
  if (part) {
    const said = [
      ...releaseFindings(differences, context.released),
      ...alikeFindings(contributorsOf(returns).alike(), ', until the question about them is answered.'),
    ]
    for (const finding of said) findings.add(sheetFinding(part.sheet, finding))
  }
  return {
    groups: findings.groups(),
    ...shown,
    questions: departments.questions,
    returns,
    draft: {
      table: 'survey',
      entry: { indicators: composed.map(({ indicator }) => indicator), geographies: [], sites: [] },
      files: Object.assign({}, ...composed.map(({ files }) => files)),
      rows: kept.length,
      summary,
      guard,
    },
  }
}
