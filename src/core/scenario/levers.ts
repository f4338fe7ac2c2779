import { normalQuantile } from '#core/statistics/normal-quantile.ts'
import { uniform } from './random.ts'
import { type LeverChange, movedValue, reach, type ScenarioSpec } from './scenario.ts'
import type { SupplyLever } from './supply-file.ts'

/**
 * A lever's value in each year and cell as `slope × base + offset`: every change of a scenario is such a line, so that a run needs one product for it.
 * Both by year, then cell.
 */
export type LeverPath = { readonly slope: Float64Array; readonly offset: Float64Array }

type Place = { readonly area: string; readonly specialty: string }

const zero = { policies: [] }

/** The path of a rate, which holds in each cell as it is. */
export function ratePath(
  spec: Pick<ScenarioSpec, 'policies'>,
  lever: string,
  places: readonly Place[],
  years: readonly number[],
): LeverPath {
  const size = places.length * years.length
  const path = { slope: new Float64Array(size).fill(1), offset: new Float64Array(size) }
  const own = ownChanges(spec, lever)
  if (own.length === 0) return path
  const only = { policies: [{ name: '', because: '', changes: own }] }
  for (const [y, year] of years.entries())
    for (const [c, place] of places.entries()) {
      const offset = movedValue(only, lever, 0, { ...place, year })
      path.offset[y * places.length + c] = offset
      path.slope[y * places.length + c] = movedValue(only, lever, 1, { ...place, year }) - offset
    }
  return path
}

const ownChanges = ({ policies }: Pick<ScenarioSpec, 'policies'> = zero, lever: string): readonly LeverChange[] =>
  policies.flatMap(({ changes }) => changes.filter((change) => change.lever === lever))

/**
 * The path of a sum, of which each cell has a share. What a change adds, or sets, is shared out over the cells where it acts in proportion to their
 * shares, so that “by 10 in an area” is ten there.
 * @param shares of the sum by cell
 */
export function sumPath(
  spec: Pick<ScenarioSpec, 'policies'>,
  lever: string,
  places: readonly Place[],
  shares: Float64Array,
  years: readonly number[],
): LeverPath {
  const cells = places.length
  const path = { slope: new Float64Array(cells * years.length), offset: new Float64Array(cells * years.length) }
  for (const y of years.keys()) path.slope.set(shares, y * cells)
  for (const change of ownChanges(spec, lever)) {
    const acts = places.map(({ area, specialty }) =>
      Number(
        (change.areas.length === 0 || change.areas.includes(area)) &&
          (change.specialties.length === 0 || change.specialties.includes(specialty)),
      ),
    )
    const whole = acts.reduce((sum, one, c) => sum + one * (shares[c] ?? 0), 0)
    for (const [y, year] of years.entries())
      for (let c = 0; c < cells; c += 1)
        if (acts[c] === 1 && whole > 0)
          moveSum(path, y * cells + c, change, reach(change, year), (shares[c] ?? 0) / whole)
  }
  return path
}

function moveSum(
  { slope, offset }: LeverPath,
  at: number,
  { how, amount }: LeverChange,
  share: number,
  part: number,
): void {
  const [s, o] = [slope[at] ?? 0, offset[at] ?? 0]
  if (how === 'by') offset[at] = o + share * amount * part
  else if (how === 'to') {
    slope[at] = s * (1 - share)
    offset[at] = o * (1 - share) + share * amount * part
  } else {
    const factor = 1 + share * (amount - 1)
    slope[at] = s * factor
    offset[at] = o * factor
  }
}

/** The standard normal deviate that a tenth of draws exceed. */
const tenth = normalQuantile(0.9)

/**
 * A lever's base value in one random run: its middle value where half the runs lie on either side, and a tenth beyond each end of its range. Never
 * negative, and the same in every scenario.
 * @param key of the lever’s stream
 */
export function drawnValue({ value, low, high }: SupplyLever, key: number, run: number): number {
  const middle = value ?? 1
  if (low === null || high === null) return middle
  const z = normalQuantile(uniform(key, run, 0)) / tenth
  return Math.max(0, z < 0 ? middle + z * (middle - low) : middle + z * (high - middle))
}
