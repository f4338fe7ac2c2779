import { memo, useMemo } from 'react'
import type { Area } from '#core/domain/area.ts'
import { Combobox } from '#ui/combobox.tsx'

/** Letters and digits only, without case or accents, so that "Yorks & Humber" finds its region however it is typed. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

type Indexed = { readonly area: Area; readonly words: readonly string[] }

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

/** Finds an area of the shown geography by name, Welsh name, former name, abbreviation or code. */
export const PlaceSearch = memo(function PlaceSearch({
  areas,
  singular,
  onPick,
}: {
  readonly areas: readonly Area[]
  readonly singular: string
  readonly onPick: (code: string) => void
}) {
  const index = useMemo(
    () =>
      areas.map((area): Indexed => {
        const codes = area.codes.map(({ code }) => code)
        return { area, words: [area.name, area.short, ...area.aliases, area.code, ...codes].map(plain) }
      }),
    [areas],
  )
  const suggest = (text: string) => {
    const wanted = plain(text)
    if (wanted === '') return []
    return index
      .flatMap((one) => {
        const score = fit(one, wanted)
        return score === null ? [] : [{ score, area: one.area }]
      })
      .sort((a, b) => a.score - b.score || a.area.name.localeCompare(b.area.name, 'en-GB'))
      .slice(0, 8)
      .map(({ area }) => ({ id: area.code, name: area.name, detail: area.code }))
  }
  return (
    <Combobox
      label={`Find ${singular}`}
      placeholder="Find a place"
      suggest={suggest}
      none={(text) => `Nothing here has “${text}” in its name or code`}
      onPick={onPick}
    />
  )
})
