import { quantileOf } from '#core/statistics/quantile.ts'
import { AskedRuns, planOf, random } from './asked-runs.ts'
import type { GapQuestion } from './question.ts'
import { movesAlike } from './question-beside.ts'
import { shownQuantiles } from './supply.ts'
import type { SupplyFile } from './supply-file.ts'

/** What a scenario has more than another, run by run: 10, 50 and 90 in 100 runs lie below. WTE. */
type PairedBand = readonly [low: number, middle: number, high: number]

/** One of the scenarios that stand beside each other, all with the same draws. WTE in the last year, but where it says by year. */
export type BesideScenario = {
  /** `base`, `own`, the id of a ready scenario, or `kept-0` for the first that the reader has kept. */
  readonly id: string
  /** In the middle of the runs. */
  readonly wte: number
  /** What it has more than the one it is set against. */
  readonly more: PairedBand
  /** By year from the start, then shown quantile: 10, 25, 50, 75 and 90 in 100 runs lie below. */
  readonly bands: readonly (readonly number[])[]
  /** `more` by year from the start. */
  readonly moreByYear: readonly PairedBand[]
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

/** WTE by year from the start, then run. */
function runsByYear(file: SupplyFile, asked: GapQuestion, draws: number): readonly Float64Array[] {
  const plan = planOf(file, asked, draws)
  const runs = new AskedRuns(plan)
  const columns = Array.from({ length: plan.plan.years.length + 1 }, () => new Float64Array(draws))
  for (let run = 0; run < draws; run += 1) {
    const path = runs.wte(random(run))
    for (const [year, column] of columns.entries()) column[run] = path[year] ?? 0
  }
  return columns
}

const quantilesOf = (values: Float64Array, shares: readonly number[]): readonly number[] => {
  const sorted = values.toSorted()
  return shares.map((share) => quantileOf(sorted, share))
}

const pairedBand = (values: Float64Array): PairedBand => {
  const [low = 0, middle = 0, high = 0] = quantilesOf(values, [0.1, 0.5, 0.9])
  return [low, middle, high]
}

/**
 * The base, each ready scenario of the data package, those that the reader has kept, and the levers of now where they are none of these, run by run against
 * one of them under the same draws and in every year, so that it is zero against itself in every run.
 * @param need WTE required in the last year, or null
 */
export function sideBySide(
  file: SupplyFile,
  question: GapQuestion,
  need: number | null,
  draws: number,
): readonly BesideScenario[] {
  const all = besideOf(file, question).map(({ id, asked }) => ({ id, columns: runsByYear(file, asked, draws) }))
  const against = besideAgainst(question, all)
  const reference = all.find(({ id }) => id === against)?.columns
  return all.map(({ id, columns }) => {
    const bands = columns.map((column) => quantilesOf(column, shownQuantiles))
    const moreByYear = columns.map((column, year) =>
      pairedBand(column.map((wte, run) => wte - (reference?.[year]?.[run] ?? 0))),
    )
    const ends = columns.at(-1) ?? new Float64Array(draws)
    return {
      id,
      wte: bands.at(-1)?.[2] ?? 0,
      more: moreByYear.at(-1) ?? [0, 0, 0],
      bands,
      moreByYear,
      closed: need === null ? null : ends.filter((wte) => wte >= need).length / draws,
    }
  })
}
