/** One plan of replacements: the year of each unit, in the order of the units that came in. */
export type SmoothedWave = {
  readonly years: readonly number[]
  /** The most units of one year, before and after. */
  readonly peakBefore: number
  readonly peak: number
  /** Years by which units were moved, added up. */
  readonly moved: number
}

/** By how many years a replacement may come before or after the year in which it is due. */
export type SmoothingWindow = { readonly early: number; readonly late: number }

type Job = { readonly at: number; readonly due: number; readonly first: number; readonly last: number }

/** Whether all units fit with at most `most` a year, each in the first year that has room: the earliest deadline goes first. */
function fits(jobs: readonly Job[], most: number): boolean {
  let [year, used] = [Number.NEGATIVE_INFINITY, 0]
  for (const { first, last } of jobs) {
    if (first > year || used === most) {
      const next = Math.max(first, used === most ? year + 1 : year)
      used = next === year ? used : 0
      year = next
    }
    if (year > last) return false
    used += 1
  }
  return true
}

/** The fewest years moved with at most `most` units a year: units in order of due year, year after year. */
function leastMoved(jobs: readonly Job[], most: number): readonly number[] {
  const [first, last] = [Math.min(...jobs.map((job) => job.first)), Math.max(...jobs.map((job) => job.last))]
  // best[n]: the least movement with the first n units placed in the years so far; taken[y][n]: how many of them stand in year y.
  let best: number[] = [0, ...jobs.map(() => Number.POSITIVE_INFINITY)]
  const taken: Uint16Array[] = []
  for (let year = first; year <= last; year++) {
    const [next, count] = [[...best], new Uint16Array(jobs.length + 1)]
    for (let start = 0; start < jobs.length; start++) {
      let sum = best[start] ?? Number.POSITIVE_INFINITY
      for (let n = 1; n <= most && sum < Number.POSITIVE_INFINITY; n++) {
        const job = jobs[start + n - 1]
        if (!job || year < job.first || year > job.last) break
        sum += Math.abs(year - job.due)
        if (sum < (next[start + n] ?? 0)) {
          next[start + n] = sum
          count[start + n] = n
        }
      }
    }
    best = next
    taken.push(count)
  }
  const years: number[] = new Array(jobs.length).fill(0)
  let left = jobs.length
  for (let at = taken.length - 1; at >= 0; at--) {
    const n = taken[at]?.[left] ?? 0
    for (let one = left - n; one < left; one++) years[one] = first + at
    left -= n
  }
  return years
}

const peakOf = (years: readonly number[]): number => {
  const units = new Map<number, number>()
  for (const year of years) units.set(year, (units.get(year) ?? 0) + 1)
  return Math.max(0, ...units.values())
}

/**
 * Smooths the peaks of replacements: moves units within the years allowed so that the busiest year has as few as can be, and among all such plans
 * moves as few years as can be. Exact: the smallest peak is found by placing units in the order of their due years (earliest deadline first, exact
 * for units of equal length), the least movement by dynamic programming over units and years, as no two units ever have to overtake each other. Units
 * of one kind at a time; no unit is replaced before the first year.
 * @param due the year in which each unit is due; a year before `from` is overdue and counts as due in `from`
 * @param window years by which a replacement may come early or late, whole and 0 or more
 * @param from first year in which anything can be replaced
 * @throws RangeError when the window is negative or not whole
 * @see Jackson JR (1955), Scheduling a production line to minimize maximum tardiness, UCLA: earliest due date first.
 * @example due 2026, 2026, 2026 with one year early or late: 2025, 2026, 2027
 */
export function smoothReplacements(due: readonly number[], window: SmoothingWindow, from: number): SmoothedWave {
  const { early, late } = window
  if (![early, late].every((years) => Number.isInteger(years) && years >= 0))
    throw new RangeError('the years early and late are whole numbers of 0 or more')
  if (due.length === 0) return { years: [], peakBefore: 0, peak: 0, moved: 0 }
  const jobs = due
    .map((year, at): Job => {
      const own = Math.max(year, from)
      return { at, due: own, first: Math.max(from, own - early), last: own + late }
    })
    .sort((a, b) => a.due - b.due || a.at - b.at)
  let most = 1
  while (!fits(jobs, most)) most += 1
  const ordered = leastMoved(jobs, most)
  const years: number[] = new Array(due.length).fill(from)
  for (const [at, job] of jobs.entries()) years[job.at] = ordered[at] ?? job.due
  const moved = jobs.reduce((sum, job, at) => sum + Math.abs((ordered[at] ?? job.due) - job.due), 0)
  return { years, peakBefore: peakOf(jobs.map((job) => job.due)), peak: peakOf(years), moved }
}
