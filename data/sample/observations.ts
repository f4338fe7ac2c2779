import { readFileSync } from 'node:fs'
import { csvParseRows } from 'd3'
import { aggregateReturns } from '#core/baseline/aggregate.ts'
import { parseReturns } from '#core/baseline/parse-returns.ts'
import { suppressionPolicy } from '#core/baseline/suppress.ts'
import type { BaselineAreas } from '#core/baseline/tally.ts'
import type { Observation } from '#core/domain/cell.ts'
import { problemText } from '#core/domain/problem.ts'

const englishRegions = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
const nations = ['E92000001', 'N92000002', 'S92000003', 'W92000004']

/** The twelve areas that a department may be in, and what they add up to. */
export const baselineAreas: BaselineAreas = {
  leaves: [...englishRegions, ...nations.slice(1)],
  totals: [
    { code: 'E92000001', parts: englishRegions },
    { code: 'K02000001', parts: nations },
  ],
}

/**
 * The sample baseline, read and aggregated by the path that a real survey takes.
 * @returns indicator id → its observations, all of them illustrative
 * @throws Error with every problem of the table, when there is one
 */
export function sampleObservations(): ReadonlyMap<string, readonly Observation[]> {
  const text = readFileSync(new URL('returns.csv', import.meta.url), 'utf8')
  const parsed = parseReturns(csvParseRows(text), 'data/sample/returns.csv', new Set(baselineAreas.leaves))
  if (!parsed.ok) throw new Error(parsed.problems.map(problemText).join('\n'))
  return aggregateReturns(parsed.value, baselineAreas, suppressionPolicy, {
    status: 'illustrative',
    source: 'mpce-sample',
    notes: [],
  })
}
