import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { latestHeld, latestText } from '#core/finder/latest.ts'
import { geographyQuery } from '#state/queries.ts'
import { useDatasets } from '#state/use-datasets.ts'

/** The latest figures of a measure, for the whole and the nations where these are held; made-up ones are said to be so. */
export function LatestFigures({
  indicator,
  catalogue,
}: {
  readonly indicator: Indicator
  readonly catalogue: Catalogue
}) {
  const held = useMemo(() => latestHeld(indicator, catalogue.geographies), [indicator, catalogue])
  const { data, queries } = useDatasets(held.map(({ shard }) => indicator.files[shard]?.path ?? ''))
  const places = useQueries({
    queries: held.map(({ geography }) =>
      geographyQuery(catalogue.geographies.find(({ id }) => id === geography)?.path ?? ''),
    ),
  })
  const fault = [...queries, ...places].find(({ error }) => error)?.error
  if (fault) return fault.message
  const lines = held.flatMap((latest, at) => {
    const [dataset, areas] = [data[at], places[at]?.data?.areas]
    const text = dataset && areas ? latestText(indicator, latest, dataset, areas) : ''
    return text === '' ? [] : [text]
  })
  return (
    <>
      {indicator.statuses.includes('illustrative') ? <strong>Made up: </strong> : null}
      {lines.length === 1 ? (
        lines[0]
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}
