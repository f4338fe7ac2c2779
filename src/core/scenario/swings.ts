import { drawnValue } from './levers.ts'
import { rateLevers, type SupplyPlan, sumLevers } from './supply-plan.ts'

/** How far one parameter moves the outcome over its range, by the runs themselves. */
export type Swing = {
  /** Id of a lever. */
  readonly lever: string
  /** Its middle value in the fifth of the runs where it is lowest, and where it is highest. */
  readonly value: { readonly low: number; readonly high: number }
  /** The middle outcome of those runs, WTE. */
  readonly wte: { readonly low: number; readonly high: number }
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/**
 * A tornado from the same draws: for each parameter with a range, the middle outcome of the runs in which it is lowest and highest. Parameters are drawn
 * apart from each other, so that the other ones are alike in both.
 * @param ends WTE in the last year, by run
 * @returns the widest first
 */
export function swingsOf({ levers, leverKeys }: SupplyPlan, ends: Float64Array): readonly Swing[] {
  const fifth = Math.floor(ends.length / 5)
  if (fifth === 0) return []
  return [...rateLevers, ...sumLevers]
    .filter((id) => levers[id].low !== null && levers[id].high !== null)
    .map((id): Swing => {
      const runs = Array.from(ends, (wte, run) => ({ wte, value: drawnValue(levers[id], leverKeys[id], run) }))
      runs.sort((a, b) => a.value - b.value)
      const [low, high] = [runs.slice(0, fifth), runs.slice(-fifth)]
      const both = (of: (run: (typeof runs)[number]) => number) => ({
        low: middle(low.map(of)),
        high: middle(high.map(of)),
      })
      return { lever: id, value: both(({ value }) => value), wte: both(({ wte }) => wte) }
    })
    .sort((a, b) => Math.abs(b.wte.high - b.wte.low) - Math.abs(a.wte.high - a.wte.low))
}
