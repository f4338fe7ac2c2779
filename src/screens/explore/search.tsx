import { useQueries } from '@tanstack/react-query'
import { memo, useMemo, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { geographyQuery } from '#state/queries.ts'
import { Combobox, type Suggestion } from '#ui/combobox.tsx'
import { type Indexed, indexAreas, searchAreas } from './place-index.ts'

/** Fewer letters than these are not looked up in other geographies, whose files are read for that alone. */
const fewestLetters = 3

type Elsewhere = { readonly geography: Geography; readonly index: readonly Indexed[] }

const indexes = new WeakMap<readonly Area[], readonly Indexed[]>()

function indexOf(areas: readonly Area[]): readonly Indexed[] {
  const known = indexes.get(areas) ?? indexAreas(areas)
  indexes.set(areas, known)
  return known
}

/** The places of all other geographies, read when they are first wanted. */
function useElsewhere(catalogue: Catalogue, shown: string, wanted: boolean) {
  const others = catalogue.geographies.filter(({ id, areas }) => id !== shown && areas > 1)
  const files = useQueries({ queries: others.map(({ path }) => ({ ...geographyQuery(path), enabled: wanted })) })
  return {
    loading: wanted && files.some(({ isLoading }) => isLoading),
    held: files.flatMap(({ data }): Elsewhere[] =>
      data ? [{ geography: data.geography, index: indexOf(data.areas) }] : [],
    ),
  }
}

/** Places of other geographies: the shown area that each lies in, and the geography where the measure is held for it. */
function suggestElsewhere(
  text: string,
  held: readonly Elsewhere[],
  names: ReadonlyMap<string, string>,
  shown: Geography,
  offers: Resolved['offers'],
): readonly Suggestion[] {
  const found = held.flatMap(({ geography, index }) =>
    searchAreas(index, text, 4).map((one) => ({ ...one, geography })),
  )
  return found
    .sort((a, b) => a.score - b.score)
    .flatMap(({ area, geography }): Suggestion[] => {
      const parent = area.parents[shown.id]
      const within = parent === undefined ? undefined : names.get(parent)
      return [
        ...(parent !== undefined && within !== undefined
          ? [{ id: `in!${parent}`, name: area.name, detail: `in ${within}` }]
          : []),
        ...(offers.some((offer) => offer.geography.id === geography.id)
          ? [{ id: `open!${geography.id}!${area.code}`, name: area.name, detail: `open ${geography.short}` }]
          : []),
      ]
    })
    .filter((one, at, all) => all.findIndex(({ name, detail }) => name === one.name && detail === one.detail) === at)
    .slice(0, 8)
}

/**
 * Finds an area of the shown geography by name, Welsh name, former name, abbreviation or code. A place of another geography leads to the shown area
 * that it lies in, or to the geography that holds the measure for it.
 */
export const PlaceSearch = memo(function PlaceSearch({
  areas,
  geography,
  offers,
  catalogue,
  onPick,
  onOpen,
}: {
  readonly areas: readonly Area[]
  readonly geography: Geography
  readonly offers: Resolved['offers']
  readonly catalogue: Catalogue
  readonly onPick: (code: string) => void
  readonly onOpen: (geography: string, code: string) => void
}) {
  const [text, setText] = useState('')
  const index = indexOf(areas)
  const names = useMemo(() => new Map(areas.map(({ code, name }) => [code, name])), [areas])
  const isHere = searchAreas(index, text, 1).length > 0
  const { held, loading } = useElsewhere(catalogue, geography.id, !isHere && text.trim().length >= fewestLetters)
  const suggest = (typed: string): readonly Suggestion[] => {
    const here = searchAreas(index, typed, 8)
    return here.length > 0
      ? here.map(({ area }) => ({ id: `in!${area.code}`, name: area.name, detail: area.code }))
      : typed.trim().length < fewestLetters
        ? []
        : suggestElsewhere(typed, held, names, geography, offers)
  }
  const pick = (id: string) => {
    const [kind, first = '', code = ''] = id.split('!')
    if (kind === 'open') onOpen(first, code)
    else onPick(first)
  }
  return (
    <Combobox
      label={`Find ${geography.singular}`}
      placeholder="Find a place"
      suggest={suggest}
      none={(typed) =>
        loading ? 'Looking among other places…' : `No place that the atlas holds has “${typed}” in its name or code`
      }
      onText={setText}
      onPick={pick}
    />
  )
})
