import { memo, type ReactNode } from 'react'
import { markWords } from '#core/domain/cell.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import type { Plate } from '#core/plate/plate.ts'

/** Most producers named above the map; the others are named below it with all details. */
const mostProducers = 3

/**
 * The finding, its exact subject, and its reliability.
 * @param sentences the finding in full; they may arrive a moment after the title
 */
export const Reading = memo(function Reading({
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
