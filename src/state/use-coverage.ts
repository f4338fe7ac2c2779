import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Topology } from 'topojson-specification'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { type CoverageJob, type CoverageResult, calculateCoverage } from '#core/coverage/calculate.ts'
import { composeCoverage } from '#core/coverage/compose.ts'
import type { CoveragePage } from '#core/coverage/page.ts'
import { type CoverageData, settleCoverage } from '#core/coverage/settle.ts'
import { calculateInWorker } from '#io/calculate-in-worker.ts'
import { useCoverageData } from './use-coverage-data.ts'
import { useView } from './view-context.ts'

export type CoverageShown = {
  readonly page: CoveragePage
  readonly data: CoverageData
  readonly topology: Topology
  readonly catalogue: Catalogue
}

export type CoverageState = {
  /** The last composed page; it stays while the next one loads, is cancelled or fails. */
  readonly shown: CoverageShown | null
  /** Progress of a long calculation, 0 to 1; null when none is running. */
  readonly progress: number | null
  readonly cancel: () => void
  readonly cancelled: boolean
  readonly faults: readonly Error[]
  readonly retry: () => void
}

/** Most pairs of places and sites that the page's own thread calculates within a few frames. */
const mostPairs = 500_000
/** Number of cached results, which make undo immediate. */
const mostKept = 12

const isLarge = (job: CoverageJob): boolean => job.origins.length * job.sites.length > mostPairs

type Results = Map<string, CoverageResult>

const caches = new WeakMap<CoverageData, Results>()

function resultsOf(data: CoverageData): Results {
  const known = caches.get(data) ?? new Map<string, CoverageResult>()
  caches.set(data, known)
  return known
}

function keep(results: Results, key: string, result: CoverageResult): CoverageResult {
  const [oldest] = results.keys()
  if (results.size >= mostKept && oldest !== undefined) results.delete(oldest)
  results.set(key, result)
  return result
}

/** Returns a cached or quickly calculated result; null while a worker calculates it. */
function resultNow(data: CoverageData, job: CoverageJob): CoverageResult | null {
  const results = resultsOf(data)
  const known = results.get(job.key)
  if (known || isLarge(job)) return known ?? null
  return keep(results, job.key, calculateCoverage(job))
}

type Run = { readonly progress: number | null; readonly cancelled: boolean; readonly fault: Error | null }

const idle: Run = { progress: null, cancelled: false, fault: null }

/** Calculates uncached results in a worker where they would block the page. */
function useLong(data: CoverageData | null, jobs: readonly CoverageJob[]) {
  const [run, setRun] = useState<Run>(idle)
  const control = useRef<AbortController | null>(null)
  const waiting = data ? jobs.filter((job) => isLarge(job) && !resultsOf(data).has(job.key)) : []
  const latest = useRef(waiting)
  latest.current = waiting
  const key = waiting.map((job) => job.key).join('|')
  useEffect(() => {
    if (!data || key === '') return
    const own = new AbortController()
    control.current = own
    const todo = latest.current
    setRun({ ...idle, progress: 0 })
    const all = async () => {
      for (const [at, job] of todo.entries()) {
        const tell = (part: number) => setRun({ ...idle, progress: (at + part) / todo.length })
        keep(resultsOf(data), job.key, await calculateInWorker(job, tell, own.signal))
      }
      setRun(idle)
    }
    all().catch((fault: unknown) => {
      if (own.signal.aborted) return
      setRun({ ...idle, fault: fault instanceof Error ? fault : new Error(String(fault)) })
    })
    return () => own.abort(new Error('another calculation has taken its place'))
  }, [data, key])
  const cancel = () => {
    control.current?.abort(new Error('cancelled'))
    setRun({ ...idle, cancelled: true })
  }
  return { run, cancel }
}

/** Resolves, calculates and composes the Coverage screen. */
export function useCoverage(): CoverageState {
  const { data, topology, catalogue, faults, retry } = useCoverageData()
  const asked = useView()
  const later = useDeferredValue(asked)
  // Small calculations run during the movement of the slider; large ones follow it, to keep the slider responsive.
  const pairs = data ? data.demand.points.length * data.siteSet.sites.length : 0
  const view = pairs > mostPairs ? later : asked
  const settled = useMemo(() => (data ? settleCoverage(view, data) : null), [data, view])
  const jobs = settled ? [settled.baseline.job, ...(settled.whatIf ? [settled.whatIf.job] : [])] : []
  const long = useLong(data, jobs)
  const [baseline = null, whatIf = null] = data ? jobs.map((job) => resultNow(data, job)) : []
  const page = useMemo(() => {
    if (!settled || !baseline || (settled.whatIf && !whatIf)) return null
    return composeCoverage(settled, baseline, whatIf)
  }, [settled, baseline, whatIf])
  const composed = useMemo(
    () => (page && data && topology && catalogue ? { page, data, topology, catalogue } : null),
    [page, data, topology, catalogue],
  )
  const last = useRef<CoverageShown | null>(null)
  if (composed) last.current = composed
  return {
    shown: last.current,
    progress: long.run.progress,
    cancel: long.cancel,
    cancelled: long.run.cancelled,
    faults: [...faults, ...(long.run.fault ? [long.run.fault] : [])],
    retry,
  }
}
