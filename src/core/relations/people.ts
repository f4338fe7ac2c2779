import type { Dataset } from '#core/catalogue/columns.ts'
import { unitedKingdomCode } from '#core/domain/area.ts'
import type { Observation } from '#core/domain/cell.ts'
import { comparePeriods, periodText } from '#core/domain/period.ts'
import { sourceLine } from '#core/domain/source-line.ts'

type Counted = Observation & { readonly cell: Extract<Observation['cell'], { kind: 'value' }> }

/** The counts of one area on its own boundary, latest first. */
const countsOf = (dataset: Dataset, code: string): readonly Counted[] =>
  dataset.observations
    .filter((one): one is Counted => one.area === code && one.basis === null && one.cell.kind === 'value')
    .sort((a, b) => comparePeriods(b.period, a.period))

/**
 * Says how many people live in an area, in the latest period held, with the share of the United Kingdom where it is held for the same period.
 * @param dataset of the population of all ages
 * @returns "4,934,939 people in 2022, 7.3% of the United Kingdom’s (Office for National Statistics, 2023)"; null where no count is held
 */
export function peopleWords(dataset: Dataset, code: string): string | null {
  const [latest] = countsOf(dataset, code)
  if (!latest) return null
  const { cell, period, source } = latest
  const whole = countsOf(dataset, unitedKingdomCode).find((one) => one.period === period)
  const share = whole ? `, ${((cell.value / whole.cell.value) * 100).toFixed(1)}% of the United Kingdom’s` : ''
  const own = dataset.sources.get(source)
  const from = own ? ` (${sourceLine([own])})` : ''
  const estimated = cell.status === 'modelled' ? 'modelled ' : ''
  return `${estimated}${Math.round(cell.value).toLocaleString('en-GB')} people in ${periodText(period)}${code === unitedKingdomCode ? '' : share}${from}`
}
