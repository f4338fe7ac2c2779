import type { Support } from './primary.ts'

/**
 * Indicators that are suppressed together. The first layer of a table covers all indicators; the others cover some of them, at further places.
 */
export type Layer = { readonly id: string; readonly indicators: readonly string[] }

/** An additive amount of a place, which is an unknown of the attacker's equations where the place is suppressed. */
export type AmountPart = {
  readonly id: string
  readonly layer: string
  /** The part that forms one figure with this one at coupled places: their sum is known there, neither part alone. */
  readonly joins?: string
  /** Set for a part that is rounded to a base of the policy wherever it is shown: a count of persons, or an amount in WTE. */
  readonly rounds?: 'persons' | 'other'
}

/** A figure shown at a place: the sum of one or more parts. */
export type AuditFigure = {
  readonly id: string
  readonly layer: string
  readonly unit: 'persons' | 'other'
  /** The parts of the sum; one with `coupledOnly` counts at coupled places only. */
  readonly parts: readonly { readonly id: string; readonly coupledOnly?: boolean }[]
  /** The part that is a subset of this figure and cannot exceed it. */
  readonly holds?: string
}

/** Range of a part around its true value, down and up, in hundredths. */
export type Room = { readonly down: number; readonly up: number }

/** Part → its deviation from the true value at one place, in hundredths. */
export type PlaceMoves = ReadonlyMap<string, number>

/** Bounds that the other figures of a place set on the range of one. */
export type FigureBounds = { readonly width: number; readonly above: number }

export const unlimited: FigureBounds = { width: Number.POSITIVE_INFINITY, above: Number.POSITIVE_INFINITY }

/** What an observer can infer about a place, given the contributors whose figures they know. */
export type PlaceView = {
  /** Figure → what the others gave; a figure that the place does not have is missing. */
  readonly supports: Readonly<Record<string, Support>>
  /** How far a part can be from the truth, the other parts being as they are. */
  readonly roomOf: (part: string) => Room
  /** Share of a deviation that leaves a possible place: all of it (1), a part, or none (0). */
  readonly shareOf: (moves: PlaceMoves) => number
  /** Largest width of a figure's range, and largest deviation upwards. */
  readonly limitsOf: (figure: string) => FigureBounds
}

/** Contributors who pool their own figures; empty for the general public. */
export type Coalition = readonly number[]

/** The contributors of a place, and its bounds as the general public sees them. */
export type PlaceContributors = PlaceView & {
  /** Contributors that have something in the place. */
  readonly contributors: ReadonlySet<number>
  /** Contributors that answered for the place, those that have nothing there among them. */
  readonly respondents: ReadonlySet<number>
  /** Whether one figure of the place bounds another. */
  readonly isCoupled: boolean
  /** The place as seen by contributors who pool their figures and subtract them. */
  readonly knownTo: (coalition: Coalition) => PlaceView
  /** `shareOf` for the place as this coalition sees it. */
  readonly shareTo: (coalition: Coalition, moves: PlaceMoves) => number
  /** Lower bound of `shareTo` over all pairs of contributors. */
  readonly leastToPairs: (moves: PlaceMoves) => number
}

const isWithin = (some: ReadonlySet<number>, known: readonly number[]): boolean =>
  some.size > 0 && some.size <= known.length && [...some].every((one) => known.includes(one))

/** Whether these contributors are all that have something in a place, or all that answered for it. */
export const isKnownTo = (known: Coalition, { contributors, respondents }: PlaceContributors): boolean =>
  isWithin(contributors, known) || isWithin(respondents, known)
