import type { Comparison } from '#core/compare/comparison.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Series } from '#core/plate/series.ts'
import type { LookId } from '#exports/picture/picture.ts'
import type { Rows } from '#exports/table-forms.ts'
import type { Shapes } from '#figures/map/shapes.ts'
import type { FigureId } from '#figures/registry.tsx'
import type { Shown } from '#state/use-plate.ts'

/** What there is to take away. */
export type Shared = {
  readonly shown: Shown
  readonly plate: Plate
  readonly shapes: Shapes
  readonly series: readonly Series[]
  readonly comparison: Comparison | null
  readonly figureIds: readonly FigureId[]
  /** The figure that was asked for. */
  readonly figure: FigureId
  /** The area or group that was asked about, or null. */
  readonly about: string | null
  readonly look: LookId
  readonly permalink: string
  readonly holdsPrivate: boolean
  /** The table of what is shown, with its header. */
  readonly table: () => Rows
}
