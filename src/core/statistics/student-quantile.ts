import { checkAtLeast } from './check.ts'

/** P(|T| ≤ t) for Student's t with a whole number of degrees of freedom: a finite series in θ = arctan(t/√ν). */
function centralProbability(t: number, degrees: number): number {
  const theta = Math.atan2(t, Math.sqrt(degrees))
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)]
  const odd = degrees % 2 === 1
  let term = odd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2
    sum += term
  }
  return odd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum
}

/**
 * Quantile of Student's t, by bisection on its exact distribution for whole degrees of freedom.
 * @param p above 0.5, below 1
 * @param degrees whole number from 1
 * @throws RangeError outside those
 * @see Abramowitz & Stegun 1964, 26.7.3 and 26.7.4
 * @example studentQuantile(0.975, 10) // 2.2281
 */
export function studentQuantile(p: number, degrees: number): number {
  checkAtLeast(degrees, 1, 'degrees')
  if (!(p > 0.5 && p < 1)) throw new RangeError(`p must be above 0.5 and below 1, not ${p}`)
  const central = 2 * p - 1
  let [low, high] = [0, 1]
  while (centralProbability(high, degrees) < central) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return middle
    if (centralProbability(middle, degrees) < central) low = middle
    else high = middle
  }
}
