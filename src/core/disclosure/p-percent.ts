/**
 * The p% rule: a cell is sensitive when its second largest contributor, taking itself away from the total, estimates the largest to within p%.
 * @param contributions what each contributor adds to the cell, 0 or more, in any order
 * @param percent p, in 0..100
 * @returns by how much an estimate of the cell must be able to exceed it (the upper protection level); 0 when the cell is not sensitive
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapter 4: p/100 · x₁ − (X − x₁ − x₂)
 */
export function pPercent(contributions: readonly number[], percent: number): number {
  const [first = 0, , ...others] = contributions.toSorted((a, b) => b - a)
  const rest = others.reduce((sum, one) => sum + one, 0)
  return Math.max(0, (percent / 100) * first - rest)
}
