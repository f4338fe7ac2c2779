/** Below this many values they are put in order one by one. */
const few = 24

/**
 * Puts the values of some ranks in their place, as if all were sorted; the others stay in no order. Quicker than sorting where few ranks are asked for.
 * @param values changed in place
 * @param ranks positions from 0, rising
 * @see Hoare 1961, Communications of the ACM 4:321, algorithm 65 “Find”
 */
export function settleRanks(values: Float64Array, ranks: Int32Array): void {
  selectRanks(values, 0, values.length - 1, ranks, 0, ranks.length)
}

/** @param from first of `ranks` that lies between `low` and `high`; @param to the one after the last */
function selectRanks(
  values: Float64Array,
  low: number,
  high: number,
  ranks: Int32Array,
  from: number,
  to: number,
): void {
  if (from >= to) return
  if (high - low < few) {
    order(values, low, high)
    return
  }
  const pivot = middleOf(values[low] ?? 0, values[(low + high) >> 1] ?? 0, values[high] ?? 0)
  let i = low
  let j = high
  while (i <= j) {
    while ((values[i] ?? 0) < pivot) i += 1
    while ((values[j] ?? 0) > pivot) j -= 1
    if (i > j) break
    const held = values[i] ?? 0
    values[i] = values[j] ?? 0
    values[j] = held
    i += 1
    j -= 1
  }
  let last = from
  while (last < to && (ranks[last] ?? 0) <= j) last += 1
  let next = last
  while (next < to && (ranks[next] ?? 0) < i) next += 1
  selectRanks(values, low, j, ranks, from, last)
  selectRanks(values, i, high, ranks, next, to)
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

/** Insertion, for a few. */
function order(values: Float64Array, low: number, high: number): void {
  for (let at = low + 1; at <= high; at += 1) {
    const own = values[at] ?? 0
    let to = at - 1
    while (to >= low && (values[to] ?? 0) > own) {
      values[to + 1] = values[to] ?? 0
      to -= 1
    }
    values[to + 1] = own
  }
}
