import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { listText } from '#core/domain/list-text.ts'
import { type Latest, latestHeld, latestText, nationsWithout } from '#core/finder/latest.ts'
import type { Dims } from '#core/view/view.ts'
import { geographyQuery } from '#state/queries.ts'
import { useDatasets } from '#state/use-datasets.ts'

type LatestProps = {
  readonly indicator: Indicator
  readonly catalogue: Catalogue
  /** The choices that a question named, such as MRI and CT. */
  readonly asked?: readonly Dims[]
}

const none: readonly Dims[] = []

/** The latest figures of a measure, for the whole and the nations where these are held; made-up ones are said to be so. */
export function LatestFigures({ indicator, catalogue, asked = none }: LatestProps) {
  const held = useMemo(() => latestHeld(indicator, catalogue.geographies, asked), [indicator, catalogue, asked])
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

/** Names the nations of which none of several measures has a figure; nothing until their figures are there, or where all have one. */
export function NationsWithout({
  indicators,
  catalogue,
}: {
  readonly indicators: readonly Indicator[]
  readonly catalogue: Catalogue
}) {
  const held = useMemo(
    () =>
      indicators.flatMap((indicator) =>
        latestHeld(indicator, catalogue.geographies).map((latest) => ({ indicator, latest })),
      ),
    [indicators, catalogue],
  )
  const { data } = useDatasets(held.map(({ indicator, latest }) => indicator.files[latest.shard]?.path ?? ''))
  const [nations] = useQueries({
    queries: catalogue.geographies.filter(({ id }) => id === 'nation').map(({ path }) => geographyQuery(path)),
  })
  const read = held.flatMap(({ latest }, at): { latest: Latest; dataset: NonNullable<(typeof data)[number]> }[] => {
    const dataset = data[at]
    return dataset ? [{ latest, dataset }] : []
  })
  if (read.length < held.length || !nations?.data) return null
  const without = nationsWithout(read, nations.data.areas)
  return without.length === 0 ? null : <p>{`No figure of these is held for ${listText(without)}.`}</p>
}
