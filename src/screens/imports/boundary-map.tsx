import { counted } from '#core/domain/counted.ts'
import type { Outline } from '#core/geography/outline.ts'

/** Shapes of a file where they lie, with the United Kingdom behind: a file that is drawn in the sea shows it. */
export function BoundaryMap({ outline, areas }: { readonly outline: Outline; readonly areas: number }) {
  const { width, height, land, shapes } = outline
  return (
    <figure className="boundary-map">
      <svg
        viewBox={`-4 -4 ${width + 8} ${height + 8}`}
        role="img"
        aria-label={`Preview: ${counted(areas, 'area')} of the file over the United Kingdom`}
      >
        <path className="land" d={land} />
        <path className="shapes" d={shapes} fillRule="evenodd" />
      </svg>
      <figcaption className="hint">The shapes of the file over the United Kingdom as the atlas has it.</figcaption>
    </figure>
  )
}
