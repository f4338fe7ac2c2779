import { numberText } from '#core/plate/measure.ts'
import type { CoverageView, Need } from '#core/view/coverage-view.ts'

const whole = { prefix: '', suffix: '', decimals: 0 }

export const countText = (value: number): string => numberText(value, whole)
export const shareText = (part: number, total: number): string =>
  total > 0 ? numberText((100 * part) / total, { prefix: '', suffix: '%', decimals: 1 }) : 'none'

/** "45 km", "45 minutes" */
export const distanceText = (value: number, { cost }: Pick<CoverageView, 'cost'>, decimals = 0): string =>
  `${numberText(value, { ...whole, decimals })} ${cost === 'crow' ? 'km' : 'minutes'}`

/** How distance is measured, as it stands in titles, legends and files. */
export function distanceType({ cost, detour }: Pick<CoverageView, 'cost' | 'detour'>): string {
  if (cost === 'minutes') return 'by the reader’s table of travel times'
  return detour === 1 ? 'as the crow flies' : `as the crow flies × ${detour} (detour factor)`
}

export const needWords: Readonly<Record<Need, string>> = {
  people: 'people',
  older: 'people aged 65 and over',
  cancers: 'new cancers',
}

/** Three significant figures: no more than a placing of people at towns can mean. */
export function roundedText(value: number): string {
  const size = Math.abs(value)
  if (size < 1000) return countText(size)
  const unit = 10 ** (Math.floor(Math.log10(size)) - 2)
  return countText(Math.round(size / unit) * unit)
}

/** "312,000 more people within 45 km", "no change in people within 45 km" */
export function differenceText(difference: number, need: Need, coverage: CoverageView): string {
  const where = `within ${distanceText(coverage.within, coverage)}`
  if (Math.round(difference) === 0) return `no change in ${needWords[need]} ${where}`
  return `${roundedText(difference)} ${difference > 0 ? 'more' : 'fewer'} ${needWords[need]} ${where}`
}

/** "a radiotherapy site", "an NHS radiotherapy site" */
export const oneOf = (service: string): string => `${/^(?:NHS|[aeio])/.test(service) ? 'an' : 'a'} ${service}`
