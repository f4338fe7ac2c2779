import { absenceShorthand } from '#core/domain/cell.ts'
import { exact } from '#core/domain/exact.ts'
import type { Plate } from '#core/plate/plate.ts'

/** Figures of a picture by area code: numbers, and the shorthand of absences. */
export type PublicValues = Readonly<Record<string, number | string>>

/** The figures of a plate as files may state them, by area code. */
export function publicValues({ areas }: Pick<Plate, 'areas'>): PublicValues {
  return Object.fromEntries(
    areas.map(({ area, cell }) => [
      area.code,
      cell.kind === 'value' ? exact(cell.value) : absenceShorthand[cell.reason],
    ]),
  )
}

/** What a picture says that it showed when it was made. */
export type Carried = {
  /** Empty where the picture carries none: a file of its maker's own, or only the address of its view. */
  readonly values: PublicValues
  /** Significant digits to which its numbers are carried. */
  readonly digits: number
}

/** A number as a picture of so many digits carries it. */
export const carriedNumber = (value: number, digits: number): number => Number(value.toPrecision(digits))

/** Whether a picture would carry the same of both. */
export function isSameFigure(
  before: number | string | undefined,
  after: number | string | undefined,
  digits: number,
): boolean {
  if (typeof before !== 'number' || typeof after !== 'number') return before === after
  return carriedNumber(before, digits) === carriedNumber(after, digits)
}
