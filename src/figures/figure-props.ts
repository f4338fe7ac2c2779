import type { Plate } from '#core/plate/plate.ts'
import type { Imprint } from './frame-layout.ts'
import type { Sheet } from './sheet.ts'
import type { Theme } from './theme.ts'

/** What every figure is drawn from when it stands by itself. */
export type FigureProps = {
  readonly plate: Plate
  readonly theme: Theme
  readonly sheet: Sheet
  readonly imprint: Imprint
}
