import type { NumberFinding } from '#core/doctor/judge.ts'
import { counted } from '#core/domain/counted.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Notice } from '#ui/notice.tsx'

/** As many as can be looked through. */
const mostListed = 200

const keyed = <Finding extends NumberFinding>(list: readonly Finding[]) =>
  list.slice(0, mostListed).map((finding, at) => ({ ...finding, key: String(at) }))

function Listed({ total }: { readonly total: number }) {
  return total > mostListed ? (
    <p>{`The first ${mostListed} are listed; ${(total - mostListed).toLocaleString('en-GB')} more are left out of the table.`}</p>
  ) : null
}

/** The numbers near the figures: those that no longer match, and those that were not checked, with the reason. */
export function ReportNumbers({ numbers }: { readonly numbers: readonly NumberFinding[] }) {
  const stale = numbers.flatMap((one) => (one.kind === 'stale' ? [one] : []))
  const unchecked = numbers.flatMap((one) => (one.kind === 'unchecked' ? [one] : []))
  const holding = numbers.length - stale.length - unchecked.length
  return (
    <section className="doctor-numbers">
      <h3>Numbers in the text</h3>
      {stale.length > 0 ? (
        <>
          <Notice>{`${counted(stale.length, 'number', 'numbers')} in the text no longer ${stale.length === 1 ? 'matches' : 'match'}. They are left as they are: change them in the report.`}</Notice>
          <Listed total={stale.length} />
          <DataTable
            caption="Numbers that no longer match"
            columns={[
              { id: 'area', name: 'Area', numeric: false, cell: ({ area }) => area },
              { id: 'printed', name: 'In the text', numeric: true, cell: ({ printed }) => printed },
              { id: 'now', name: 'Now', numeric: true, cell: ({ now }) => now },
              { id: 'place', name: 'Where', numeric: false, cell: ({ place }) => place },
              { id: 'sentence', name: 'Sentence', numeric: false, cell: ({ sentence }) => sentence },
            ]}
            rows={keyed(stale)}
            keyOf={({ key }) => key}
          />
        </>
      ) : (
        <p>No number that could be checked has changed.</p>
      )}
      <p>{`${counted(holding, 'number matches', 'numbers match')} the figures of today.`}</p>
      {unchecked.length > 0 ? (
        <details>
          <summary>{`${counted(unchecked.length, 'number was', 'numbers were')} not checked`}</summary>
          <p>
            A number is checked only where its sentence names one area of a figure near it, and nothing else can be
            meant.
          </p>
          <Listed total={unchecked.length} />
          <DataTable
            caption="Numbers that were not checked"
            columns={[
              { id: 'printed', name: 'In the text', numeric: true, cell: ({ printed }) => printed },
              { id: 'because', name: 'Not checked, as', numeric: false, cell: ({ because }) => because },
              { id: 'place', name: 'Where', numeric: false, cell: ({ place }) => place },
              { id: 'sentence', name: 'Sentence', numeric: false, cell: ({ sentence }) => sentence },
            ]}
            rows={keyed(unchecked)}
            keyOf={({ key }) => key}
          />
        </details>
      ) : null}
    </section>
  )
}
