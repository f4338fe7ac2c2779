import type { Costs } from './costs.ts'

/** For each origin the index of its nearest site, −1 where none can be reached, and what it takes to get there. */
export type Nearest = { readonly site: Int32Array; readonly cost: Float64Array }

/** The nearest site of each origin; of two as near the one listed first. */
export function nearestSites({ origins, sites, values }: Costs): Nearest {
  const site = new Int32Array(origins).fill(-1)
  const cost = new Float64Array(origins).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < origins; i += 1)
    for (let j = 0; j < sites; j += 1) {
      const value = values[i * sites + j] ?? Number.POSITIVE_INFINITY
      if (value < (cost[i] ?? 0)) {
        site[i] = j
        cost[i] = value
      }
    }
  return { site, cost }
}
