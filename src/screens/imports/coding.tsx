import type { CodingReport } from '#core/imports/coding/check-coding.ts'
import { specialtyWords } from '#core/imports/tables/words.ts'
import { DataTable } from '#ui/data-table.tsx'

const nameOf = (id: string) => specialtyWords.find((word) => word.id === id)?.name ?? 'None that the rules know'

/** How staff records are coded: by rule, by specialty, by organisation. */
export function Coding({ report }: { readonly report: CodingReport }) {
  const count = (n: number) => n.toLocaleString('en-GB')
  return (
    <section aria-labelledby="coding-heading">
      <h2 id="coding-heading">Coding check</h2>
      <p className="lead">
        {`${count(report.records)} records. ${count(report.unjudged)} have a code of the U matrix whose letters are not published: they are not judged.`}
      </p>
      <DataTable
        caption="Rules that records break"
        columns={[
          { id: 'rule', name: 'Rule', numeric: false, cell: ({ rule }) => rule.says },
          { id: 'records', name: 'Records', numeric: true, cell: ({ records }) => count(records) },
          { id: 'source', name: 'Source', numeric: false, cell: ({ source }) => source || 'follows from the record' },
        ]}
        rows={report.byRule}
        keyOf={({ rule }) => rule.id}
      />
      <DataTable
        caption="Share that looks miscoded, by organisation"
        columns={[
          { id: 'organisation', name: 'Organisation', numeric: false, cell: ({ organisation }) => organisation },
          { id: 'percent', name: 'Miscoded', numeric: true, cell: ({ percent }) => `${percent}%` },
          { id: 'wte', name: 'WTE', numeric: true, cell: ({ wte }) => count(wte) },
        ]}
        rows={report.shares}
        keyOf={({ organisation }) => organisation}
      />
      <DataTable
        caption="Specialty that the rules give"
        columns={[
          { id: 'specialty', name: 'Specialty', numeric: false, cell: ([id]) => nameOf(id) },
          { id: 'wte', name: 'WTE', numeric: true, cell: ([, wte]) => count(Math.round(wte * 10) / 10) },
        ]}
        rows={[...report.bySpecialty]}
        keyOf={([id]) => id}
      />
    </section>
  )
}
