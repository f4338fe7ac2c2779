import { useState } from 'react'
import type { Catalogue, Library } from '#core/catalogue/schemas.ts'
import { answersTo } from '#core/catalogue/search-library.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import '#parts/as-cards.css'
import { LatestFigures } from '#parts/latest-figures.tsx'
import { DataTable } from '#ui/data-table.tsx'
import type { TableColumn } from '#ui/table-cells.tsx'
import { Holdings, SourceLinks, statusText, unitText } from './entry.tsx'

/** What a table of like-named measures says of each. Their files are asked for by whoever opens the table. */
const columnsOf = (catalogue: Catalogue, library: Library, isOpened: boolean): readonly TableColumn<Indicator>[] => [
  {
    id: 'name',
    name: 'Indicator',
    numeric: false,
    cell: (one) => <a href={`#indicator-${one.id}`}>{one.name}</a>,
  },
  { id: 'definition', name: 'What it counts', numeric: false, cell: (one) => one.definition },
  {
    id: 'latest',
    name: 'Latest figures',
    numeric: false,
    cell: (one) => (isOpened ? <LatestFigures indicator={one} catalogue={catalogue} /> : null),
  },
  { id: 'unit', name: 'Unit', numeric: false, cell: unitText },
  { id: 'status', name: 'Status', numeric: false, cell: statusText },
  {
    id: 'held',
    name: 'Available for',
    numeric: false,
    cell: (one) => <Holdings indicator={one} catalogue={catalogue} />,
  },
  {
    id: 'sources',
    name: 'Sources',
    numeric: false,
    cell: (one) => <SourceLinks indicator={one} library={library} />,
  },
]

/** Indicators whose names sound alike, side by side: what each counts, of whom, where and when; of those that answer what is typed, or all. */
export function LikeNamed({
  catalogue,
  library,
  typed,
}: {
  readonly catalogue: Catalogue
  readonly library: Library
  readonly typed: string
}) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const known = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]))
  const found = library.likeNamed.filter(({ name, differ }) => typed === '' || answersTo(typed, `${name} ${differ}`))
  return found.length === 0 ? null : (
    <section>
      <h2 id="alike">Measures that sound alike</h2>
      {found.map(({ name, indicators, compare, differ }) => (
        <details
          className="alike as-cards"
          key={name}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open) setOpened((before) => new Set([...before, name]))
          }}
        >
          <summary>{`${name} (${indicators.length})`}</summary>
          <p className="lead">
            May they be compared? <strong>{compare}</strong> {differ}
          </p>
          <DataTable<Indicator>
            caption={`${name}, side by side`}
            columns={columnsOf(catalogue, library, opened.has(name))}
            rows={indicators.flatMap((id) => known.get(id) ?? [])}
            keyOf={({ id }) => id}
          />
        </details>
      ))}
    </section>
  )
}
