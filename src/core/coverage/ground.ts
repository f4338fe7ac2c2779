import { distinctById } from '#core/domain/distinct.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { Provenance } from '#core/panel/spec.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { CoverageInput } from './state.ts'

type Held = { readonly sources: ReadonlyMap<string, Source>; readonly notes: ReadonlyMap<string, Note> }

/** What the map rests on, and so do the panels that show the same figures. */
export const groundOfMap = ({ plate: { trust, marks } }: CoverageInput): Provenance => ({
  trust,
  marks,
  showsMain: true,
})

/** What the map rests on, with files and sources beside it. */
export function groundWith(
  { trust, marks }: Plate,
  held: readonly (Held | null)[],
  more: readonly Source[],
): Provenance {
  const files = held.filter((one) => one !== null)
  const notes = files.flatMap((one) => [...one.notes.values()])
  return {
    trust: {
      ...trust,
      sources: distinctById([...trust.sources, ...files.flatMap((one) => [...one.sources.values()]), ...more]),
      cautions: distinctById([...trust.cautions, ...notes.filter(({ weight }) => weight === 'caution')]),
      details: distinctById([...trust.details, ...notes.filter(({ weight }) => weight === 'detail')]),
    },
    marks,
    showsMain: true,
  }
}
