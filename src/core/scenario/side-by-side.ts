import { AskedRuns, planOf, random } from './asked-runs.ts'
import type { GapQuestion } from './question.ts'
import { movesAlike } from './question-beside.ts'
import type { SupplyFile } from './supply-file.ts'

/** One of the scenarios that stand beside each other, all with the same draws. WTE in the last year. */
export type BesideScenario = {
  /** `base`, `own`, the id of a ready scenario, or `kept-0` for the first that the reader has kept. */
  readonly id: string
  /** In the middle of the runs. */
  readonly wte: number
  /** What it has more than the one it is set against, run by run: 10, 50 and 90 in 100 runs lie below. */
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

/** The id of a scenario of the reader's own, by its place among those that are kept. */
export const keptId = (at: number): string => `kept-${at}`

/** What a scenario that stands beside others is called. */
export function besideName({ beside: { kept } }: Pick<GapQuestion, 'beside'>, id: string): string {
  const at = kept.findIndex((_, one) => keptId(one) === id)
  return at < 0 ? (besideNames[id] ?? id) : kept[at]?.name || `Scenario ${at + 1}`
}

/** A question whose levers are those of one of the scenarios, by its id. */
type Beside = { readonly id: string; readonly asked: GapQuestion }

/** The base, each ready scenario of the data package, those that the reader has kept, and the levers of now where they are none of these. */
function besideOf({ ready }: Pick<SupplyFile, 'ready'>, question: GapQuestion): readonly Beside[] {
  const { kept } = question.beside
  const isNew = question.moves.length > 0 && !kept.some((one) => movesAlike(one, question))
  return [
    { id: 'base', asked: { ...question, ready: null, moves: [] } },
    ...ready.map(({ id }) => ({ id, asked: { ...question, ready: id, moves: [] } })),
    ...kept.map((one, at) => ({ id: keptId(at), asked: { ...question, ready: one.ready, moves: one.moves } })),
    ...(isNew ? [{ id: 'own', asked: question }] : []),
  ]
}

/** What the others are subtracted from: the one that is asked for, or the base where it is not among them. */
export const besideAgainst = (
  { beside: { against } }: Pick<GapQuestion, 'beside'>,
  ids: readonly Pick<Beside, 'id'>[],
): string => (ids.some(({ id }) => id === against) ? against : 'base')

/** WTE of the last year, run by run. */
function endsOf(file: SupplyFile, asked: GapQuestion, draws: number): Float64Array {
  const runs = new AskedRuns(planOf(file, asked, draws))
  return Float64Array.from({ length: draws }, (_, run) => runs.wte(random(run)).at(-1) ?? 0)
}

const shareOf = (values: Float64Array, share: number): number => {
  const sorted = values.toSorted()
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? 0
  return below + ((sorted[Math.ceil(at)] ?? 0) - below) * (at - Math.floor(at))
}

/**
 * The base, each ready scenario of the data package, those that the reader has kept, and the levers of now where they are none of these, run by run against
 * one of them under the same draws, so that it is zero against itself in every run.
 * @param need WTE required in the last year, or null
 */
export function sideBySide(
  file: SupplyFile,
  question: GapQuestion,
  need: number | null,
  draws: number,
): readonly BesideScenario[] {
  const all = besideOf(file, question).map(({ id, asked }) => ({ id, ends: endsOf(file, asked, draws) }))
  const against = besideAgainst(question, all)
  const reference = all.find(({ id }) => id === against)?.ends
  return all.map(({ id, ends }) => {
    const more = ends.map((wte, run) => wte - (reference?.[run] ?? 0))
    return {
      id,
      wte: shareOf(ends, 0.5),
      more: [shareOf(more, 0.1), shareOf(more, 0.5), shareOf(more, 0.9)],
      closed: need === null ? null : ends.filter((wte) => wte >= need).length / draws,
    }
  })
}
