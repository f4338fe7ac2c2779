import type { Checked } from '#core/imports/draft.ts'
import { DataTable } from '#ui/data-table.tsx'
import { BoundaryMap } from './boundary-map.tsx'
import { PreviewMap } from './preview-map.tsx'

/** The first rows as they will be read and the map as it would be: what a correction changes is seen at once. */
export function AsRead({ checked, theme }: { readonly checked: Checked; readonly theme: 'light' | 'dark' }) {
  const { first, draft, outline, questions } = checked
  if (first.rows.length === 0) return null
  return (
    <section className="as-read" aria-labelledby="as-read-heading">
      <h2 id="as-read-heading">As it will be</h2>
      <DataTable
        caption={`The first ${first.rows.length} as they are read`}
        columns={[
          { id: 'row', name: outline ? 'Shape' : 'Row', numeric: true, cell: ({ row }) => row },
          ...first.headings.map(({ name, isNumeric }, at) => ({
            id: String(at),
            name,
            numeric: isNumeric,
            cell: ({ cells }: (typeof first.rows)[number]) => cells[at],
          })),
        ]}
        rows={first.rows.map((row, at) => ({ ...row, at }))}
        keyOf={({ at }) => String(at)}
      />
      {outline ? <BoundaryMap outline={outline} areas={checked.tally.areas} /> : null}
      {draft && !outline ? <PreviewMap draft={draft} theme={theme} /> : null}
      {draft ? null : (
        <p className="hint">
          {questions.length > 0
            ? 'The map is drawn when the questions are answered.'
            : 'The map is drawn when the errors are fixed.'}
        </p>
      )}
    </section>
  )
}
