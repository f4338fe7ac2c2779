import type { ReactElement } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import type { Shapes } from '../map/shapes.ts'
import type { Theme } from '../theme.ts'

/** What a chart of a comparison is drawn from. */
export type ChartProps<Body> = {
  readonly body: Body
  readonly plate: Plate
  readonly shapes: Shapes
  readonly theme: Theme
  /** Pixels. */
  readonly width: number
  /** Keeps the patterns of one figure apart from those of another on the same page. */
  readonly prefix: string
  readonly selected?: readonly string[] | undefined
  /** Areas that are not in the square of the legend that is chosen; null when none is chosen. */
  readonly dimmed?: ReadonlySet<string> | null | undefined
  /** The key of the colours stands beside the drawing already. */
  readonly keyless?: boolean
}

/** A chart as part of a larger drawing: how high it is at its width, and its marks, which carry their area's code as `data-area`. */
export type Chart<Body> = {
  /** True for a chart that takes nothing from the plate, so that a new plate with the same body leaves it as it is. */
  readonly alone?: true
  readonly height: (props: ChartProps<Body>) => number
  readonly draw: (props: ChartProps<Body>) => ReactElement
}

/** Marks in the order of drawing: those of selected areas last, so that no other lies over them. */
export const drawnInOrder = <Mark extends { readonly code: string }>(
  marks: readonly Mark[],
  selected: readonly string[],
): readonly Mark[] => [
  ...marks.filter(({ code }) => !selected.includes(code)),
  ...marks.filter(({ code }) => selected.includes(code)),
]

/** Opacity of a mark: those that are filtered away stay as a trace. */
export const opacityOf = ({ dimmed }: Pick<ChartProps<unknown>, 'dimmed'>, code: string): number =>
  dimmed?.has(code) ? 0.18 : 1
