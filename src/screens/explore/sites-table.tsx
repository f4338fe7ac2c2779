import { memo } from 'react'
import { absenceWords } from '#core/domain/cell.ts'
import type { Site } from '#core/domain/site.ts'
import type { Plate } from '#core/plate/plate.ts'
import { DataTable } from '#ui/data-table.tsx'

/** "6 machines, record of 2023", or why there is no number. */
function machinesText({ machines, recorded }: Site): string {
  if (machines.kind === 'absent') return `Machines ${machines.because ?? absenceWords[machines.reason]}`
  const count = `${machines.value} ${machines.value === 1 ? 'machine' : 'machines'}`
  return recorded ? `${count}, record of ${recorded}` : count
}

/** The points of the map for those who do not see it, with what is known of each. */
export const SitesTable = memo(function SitesTable({ sites: set }: { readonly sites: NonNullable<Plate['sites']> }) {
  const { name, sites } = set
  return (
    <details className="sites-table">
      <summary>{`${name}: all ${sites.length} as a table`}</summary>
      <DataTable<Site>
        caption={name}
        columns={[
          { id: 'name', name: 'Site', numeric: false, cell: (site) => site.name },
          { id: 'provider', name: 'Provider', numeric: false, cell: (site) => site.provider },
          { id: 'town', name: 'Town', numeric: false, cell: (site) => site.town },
          { id: 'machines', name: 'Machines', numeric: false, cell: machinesText },
          { id: 'position', name: 'Position', numeric: false, cell: (site) => site.position },
          { id: 'remarks', name: 'Remarks', numeric: false, cell: (site) => site.remarks.join(' ') },
        ]}
        rows={sites}
        keyOf={({ id }) => id}
      />
    </details>
  )
})

/** What is said of a service site. */
export function SiteTip({ site }: { readonly site: Site }) {
  return (
    <div className="tip">
      <strong>{site.name}</strong>
      <span>{machinesText(site)}</span>
      <span>{`${site.provider}, ${site.town}${site.sector ? ` (${site.sector})` : ''}`}</span>
    </div>
  )
}
