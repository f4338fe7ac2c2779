import { useState } from 'react'
import { holdingsOf, silenceText } from '#core/catalogue/gaps.ts'
import type { Catalogue, Library } from '#core/catalogue/schemas.ts'
import { statusWords } from '#core/domain/cell.ts'
import { faultText } from '#core/domain/fault-text.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import type { View } from '#core/view/view.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { ViewLink } from '#parts/view-link.tsx'
import { readWholeIndicator } from '#state/whole-indicator.ts'

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

export const unitText = ({ unit }: Indicator): string => unit.suffix ?? unit.prefix ?? unit.many

export const statusText = ({ statuses }: Indicator): string =>
  statuses.map((status) => statusWords[status as keyof typeof statusWords] ?? status).join(', ')

/** The areas and years that an indicator is held for, a line a geography. */
export function Holdings({ indicator, catalogue }: { indicator: Indicator; catalogue: Catalogue }) {
  return (
    <ul>
      {holdingsOf(indicator, catalogue.geographies).map(({ geography, areas, periods }) => (
        <li key={geography}>{`${geography}: ${areas} ${areas === 1 ? 'area' : 'areas'}, ${periods}`}</li>
      ))}
    </ul>
  )
}

/** Links to the sources of an indicator. */
export function SourceLinks({ indicator, library }: { indicator: Indicator; library: Library | undefined }) {
  return (
    <ul>
      {indicator.sources.map((id) => (
        <li key={id}>
          <a href={`#source-${id}`}>{nameOf(library, id)}</a>
        </li>
      ))}
    </ul>
  )
}

type EntryProps = { indicator: Indicator; catalogue: Catalogue; view: View; library: Library | undefined }

/** An indicator: what it is, what is held of it, and the ways to it. */
export function IndicatorEntry({ indicator, catalogue, view, library }: EntryProps) {
  return (
    <article className="entry" id={`indicator-${indicator.id}`}>
      <h3>{indicator.name}</h3>
      <p>{indicator.definition}</p>
      <dl>
        <dt>Unit</dt>
        <dd>{unitText(indicator)}</dd>
        <dt>Available for</dt>
        <dd>
          <Holdings indicator={indicator} catalogue={catalogue} />
        </dd>
        <dt>Missing values mean</dt>
        <dd>{silenceText(indicator.silence)}</dd>
        <dt>Status</dt>
        <dd>{statusText(indicator)}</dd>
        <dt>Sources</dt>
        <dd>
          <SourceLinks indicator={indicator} library={library} />
        </dd>
      </dl>
      <div className="actions">
        <ShowLink indicator={indicator} catalogue={catalogue} view={view} />
        <Download indicator={indicator} catalogue={catalogue} />
      </div>
    </article>
  )
}
