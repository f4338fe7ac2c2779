import { type Measure, numberText } from './measure.ts'
import type { PlateOverlay } from './plate.ts'

/** Rounds down to one, two or five times a power of ten. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [5, 2, 1].find((one) => one * power <= value * (1 + 1e-9)) ?? 1
  return step * power
}

/** Three round values for the legend of the symbols. Symbols grow by area, so a share is value over largest. */
export function symbolScaleOf(largest: number, measure: Measure): PlateOverlay['symbolScale'] {
  if (!(largest > 0)) return []
  const top = roundDown(largest)
  const steps = [top, roundDown(top / 2), roundDown(top / 5)]
  return [...new Set(steps)].map((value) => ({ value, share: value / largest, text: numberText(value, measure) }))
}
