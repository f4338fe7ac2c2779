import { faultText } from '#core/domain/fault-text.ts'
import './data.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { holdingsOf, silenceText } from '#core/catalogue/gaps.ts'
import type { Catalogue, Library } from '#core/catalogue/schemas.ts'
import { statusWords } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { chooseIndicator, indicatorsByTopic } from '#core/plate/choose-indicator.ts'
import type { View } from '#core/view/view.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { ViewLink } from '#parts/view-link.tsx'
import { catalogueQuery, libraryQuery } from '#state/queries.ts'
import { useView } from '#state/view-context.ts'
import { readWholeIndicator } from '#state/whole-indicator.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Notice } from '#ui/notice.tsx'

function ShowLink({ indicator, catalogue, view }: { indicator: Indicator; catalogue: Catalogue; view: View }) {
  const change: Partial<View> = { ...chooseIndicator(view, catalogue, indicator.id), screen: 'explore' }
  return (
    <ViewLink view={{ ...view, ...change }} className="button" label={`Show ${indicator.name} on the map`}>
      Show on the map
    </ViewLink>
  )
}

function Download({ indicator, catalogue }: { indicator: Indicator; catalogue: Catalogue }) {
  const [said, setSaid] = useState('')
  const download = async () => {
    setSaid('Reading')
    try {
      const [whole, { exportIndicator }] = await Promise.all([
        readWholeIndicator(indicator, catalogue),
        import('#exports/export-indicator.ts'),
      ])
      const isSaved = await saveFile(exportIndicator(indicator, whole, catalogue.version))
      const rows = whole.datasets.reduce((sum, { observations }) => sum + observations.length, 0)
      setSaid(isSaved ? `${rows.toLocaleString('en-GB')} rows saved` : keptHere)
    } catch (fault) {
      setSaid(faultText(fault))
    }
  }
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => void download()}
        aria-label={`Download ${indicator.name} as CSV`}
      >
        Download CSV
      </button>
      <output className="said">{said}</output>
    </>
  )
}

/** Publisher and year once the library is there; until then the key that the tables use. */
function nameOf(library: Library | undefined, id: string): string {
  const source = library?.sources.find((one) => one.id === id)
  return source ? `${source.publisher}${source.year ? `, ${source.year}` : ''}` : id
}

type EntryProps = { indicator: Indicator; catalogue: Catalogue; view: View; library: Library | undefined }

function IndicatorEntry({ indicator, catalogue, view, library }: EntryProps) {
  const holdings = holdingsOf(indicator, catalogue.geographies)
  return (
    <article className="entry" id={`indicator-${indicator.id}`}>
      <h3>{indicator.name}</h3>
      <p>{indicator.definition}</p>
      <dl>
        <dt>Unit</dt>
        <dd>{indicator.unit.suffix ?? indicator.unit.prefix ?? indicator.unit.many}</dd>
        <dt>Available for</dt>
        <dd>
          <ul>
            {holdings.map(({ geography, areas, periods }) => (
              <li key={geography}>{`${geography}: ${areas} ${areas === 1 ? 'area' : 'areas'}, ${periods}`}</li>
            ))}
          </ul>
        </dd>
        <dt>Missing values mean</dt>
        <dd>{silenceText(indicator.silence)}</dd>
        <dt>Status</dt>
        <dd>
          {indicator.statuses.map((status) => statusWords[status as keyof typeof statusWords] ?? status).join(', ')}
        </dd>
        <dt>Sources</dt>
        <dd>
          <ul>
            {indicator.sources.map((id) => (
              <li key={id}>
                <a href={`#source-${id}`}>{nameOf(library, id)}</a>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <div className="actions">
        <ShowLink indicator={indicator} catalogue={catalogue} view={view} />
        <Download indicator={indicator} catalogue={catalogue} />
      </div>
    </article>
  )
}

function LibraryTables({ library }: { library: Library }) {
  return (
    <>
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
            { id: 'source', name: 'Source', numeric: false, cell: ({ source }) => source },
          ]}
          rows={library.norms}
          keyOf={({ id }) => id}
        />
      </section>
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
          rows={library.sources}
          keyOf={({ id }) => id}
        />
      </section>
      <section>
        <h2 id="left-out">What is left out, and why</h2>
        <DataTable
          caption="Published figures that the atlas leaves out"
          columns={[
            { id: 'what', name: 'What', numeric: false, cell: ({ what }) => what },
            { id: 'why', name: 'Why', numeric: false, cell: ({ why }) => why },
          ]}
          rows={library.leftOut}
          keyOf={({ what }) => what}
        />
      </section>
    </>
  )
}

/** What exists, for which areas and years, what is missing and why, and all of it to take away. */
export function Data() {
  const view = useView()
  const catalogue = useQuery(catalogueQuery)
  const libraryPath = catalogue.data?.library.path ?? ''
  const library = useQuery({ ...libraryQuery(libraryPath), enabled: libraryPath !== '' })
  const fault = catalogue.error ?? library.error
  return (
    <main className="data-screen" id="main" tabIndex={-1} aria-busy={catalogue.isLoading || library.isLoading}>
      <h1>What the atlas holds</h1>
      <p className="lead">
        Every figure names its source and says how it came to be. Where nothing is published there is no figure, and the
        reason is given instead.
      </p>
      {fault ? (
        <Notice
          action={{
            label: 'Try again',
            onClick: () => void (catalogue.error ? catalogue.refetch() : library.refetch()),
          }}
        >
          {fault.message}
        </Notice>
      ) : null}
      {catalogue.data
        ? indicatorsByTopic(catalogue.data).map(({ topic, indicators }) => (
            <section key={topic.id}>
              <h2>{topic.name}</h2>
              <p className="lead">{topic.about}</p>
              <div className="entries">
                {indicators.map((indicator) => (
                  <IndicatorEntry
                    key={indicator.id}
                    indicator={indicator}
                    catalogue={catalogue.data}
                    view={view}
                    library={library.data}
                  />
                ))}
              </div>
            </section>
          ))
        : null}
      {library.data ? <LibraryTables library={library.data} /> : null}
      <section>
        <h2 id="licences">Software</h2>
        <p>
          <a href="licences.txt">Licences of the software and typefaces in the atlas</a>
        </p>
      </section>
    </main>
  )
}
