import { readFileSync } from 'node:fs'
import { csvParseRows } from 'd3'
import { aggregateReturns } from '#core/baseline/aggregate.ts'
import { baselineAreas } from '#core/baseline/areas.ts'
import { parseReturns } from '#core/baseline/parse-returns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { Observation } from '#core/domain/cell.ts'
import { type Parsed, problemText } from '#core/domain/problem.ts'
import { kept } from './kept.ts'

/**
 * Reads a table of sample returns and aggregates it by the path that a real survey takes.
 * @param file the name that problems are to quote
 * @returns indicator id → its observations, all of them illustrative; or every problem of the table
 */
export function readSample(file: string, text: string): Parsed<ReadonlyMap<string, readonly Observation[]>> {
  const returns = parseReturns(csvParseRows(text), file, new Set(baselineAreas.leaves))
  if (!returns.ok) return returns
  const origin = { status: 'illustrative', source: 'mpce-sample', notes: [] } as const
  const observations = kept('sample', text, () => [
    ...aggregateReturns(returns.value, baselineAreas, defaultPolicy, origin),
  ])
  return { ok: true, value: new Map(observations) }
}

/**
 * The sample baseline as it is committed.
 * @throws Error with every problem of the table, when there is one
 */
export function sampleObservations(): ReadonlyMap<string, readonly Observation[]> {
  const sample = readSample('returns.csv', readFileSync(new URL('returns.csv', import.meta.url), 'utf8'))
  if (!sample.ok) throw new Error(sample.problems.map(problemText).join('\n'))
  return sample.value
}
