import { capitalise } from '#core/domain/letters.ts'
import type { Finder, MeasureEntry } from './entries.ts'
import { type Answer, findMeasures } from './find.ts'

/** The measures of one of several things that a question names. */
export type FoundOfEach = { readonly name: string; readonly entries: readonly MeasureEntry[] }

/** Most measures of each thing. */
const mostOfEach = 3

/** Three letters at most are taken for an abbreviation: "MRI", "Nuclear medicine". */
const titled = (name: string): string => (name.length > 3 ? capitalise(name) : name.toUpperCase())

/**
 * Finds measures of each thing by itself, where a question names several that no measure has together: "MRI CT ultrasound nuclear medicine". A made-up sample
 * stands only where nothing else is held.
 * @param answer of the whole question, from `findMeasures`
 * @returns one group for each thing, in the order of the question; none where one measure answers all of it or fewer than two things are named
 */
export function findEach(finder: Finder, { found, whole, change, named }: Answer): readonly FoundOfEach[] {
  if (whole || change || found.length === 0 || named.length < 2) return []
  const listed = new Set<string>()
  const groups = named.flatMap((name): readonly FoundOfEach[] => {
    const own = findMeasures(finder, name)
    const real = own.found.filter(({ origin }) => origin !== 'made-up sample')
    const entries = (real.length > 0 ? real : own.found).filter(({ id }) => !listed.has(id)).slice(0, mostOfEach)
    for (const { id } of entries) listed.add(id)
    return own.whole && entries.length > 0 ? [{ name: titled(name), entries }] : []
  })
  return groups.length < 2 ? [] : groups
}
