import type { Indicator, IndicatorKind, Unit } from '#core/domain/indicator.ts'
import type { Dims } from '#core/view/view.ts'
import type { Chosen, Resolved } from './resolve.ts'

/** Name, unit and number format of the figures of a plate. Plain data, which keeps a plate serialisable. */
export type Measure = {
  /** "Radiotherapy machines per 1,000 new cancers" */
  readonly name: string
  /** The same inside a sentence. */
  readonly phrase: string
  /** "machines per 1,000 new cancers", "% of posts", "£" */
  readonly unit: string
  readonly prefix: string
  readonly suffix: string
  readonly decimals: number
  /** Set for changes: a rise is written with its plus sign. */
  readonly signed?: boolean
  readonly kind: IndicatorKind
  readonly polarity: { readonly higher: string; readonly lower: string }
}

/** The chosen values of the dimensions as words of a title. Values without a `phrase` are left out. */
function choicesText(indicator: Indicator, dims: Dims): string {
  const phrases = indicator.dimensions.map(
    ({ id, values }) => values.find((value) => value.id === dims[id])?.phrase ?? '',
  )
  return phrases.filter(Boolean).join(', ')
}

const withChoices = (words: string, { indicator, dims }: Pick<Chosen, 'indicator' | 'dims'>): string => {
  const choices = choicesText(indicator, dims)
  return choices ? `${words}, ${choices}` : words
}

/** Decimals that give a typical value two or three significant figures; more would claim a precision the figures do not have. */
export function decimalsFor(values: readonly number[]): number {
  const sizes = values.map(Math.abs).filter((size) => size > 0)
  const middle = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)]
  return middle === undefined ? 0 : Math.min(4, Math.max(0, (middle < 1 ? 1 : 2) - Math.floor(Math.log10(middle))))
}

const unitWords = ({ many, suffix, prefix }: Unit): string => suffix ?? prefix ?? many

/** Describes an indicator by itself, or divided by its denominator. */
export function measureOf({ main, per }: Pick<Resolved, 'main' | 'per'>, values: readonly number[]): Measure {
  const { indicator } = main
  const { unit, polarity, kind } = indicator
  const affixes = { prefix: unit.prefix ?? '', suffix: per ? '' : (unit.suffix ?? '') }
  if (!per)
    return {
      name: withChoices(indicator.name, main),
      phrase: withChoices(indicator.phrase, main),
      unit: unitWords(unit),
      ...affixes,
      decimals: indicator.decimals,
      kind,
      polarity,
    }
  const { phrase } = per.denominator
  return {
    name: `${withChoices(indicator.name, main)} ${phrase}`,
    phrase: `${withChoices(indicator.phrase, main)} ${phrase}`,
    unit: `${unit.prefix ? unit.prefix : unit.many} ${phrase}`,
    ...affixes,
    decimals: decimalsFor(values),
    kind,
    polarity,
  }
}

/** Describes the indicator of the overlay. */
export const overlayMeasureOf = (overlay: Chosen): Measure => measureOf({ main: overlay, per: null }, [])

type Digits = Pick<Measure, 'prefix' | 'suffix' | 'decimals' | 'signed'>

/** A size in units of its last written decimal. */
function shiftedBy(size: number, decimals: number): number {
  const [mantissa = '0', exponent = '0'] = String(size).split('e')
  return Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`))
}

/** A value as it is written: 0.78 for 0.7797 with two decimals. */
export function asWritten(value: number, { decimals }: Pick<Measure, 'decimals'>): number {
  const shifted = shiftedBy(Math.abs(value), decimals)
  return Number.isSafeInteger(shifted) ? (Math.sign(value) * shifted) / 10 ** decimals : value
}

/**
 * Formats digits as British English does: commas between thousands, halves rounded away from zero in decimal notation. Gives the same text as
 * `Intl.NumberFormat`, whose first use blocks a browser for tens of milliseconds while the first map waits.
 */
function digitsOf(size: number, decimals: number): string {
  const shifted = shiftedBy(size, decimals)
  if (!Number.isSafeInteger(shifted)) return size.toFixed(decimals)
  const all = String(shifted).padStart(decimals + 1, '0')
  let end = all.length - decimals
  let whole = all.slice(Math.max(0, end - 3), end)
  while (end > 3) {
    end -= 3
    whole = `${all.slice(Math.max(0, end - 3), end)},${whole}`
  }
  return decimals === 0 ? whole : `${whole}.${all.slice(-decimals)}`
}

/** "1.04", "£7.51", "8.0%": formats a number for the screen, with a real minus sign. */
export function numberText(value: number, { prefix, suffix, decimals, signed }: Digits): string {
  const digits = digitsOf(Math.abs(value), decimals)
  const sign = value < 0 ? '−' : signed ? '+' : ''
  return `${/[1-9]/.test(digits) ? sign : ''}${prefix}${digits}${suffix}`
}

/** Formats a number with its unit: "1.04 machines per 1,000 new cancers". A prefix or suffix of the number is not repeated in the unit. */
export function quantityText(value: number, measure: Digits & Pick<Measure, 'unit'>): string {
  const text = numberText(value, measure)
  if (measure.unit === measure.suffix || measure.unit === measure.prefix) return text
  return `${text} ${measure.prefix && measure.unit.startsWith(measure.prefix) ? measure.unit.slice(measure.prefix.length).trim() : measure.unit}`
}
