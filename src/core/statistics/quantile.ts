/**
 * Quantile of sorted values by linear interpolation between neighbours, as in R's type 7 and in spreadsheets.
 * @param sorted ascending, not empty; @param p 0..1
 * @see Hyndman & Fan 1996, Am Stat 50:361, definition 7
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const place = p * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
