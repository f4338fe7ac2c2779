import { unitedKingdomCode } from '#core/domain/area.ts'
import type { BaselineAreas } from './tally.ts'

const englishRegions = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
const nations = ['E92000001', 'N92000002', 'S92000003', 'W92000004']

/** The twelve areas that a department may be in, and what they add up to. */
export const baselineAreas: BaselineAreas = {
  leaves: [...englishRegions, ...nations.slice(1)],
  totals: [
    { code: 'E92000001', parts: englishRegions },
    { code: unitedKingdomCode, parts: nations },
  ],
}
