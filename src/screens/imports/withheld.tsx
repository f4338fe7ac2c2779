import { primaryWords } from '#core/disclosure/primary.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { SuppressedPlace } from '#core/imports/draft.ts'
import { DataTable } from '#ui/data-table.tsx'
import { usePlaceNames } from './place-names.ts'

/** As many as can be looked through; the sum of them is said above. */
const mostListed = 300

export const reasonWords = ({ reasons }: Pick<SuppressedPlace, 'reasons'>): string =>
  reasons.length === 0 ? 'protects another figure' : reasons.map((reason) => primaryWords[reason]).join('; ')

/** Which places would be withheld, and by which rule: for whoever decides about the rules. */
export function WithheldList({
  withheld,
  indicator,
}: {
  withheld: readonly SuppressedPlace[]
  indicator: Indicator | undefined
}) {
  const names = usePlaceNames(indicator)
  if (withheld.length === 0) return <p>Nothing would be suppressed.</p>
  const rows = withheld.slice(0, mostListed)
  const isCut = rows.length < withheld.length
  return (
    <details>
      <summary>{`What would be suppressed: ${withheld.length.toLocaleString('en-GB')} places${isCut ? `, the first ${mostListed} listed` : ''}`}</summary>
      <DataTable
        caption="Places that would be suppressed, and why"
        columns={[
          { id: 'area', name: 'Area', numeric: false, cell: names.area },
          { id: 'group', name: 'Group', numeric: false, cell: names.group },
          { id: 'period', name: 'Year', numeric: true, cell: ({ period }) => period },
          { id: 'why', name: 'Why', numeric: false, cell: reasonWords },
        ]}
        rows={rows}
        keyOf={({ area, period, dims }) => [area, period, ...Object.values(dims)].join('|')}
      />
    </details>
  )
}
