import type { Protected } from '#core/domain/protected.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { MapShapes } from '#figures/map/shapes.ts'

/** What leaves the page: the panels of a page, and what all of them are drawn from and say of themselves. */
export type ExportSubject = {
  readonly plate: Protected<Plate>
  /** In the order of menus. */
  readonly panels: readonly Panel[]
  readonly shapes: MapShapes
  readonly permalink: string
  /** The plate rests on a file of the reader's own. */
  readonly holdsPrivate: boolean
}
