import { useMemo } from 'react'
import type { Dataset } from '#core/catalogue/columns.ts'
import { type Comparison, composeComparison } from '#core/compare/comparison.ts'
import { comparisonDatasets, comparisonNeeds } from '#core/compare/needs.ts'
import { otherDenominatorsText } from '#core/compare/other-denominators.ts'
import { cellsPath } from '#core/plate/files.ts'
import { useDatasets } from './use-datasets.ts'
import { type NeighbourRun, useNeighbourTests } from './use-neighbour-tests.ts'
import type { LoadedPlate } from './use-plate.ts'

export type ComparisonState = {
  readonly comparison: Comparison
  /** Which area is lowest over other denominators, in words; empty where there are none. */
  readonly otherwise: string
  /** Whether files are still loading; the figures that need them say so. */
  readonly loading: boolean
  readonly faults: readonly Error[]
  /** The test of very many neighbours, which takes a while. */
  readonly neighbours: NeighbourRun
}

/** Loads the files of the comparison beyond the plate's own, and composes it. */
export function useComparison({ plate, resolved, atlas }: LoadedPlate): ComparisonState {
  const { catalogue } = atlas
  const needs = useMemo(() => comparisonNeeds(resolved, catalogue), [resolved, catalogue])
  const files = useMemo(
    () =>
      comparisonDatasets(needs).flatMap((key) => {
        const path = cellsPath(catalogue, key)
        return path === null ? [] : [{ key, path }]
      }),
    [needs, catalogue],
  )
  const datasets = useDatasets(files.map(({ path }) => path))
  const { tester, run } = useNeighbourTests(plate)
  const composed = useMemo(() => {
    const held = files.flatMap(({ key }, at): [string, Dataset][] => {
      const data = datasets.data[at]
      return data ? [[key, data]] : []
    })
    const whole = { ...atlas, datasets: new Map([...atlas.datasets, ...held]) }
    return {
      comparison: composeComparison(plate, resolved, needs, whole, tester),
      otherwise: otherDenominatorsText(plate, resolved, needs.setups, whole),
    }
  }, [plate, resolved, atlas, needs, files, datasets.data, tester])
  return {
    ...composed,
    loading: run.progress !== null || datasets.queries.some(({ isLoading }) => isLoading),
    faults: datasets.queries.flatMap(({ error }) => (error ? [error] : [])),
    neighbours: run,
  }
}
