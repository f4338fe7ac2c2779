import type { AbsenceReason } from '#core/domain/cell.ts'

/** Absences, and the middle and upper third of a second indicator. */
export type PatternId = AbsenceReason | 'second' | 'third'

/** What is drawn in a tile of 8 by 8, as data: the SVG map and the canvas of MapLibre draw the same. */
export type Tile = {
  /** Lies on land of its own, or lets the colour below show through. */
  readonly opaque: boolean
  readonly colour: 'hatch' | 'ink'
  readonly opacity: number
  readonly width: number
  readonly lines: string
  /** Dots as x, y, radius. */
  readonly dots: readonly (readonly [number, number, number])[]
}

export const tileSize = 8

const absence = { opaque: true, colour: 'hatch', opacity: 1, width: 1, lines: '', dots: [] } as const

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
  second: { opaque: false, colour: 'ink', opacity: 0.65, width: 0.7, lines: 'M0,0L8,8M-2,6L2,10M6,-2L10,2', dots: [] },
  third: {
    opaque: false,
    colour: 'ink',
    opacity: 0.8,
    width: 1,
    lines: 'M0,0L8,8M-2,2L6,10M2,-2L10,6M-4,4L4,12M4,-4L12,4',
    dots: [],
  },
}

export const patternIds = Object.keys(tiles) as readonly PatternId[]
