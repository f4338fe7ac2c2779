import { useState } from 'react'
import type { Scene } from '#core/story/story.ts'
import { Prose } from './prose.tsx'
import type { Claims } from './use-claims.tsx'

/** What is for the speaker to say, with its figures as the data have them, and the notes; both at a chosen size. */
export function SpeakerWords({ scene, claims }: { readonly scene: Scene; readonly claims: Claims }) {
  const [size, setSize] = useState(20)
  const tell = claims.tell(scene.id)
  return (
    <section className="speaker-words" tabIndex={0} aria-label="Words and notes">
      <p className="speaker-size">
        <button
          type="button"
          className="button"
          aria-label="Smaller words"
          onClick={() => setSize(Math.max(14, size - 3))}
        >
          A−
        </button>
        <button
          type="button"
          className="button"
          aria-label="Larger words"
          onClick={() => setSize(Math.min(44, size + 3))}
        >
          A+
        </button>
      </p>
      {scene.body === '' ? null : (
        <section className="speaker-say" aria-label="To say">
          <h2 className="speaker-label">To say</h2>
          <div style={{ fontSize: `${size}px` }}>
            <Prose text={scene.body} tell={tell} />
          </div>
        </section>
      )}
      <section className="speaker-notes" aria-label="Notes">
        <h2 className="speaker-label">Notes</h2>
        <div style={{ fontSize: `${size}px` }}>
          <Prose text={scene.notes || 'No notes.'} tell={tell} />
        </div>
      </section>
    </section>
  )
}
