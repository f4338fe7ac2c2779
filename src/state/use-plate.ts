import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { Topology } from 'topojson-specification'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Steps } from '#core/domain/steps.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { plateSteps } from '#core/plate/compose.ts'
import { filesOf, type PlateFiles } from '#core/plate/files.ts'
import { figuresText, inView } from '#core/plate/in-view.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type Resolved, resolveView } from '#core/plate/resolve.ts'
import { tellMine } from '#core/plate/tell-mine.ts'
import type { View } from '#core/view/view.ts'
import { catalogueQuery, geographyQuery, libraryQuery, sitesQuery, topologyQuery } from './queries.ts'
import { useChange } from './use-change.ts'
import { useDatasets } from './use-datasets.ts'
import { Making, useMade } from './use-steps.ts'
import { useView } from './view-context.ts'

/** A plate with everything that its pictures need. */
export type LoadedPlate = {
  readonly plate: Protected<Plate>
  readonly resolved: Resolved
  readonly atlas: Atlas
  readonly topology: Topology
}

export type PlateState = {
  /** The last composed picture; it stays while the next one loads or fails. */
  readonly shown: LoadedPlate | null
  readonly catalogue: Catalogue | null
  /** The resolved current view, ahead of `shown` while files load. Menus follow it at once. */
  readonly asked: Resolved | null
  readonly loading: boolean
  readonly faults: readonly Error[]
  readonly retry: () => void
}

/** Number of cached plates. Switching between two measures, or moving a little along the years, composes each plate once. */
const mostKept = 6

/** Caches the last few results by the identity of their inputs. */
export function lastOf<T>(most: number): (from: readonly unknown[], make: () => T) => T {
  let kept: readonly { readonly from: readonly unknown[]; readonly made: T }[] = []
  return (from, make) => {
    const isSame = (other: readonly unknown[]) =>
      other.length === from.length && other.every((one, at) => Object.is(one, from[at]))
    const found = kept.find((one) => isSame(one.from)) ?? { from, made: make() }
    kept = [found, ...kept.filter((one) => one !== found)].slice(0, most)
    return found.made
  }
}

const noFiles: PlateFiles = { geography: '', topology: '', datasets: [] }

/** Loads the files of the view and composes its plate. */
export const usePlate = (): PlateState => usePlateOf(useView())

/** The same for another view than that of the address. */
export function usePlateOf(view: View): PlateState {
  const catalogue = useQuery(catalogueQuery)
  const resolved = useMemo(() => (catalogue.data ? resolveView(view, catalogue.data) : null), [view, catalogue.data])
  const { datasets: files, ...paths } = useMemo(
    () => (resolved && catalogue.data ? filesOf(resolved, catalogue.data) : noFiles),
    [resolved, catalogue.data],
  )
  const datasets = useDatasets(files.map(({ path }) => path))
  const geography = useQuery({ ...geographyQuery(paths.geography), enabled: paths.geography !== '' })
  const topology = useQuery({ ...topologyQuery(paths.topology), enabled: paths.topology !== '' })
  const sitesPath = catalogue.data?.sites.find(({ id }) => id === view.sites)?.path ?? ''
  const sites = useQuery({ ...sitesQuery(sitesPath), enabled: sitesPath !== '' })

  const libraryPath = view.benchmark.kind === 'norm' ? (catalogue.data?.library.path ?? '') : ''
  const library = useQuery({ ...libraryQuery(libraryPath), enabled: libraryPath !== '' })
  const libraryData = library.data ?? null

  const [homeId] = view.mine?.split('!') ?? []
  const homePath =
    homeId === view.geography ? '' : (catalogue.data?.geographies.find(({ id }) => id === homeId)?.path ?? '')
  const home = useQuery({ ...geographyQuery(homePath), enabled: homePath !== '' }).data?.areas

  const siteData = sitesPath === '' ? null : (sites.data ?? null)
  const changing = view.change !== null && view.screen === 'explore'
  const change = useChange(changing)
  const recall = useRef(lastOf<Making<LoadedPlate>>(mostKept)).current
  const making = useMemo((): Making<LoadedPlate> | null => {
    const ready = files.every(({ needed }, index) => !needed || datasets.data[index] !== undefined)
    if (!catalogue.data || !resolved || !geography.data || !topology.data || !ready || (changing && !change))
      return null
    const held = files.flatMap(({ key }, index): [string, Dataset][] => {
      const data = datasets.data[index]
      return data ? [[key, data]] : []
    })
    const atlas: Atlas = {
      catalogue: catalogue.data,
      areas: geography.data.areas,
      home,
      datasets: new Map(held),
      sites: siteData,
      library: libraryData,
    }
    const from = [
      figuresText(view),
      catalogue.data,
      geography.data,
      home,
      topology.data,
      siteData,
      libraryData,
      ...held.flat(),
    ]
    return recall(from, () => {
      function* steps(): Steps<LoadedPlate> {
        const told = tellMine(yield* plateSteps(resolved as Resolved, atlas))
        const shown = changing && change ? yield* change(told, resolved as Resolved, atlas) : told
        return { plate: shown, resolved: resolved as Resolved, atlas, topology: topology.data as Topology }
      }
      return new Making(steps())
    })
  }, [
    view,
    recall,
    catalogue.data,
    resolved,
    geography.data,
    topology.data,
    files,
    datasets.data,
    siteData,
    libraryData,
    changing,
    change,
    home,
  ])

  const made = useMade(making)
  // Moved or with other areas selected it is the same plate, which is not composed anew.
  const composed = useMemo(
    () => made && resolved && { ...made, plate: inView(made.plate, resolved.view), resolved },
    [made, resolved],
  )
  const last = useRef<LoadedPlate | null>(null)
  if (composed) last.current = composed
  const queries = [
    catalogue,
    geography,
    topology,
    ...(sitesPath ? [sites] : []),
    ...(libraryPath ? [library] : []),
    ...datasets.queries,
  ]
  const failed = queries.filter(({ error }) => error !== null)
  return {
    shown: composed ?? last.current,
    catalogue: catalogue.data ?? null,
    asked: resolved,
    loading: making?.made === null || queries.some(({ isLoading }) => isLoading),
    faults: failed.flatMap(({ error }) => (error ? [error] : [])),
    retry: () => {
      for (const query of failed) void query.refetch()
    },
  }
}
