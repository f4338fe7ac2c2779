import type { ReactNode } from 'react'
import type { Bounds } from '#core/domain/area.ts'

/** London in an eighth of the map's width: the one place where areas are too small to be told apart on a map of the UK. */
const london: Bounds = [-0.55, 51.27, 0.36, 51.71]

/** Buttons for zooming, and for the most requested places. */
export function ZoomButtons({
  stage,
  selection,
  onBounds,
}: {
  readonly stage: { readonly current: { readonly zoomIn: () => void; readonly zoomOut: () => void } | null }
  /** Bounds of the selected area, or null. */
  readonly selection: Bounds | null
  readonly onBounds: (bounds: Bounds | null) => void
}) {
  const button = (label: string, text: string, onClick: () => void): ReactNode => (
    <button type="button" className="button" aria-label={label} title={label} onClick={onClick}>
      {text}
    </button>
  )
  return (
    <fieldset className="zoom" aria-label="Zoom">
      {button('Zoom in', '+', () => stage.current?.zoomIn())}
      {button('Zoom out', '−', () => stage.current?.zoomOut())}
      {button('Show the whole UK', 'UK', () => onBounds(null))}
      {button('Zoom to London', 'London', () => onBounds(london))}
      {selection ? button('Zoom to the selected area', 'Selection', () => onBounds(selection)) : null}
    </fieldset>
  )
}
