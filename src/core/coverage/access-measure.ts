import { capitalise, inSentence } from '#core/domain/letters.ts'
import type { Measure } from '#core/plate/measure.ts'
import { decimalsFor } from '#core/plate/measure.ts'
import type { CoverageView, Need } from '#core/view/coverage-view.ts'
import { distanceText, distanceType } from './words.ts'

/** What accessibility is given for: so many of the need. */
export const accessBase: Readonly<Record<Need, { readonly base: number; readonly phrase: string }>> = {
  people: { base: 1_000_000, phrase: 'per million people' },
  older: { base: 100_000, phrase: 'per 100,000 people aged 65 and over' },
  cancers: { base: 1_000, phrase: 'per 1,000 new cancers' },
}

const methodNames = {
  '2sfca': 'two-step floating catchment',
  e2sfca: 'enhanced two-step floating catchment',
  '3sfca': 'three-step floating catchment',
} as const

const supplyWords = { machines: 'machines', staff: 'WTE' } as const

/** Accessibility as a measure of a map. */
export function accessMeasure(coverage: CoverageView, values: readonly number[]): Measure {
  const { phrase } = accessBase[coverage.need]
  const unit = `${supplyWords[coverage.supply]} ${phrase}`
  const size = distanceText(coverage.catchment, coverage)
  const how = `${methodNames[coverage.method]}, ${size} ${distanceType(coverage)}`
  return {
    name: `${capitalise(unit)} within reach (${how})`,
    phrase: `${unit} within reach`,
    unit,
    prefix: '',
    suffix: '',
    decimals: decimalsFor(values),
    kind: 'measure',
    polarity: { higher: 'more within reach', lower: 'less within reach' },
  }
}

/** Distance to the nearest site as a measure of a map. */
export function distanceMeasure(coverage: CoverageView, service: string): Measure {
  const unit = coverage.cost === 'crow' ? 'km' : 'minutes'
  const words = coverage.cost === 'crow' ? 'Distance' : 'Travel time'
  return {
    name: `${words} to the nearest ${service}, ${distanceType(coverage)}`,
    phrase: `${inSentence(words)} to the nearest ${service}`,
    unit,
    prefix: '',
    suffix: '',
    decimals: 0,
    kind: 'measure',
    polarity: { higher: 'farther', lower: 'nearer' },
  }
}
