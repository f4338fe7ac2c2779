import { AskedRuns, planOf, random } from './asked-runs.ts'
import { type GapQuestion, readyPolicies } from './question.ts'
import type { PolicySpec } from './scenario.ts'
import type { SupplyFile } from './supply-file.ts'

/** One of the scenarios that stand beside each other, all with the same draws. WTE in the last year. */
export type BesideScenario = {
  /** `base`, `own`, or the id of a ready scenario. */
  readonly id: string
  /** In the middle of the runs. */
  readonly wte: number
  /** What it has more than the base, run by run: 10, 50 and 90 in 100 runs lie below. */
  readonly more: readonly [low: number, middle: number, high: number]
  /** Share of runs in which the gap is closed; null without a requirement. */
  readonly closed: number | null
}

/** Names of the scenarios that stand beside each other; the ready ones are for the grand challenges of the science roadmap. */
export const besideNames: Readonly<Record<string, string>> = {
  base: 'Base',
  safety: 'Safety, security and artificial intelligence',
  climate: 'Climate and disease',
  workforce: 'Workforce and skills',
  own: 'As the levers are now',
}

const shareOf = (values: Float64Array, share: number): number => {
  const sorted = values.toSorted()
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? 0
  return below + ((sorted[Math.ceil(at)] ?? 0) - below) * (at - Math.floor(at))
}

/**
 * The base, each ready scenario of the data package, and the reader’s own where it is none of these, run by run against the base.
 * @param need WTE required in the last year, or null
 */
export function sideBySide(
  file: SupplyFile,
  question: GapQuestion,
  need: number | null,
  draws: number,
): readonly BesideScenario[] {
  const ends = (asked: GapQuestion, policies?: readonly PolicySpec[]): Float64Array => {
    const runs = new AskedRuns(planOf(file, asked, draws, policies))
    return Float64Array.from({ length: draws }, (_, run) => runs.wte(random(run)).at(-1) ?? 0)
  }
  const base = ends(question, [])
  const against = (id: string, own: Float64Array): BesideScenario => {
    const more = own.map((wte, run) => wte - (base[run] ?? 0))
    return {
      id,
      wte: shareOf(own, 0.5),
      more: [shareOf(more, 0.1), shareOf(more, 0.5), shareOf(more, 0.9)],
      closed: need === null ? null : own.filter((wte) => wte >= need).length / draws,
    }
  }
  return [
    against('base', base),
    ...file.ready.map(({ id }) => against(id, ends(question, readyPolicies(file, id)))),
    ...(question.moves.length > 0 ? [against('own', ends(question))] : []),
  ]
}
