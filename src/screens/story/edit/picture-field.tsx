import { type ReactNode, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { capturedLink } from '#core/story/capture.ts'
import { sceneView } from '#core/story/scene-view.ts'
import type { Picture } from '#core/story/story.ts'
import { Choice } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'

type Props = {
  readonly picture: Picture | null
  readonly catalogue: Catalogue
  /** The panels of its view; null while they load, words where there are none. */
  readonly panels: readonly Panel[] | string | null
  /** What stands there without a picture. */
  readonly without: string
  readonly onChange: (picture: Picture | null) => void
  readonly children?: ReactNode
}

function PastedView({ catalogue, onTake }: { readonly catalogue: Catalogue; readonly onTake: (link: string) => void }) {
  const [text, setText] = useState('')
  const [lacks, setLacks] = useState<string | null>(null)
  const take = () => {
    const link = capturedLink(text)
    const found = sceneView(link, catalogue)
    if (!found.ok) return setLacks(found.lacks)
    setLacks(null)
    setText('')
    onTake(link)
  }
  return (
    <details className="edit-paste">
      <summary>Paste the link of a view</summary>
      <TextField label="Link of a view of the atlas" value={text} onChange={setText} />
      <button type="button" className="button" disabled={text.trim() === ''} onClick={take}>
        Show this view
      </button>
      {lacks === null ? null : <p role="alert">{lacks}</p>}
    </details>
  )
}

/** Which figure of which view a scene or a step shows. */
export function PictureField({ picture, catalogue, panels, without, onChange, children }: Props) {
  const list = Array.isArray(panels) ? (panels as readonly Panel[]) : []
  const drawn = list.filter(({ lacks }) => lacks === null)
  const options = drawn.map(({ id, label }) => ({ id: panelIdText(id), name: label }))
  const known = picture === null || options.some(({ id }) => id === picture.panel)
  return (
    <div className="edit-picture">
      {picture ? (
        <Choice
          label="Figure"
          value={picture.panel}
          list={known ? options : [...options, { id: picture.panel, name: picture.panel }]}
          onChange={(panel) => onChange({ ...picture, panel })}
        />
      ) : (
        <p className="hint">{without}</p>
      )}
      {typeof panels === 'string' ? <p role="alert">{panels}</p> : null}
      <div className="edit-tools">
        {children}
        {picture ? (
          <button type="button" className="button" onClick={() => onChange(null)}>
            Take the picture out
          </button>
        ) : null}
      </div>
      <PastedView catalogue={catalogue} onTake={(link) => onChange({ link, panel: picture?.panel ?? 'map' })} />
    </div>
  )
}
