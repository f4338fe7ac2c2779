import type { LocalMorans } from '#core/statistics/local-moran.ts'
import { seededRandom } from '#core/statistics/random.ts'
import type { SpatialWeights } from '#core/statistics/spatial-weights.ts'

type Options = { readonly permutations: number; readonly seed: number; readonly atFloor: number }

/** Local Moran's I as its definition reads: every permutation of every area is added up by itself. For tests, as it takes so long. */
export function plainLocalMoran(
  values: readonly number[],
  { rows }: SpatialWeights,
  { permutations, seed, atFloor }: Options,
): LocalMorans {
  const { below } = seededRandom(seed)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  const z = values.map((value) => (value - mean) / deviation)
  const most = Math.max(...rows.map(({ length }) => length))
  const lagOf = (row: readonly number[], at: (area: number, nth: number) => number) =>
    row.reduce((sum, area, nth) => sum + (1 / row.length) * z[at(area, nth)]!, 0)
  const dealt = (rounds: number) => {
    const pool = Array.from({ length: z.length - 1 }, (_, place) => place)
    const hands = Array.from({ length: rounds }, () =>
      Array.from({ length: most }, (_, front) => {
        const other = front + below(pool.length - front)
        const held = pool[front]!
        pool[front] = pool[other]!
        pool[other] = held
        return pool[front]!
      }),
    )
    return (own: number, place: number) => {
      const row = rows[place]!
      const observed = own * lagOf(row, (area) => area)
      const slack = 1e-12 * Math.max(1, Math.abs(observed))
      const found = hands.map((hand) => own * lagOf(row, (_, nth) => hand[nth]! + (hand[nth]! < place ? 0 : 1)))
      const high = found.filter((one) => one >= observed - slack).length
      const low = found.filter((one) => one <= observed + slack).length
      const pattern = `${own >= 0 ? 'high' : 'low'}-${lagOf(row, (area) => area) >= 0 ? 'high' : 'low'}` as const
      return { i: observed, p: Math.min(1, (2 * (Math.min(high, low) + 1)) / (rounds + 1)), pattern }
    }
  }
  const areas = z.map(dealt(permutations))
  const floor = 2 / (permutations + 1)
  if (atFloor <= permutations || areas.every(({ p }) => p > floor)) return { kind: 'value', areas, permutations }
  const again = dealt(atFloor)
  return {
    kind: 'value',
    areas: areas.map((area, place) => (area.p > floor ? area : again(z[place]!, place))),
    permutations: atFloor,
  }
}
