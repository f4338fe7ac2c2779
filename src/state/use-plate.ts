import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Topology } from 'topojson-specification'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { type PlateSteps, plateSteps } from '#core/plate/compose.ts'
import { filesOf, type PlateFiles } from '#core/plate/files.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type Resolved, resolveView } from '#core/plate/resolve.ts'
import { tellMine } from '#core/plate/tell-mine.ts'
import { encodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { catalogueQuery, geographyQuery, libraryQuery, sitesQuery, topologyQuery } from './queries.ts'
import { useChange } from './use-change.ts'
import { useDatasets } from './use-datasets.ts'
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

/** A plate in the making. One of very many areas takes several steps, with the page free to answer between them. */
class Making {
  readonly #steps: PlateSteps
  readonly #finish: (plate: Protected<Plate>) => LoadedPlate
  made: LoadedPlate | null = null
  fault: unknown = null

  constructor(steps: PlateSteps, finish: (plate: Protected<Plate>) => LoadedPlate) {
    this.#steps = steps
    this.#finish = finish
    this.step()
  }

  /** @returns whether it is over, be it with a fault */
  step(): boolean {
    try {
      const step = this.#steps.next()
      if (step.done) this.made = this.#finish(step.value)
    } catch (fault) {
      this.fault = fault
    }
    return this.made !== null || this.fault !== null
  }
}

/** The plate of a making, or null until its last step. @throws the fault of a step */
function useMade(making: Making | null): LoadedPlate | null {
  const [, setOver] = useState<Making | null>(null)
  useEffect(() => {
    if (!making || making.made) return
    let timer: ReturnType<typeof setTimeout>
    const go = () => {
      if (making.step()) setOver(making)
      else timer = setTimeout(go, 0)
    }
    timer = setTimeout(go, 0)
    return () => clearTimeout(timer)
  }, [making])
  if (making && making.fault !== null) throw making.fault
  return making?.made ?? null
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
  const recall = useRef(lastOf<Making>(mostKept)).current
  const making = useMemo((): Making | null => {
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
      encodeView(view),
      catalogue.data,
      geography.data,
      home,
      topology.data,
      siteData,
      libraryData,
      ...held.flat(),
    ]
    return recall(from, () => {
      const finish = (plate: Protected<Plate>): LoadedPlate => {
        const told = tellMine(plate)
        const shown = changing && change ? change(told, resolved, atlas) : told
        return { plate: shown, resolved, atlas, topology: topology.data }
      }
      return new Making(plateSteps(resolved, atlas), finish)
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

  const composed = useMade(making)
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
