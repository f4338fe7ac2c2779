import type { AbsenceReason } from '#core/domain/cell.ts'
import { type InkName, inks, type Theme } from '../theme.ts'

/** Hatching over a colour: the middle and upper third of a second indicator. */
export type HatchId = 'second' | 'third'

/** Absences, and hatching in the two inks that it takes to be seen on any colour. */
export type PatternId = AbsenceReason | `${HatchId}-${InkName}`

/** What is drawn in a tile of 8 by 8, as data: the SVG map and the canvas of MapLibre draw the same. */
export type Tile = {
  /** Lies on land of its own, or lets the colour below show through. */
  readonly opaque: boolean
  readonly ink: 'hatch' | InkName
  readonly width: number
  readonly lines: string
  /** Dots as x, y, radius. */
  readonly dots: readonly (readonly [number, number, number])[]
}

export const tileSize = 8

const absence = { opaque: true, ink: 'hatch', width: 1, lines: '', dots: [] } as const
/** Thin and thick lines as far apart: closer ones run together where a graphics card draws them. */
const hatching = { opaque: false, lines: 'M0,0L8,8M-2,6L2,10M6,-2L10,2', dots: [] } as const
const [second, third] = [
  { ...hatching, width: 0.8 },
  { ...hatching, width: 1.8 },
]

/** Every reason for an absence looks different, also without colour. */
export const tiles: Readonly<Record<PatternId, Tile>> = {
  'not-published': { ...absence, lines: 'M-2,2L2,-2M0,8L8,0M6,10L10,6' },
  suppressed: { ...absence, lines: 'M0,0L8,8M0,8L8,0' },
  'not-collected': {
    ...absence,
    dots: [
      [2, 2, 1],
      [6, 6, 1],
    ],
  },
  'not-applicable': { ...absence, width: 0.75, lines: 'M0,4L8,4' },
  'second-dark': { ...second, ink: 'dark' },
  'second-light': { ...second, ink: 'light' },
  'third-dark': { ...third, ink: 'dark' },
  'third-light': { ...third, ink: 'light' },
}

/** Colour of a tile's lines and dots. */
export const tileInk = ({ ink }: Tile, theme: Theme): string => (ink === 'hatch' ? theme.hatch : inks[ink])

export const patternIds = Object.keys(tiles) as readonly PatternId[]
