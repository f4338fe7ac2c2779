import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { NeighbourTester } from '#core/compare/input.ts'
import { neighbourJobOf } from '#core/compare/spread.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type NeighbourTests, testNeighbours } from '#core/statistics/neighbour-tests.ts'
import { testNeighboursInWorker } from '#io/neighbours-in-worker.ts'

/** How far the test of very many neighbours is. */
export type NeighbourRun = {
  /** 0 to 1; null when none is running. */
  readonly progress: number | null
  readonly cancelled: boolean
  readonly fault: Error | null
  readonly cancel: () => void
  readonly start: () => void
}

/** Most areas whose neighbours the page's own thread tests within a few frames. */
const mostHere = 400

/** Tests of the plates that were seen; a plate never changes. */
const known = new WeakMap<Plate, NeighbourTests>()

type Run = Omit<NeighbourRun, 'cancel' | 'start'>
const idle: Run = { progress: null, cancelled: false, fault: null }

/** Tests the neighbours of a plate: at once, or in a worker where there are very many. */
export function useNeighbourTests(plate: Plate): { readonly tester: NeighbourTester; readonly run: NeighbourRun } {
  const job = useMemo(() => (plate.areas.length > mostHere ? neighbourJobOf(plate) : null), [plate])
  const [run, setRun] = useState<Run>(idle)
  const running = useRef<AbortController | null>(null)
  const start = useCallback(() => {
    setRun(idle)
    if (!job || known.has(plate)) return
    const own = new AbortController()
    running.current = own
    setRun({ ...idle, progress: 0 })
    testNeighboursInWorker(job, (progress) => setRun({ ...idle, progress }), own.signal).then(
      (tests) => {
        known.set(plate, tests)
        if (!own.signal.aborted) setRun(idle)
      },
      (fault: unknown) => {
        if (own.signal.aborted) return
        setRun({ ...idle, fault: fault instanceof Error ? fault : new Error(String(fault)) })
      },
    )
  }, [plate, job])
  useEffect(() => {
    start()
    return () => running.current?.abort(new Error('another calculation has taken its place'))
  }, [start])
  const tests = job ? (known.get(plate) ?? null) : null
  const tester = useMemo<NeighbourTester>(() => (job ? () => tests : testNeighbours), [job, tests])
  const cancel = () => {
    running.current?.abort(new Error('cancelled'))
    setRun({ ...idle, cancelled: true })
  }
  return { tester, run: { ...run, cancel, start } }
}
