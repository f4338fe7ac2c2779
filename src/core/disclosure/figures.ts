import type { Support } from './primary.ts'

/**
 * A set of places that is withheld together: the first of a table hides all indicators of a place, the others hide some of them at more places.
 */
export type Layer = { readonly id: string; readonly indicators: readonly string[] }

/** An amount that adds up over places and that an attacker may shift about between withheld ones. */
export type Part = {
  readonly id: string
  readonly layer: string
  /** The part that it makes one figure with at coupled places, where the sum of both is known and not each. */
  readonly joins?: string
  /** Shown as a multiple of a base that follows from the policy, wherever it is shown at all: a count of persons, or an amount in WTE. */
  readonly rounds?: 'persons' | 'other'
}

/** What a place shows: the sum of one part or several. */
export type Figure = {
  readonly id: string
  readonly layer: string
  readonly unit: 'persons' | 'other'
  /** A part that counts at coupled places alone moves nothing elsewhere. */
  readonly parts: readonly { readonly id: string; readonly coupledOnly?: boolean }[]
  /** A part that is some of this figure, and has to stay within it. */
  readonly holds?: string
}

/** How far a part of a place may be below and above the truth, in hundredths. */
export type Room = { readonly down: number; readonly up: number }

/** Part → how far it is from the truth at one place, in hundredths. */
export type PlaceMoves = ReadonlyMap<string, number>

/** What other figures of a place leave of the range of one. */
export type Limits = { readonly width: number; readonly above: number }

export const unlimited: Limits = { width: Number.POSITIVE_INFINITY, above: Number.POSITIVE_INFINITY }

/** What somebody who knows the figures of one contributor, or of none, can tell of a place. */
export type PlaceView = {
  /** Figure → what the others gave; a figure that the place does not have is missing. */
  readonly supports: Readonly<Record<string, Support>>
  /** How far a part can be from the truth, the other parts being as they are. */
  readonly roomOf: (part: string) => Room
  /** How much of a move the place could truly have made: all of it (1), a part, or none (0). */
  readonly shareOf: (moves: PlaceMoves) => number
  /** How wide a figure's range can be at most, and how far above the truth. */
  readonly limitsOf: (figure: string) => Limits
}

/** Contributors who put together what they know of their own figures; none, for what everybody knows. */
export type Coalition = readonly number[]

/** What stands behind a place: to somebody who knows nobody's figures. */
export type Behind = PlaceView & {
  /** Contributors that have something in the place. */
  readonly contributors: ReadonlySet<number>
  /** Contributors that answered for the place, those that have nothing there among them. */
  readonly respondents: ReadonlySet<number>
  /** Whether one figure of the place bounds another. */
  readonly isCoupled: boolean
  /** The place as contributors see it who put together what they gave, and take it away. */
  readonly knownTo: (coalition: Coalition) => PlaceView
  /** How much of a move is left to contributors: what `shareOf` says of the place that is known to them. */
  readonly shareTo: (coalition: Coalition, moves: PlaceMoves) => number
  /** How much of a move is left to any two contributors at least. */
  readonly leastToPairs: (moves: PlaceMoves) => number
}

const isWithin = (some: ReadonlySet<number>, known: readonly number[]): boolean =>
  some.size > 0 && some.size <= known.length && [...some].every((one) => known.includes(one))

/** Whether these contributors are all that have something in a place, or all that answered for it. */
export const isKnownTo = (known: Coalition, { contributors, respondents }: Behind): boolean =>
  isWithin(contributors, known) || isWithin(respondents, known)
