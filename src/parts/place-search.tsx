import { useQueries, useQuery } from '@tanstack/react-query'
import { memo, useMemo, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { decodeDemand } from '#core/coverage/demand.ts'
import { withSite } from '#core/coverage/edit-list.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import { inSentence } from '#core/domain/letters.ts'
import { buildFinder } from '#core/finder/entries.ts'
import { findMeasures } from '#core/finder/find.ts'
import { type AreasOf, findPlaces, noPlaceWords, type PlaceHit, type Spot, townNamed } from '#core/finder/places.ts'
import { shortAnswer } from '#core/finder/short.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { demandQuery } from '#state/coverage-queries.ts'
import { geographyQuery, sitesQuery } from '#state/queries.ts'
import { searchQuery, shortAnswersQuery } from '#state/search-query.ts'
import { useGo } from '#state/view-context.ts'
import { Combobox, type Suggestion } from '#ui/combobox.tsx'
import { MeasureFinder } from './measure-finder.tsx'

/** Fewer letters than these are looked up in the geography shown alone. */
const fewestLetters = 3

/** The other geographies, read when they are first wanted. */
function useOthers(catalogue: Catalogue, shown: string, wanted: boolean) {
  const others = catalogue.geographies.filter(({ id, areas }) => id !== shown && areas > 1)
  const files = useQueries({ queries: others.map(({ path }) => ({ ...geographyQuery(path), enabled: wanted })) })
  return {
    loading: wanted && files.some(({ isLoading }) => isLoading),
    others: files.flatMap(({ data }): AreasOf[] => (data ? [{ geography: data.geography, areas: data.areas }] : [])),
  }
}

/** The towns, each within its authority and what that lies in. */
function useTowns(catalogue: Catalogue, all: readonly AreasOf[], wanted: boolean) {
  const path = catalogue.demand?.path ?? ''
  const file = useQuery({ ...demandQuery(path), enabled: wanted && path !== '' })
  const [first] = file.data?.areas ?? []
  const authorities =
    first === undefined ? undefined : all.find(({ areas }) => areas.some(({ code }) => code === first))
  const [areas, geography] = [authorities?.areas, authorities?.geography.id]
  const towns = useMemo(() => {
    if (!file.data || !areas || !geography) return []
    const byCode = new Map(areas.map((area) => [area.code, area]))
    return decodeDemand(file.data, new Map()).points.map(({ name, area, need, at }): Spot => {
      const parents = byCode.get(area)?.parents ?? {}
      return { name, kind: 'town', within: { ...parents, [geography]: area }, size: need.people, at }
    })
  }, [file.data, areas, geography])
  return { loading: file.isLoading, towns }
}

/** The sites of every set, each within the areas that its table states. */
function useSites(catalogue: Catalogue, wanted: boolean) {
  const files = useQueries({ queries: catalogue.sites.map(({ path }) => ({ ...sitesQuery(path), enabled: wanted })) })
  const sites = files.flatMap(({ data }) =>
    (data?.sites ?? []).map(
      ({ name, areas }): Spot => ({
        name,
        kind: inSentence(data?.name ?? '').replace(/s$/, ''),
        within: areas,
        size: 0,
        at: null,
      }),
    ),
  )
  return { loading: files.some(({ isLoading }) => isLoading), sites }
}

/** Offers to take the area that fits best as the reader's own. */
function mineOffer(hits: readonly PlaceHit[], areas: readonly Area[], { id }: Geography): readonly Suggestion[] {
  const best = hits.find(({ geography }) => geography === id)
  const area = areas.find(({ code }) => code === best?.code)
  return area ? [{ id: `mine!${area.code}`, name: `Make ${area.name} my area`, detail: 'marked in every figure' }] : []
}

/**
 * What is offered for a text: places, the best as the reader's own area, and the measures that it names instead.
 * @param mine the areas of which one is offered so; null for none
 * @param others what else the text asks for
 */
function suggestionsOf(
  typed: string,
  hits: readonly PlaceHit[],
  mine: AreasOf | null,
  {
    measures,
    coverage,
    town,
  }: { readonly measures: number; readonly coverage: string | null; readonly town: string | null },
): readonly Suggestion[] {
  return [
    ...hits.map((one, at) => ({ id: `${one.geography}!${one.code}!${at}`, ...one })),
    ...(mine ? mineOffer(hits, mine.areas, mine.geography) : []),
    ...(town === null
      ? []
      : [{ id: 'site', name: `A radiotherapy site at ${town}`, detail: 'what it would change, on Coverage' }]),
    ...(coverage === null ? [] : [{ id: 'coverage', name: coverage, detail: 'open Coverage' }]),
    ...(measures > 0
      ? [{ id: 'measures', name: `Measures with “${typed.trim()}”`, detail: `${measures}: open the finder` }]
      : []),
  ]
}

/** How many measures answer what no place does, and the question that Coverage answers. */
function useMeasures(catalogue: Catalogue, text: string) {
  const wanted = text.length >= fewestLetters
  const words = useQuery({ ...searchQuery(catalogue.searchWords.path), enabled: wanted })
  const finder = useMemo(() => (words.data ? buildFinder(catalogue, words.data) : null), [catalogue, words.data])
  const answer = finder && wanted ? findMeasures(finder, text) : null
  const short = useQuery({ ...shortAnswersQuery(catalogue.searchWords.path), enabled: wanted })
  const brief = wanted ? shortAnswer(short.data ?? [], text) : null
  const coverage = brief?.lines.some(({ opens }) => opens === 'coverage') ? brief.title : null
  return { measures: answer?.whole ? answer.found.length : 0, coverage }
}

/** What finds places: areas of the geography shown and, from a few letters on, of the others, towns and sites, which are read then. */
function usePlaces(catalogue: Catalogue, shown: AreasOf, offers: Resolved['offers'], text: string) {
  const wanted = text.trim().length >= fewestLetters
  const { others, loading } = useOthers(catalogue, shown.geography.id, wanted)
  const { towns, loading: townsLoading } = useTowns(catalogue, [shown, ...others], wanted)
  const { sites, loading: sitesLoading } = useSites(catalogue, wanted)
  const held = offers.map((offer) => offer.geography.id)
  const isLoading = loading || townsLoading || sitesLoading
  // Nothing until all is read: a list that grows under the pointer is pressed wrongly.
  const places = (typed: string) => {
    const isWide = typed.trim().length >= fewestLetters
    const spots = isWide ? [...towns, ...sites] : []
    return isWide && isLoading ? [] : findPlaces(typed, { shown, others: isWide ? others : [], spots, offers: held })
  }
  return {
    places,
    town: (typed: string) => (wanted ? townNamed(typed, towns) : null),
    isLoading,
  }
}

/**
 * Finds an area of the shown geography by name, Welsh name, former name, abbreviation or code. A place of another geography, a town or a site leads to the
 * shown area that it lies in, or to a geography that holds the measure for it. What is no place but a measure leads to the measure finder.
 */
export const PlaceSearch = memo(function PlaceSearch({
  areas,
  geography,
  offers,
  resolved,
  catalogue,
  placesOnly = false,
  onPick,
  onOpen,
}: {
  readonly areas: readonly Area[]
  readonly geography: Geography
  readonly offers: Resolved['offers']
  readonly resolved: Resolved
  readonly catalogue: Catalogue
  /** Set where a place is asked for and nothing else is offered. */
  readonly placesOnly?: boolean
  readonly onPick: (code: string) => void
  readonly onOpen: (geography: string, code: string) => void
}) {
  const [text, setText] = useState('')
  const [finding, setFinding] = useState<string | null>(null)
  const shown = useMemo(() => ({ geography, areas }), [geography, areas])
  const { places, town, isLoading } = usePlaces(catalogue, shown, offers, text)
  const found = places(text)
  const asked = useMeasures(catalogue, placesOnly || found.length > 0 || isLoading ? '' : text.trim())
  const suggest = (typed: string) =>
    suggestionsOf(typed, places(typed), placesOnly ? null : shown, {
      ...(typed === text ? asked : { measures: 0, coverage: null }),
      town: placesOnly ? null : (town(typed)?.name ?? null),
    })
  const go = useGo()
  const pick = (id: string) => {
    const [where = '', code = ''] = id.split('!')
    if (id === 'measures') setFinding(text.trim())
    else if (id === 'coverage') go({ screen: 'coverage' })
    else if (id === 'site') {
      const at = town(text)
      if (at) go({ screen: 'coverage', edits: withSite(resolved.view.edits, at.name, at.at, []) })
    } else if (where === 'mine') go({ mine: `${geography.id}!${code}` })
    else if (where === geography.id) onPick(code)
    else onOpen(where, code)
  }
  return (
    <>
      <Combobox
        label={`Find ${geography.singular}, a town or a site`}
        placeholder="Find a place"
        suggest={suggest}
        isAwaited={isLoading}
        none={(typed) => (isLoading ? 'Looking among other places…' : noPlaceWords(typed))}
        onText={setText}
        onPick={pick}
      />
      {finding === null ? null : (
        <MeasureFinder catalogue={catalogue} resolved={resolved} initial={finding} onClose={() => setFinding(null)} />
      )}
    </>
  )
})
