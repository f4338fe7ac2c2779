import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { compareVersions } from '#core/imports/compare.ts'
import type { Draft, Target } from '#core/imports/draft.ts'
import { specOf } from '#core/imports/tables/registry.ts'
import { readVersionFiles } from '#io/shelf/shelf.ts'
import { DataTable } from '#ui/data-table.tsx'
import { WithheldList } from './withheld.tsx'

function Differences({ draft, target }: { readonly draft: Draft; readonly target: Target }) {
  const last = target.version - 1
  const before = useQuery({
    queryKey: ['version-files', target.dataset, last],
    queryFn: () => readVersionFiles(target.dataset, last),
    enabled: last >= 1,
    retry: false,
  })
  const compared = useMemo(
    () => (before.data ? compareVersions(before.data, Object.values(draft.files)) : null),
    [before.data, draft],
  )
  if (!compared) return null
  const count = (n: number) => n.toLocaleString('en-GB')
  return (
    <>
      <p>{`Against version ${last}: ${count(compared.new)} new, ${count(compared.changed)} changed, ${count(compared.gone)} gone, ${count(compared.same)} as before.`}</p>
      {compared.listed.length > 0 ? (
        <details>
          <summary>What is new, changed and gone</summary>
          <DataTable
            caption={`The first ${compared.listed.length} differences`}
            columns={[
              { id: 'what', name: 'What', numeric: false, cell: ({ kind }) => kind },
              {
                id: 'where',
                name: 'Where',
                numeric: false,
                cell: ({ area, period, group }) => [area, period, group].filter(Boolean).join(', '),
              },
              { id: 'indicator', name: 'Indicator', numeric: false, cell: ({ indicator }) => indicator },
              { id: 'before', name: 'Before', numeric: true, cell: (one) => one.before },
              { id: 'after', name: 'After', numeric: true, cell: (one) => one.after },
            ]}
            rows={compared.listed}
            keyOf={({ indicator, area, period, group }) => `${indicator}|${area}|${period}|${group}`}
          />
        </details>
      ) : null}
    </>
  )
}

/** What would be on the map, and what would be otherwise than before. Nothing of it counts yet. */
export function Preview({ draft, target }: { readonly draft: Draft; readonly target: Target }) {
  const replaces = specOf(draft.table)?.replaces
  return (
    <section aria-labelledby="preview-heading">
      <h2 id="preview-heading">Preview</h2>
      <ul className="summary">
        {draft.summary.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {draft.entry.indicators.length > 1 ? (
          <li>{`Makes ${draft.entry.indicators.length} indicators: ${draft.entry.indicators.map(({ name }) => name).join('; ')}`}</li>
        ) : null}
        {replaces ? <li>{`Takes the place of ${replaces} wherever it is used.`}</li> : null}
      </ul>
      {draft.guard ? <WithheldList withheld={draft.guard.withheld} indicator={draft.entry.indicators[0]} /> : null}
      <Differences draft={draft} target={target} />
    </section>
  )
}
