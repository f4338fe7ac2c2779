import type { Library } from '#core/catalogue/schemas.ts'
import { answersTo } from '#core/catalogue/search-library.ts'
import { glossary } from '#core/domain/glossary.ts'
import { DataTable } from '#ui/data-table.tsx'

const textOf = (values: readonly unknown[]): string => values.filter((value) => typeof value === 'string').join(' ')

/** The rows whose words answer what was typed. */
const found = <Row extends object>(rows: readonly Row[], typed: string): readonly Row[] =>
  rows.filter((row) => answersTo(typed, textOf(Object.values(row))))

function Norms({ library, typed }: { library: Library; typed: string }) {
  const rows = found(library.norms, typed)
  if (rows.length === 0) return null
  const named = new Map(
    library.sources.map(({ id, publisher, year }) => [id, `${publisher}${year ? `, ${year}` : ''}`]),
  )
  return (
    <section>
      <h2 id="norms">Published staffing norms</h2>
      <DataTable
        caption="Staffing norms as printed, with their caveats"
        columns={[
          { id: 'scope', name: 'For', numeric: false, cell: ({ scope }) => scope },
          {
            id: 'value',
            name: 'Value',
            numeric: true,
            cell: ({ value }) => (value === null ? 'table not seen' : value.toLocaleString('en-GB')),
          },
          { id: 'unit', name: 'Unit', numeric: false, cell: ({ unit }) => unit },
          { id: 'formula', name: 'Use', numeric: false, cell: ({ formula }) => formula },
          { id: 'caveat', name: 'Caveat', numeric: false, cell: ({ caveat }) => caveat },
          {
            id: 'source',
            name: 'Source',
            numeric: false,
            cell: ({ source }) => <a href={`#source-${source}`}>{named.get(source) ?? source}</a>,
          },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </section>
  )
}

function Sources({ library, typed }: { library: Library; typed: string }) {
  const rows = found(library.sources, typed)
  if (rows.length === 0) return null
  return (
    <section>
      <h2 id="sources">Sources</h2>
      <DataTable
        caption="Sources of every figure in the atlas"
        columns={[
          { id: 'id', name: 'Key', numeric: false, cell: ({ id }) => <span id={`source-${id}`}>{id}</span> },
          { id: 'publisher', name: 'Publisher', numeric: false, cell: ({ publisher }) => publisher },
          { id: 'title', name: 'Title', numeric: false, cell: ({ title }) => title },
          { id: 'year', name: 'Year', numeric: false, cell: ({ year }) => year ?? 'not stated' },
          { id: 'licence', name: 'Licence', numeric: false, cell: ({ licence }) => licence },
          { id: 'read', name: 'How it was read', numeric: false, cell: ({ read }) => read },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </section>
  )
}

function LeftOut({ library, typed }: { library: Library; typed: string }) {
  const rows = found(library.leftOut, typed)
  if (rows.length === 0) return null
  return (
    <section>
      <h2 id="left-out">What is left out, and why</h2>
      <DataTable
        caption="Published figures that the atlas leaves out"
        columns={[
          { id: 'what', name: 'What', numeric: false, cell: ({ what }) => what },
          { id: 'why', name: 'Why', numeric: false, cell: ({ why }) => why },
        ]}
        rows={rows}
        keyOf={({ what }) => what}
      />
    </section>
  )
}

function Words({ typed }: { typed: string }) {
  const terms = glossary.filter(({ term, also, says }) => answersTo(typed, [term, ...also, says].join(' ')))
  if (terms.length === 0) return null
  return (
    <section>
      <h2 id="words">What the words mean</h2>
      <dl className="words">
        {terms.map(({ term, also, says }) => (
          <div key={term}>
            <dt>{also.length > 0 ? `${term} (${also.join(', ')})` : term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Norms, sources, what is left out and what words mean: of each what answers to the words that were typed. */
export function LibraryTables({ library, typed }: { library: Library; typed: string }) {
  return (
    <>
      <Norms library={library} typed={typed} />
      <Sources library={library} typed={typed} />
      <LeftOut library={library} typed={typed} />
      <Words typed={typed} />
    </>
  )
}
