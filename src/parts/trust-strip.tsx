import { lowestGapText } from '#core/compare/lowest.ts'
import { statusWords } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Source } from '#core/domain/source.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import { chanceText } from '#core/plate/chance-words.ts'
import type { Plate } from '#core/plate/plate.ts'
import { quoteFinding } from '#core/plate/quote.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { AboutFigure } from './about-figure.tsx'
import { QuoteLine } from './quote-line.tsx'

function SourceLine({ source }: { readonly source: Source }) {
  const { publisher, title, year, url, licence, read } = source
  const words = `${publisher}: ${title}${year ? ` (${year})` : ''}`
  return (
    <li>
      {url?.startsWith('http') ? (
        <a href={url.split(' ')[0]} rel="noreferrer">
          {words}
        </a>
      ) : (
        words
      )}
      . <span className="faint">{`${licence}. Read: ${read}.`}</span>
    </li>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Sources of the figures, their age, completeness, licences and limits. */
export function TrustStrip({
  plate,
  resolved,
  indicators,
  isOfSeveral,
}: {
  readonly plate: Plate
  /** The measure of the map, where gaps to the benchmark can be worked out from it. */
  readonly resolved?: Resolved
  /** The measures of the map, where they are to be explained here. */
  readonly indicators?: readonly Indicator[]
  /** Set where the figures are of several measures, so that no sentence holds of them all: each figure has its own. */
  readonly isOfSeveral?: true
}) {
  const { trust, geography, classNote } = plate
  const chance = chanceText(plate)
  return (
    <section className="trust" aria-labelledby="trust-title">
      <h2 id="trust-title" className="quiet">
        Where this comes from
      </h2>
      <dl className="facts">
        <Fact name="Period">{trust.periodText || 'none held'}</Fact>
        <Fact name="Status">{trust.statuses.map((status) => statusWords[status]).join(', ') || 'no figures'}</Fact>
        <Fact name="Coverage">{trust.coverageText ?? 'not recorded by the source'}</Fact>
        {chance ? <Fact name="Chance">{chance}</Fact> : null}
        <Fact name="Geography">{`${geography.name}, ${trust.boundaryVintage}`}</Fact>
      </dl>
      <p>{`Source: ${sourceLine(trust.sources) || 'none'}. ${licenceLine(trust.sources)}`}</p>
      {isOfSeveral ? null : (
        <QuoteLine quote={quoteFinding(plate, resolved && lowestGapText(plate, resolved))} about={plate.measure.name} />
      )}
      {trust.cautions.length > 0 ? (
        <ul className="cautions" aria-label="Read with care">
          {trust.cautions.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      ) : null}
      {indicators ? <AboutFigure indicators={indicators} text={plate.description} /> : null}
      <details className="sources">
        <summary>Sources, licences and notes</summary>
        <ul>
          {trust.sources.map((source) => (
            <SourceLine key={source.id} source={source} />
          ))}
          {trust.details.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
          <li>{trust.boundaryCredit}</li>
          {trust.simplified ? <li>{trust.simplified}</li> : null}
          {classNote ? <li>{classNote}</li> : null}
          <li>{`Data version ${trust.dataVersion}.`}</li>
        </ul>
      </details>
    </section>
  )
}
