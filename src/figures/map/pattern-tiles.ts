import type { AbsenceReason } from '#core/domain/cell.ts'
import { type InkName, inks, type Theme } from '../theme.ts'

/** Hatching over a colour: the middle and upper third of a second indicator. */
export type HatchId = 'second' | 'third'

/** Patterns of absences, and hatching in two inks, one of which is visible on any colour. */
export type PatternId = AbsenceReason | `${HatchId}-${InkName}`

/** A tile of 8 by 8 as data. The SVG map and MapLibre's canvas draw it identically. */
export type Tile = {
  /** Whether the tile has a background of its own or shows the colour below. */
  readonly opaque: boolean
  readonly ink: 'hatch' | InkName
  readonly width: number
  readonly lines: string
  /** Dots as x, y, radius. */
  readonly dots: readonly (readonly [number, number, number])[]
}

export const tileSize = 8

const absence = { opaque: true, ink: 'hatch', width: 1, lines: '', dots: [] } as const
/** Spacing of thin and thick lines: closer lines merge where a graphics card draws them. */
const hatching = { opaque: false, lines: 'M0,0L8,8M-2,6L2,10M6,-2L10,2', dots: [] } as const
const [second, third] = [
  { ...hatching, width: 0.8 },
  { ...hatching, width: 1.8 },
]

/** A pattern for every reason of an absence, distinguishable without colour. */
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
