import { editDistance } from '#core/domain/edit-distance.ts'
import { normalise } from '#core/domain/normalise.ts'
import type { ColumnSpec } from './column-spec.ts'

/** Marks of notes behind a heading: "Vacant (WTE) [note 2]". */
const noteMark = /\[[^\]]*\]|\((?:see )?notes? ?\d+\)/gi

/** A heading as it may be compared: as it is, without its marks, without what stands in brackets, and with its humps as words. */
export function headingKeys(heading: string): readonly string[] {
  const bare = heading.replace(noteMark, ' ')
  const ways = [heading, bare, bare.replace(/\([^)]*\)/g, ' '), bare.replace(/([a-z])([A-Z])/g, '$1 $2')]
  return [...new Set(ways.map(normalise))]
}

type Names = { readonly own: string; readonly others: ReadonlySet<string>; readonly long: readonly string[] }

const names = new Map<ColumnSpec, Names>()
/** The headings of a column as they are compared; those long enough to be known misspelt by themselves. */
function namesOf(spec: ColumnSpec): Names {
  const known = names.get(spec)
  if (known) return known
  const own = normalise(spec.id)
  const others = new Set(spec.aliases.map(normalise))
  const made = { own, others, long: [own, ...others].filter((name) => name.length >= 6) }
  names.set(spec, made)
  return made
}

/** 3 for the column's own heading, 2 for another that is known, 1 for one that is misspelt. */
export function likeness(spec: ColumnSpec, keys: readonly string[]): number {
  const { own, others, long } = namesOf(spec)
  if (keys.includes(own)) return 3
  if (keys.some((key) => others.has(key))) return 2
  const near = keys.filter((key) => key.length >= 5 && key.length <= 40 && !/^[\d ]+$/.test(key))
  const slips = (name: string) => (name.length >= 9 ? 2 : 1)
  return long.some((name) => near.some((key) => editDistance(key, name, slips(name)) <= slips(name))) ? 1 : 0
}

/** How like a heading is to those of a column: 3 for its own, 2 for another that is known, 1 for one that is misspelt, 0 for none. */
export const headingLikeness = (spec: ColumnSpec, heading: string): number =>
  heading.trim() === '' ? 0 : likeness(spec, headingKeys(heading))
