import { AskedRuns, planOf } from './asked-runs.ts'
import { type GapQuestion, readyPolicies, scenarioOf } from './question.ts'
import type { LeverChange } from './scenario.ts'
import type { SupplyFile } from './supply-file.ts'

/** What one change adds to the middle line in the last year, on top of those before it. WTE, rounded as shown, so that what is shown sums exactly. */
export type MovedStep = { readonly change: LeverChange; readonly from: number; readonly to: number }

const shown = (wte: number): number => Math.round(wte * 10) / 10

/**
 * From the base to the scenario, change by change in the order in which they stand: each step is the difference that it makes to all before it, so the
 * steps sum to the whole difference. In another order a step may be another. Each point is the middle line in the last year with the changes up to it,
 * rounded to a tenth where it is reached.
 * @returns WTE at the base and at the end, and where each step goes from and to
 */
export function whatMoved(
  file: SupplyFile,
  question: GapQuestion,
): { readonly base: number; readonly end: number; readonly steps: readonly MovedStep[] } {
  const start = file.starts.find(({ id }) => id === question.start)
  const policies = start ? scenarioOf(question, start, readyPolicies(file, question.ready)).policies : []
  const changes = policies.flatMap((policy) => policy.changes)
  const reached = [...changes.keys(), changes.length].map((count) => {
    const policy = { name: '', because: '', changes: changes.slice(0, count) }
    const runs = new AskedRuns(planOf(file, question, 0, [policy]))
    return shown(runs.wte({ kind: 'middle' }).at(-1) ?? 0)
  })
  return {
    base: reached[0] ?? 0,
    end: reached.at(-1) ?? 0,
    steps: changes.map((change, at) => ({ change, from: reached[at] ?? 0, to: reached[at + 1] ?? 0 })),
  }
}

/** "set to 8 % a year, from 2027 over 5 years". */
export function changeWords({ how, amount, from, ramp, until, after }: LeverChange, unit: string): string {
  const value = { to: `set to ${amount} ${unit}`, by: `moved by ${amount} ${unit}`, times: `times ${amount}` }[how]
  const over = ramp > 1 ? ` over ${ramp} years` : ''
  const kept = after === 'fades' ? 'then it fades' : 'then it stays'
  return `${value}, from ${from}${over}${until === null ? '' : `, until ${until}, ${kept}`}`
}
