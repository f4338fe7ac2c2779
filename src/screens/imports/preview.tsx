import { extentWords } from '#core/imports/compare.ts'
import type { Draft } from '#core/imports/draft.ts'
import { tableSpecOf } from '#core/imports/tables/registry.ts'
import type { ImportProgress } from '#io/imports/import-client.ts'
import type { Replaced } from '#state/imports/replaced.ts'
import { DataTable } from '#ui/data-table.tsx'
import { WithheldList } from './withheld.tsx'

/** How far the comparison is; it goes on in a worker, and the page may be used meanwhile. */
function Comparing({ comparing, version }: { readonly comparing: ImportProgress | null; readonly version: number }) {
  const { done, words } = comparing ?? { done: 0, words: `Comparing with version ${version}` }
  return (
    <div className="progress" role="status">
      <progress value={done} max={1} aria-label={words} />
      <span>{words}</span>
    </div>
  )
}

function Differences({
  replaced,
  comparing,
}: {
  readonly replaced: Replaced
  readonly comparing: ImportProgress | null
}) {
  const { version, compared, waits } = replaced
  if (version === 0) return null
  return (
    <>
      {waits ? <Comparing comparing={comparing} version={version} /> : null}
      {compared ? <DifferencesOf {...compared.difference} version={version} isBefore={waits} /> : null}
    </>
  )
}

type DifferencesProps = NonNullable<Replaced['compared']>['difference'] & {
  readonly version: number
  /** Whether something was changed after this was compared. */
  readonly isBefore: boolean
}

function DifferencesOf({ version, isBefore, ...compared }: DifferencesProps) {
  const count = (n: number) => n.toLocaleString('en-GB')
  return (
    <>
      <p>{`${isBefore ? 'Before your last change, against' : 'Against'} version ${version}: ${count(compared.new)} new, ${count(compared.changed)} changed, ${count(compared.gone)} gone, ${count(compared.same)} as before. ${extentWords(compared)}`}</p>
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
export function ImportPreview({
  draft,
  replaced,
  comparing,
}: {
  readonly draft: Draft
  readonly replaced: Replaced
  readonly comparing: ImportProgress | null
}) {
  const replaces = tableSpecOf(draft.table)?.replaces
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
      <Differences replaced={replaced} comparing={comparing} />
    </section>
  )
}
