import { memo, type ReactNode } from 'react'
import { markWords } from '#core/domain/cell.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import type { Plate } from '#core/plate/plate.ts'

/** How many producers are named above the map; the others are named below it with all that is known of them. */
const mostProducers = 3

/**
 * The finding, what exactly it is a finding about, and how far it may be trusted.
 * @param sentences the finding in full; it may follow its title a moment later
 */
export const Reading = memo(function Reading({
  plate,
  sentences = plate.sentences,
  children,
}: {
  readonly plate: Plate
  readonly sentences?: Plate['sentences']
  /** What leads on from the finding. */
  readonly children?: ReactNode
}) {
  const sources = sourceLine(plate.trust.sources, mostProducers)
  return (
    <header className="reading">
      {plate.marks.map((mark) => (
        <p className="mark" key={mark}>
          {markWords[mark]}
        </p>
      ))}
      <h1 id="finding">{plate.title}</h1>
      <p className="subtitle">{plate.subtitle}</p>
      {sentences.length > 0 ? <p className="sentences">{sentences.join(' ')}</p> : null}
      {sources ? <p className="subtitle">{`Source: ${sources}.`}</p> : null}
      {children}
    </header>
  )
})
