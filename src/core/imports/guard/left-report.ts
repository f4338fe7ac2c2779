import type { Context } from '../draft.ts'

/** Tells how many figures could still be worked out: the part that is done is of the most that there were. */
export function leftReport({ report }: Pick<Context, 'report'>): (exposed: number) => void {
  let most = 1
  report?.(0, 'Suppressing small numbers')
  return (exposed) => {
    most = Math.max(most, exposed)
    const left = exposed.toLocaleString('en-GB')
    report?.(1 - exposed / most, `Suppressing small numbers: ${left} figures could still be worked out`)
  }
}
