import type { ReactElement } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import type { Aside } from '../frame-parts.ts'
import type { MapShapes } from '../map/shapes.ts'
import type { Parts } from '../sheet.ts'
import type { Theme } from '../theme.ts'

/** What the drawing of a panel is made from. */
export type DrawingProps<Body> = {
  readonly body: Body
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  /** Pixels. */
  readonly width: number
  /** Keeps the patterns of one drawing apart from those of another on the same page. */
  readonly prefix: string
  readonly selected?: readonly string[] | undefined
  /** Areas that are not in the square of the legend that is chosen; null when none is chosen. */
  readonly dimmed?: ReadonlySet<string> | null | undefined
  /** The key of the colours stands beside the drawing already. */
  readonly keyless?: boolean
  /** What is left out of a picture, for drawings of several parts; absent on the page. */
  readonly parts?: Parts
  /** False: nothing behind the drawing. */
  readonly opaque?: boolean
  /** On a slide, where the words of the drawing stand at its right. */
  readonly aside?: Aside | undefined
}

/** How a panel is drawn: how high it is at its width, and its marks, which carry their area's code as `data-area`. */
export type Drawing<Body> = {
  /**
   * True for a drawing that takes nothing from the plate but which areas are chosen, so that a new plate with the same body and the same choice leaves
   * it as it is.
   */
  readonly alone?: true
  /** True for a drawing of so much that a page draws it only where it comes near the window, or is printed. */
  readonly waits?: true
  /** True for a drawing that takes the whole width of its page. */
  readonly wide?: true
  /** True where the page has the key of the colours as a control beside the drawing. */
  readonly keyless?: true
  /** Rough height in pixels on a page, with room for titles and sentences but without rows; 720 where nothing is said. */
  readonly room?: number
  /** Rows that it draws below each other; many of them scroll in their frame. */
  rows?(body: Body): number
  height(props: DrawingProps<Body>): number
  /** Takes any height from this one up; absent for a drawing whose height follows from its width. */
  least?(props: DrawingProps<Body>): number
  /** Codes of areas whose names have no room at this height, of a drawing that has to name all; absent for one that need not. */
  unnamed?(props: DrawingProps<Body>, height: number): readonly string[]
  /** Height of what it says beside itself on a slide, at the width there; absent for a drawing that says nothing there. */
  besides?(props: DrawingProps<Body>): number
  /** True for a drawing that takes the whole height of a slide, with the titles beside it; else it stands below its title. */
  readonly whole?: true
  /** Whether its own key says of what unit and time its figures are, so that a slide leaves the subtitle out. */
  saysSubtitle?(props: DrawingProps<Body>): boolean
  /** @param height pixels of the drawing's box */
  draw(props: DrawingProps<Body>, height: number): ReactElement
}

/** Marks in the order of drawing: those of selected areas last and the first of them on top, so that no other lies over them. */
export const drawnInOrder = <Mark extends { readonly code: string }>(
  marks: readonly Mark[],
  selected: readonly string[],
): readonly Mark[] => [
  ...marks.filter(({ code }) => !selected.includes(code)),
  ...marks
    .filter(({ code }) => selected.includes(code))
    .toSorted((a, b) => selected.indexOf(b.code) - selected.indexOf(a.code)),
]

/** Opacity of a mark: those that are filtered away stay as a trace. */
export const opacityOf = ({ dimmed }: Pick<DrawingProps<unknown>, 'dimmed'>, code: string): number =>
  dimmed?.has(code) ? 0.18 : 1
