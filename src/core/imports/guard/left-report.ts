import type { Context } from '../draft.ts'

/** How much of the work it is to withhold enough; the rest is to show again what need not be withheld. */
const untilEnough = 0.8

/** Tells how many figures could still be worked out: the part that is done is of the most that there were. */
export function leftReport({ report }: Pick<Context, 'report'>): (exposed: number) => void {
  let most = 1
  report?.(0, 'Suppressing small numbers')
  return (exposed) => {
    most = Math.max(most, exposed)
    const left =
      exposed > 0
        ? `${exposed.toLocaleString('en-GB')} figures could still be worked out`
        : 'showing again what need not be suppressed'
    report?.(untilEnough * (1 - exposed / most), `Suppressing small numbers: ${left}`)
  }
}
