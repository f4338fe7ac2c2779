/**
 * The (n, k) rule: a cell is sensitive when its n largest contributors hold more than k% of it.
 * @param contributions what each contributor adds to the cell, 0 or more, in any order
 * @param largest n, 1 or more; @param percent k, in 0..100
 * @returns by how much an estimate of the cell must be able to exceed it, so that the estimate keeps clear of the rule; 0 when the
 * cell is not sensitive
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapter 4: rule and upper protection level 100/k · (x₁+…+xₙ) − X
 */
export function dominance(contributions: readonly number[], largest: number, percent: number): number {
  const total = contributions.reduce((sum, one) => sum + one, 0)
  const top = contributions
    .toSorted((a, b) => b - a)
    .slice(0, largest)
    .reduce((sum, one) => sum + one, 0)
  return Math.max(0, (100 / percent) * top - total)
}
