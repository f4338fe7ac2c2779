import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import { noOwnRecord, projectionError, type TrackRecordEntry, verdictWords } from '#core/scenario/track-record.ts'
import { DataTable } from '#ui/data-table.tsx'

const sizeText = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

const projectedText = ({ projected, low, high }: TrackRecordEntry): string =>
  projected !== null
    ? sizeText(projected)
    : low !== null && high !== null
      ? `${sizeText(low)} to ${sizeText(high)}`
      : 'no number'

const actualText = ({ actual, actualPeriod }: TrackRecordEntry): string =>
  actual === null ? 'not seen' : `${sizeText(actual)} (${actualPeriod ?? 'undated'})`

/** By how much a projection missed, where it is of one measure with what came. */
function errorText(entry: TrackRecordEntry): string {
  const found = projectionError(entry)
  if (!found) return 'not to be told'
  const sign = found.error > 0 ? '+' : found.error < 0 ? '−' : ''
  const percent = found.percent === null ? '' : ` (${sign}${sizeText(Math.abs(found.percent))}%)`
  return `${sign}${sizeText(Math.abs(found.error))}${percent}`
}

function SourceWords({ source }: { readonly source: RequirementFile['sources'][number] | undefined }) {
  const words = source ? `${source.publisher}, ${source.title}` : 'none'
  if (!source?.url) return words
  return (
    <a href={source.url} rel="noreferrer">
      {words}
    </a>
  )
}

/** That this model has no record and why, and how published projections have fared. */
export function TrackRecord({ file }: { readonly file: RequirementFile }) {
  const source = (id: string) => file.sources.find((one) => one.id === id)
  return (
    <section aria-labelledby="record">
      <h2 id="record">Track record</h2>
      <p className="sentences">{noOwnRecord}</p>
      <details>
        <summary>{`What came of ${file.trackRecord.length} published projections`}</summary>
        <DataTable
          caption="Published projections of staff, need and equipment, and what came of them"
          rows={file.trackRecord}
          keyOf={({ id }) => id}
          columns={[
            { id: 'what', name: 'What', numeric: false, cell: ({ what, place }) => `${what}, ${place}` },
            { id: 'made', name: 'Made, for', numeric: false, cell: ({ made, target }) => `${made}, for ${target}` },
            {
              id: 'projected',
              name: 'Projected',
              numeric: false,
              cell: (entry) => `${projectedText(entry)} ${entry.unit}`,
            },
            { id: 'actual', name: 'What came', numeric: false, cell: actualText },
            { id: 'error', name: 'Projected less actual', numeric: false, cell: errorText },
            { id: 'verdict', name: 'Outcome', numeric: false, cell: ({ verdict }) => verdictWords[verdict] },
            { id: 'note', name: 'Note', numeric: false, wrap: 'wordy', cell: ({ note }) => note },
            {
              id: 'source',
              name: 'Source',
              numeric: false,
              cell: (entry) => <SourceWords source={source(entry.source)} />,
            },
          ]}
        />
      </details>
    </section>
  )
}
