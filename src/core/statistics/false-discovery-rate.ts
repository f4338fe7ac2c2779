export type FalseDiscoveryRate = {
  /** The largest p that still counts as a discovery; null when none does. */
  readonly threshold: number | null
  /** Whether each p is a discovery, in the order given. */
  readonly discoveries: readonly boolean[]
  /** The smallest rate at which each p would be a discovery, at most 1. */
  readonly adjusted: readonly number[]
}

/**
 * Finds the discoveries among many tests such that at most a share `alpha` of them is expected to be false (Benjamini–Hochberg step-up). Valid for
 * tests that are independent or positively related, as local Moran's of neighbours are.
 * @param p values, 0..1; @param alpha above 0, below 1
 * @throws RangeError on numbers outside those
 * @see Benjamini & Hochberg 1995, JRSS B 57:289; de Castro & Singer 2006, Geographical Analysis 38:180, for local statistics
 */
export function falseDiscoveryRate(p: readonly number[], alpha = 0.05): FalseDiscoveryRate {
  const odd = p.find((one) => !(one >= 0 && one <= 1))
  if (odd !== undefined) throw new RangeError(`p must be from 0 to 1, not ${odd}`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must be between 0 and 1, not ${alpha}`)
  const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!) // positions in p
  const adjusted = p.map(() => 1)
  let threshold: number | null = null
  let least = 1
  for (let rank = order.length; rank >= 1; rank -= 1) {
    const place = order[rank - 1]!
    least = Math.min(least, (p[place]! * order.length) / rank)
    adjusted[place] = least
    if (threshold === null && p[place]! <= (alpha * rank) / order.length) threshold = p[place]!
  }
  return { threshold, discoveries: p.map((one) => threshold !== null && one <= threshold), adjusted }
}
