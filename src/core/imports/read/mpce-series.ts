import type { Observation } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import { type CheckContext, type Composed, sourceOf } from '../draft.ts'
import { type Findings, sheetFinding } from '../finding.ts'
import { type DataRow, textOf } from '../rows.ts'
import type { Worksheet } from '../sheet.ts'
import { mayBeSpecialty } from '../tables/mpce-words.ts'
import { extendSeries } from './extend-series.ts'
import { type ExtendedId, extendedIds } from './extended-ids.ts'
import { type MpceTally, specialtyOfRow, staffAreaColumns } from './mpce-tally.ts'

/** Notes of the shipped series that hold for every period; the others were written of September 2017. */
const lasting: ReadonlySet<string> = new Set(['esr-coding', 'counted-at-employer'])

/** The figures that a file adds to shipped series of MPCE staff, by id; none where the file has no such staff. */
export function mpceFigures(tally: MpceTally, context: CheckContext): ReadonlyMap<ExtendedId, readonly Observation[]> {
  const { id: source } = sourceOf(context.target, context.today)
  const held = new Set(context.series.map(({ indicator }) => indicator.id))
  const brought = extendedIds.map((id) => [id, tally.observations(id, source)] as const)
  return new Map(tally.rows === 0 ? [] : brought.filter(([id, figures]) => held.has(id) && figures.length > 0))
}

/** The shipped series of MPCE staff with the months of a file, as they may be shown. */
export function composeMpce(
  figures: ReadonlyMap<string, readonly Observation[]>,
  file: string,
  context: CheckContext,
): readonly Composed[] {
  const source = {
    ...sourceOf(context.target, context.today),
    title: `your copy of NHS England’s workforce statistics, staff excluding medical: ${context.target.name}`,
  }
  return extendedIds.flatMap((id) => {
    const series = context.series.find(({ indicator }) => indicator.id === id)
    const brought = figures.get(id)
    return series && brought ? [extendSeries(series, brought, source, lasting, file, context)] : []
  })
}

const mostListed = 40

/** Names with their FTE, the largest first: "Example Trust (12.4)". */
function listOf(held: ReadonlyMap<string, number>): string {
  const sorted = [...held].sort((a, b) => b[1] - a[1])
  const more = sorted.length > mostListed ? `; and ${sorted.length - mostListed} more` : ''
  return `${sorted
    .slice(0, mostListed)
    .map(([name, fte]) => `${name} (${fte.toFixed(1)})`)
    .join('; ')}${more}`
}

/** Says what of MPCE staff could not be placed or read as the shipped series has it. */
export function sayMpce(sheet: Worksheet, rows: readonly DataRow[], tally: MpceTally, findings: Findings): void {
  const warn = (code: string, found: string, expected: string, mend: string) =>
    findings.add(sheetFinding(sheet, { code, severity: 'warning', found, expected, mend }))
  const { unlisted, ungraded, uncertain } = tally
  if (unlisted.size > 0)
    warn(
      'employers-not-listed',
      `${counted(unlisted.size, 'employer')} of MPCE staff with their FTE: ${listOf(unlisted)}`,
      'the trusts that the atlas lists',
      'Their staff count for their board and region and for England, not for a trust.',
    )
  if (ungraded.size > 0)
    warn(
      'levels-unknown',
      listOf(ungraded),
      'levels of healthcare scientists and their support',
      'Where such staff work, only all levels together are given: they are neither qualified nor support by their words.',
    )
  if (uncertain.size > 0)
    warn(
      'itl1-uncertain',
      [...new Set([...uncertain].map((key) => key.split('|')[0]))].sort().join(', '),
      'a board or a trust that lies in one ITL1 region',
      'These ITL1 regions are left without a figure for the month, as some staff may be in one or another of them.',
    )
  const other = new Map<string, number>()
  for (const row of rows) {
    if (specialtyOfRow(row)) continue
    const text = staffAreaColumns.map((column) => textOf(row, column)).find(mayBeSpecialty)
    if (text !== undefined) other.set(text, (other.get(text) ?? 0) + 1)
  }
  if (other.size > 0)
    warn(
      'areas-not-mpce',
      [...other].map(([name, count]) => `${name} (${counted(count, 'row')})`).join('; '),
      'the areas Medical Physics and Clinical Engineering',
      'These areas of work are in no figure of MPCE staff: the shipped series has the two areas alone.',
    )
}
