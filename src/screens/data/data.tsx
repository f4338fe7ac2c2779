import '#ui/page.css'
import './data.css'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Catalogue, Library } from '#core/catalogue/schemas.ts'
import { answersTo } from '#core/catalogue/search-library.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { buildFinder } from '#core/finder/entries.ts'
import { findMeasures } from '#core/finder/find.ts'
import { readAsWords } from '#core/finder/say.ts'
import { indicatorsByTopic } from '#core/plate/choose-indicator.ts'
import { catalogueQuery, libraryQuery } from '#state/queries.ts'
import { searchQuery } from '#state/search-query.ts'
import { useView } from '#state/view-context.ts'
import { Notice } from '#ui/notice.tsx'
import { IndicatorEntry } from './entry.tsx'
import { LibraryTables } from './library-tables.tsx'
import { LikeNamed } from './like-named.tsx'

const jumps = [
  { id: 'alike', name: 'Measures that sound alike' },
  { id: 'norms', name: 'Staffing norms' },
  { id: 'sources', name: 'Sources' },
  { id: 'left-out', name: 'Left out' },
  { id: 'words', name: 'Words' },
  { id: 'licences', name: 'Software' },
] as const

/** Links to the parts of the page. */
function Jumps({ catalogue }: { readonly catalogue: Catalogue | undefined }) {
  const topics = catalogue
    ? indicatorsByTopic(catalogue).map(({ topic }) => ({ id: `topic-${topic.id}`, name: topic.name }))
    : []
  return (
    <nav className="jumps" aria-label="Parts of this page">
      {[...topics, ...jumps].map(({ id, name }) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
    </nav>
  )
}

/** The indicators that answer what was typed, by the words of the measure finder and of their definitions; all where nothing was typed. */
function useFound(catalogue: Catalogue | undefined, typed: string) {
  const searchPath = catalogue?.searchWords.path ?? ''
  const words = useQuery({ ...searchQuery(searchPath), enabled: searchPath !== '' && typed !== '' })
  const finder = useMemo(() => (catalogue ? buildFinder(catalogue, words.data ?? []) : null), [catalogue, words.data])
  return useMemo(() => {
    if (!finder || typed === '') return { says: '', matches: () => true }
    const answer = findMeasures(finder, typed, [])
    const best = new Set(answer.whole ? answer.found.map(({ indicator }) => indicator.id) : [])
    return {
      says: [...answer.says, ...readAsWords(answer)].join(' '),
      matches: ({ id, name, definition }: Indicator) => best.has(id) || answersTo(typed, `${name} ${definition}`),
    }
  }, [finder, typed])
}

type TopicList = ReturnType<typeof indicatorsByTopic>

/** The indicators of each topic. */
function Topics({
  topics,
  catalogue,
  library,
}: {
  readonly topics: TopicList
  readonly catalogue: Catalogue
  readonly library: Library | undefined
}) {
  const view = useView()
  return topics.map(({ topic, indicators }) => (
    <section key={topic.id}>
      <h2 id={`topic-${topic.id}`}>{topic.name}</h2>
      <p className="lead">{topic.about}</p>
      <div className="entries">
        {indicators.map((indicator) => (
          <IndicatorEntry
            key={indicator.id}
            indicator={indicator}
            catalogue={catalogue}
            view={view}
            library={library}
          />
        ))}
      </div>
    </section>
  ))
}

/** What exists, for which areas and years, what is missing and why, and all of it to take away. */
export function Data() {
  const catalogue = useQuery(catalogueQuery)
  const libraryPath = catalogue.data?.library.path ?? ''
  const library = useQuery({ ...libraryQuery(libraryPath), enabled: libraryPath !== '' })
  const [text, setText] = useState('')
  const typed = text.trim()
  const { matches, says } = useFound(catalogue.data, typed)
  const fault = catalogue.error ?? library.error
  const topics = (catalogue.data ? indicatorsByTopic(catalogue.data) : [])
    .map(({ topic, indicators }) => ({ topic, indicators: indicators.filter(matches) }))
    .filter(({ indicators }) => indicators.length > 0)
  const many = topics.reduce((sum, { indicators }) => sum + indicators.length, 0)
  // Whoever looks for a word that several measures share has to see first how they differ.
  const alike =
    catalogue.data && library.data ? (
      <LikeNamed catalogue={catalogue.data} library={library.data} typed={typed} />
    ) : null
  return (
    <main className="data-screen page" id="main" tabIndex={-1} aria-busy={catalogue.isLoading || library.isLoading}>
      <h1>What the atlas holds</h1>
      <p className="lead">
        Every figure names its source and says how it came to be. Where nothing is published there is no figure, and the
        reason is given instead.
      </p>
      <section className="data-search" aria-label="Search">
        <label className="field">
          <span className="label">Search measures, norms, sources and words</span>
          <input className="input" type="search" value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        <output>{typed === '' ? '' : `${many} ${many === 1 ? 'measure' : 'measures'}. ${says}`}</output>
      </section>
      {typed === '' ? <Jumps catalogue={catalogue.data} /> : null}
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
      {typed === '' ? null : alike}
      {catalogue.data ? <Topics topics={topics} catalogue={catalogue.data} library={library.data} /> : null}
      {typed === '' ? alike : null}
      {library.data ? <LibraryTables library={library.data} typed={typed} /> : null}
      <section>
        <h2 id="licences">Software</h2>
        <p>
          <a href="licences.txt">Licences of the software and typefaces in the atlas</a>
        </p>
      </section>
    </main>
  )
}
