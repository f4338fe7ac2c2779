import { useRef, useState } from 'react'
import type { Panel } from '#core/panel/panel.ts'
import { holdsAllClaims, withClaim } from '#core/story/figure-claim.ts'
import type { Picture, Scene } from '#core/story/story.ts'
import { InsertFigure } from './insert-figure.tsx'
import { WordsField } from './words-field.tsx'

type Props = {
  readonly label: string
  readonly value: string
  readonly most: number
  readonly lines: number
  readonly hint?: string
  readonly scene: Scene
  /** Where its figures come from; null for a scene without a picture. */
  readonly picture: Picture | null
  readonly panels: readonly Panel[] | string | null
  readonly onChange: (text: string) => void
  /** Hears of the text and the claims of the scene after a figure was inserted. */
  readonly onInsert: (text: string, claims: Scene['claims']) => void
}

/** A text that is told, into which figures of the scene are inserted. */
export function ToldField({ scene, picture, panels, onInsert, ...field }: Props) {
  const { label, value, most } = field
  const [isOpen, setOpen] = useState(false)
  const at = useRef<number | null>(null)
  const [caret, setCaret] = useState<{ readonly at: number } | null>(null)
  return (
    <WordsField
      {...field}
      isTold
      caret={caret}
      onCaret={(place) => {
        at.current = place
      }}
    >
      {picture && !holdsAllClaims(scene) ? (
        <button
          type="button"
          className="button edit-insert-button"
          aria-expanded={isOpen}
          aria-label={`Insert a figure into ${label.toLowerCase()}`}
          onClick={() => setOpen(!isOpen)}
        >
          Insert a figure
        </button>
      ) : null}
      {picture && isOpen ? (
        <InsertFigure
          picture={picture}
          isOfScene={picture.link === scene.picture?.link}
          panels={panels}
          onInsert={(figure) => {
            const { claims, token } = withClaim(scene, figure)
            const place = Math.min(at.current ?? value.length, value.length)
            if (value.length + token.length > most) return
            onInsert(value.slice(0, place) + token + value.slice(place), claims)
            at.current = place + token.length
            setCaret({ at: place + token.length })
            setOpen(false)
          }}
        />
      ) : null}
    </WordsField>
  )
}
