/**
 * Conventional rounding of a count to the nearest multiple of a base, half away from zero. Totals are rounded by themselves, not added up from
 * rounded parts: each is as near to the truth as it can be, and so they need not add up. Controlled rounding would make them add up, at the
 * price of moving single cells further; it is not done, and `roundingNote` tells the reader.
 * @param count 0 or more; @param base above 0
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapter 5
 */
export function roundToBase(count: number, base: number): number {
  if (!(count >= 0 && base > 0)) throw new RangeError(`${count} to base ${base}`)
  return Math.floor(count / base + 0.5) * base
}

export const roundingNote = (base: number): string =>
  `Counts are rounded to the nearest ${base}, totals by themselves, so that parts need not add up to them.`
