import { memo, type ReactNode } from 'react'
import { markWords } from '#core/domain/cell.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import type { Plate } from '#core/plate/plate.ts'

/** Most producers named on one line; all are named with their details where the sources are. */
const mostProducers = 3

/** A title of more letters is set smaller, so that it takes no more lines than others. */
const longTitle = 100

/** The finding and its exact subject, above the map. */
export const FindingTitle = memo(function Finding({ plate }: { readonly plate: Plate }) {
  const { marks, title, subtitle } = plate
  return (
    <header className="finding">
      <div className="row">
        {marks.map((mark) => (
          <p className="mark" key={mark}>
            {markWords[mark]}
          </p>
        ))}
      </div>
      <h1 id="finding" data-long={title.length > longTitle ? 'true' : undefined}>
        {title}
      </h1>
      <p className="subtitle">{subtitle}</p>
    </header>
  )
})

/**
 * The finding in full, and what it rests on, below the map: its length moves nothing above it.
 * @param sentences they may arrive a moment after the title
 */
export const PlateReading = memo(function Reading({
  plate,
  sentences = plate.sentences,
  children,
}: {
  readonly plate: Plate
  readonly sentences?: Plate['sentences']
  /** Links to next steps. */
  readonly children?: ReactNode
}) {
  const sources = sourceLine(plate.trust.sources, mostProducers)
  return (
    <section className="reading" aria-label="The finding in full">
      {sentences.length > 0 ? <p className="sentences">{sentences.join(' ')}</p> : null}
      {sources ? <p className="subtitle">{`Source: ${sources}.`}</p> : null}
      {children}
    </section>
  )
})
