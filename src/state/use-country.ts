import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { type Area, type Geography, unitedKingdomCode } from '#core/domain/area.ts'
import { peopleWords } from '#core/relations/people.ts'
import type { Country } from '#core/relations/words.ts'
import { geographyQuery } from './queries.ts'
import { useDatasets } from './use-datasets.ts'

/** The geography of the United Kingdom and its unions. */
const wholeGeography = 'uk'

/**
 * The areas of a geography with what their descriptions need besides: the geographies that they lie in, and people. What has not loaded is left out, and
 * comes when it has.
 * @returns around: the areas of the other geographies that have been read
 */
export function useCountry(catalogue: Catalogue, geography: Geography, areas: readonly Area[]) {
  const wanted = useMemo(
    () => new Set([wholeGeography, ...areas.flatMap(({ parents }) => Object.keys(parents))]),
    [areas],
  )
  const files = useQueries({
    queries: catalogue.geographies.filter(({ id }) => wanted.has(id)).map(({ path }) => geographyQuery(path)),
  })
  const path = catalogue.indicators.find(({ id }) => id === catalogue.comparison?.people)?.files.all?.path
  const { data } = useDatasets(path === undefined ? [] : [path])
  const [population] = data
  const read = files.flatMap((file) => (file.data ? [file.data] : []))
  const others = read.flatMap((file) => file.areas)
  const count = others.length
  const country = useMemo(
    (): Country => ({
      geography,
      areas,
      whole: others.find(({ code }) => code === unitedKingdomCode) ?? null,
      names: new Map([...others, ...areas].map(({ code, name }) => [code, name])),
    }),
    // Files only ever arrive, so that their number says which are there.
    [geography, areas, count],
  )
  // As above.
  const around = useMemo(() => others, [count])
  const peopleOf = useMemo(
    () =>
      (code: string): string | null =>
        population ? peopleWords(population, code) : null,
    [population],
  )
  return { country, peopleOf, around }
}
