import type { Plate } from '#core/plate/plate.ts'
import { type Carried, isSameFigure, publicValues } from './carried.ts'

/** One figure that is not what it was. */
export type FigureDifference = {
  readonly code: string
  readonly name: string
  readonly before: string
  readonly after: string
}

const words = (value: number | string | undefined): string =>
  value === undefined
    ? 'not listed'
    : typeof value === 'number'
      ? value.toLocaleString('en-GB', { maximumSignificantDigits: 6 })
      : value

/** The figures of a picture that differ from those of the same view today; empty when all are the same. */
export function figureDifferences({ values, digits }: Carried, plate: Plate): readonly FigureDifference[] {
  const now = publicValues(plate)
  const names = new Map(plate.areas.map(({ area }) => [area.code, area.name]))
  const codes = [...new Set([...Object.keys(values), ...Object.keys(now)])]
  return codes
    .filter((code) => !isSameFigure(values[code], now[code], digits))
    .map((code) => ({
      code,
      name: names.get(code) ?? code,
      before: words(values[code]),
      after: words(now[code]),
    }))
}
