import { baselineAreas } from '#core/baseline/areas.ts'
import { contributorsOf } from '#core/baseline/contributors.ts'
import { readReturns } from '#core/baseline/parse-returns.ts'
import { returnColumns } from '#core/baseline/returns.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { Problem } from '#core/domain/problem.ts'
import { decide } from '../decisions/decide.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { missingDecisions } from '../decisions/of-numbers.ts'
import { dateDecisions, periodDecisions } from '../decisions/of-periods.ts'
import type { CheckContext, ReadTable } from '../draft.ts'
import { Findings, sheetFinding, type Words } from '../finding.ts'
import { firstRowsOf } from '../first-rows.ts'
import { releaseFindings } from '../guard/release-words.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import type { AreaIndex, AreaMatch } from '../places.ts'
import { answersAbout } from '../question.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { resolveWords } from '../resolve-words.ts'
import { blame, type DataRow, dataRows, textOf, textsOf } from '../rows.ts'
import { professionWords, responseWords, specialtyWords } from '../tables/words.ts'
import { areasOfColumn } from './areas-of-column.ts'
import { composeBaseline } from './baseline.ts'
import { departmentsOf } from './departments.ts'
import { returnCells } from './survey-cells.ts'

const leaves = new Set(baselineAreas.leaves)

/** The region or nation of the baseline that holds an area wholly. */
function leafOf(places: AreaIndex, { geography, code }: Pick<AreaMatch, 'geography' | 'code'>): string | null {
  if (leaves.has(code)) return code
  const parent = places.areas.get(geography)?.get(code)?.parents.itl1
  return parent !== undefined && leaves.has(parent) ? parent : null
}

const expected: Readonly<Record<string, string>> = {
  'not-a-period': 'the year of the survey',
  'no-department': 'the name of a department',
  'unknown-area': 'a region or nation, or an area within one',
  'unknown-word': 'one of the words of the column',
  'not-a-number': 'a number',
  'not-blank': 'nothing, for this response',
  'row-twice': 'one row for a profession of a specialty of a department',
  'two-areas': 'the same area in every row of a department',
  'two-responses': 'the same response in every row of a return',
  'posts-do-not-add-up': 'vacant posts that are establishment less in post',
  'in-post-above-establishment': 'staff in post within the establishment',
  'bands-do-not-add-up': 'bands that add up to the headcount',
  'fewer-people-than-wte': 'at least as many persons as WTE',
}

/** A problem of the gate, where the file has it. */
function pass(
  problem: Problem,
  severity: 'error' | 'warning',
  rows: readonly DataRow[],
  table: readonly (readonly string[])[],
  findings: Findings,
): void {
  const at = (problem.at.row ?? 0) - 2
  const row = rows[at]
  const cells = table[at + 1]
  if (!row || !cells) return
  const value = (column: (typeof returnColumns)[number]) => Number(cells[returnColumns.indexOf(column)])
  const isOver = problem.code === 'posts-do-not-add-up' && value('in_post_wte') > value('establishment_wte')
  const code = isOver ? 'in-post-above-establishment' : problem.code
  const words: Words = {
    code,
    severity,
    expected: expected[code] ?? '',
    mend: isOver
      ? `More staff are in post than there are posts. Check both; vacant posts count as ${value('vacant_wte')}.`
      : severity === 'warning'
        ? `${problem.mend} It is taken as it is written.`
        : problem.mend,
  }
  const column = problem.at.column ?? null
  const own = column === null ? '' : textOf(row, column)
  blame(findings, row, column, own === '' ? { ...words, found: problem.found || 'nothing' } : words)
}

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
  const findings = new Findings()
  const telling = ['survey_year', 'department', 'area', 'specialty', 'profession']
  const rows = dataRows(parts, telling, findings, undefined, context.answers)
  const usable = (place: AreaMatch) => leafOf(context.places, place) !== null
  const { areas, questions: areaQuestions } = areasOfColumn(
    rows,
    'area',
    context,
    findings,
    usable,
    'which does not lie within one region or nation: write that instead',
  )
  const words = <Id extends string>(column: string, list: Parameters<typeof resolveWords<Id>>[2]) =>
    resolveWords(column, textsOf(rows, column), list, answersAbout(context.answers, column))
  const specialty = words('specialty', specialtyWords)
  const profession = words('profession', professionWords)
  const response = words('response', responseWords)
  const questions = [...areaQuestions, ...specialty.questions, ...profession.questions, ...response.questions]
  const leafOfCode = new Map(
    [...new Set(areas.codes.values())].map((code) => [
      code,
      (context.places.byCode.get(code.toUpperCase()) ?? [])
        .map((match) => leafOf(context.places, match))
        .find((leaf) => leaf !== null) ?? '',
    ]),
  )
  const kept = rows.filter(
    (row) =>
      !areas.left.has(textOf(row, 'area')) &&
      !specialty.left.has(textOf(row, 'specialty')) &&
      !profession.left.has(textOf(row, 'profession')) &&
      !response.left.has(textOf(row, 'response')),
  )
  const isOpen = ({ part, row }: DataRow) => !findings.rowsLeft.has(part.sheet, row)
  const notRead = rows.filter(isOpen).length - kept.filter(isOpen).length + findings.rowsLeft.count
  const shown = shownOf(parts, kept, areas, { context, findings, notRead })
  const areaOf = (row: DataRow) => leafOfCode.get(areas.codes.get(textOf(row, 'area')) ?? '') ?? textOf(row, 'area')
  const departments = departmentsOf(kept, areaOf, context.answers)
  const table = [
    [...returnColumns] as readonly string[],
    ...kept.map((row) =>
      returnCells(
        row,
        {
          department: departments.nameOf(row),
          area: areaOf(row),
          specialty: specialty.ids.get(textOf(row, 'specialty')) ?? textOf(row, 'specialty'),
          profession: profession.ids.get(textOf(row, 'profession')) ?? textOf(row, 'profession'),
          response: response.ids.get(textOf(row, 'response')) ?? textOf(row, 'response'),
        },
        findings,
      ),
    ),
  ]
  // A table without columns of age says so once, not at each of its rows.
  for (const code of ['taken-as-partial', 'persons-left-out']) findings.gather(code, kept.length / 2)
  const read = readReturns(table, parts[0]?.sheet.file ?? '', leaves)
  // What a question already asks about, and what has been named as an unknown area, is not said twice.
  const isAsked = ({ at, code, found }: Problem) =>
    found !== '' &&
    ((code === 'unknown-word' && questions.some(({ id }) => id.startsWith(`${at.column}:`))) || code === 'unknown-area')
  for (const problem of read.problems) if (!isAsked(problem)) pass(problem, 'error', kept, table, findings)
  for (const problem of read.cautions) pass(problem, 'warning', kept, table, findings)
  if (findings.blocked || questions.length > 0 || read.returns.length === 0)
    return { groups: findings.groups(), questions, draft: null, ...shown }
  const { composed, inPost, summary, guard, differences } = composeBaseline(read.returns, context)
  leaps(parts, inPost, context.places, findings)
  const [part] = parts
  if (part) {
    for (const finding of releaseFindings(differences, context.released))
      findings.add(sheetFinding(part.sheet, finding))
    for (const names of contributorsOf(read.returns).alike())
      findings.add(
        sheetFinding(part.sheet, {
          code: 'departments-alike',
          severity: 'warning',
          found: names.join(', '),
          expected: 'one name for one department',
          mend: 'They are counted as one department when it is asked how many stand behind a figure, until the question about them is answered.',
        }),
      )
  }
  return {
    groups: findings.groups(),
    ...shown,
    questions: departments.questions,
    returns: read.returns,
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
