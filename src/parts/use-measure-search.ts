import { useQueries, useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useMemo, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { findEach } from '#core/finder/each.ts'
import { buildFinder, entriesByTopic, type MeasureEntry } from '#core/finder/entries.ts'
import { findMeasures, type NamedPlace } from '#core/finder/find.ts'
import { openChanges } from '#core/finder/fuller.ts'
import { shortAnswer } from '#core/finder/short.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { geographyQuery, libraryQuery } from '#state/queries.ts'
import { searchQuery, shortAnswersQuery } from '#state/search-query.ts'
import type { MeasureGroup, OpenedMeasure } from './measure-list.tsx'

/** The search words, the names of all places and the measures that sound alike, read when the finder opens. */
function useFinder(catalogue: Catalogue) {
  const { data: words, isError, isPending } = useQuery(searchQuery(catalogue.searchWords.path))
  const library = useQuery(libraryQuery(catalogue.library.path))
  const short = useQuery(shortAnswersQuery(catalogue.searchWords.path))
  const files = useQueries({ queries: catalogue.geographies.map(({ path }) => geographyQuery(path)) })
  const finder = useMemo(() => buildFinder(catalogue, words ?? []), [catalogue, words])
  const places = files.flatMap(({ data }) =>
    data ? data.areas.map((area): NamedPlace => ({ ...area, geography: data.geography.id })) : [],
  )
  const isAwaited = isPending || library.isPending || short.isPending || files.some((file) => file.isPending)
  return { finder, places, alike: library.data?.likeNamed ?? [], short: short.data ?? [], isPlain: isError, isAwaited }
}

/** What is found; where it is asked for one kind of area, the measures with figures for it, then the others, which cannot be chosen. */
function heldFirst(found: readonly MeasureEntry[], kind: string | undefined): readonly MeasureGroup[] {
  const isHeld = ({ geographies }: MeasureEntry) => kind !== undefined && geographies.includes(kind)
  const groups = [
    { name: `With figures for ${kind}`, entries: found.filter(isHeld) },
    { name: `Not held for ${kind}`, entries: found.filter((entry) => !isHeld(entry)), isInert: true },
  ].filter(({ entries }) => entries.length > 0)
  return kind === undefined ? [{ name: null, entries: found }] : groups
}

export type Typed = string | { readonly current: string }

/**
 * What is listed for a text, and which of it the keys are on. Nothing is listed for it before all that the search needs has been read: a list that
 * changes by itself would have another measure under the pointer.
 * @param heldFor short name of the kind of area for which figures are wanted: "ITL1"
 */
export function useMeasureSearch(catalogue: Catalogue, { view, main }: Resolved, initial: Typed, heldFor?: string) {
  const { finder, places, alike, short, isPlain, isAwaited } = useFinder(catalogue)
  const [text, setText] = useState(typeof initial === 'string' ? initial : '')
  // Read when the field takes the place of the one before, not when it is first drawn: keys are pressed in between.
  useLayoutEffect(() => {
    if (typeof initial !== 'string') setText(initial.current)
  }, [initial])
  const [moved, move] = useState<number | null>(null)
  const isTyped = text.trim() !== ''
  const answer = isTyped && !isAwaited ? findMeasures(finder, text, places) : null
  const changes = answer?.change ? openChanges({ finder, catalogue, view, groups: alike }, answer, answer.change) : null
  const openings: ReadonlyMap<MeasureEntry, OpenedMeasure> = changes?.openings ?? new Map()
  const found = changes?.found ?? answer?.found
  const each = answer ? findEach(finder, answer) : []
  const groups: readonly MeasureGroup[] =
    each.length > 0 ? each : found ? heldFirst(found, heldFor) : isTyped ? [] : entriesByTopic(finder, catalogue)
  const listed = groups.flatMap(({ entries, isInert }) => (isInert ? [] : entries))
  const shown = listed.findIndex(({ indicator }) => indicator.id === main.indicator.id)
  const at = moved ?? (isTyped ? 0 : Math.max(0, shown))
  const type = (next: string) => {
    setText(next)
    move(null)
  }
  const isOfEach = each.length > 0
  const brief = answer && !answer.change ? shortAnswer(short, text) : null
  return {
    text,
    type,
    answer,
    changes,
    groups,
    isOfEach,
    listed,
    at,
    move,
    isPlain,
    openings,
    alike,
    brief,
    entryOf: finder.entryWith,
    isAwaited: isTyped && isAwaited,
  }
}
