import type { ReportExposed } from '#core/disclosure/complementary.ts'
import type { CheckContext } from '../draft.ts'

/** Tells how many figures could still be worked out, and then that what may be is shown again. */
export function leftReport({ report }: Pick<CheckContext, 'report'>): ReportExposed {
  report?.(0, 'Suppressing small numbers')
  return (exposed, done) => {
    const figures = exposed === 1 ? '1 figure' : `${exposed.toLocaleString('en-GB')} figures`
    const left = exposed > 0 ? `${figures} could still be worked out` : 'showing again what need not be suppressed'
    report?.(done, `Suppressing small numbers: ${left}`)
  }
}
