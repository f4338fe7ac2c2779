import { type Measure, numberText } from './measure.ts'
import type { PlateClass } from './plate.ts'

/** The classes between limits, named by these: a class has its lower limit in it, and the last one its upper limit too. */
export const classesBetween = (breaks: readonly number[], measure: Measure): readonly PlateClass[] =>
  breaks.slice(1).map((upper, index): PlateClass => {
    const lower = breaks[index] ?? upper
    const [from, to] = [numberText(lower, measure), numberText(upper, measure)]
    const isLast = index === breaks.length - 2
    const label = from === to ? from : isLast ? `${from} to ${to}` : `${from} to under ${to}`
    return { index, lower, upper, label, count: 0 }
  })
