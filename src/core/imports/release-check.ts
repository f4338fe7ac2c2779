import { type Released, toldOf } from '#core/disclosure/session.ts'
import type { Observation } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'

/** What readers of earlier releases would learn from a version that is kept, as far as its own figures tell. */
export type ReleaseFinding = {
  /** The version that would count or leave. */
  readonly of?: { readonly dataset: string; readonly number: number }
  /** Earlier releases that it differs from. */
  readonly names: readonly string[]
  /** Places that it withholds and that an earlier release showed. */
  readonly withheld: number
  /** Places whose figures are not those of an earlier release: the difference is what was added, left out or corrected. */
  readonly changed: number
}

/**
 * Compares what a version shows with what has left before, value by value.
 * @param shown indicator id → its figures as they may be shown
 * @returns null where nothing is told that was not known
 */
export function toldBy(
  shown: ReadonlyMap<string, readonly Observation[]>,
  released: readonly Released[],
): ReleaseFinding | null {
  const { names, withheld, changed } = toldOf(shown, released)
  return names.length === 0 ? null : { names, withheld: withheld.size, changed: changed.size }
}

/**
 * "Of this version 3 places have other figures than what was saved or copied before (…), and 1 place is withheld that was shown then."; of no earlier
 * release, that nothing could be compared.
 */
export function toldWords({ names, withheld, changed }: ReleaseFinding, what = 'this version'): string {
  if (names.length === 0)
    return 'What was saved or copied before cannot be read in this browser now, or this not be noted with it: nothing says what both together tell.'
  const parts = [
    ...(changed > 0 ? [`${counted(changed, 'place')} with other figures, or none any more`] : []),
    ...(withheld > 0 ? [`${counted(withheld, 'place')} suppressed now and shown then`] : []),
  ]
  return `Against what was saved or copied before (${names.join('; ')}) ${what} has ${parts.join(' and ')}. Whoever has both can subtract: the difference is what was added, left out or corrected, and of one department or one person it is exact.`
}

/**
 * What follows from a version and all that has left, by the audit of all measures together, in words.
 * @param exposed suppressed places of the version that can be worked out; null where its returns are not in this browser
 */
export function followsWords(exposed: number | null): string {
  if (exposed === null)
    return 'The returns of this version are not in this browser, so that what follows from several figures together cannot be audited.'
  return exposed === 0
    ? 'The audit of all figures together finds no place suppressed in this version that what has left gives away.'
    : `The audit of all figures together: ${counted(exposed, 'place')} suppressed in this version can be worked out with what has left.`
}

export const waysOut =
  'Keep to the version that was handed on; or accept one by its rules; or wait until at least three departments have changed in each of these places. What has been handed on cannot be called back.'
