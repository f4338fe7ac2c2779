import type { Plate } from '#core/plate/plate.ts'
import type { Imprint } from './frame-layout.ts'
import type { Sheet } from './sheet.ts'
import type { Theme } from './theme.ts'

/** The input of every stand-alone figure. */
export type FigureProps = {
  readonly plate: Plate
  readonly theme: Theme
  readonly sheet: Sheet
  readonly imprint: Imprint
}
