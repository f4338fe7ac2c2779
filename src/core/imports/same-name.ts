import { type AreaIndex, formerOf, matchesOf } from './places.ts'

/** Areas of the atlas whose name belongs to another area since: Belfast is larger since 2015, Dorset smaller since 2019. */
const renewed: Readonly<Record<string, { readonly since: string; readonly neighbours: RegExp }>> = {
  '95GG': { since: 'N09000003', neighbours: /^95[A-Z]{2}$/ },
  E10000009: { since: 'E06000059', neighbours: /^E0600002[89]$/ },
}

/** Which of two areas of one name a text means: that of the atlas, the one since, or nobody knows. */
export type NameMeaning = 'of the atlas' | 'since' | 'open'

/**
 * Tells by the other texts of a column which of two areas of one name is meant: by the areas of the same year beside it.
 * @param code the area of the atlas that has the name
 * @param texts all texts of the column
 */
export function whichOfName(code: string, texts: Iterable<string>, places: AreaIndex): NameMeaning {
  const known = renewed[code]
  if (!known || places.byCode.has(known.since)) return 'of the atlas'
  let [isOld, isNew] = [false, false]
  for (const text of texts) {
    const isOther = (other: string) => other !== code && known.neighbours.test(other)
    if (matchesOf(places, text).some((match) => isOther(match.code))) isOld = true
    else if (formerOf(places, text).some((former) => known.neighbours.test(former.code) || former.code === code))
      isNew = true
  }
  if (isOld === isNew) return 'open'
  return isOld ? 'of the atlas' : 'since'
}
