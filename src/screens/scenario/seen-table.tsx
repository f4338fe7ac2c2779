import type { GapQuestion } from '#core/scenario/question.ts'
import type { AnswerFacts } from '#core/scenario/question-words.ts'
import { oldAgainstNew, type SeenAnswer, seenFigure } from '#core/scenario/seen.ts'
import { DataTable } from '#ui/data-table.tsx'

/** The answer as a link carries it. */
export const seenOf = ({ staff, required, answer: { closed, places } }: AnswerFacts, digest: string): SeenAnswer => ({
  digest,
  figures: [
    staff.start,
    staff.end,
    required.start,
    required.end,
    closed === null ? null : 100 * closed,
    places?.middle ?? null,
    places?.eightInTen ?? null,
  ].map(seenFigure),
})

const said = (value: number | null): string => (value === null ? 'none' : String(value))

/** Where a link was made on other data: what it said, against what is found now. */
export function LinkChanges({ question, now }: { readonly question: GapQuestion; readonly now: SeenAnswer | null }) {
  const linked = question.seen
  const rows = linked && now && oldAgainstNew(linked, now)
  if (!rows) return null
  return (
    <section aria-labelledby="seen">
      <h2 id="seen">This link was made on other data or by another version</h2>
      <DataTable
        caption={`When the link was made (data ${linked.digest}) and now (data ${now.digest})`}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { id: 'name', name: 'Figure', numeric: false, cell: ({ name }) => name },
          { id: 'linked', name: 'In the link', numeric: true, cell: (row) => said(row.linked) },
          { id: 'now', name: 'Now', numeric: true, cell: (row) => said(row.now) },
        ]}
      />
    </section>
  )
}
