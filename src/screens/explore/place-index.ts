import type { Area } from '#core/domain/area.ts'

/** Letters and digits only, without case or accents, so that "Yorks & Humber" finds its region however it is typed. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

export type Indexed = { readonly area: Area; readonly words: readonly string[] }

export const indexAreas = (areas: readonly Area[]): readonly Indexed[] =>
  areas.map((area) => {
    const codes = area.codes.map(({ code }) => code)
    return { area, words: [area.name, area.short, ...area.aliases, area.code, ...codes].map(plain) }
  })

/** How well a text fits: a name that starts with it, then a word that does, then anything that holds it; null when nothing does. */
function fit({ words }: Indexed, text: string): number | null {
  const scores = words.map((word, index) => {
    const extra = index === 0 ? 0 : 1
    if (word.startsWith(text)) return extra
    if (word.includes(` ${text}`)) return 2 + extra
    return word.includes(text) ? 4 + extra : Number.POSITIVE_INFINITY
  })
  const best = Math.min(...scores)
  return Number.isFinite(best) ? best : null
}

/** The areas that fit a text best, best first; none for an empty text. */
export function searchAreas(
  index: readonly Indexed[],
  text: string,
  most: number,
): readonly { readonly score: number; readonly area: Area }[] {
  const wanted = plain(text)
  if (wanted === '') return []
  return index
    .flatMap((one) => {
      const score = fit(one, wanted)
      return score === null ? [] : [{ score, area: one.area }]
    })
    .sort((a, b) => a.score - b.score || a.area.name.localeCompare(b.area.name, 'en-GB'))
    .slice(0, most)
}
