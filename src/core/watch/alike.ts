import type { RegisterEntry } from './register.ts'

/** Two amounts of WTE that may be one: within a fifth of a post or a tenth of the larger, or one of them not given. */
function isNear(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return true
  return Math.abs(one - other) <= Math.max(0.2, 0.1 * Math.max(one, other)) + 1e-9
}

/** Two smaller areas or departments that may be one: the same, or one of them not given. */
const mayBeOne = (one: string, other: string): boolean =>
  one === '' || other === '' || one.trim().toLowerCase() === other.trim().toLowerCase()

/**
 * Reports of earlier entries that may tell of the same change as this one: area, specialty, quarter and kind alike, and WTE near. A person decides.
 */
export function likelySame(entry: RegisterEntry, entries: readonly RegisterEntry[]): readonly RegisterEntry[] {
  const { report } = entry
  const before = entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex((one) => one.report.receipt === report.receipt),
    ),
  )
  // What a reporter claims tells reports apart until an officer has checked it; nothing is counted by it.
  const named = (one: RegisterEntry) => one.department || one.report.department
  return before.filter(
    (earlier) =>
      earlier.sameAs === null &&
      (['area', 'specialty', 'quarter', 'kind'] as const).every((field) => earlier.report[field] === report[field]) &&
      isNear(earlier.report.wte, report.wte) &&
      mayBeOne(earlier.report.within, report.within) &&
      mayBeOne(named(earlier), named(entry)),
  )
}
