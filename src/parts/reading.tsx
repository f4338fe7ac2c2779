import { memo } from 'react'
import { markWords } from '#core/domain/cell.ts'
import type { Plate } from '#core/plate/plate.ts'

/**
 * The finding, what exactly it is a finding about, and how far it may be trusted.
 * @param sentences the finding in full; it may follow its title a moment later
 */
export const Reading = memo(function Reading({
  plate,
  sentences = plate.sentences,
}: {
  readonly plate: Plate
  readonly sentences?: Plate['sentences']
}) {
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
    </header>
  )
})
