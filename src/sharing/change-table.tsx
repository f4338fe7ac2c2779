import type { FigureDifference } from '#core/doctor/difference.ts'
import { DataTable } from '#ui/data-table.tsx'

/** As many figures as can be looked through; a table of thousands would keep the page busy for seconds. */
const mostListed = 200

/** Figures of a picture that are not what they were: the first of many, with the number of those that are left out. */
export function ChangeTable({
  caption,
  changes,
}: {
  readonly caption: string
  readonly changes: readonly FigureDifference[]
}) {
  const left = changes.length - mostListed
  return (
    <>
      {left > 0 ? (
        <p>{`The first ${mostListed} are listed; ${left.toLocaleString('en-GB')} more are left out of the table.`}</p>
      ) : null}
      <DataTable
        caption={caption}
        columns={[
          { id: 'area', name: 'Area', numeric: false, cell: ({ name }) => name },
          { id: 'before', name: 'In the picture', numeric: true, cell: ({ before }) => before },
          { id: 'after', name: 'Now', numeric: true, cell: ({ after }) => after },
        ]}
        rows={changes.slice(0, mostListed)}
        keyOf={({ code }) => code}
      />
    </>
  )
}
