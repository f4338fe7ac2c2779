import type { Area, Geography } from '#core/domain/area.ts'
import type { AbsenceReason, Cell, Mark, Status } from '#core/domain/cell.ts'
import type { Period } from '#core/domain/period.ts'
import type { Site } from '#core/domain/site.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { OverlayMode, View } from '#core/view/view.ts'
import type { Benchmark } from './benchmark.ts'
import type { Catchments } from './catchments.ts'
import type { Overdispersed } from './chance.ts'
import type { Measure } from './measure.ts'

/** Place in a ranking from the largest value; areas with equal values share a place. */
export type Rank = { readonly place: number; readonly of: number; readonly tied: boolean }

/** Where an area stands against the benchmark. */
export type Comparison = {
  readonly direction: 'above' | 'below' | 'equal'
  /**
   * True when the interval leaves the benchmark out, false when it holds it, null when there is no interval to tell. Where areas are overdispersed, the
   * limits of the funnel around the benchmark stand in for the interval.
   */
  readonly beyondChance: boolean | null
  /** "12%", "6.4 percentage points"; empty where the benchmark is zero, and where there is no difference. */
  readonly size: string
  /** "12% fewer machines", "6.4 percentage points more within 31 days", "the same" */
  readonly gap: string
  /** "12% fewer machines than the UK" */
  readonly text: string
}

export type OverlayMark = {
  readonly cell: Cell
  readonly text: string
  /** Third of the distribution for hatching and for the second variable: 0 low, 1 middle, 2 high; null without a value. */
  readonly third: 0 | 1 | 2 | null
  /** 0 to 1 of the largest symbol's area; null without a value. */
  readonly share: number | null
}

/** How the map fills an area: with the colour of its class, with that of two thirds crossed, or with the pattern of an absence. */
export type AreaFill =
  | { readonly kind: 'class'; readonly index: number }
  | { readonly kind: 'crossed'; readonly main: 0 | 1 | 2; readonly second: 0 | 1 | 2 }
  | { readonly kind: 'absent'; readonly reason: AbsenceReason }

/** By what part the boundary of the numerator, and that of the denominator, is larger than the area, by people; below 0 where smaller. */
export type Unlike = { readonly above: number; readonly below: number }

export type PlateArea = {
  readonly area: Area
  readonly cell: Cell
  /** "1.04", or "not published" */
  readonly text: string
  /** "0.98 to 1.10", or empty */
  readonly intervalText: string
  /** "4 of 9 NHS sites with a machine count", or empty */
  readonly coverageText: string
  readonly rank: Rank | null
  readonly classIndex: number | null
  readonly comparison: Comparison | null
  readonly overlay: OverlayMark | null
  /** Third of the main measure, where a second variable is drawn with it. */
  readonly third: 0 | 1 | 2 | null
  /** What the map fills it with; null for a value in no class, and for an area that lies within another. */
  readonly fill: AreaFill | null
  /** Name of the shown area that it lies wholly within, whose colour then stands on the map; else null. */
  readonly coveredBy: string | null
  readonly sources: readonly string[]
  readonly notes: readonly string[]
  /** Set where the figure is of one boundary over another. */
  readonly unlike?: Unlike
}

export type PlateClass = {
  readonly index: number
  readonly lower: number
  readonly upper: number
  /** "0.95 to 1.10" */
  readonly label: string
  readonly count: number
}

/** Areas that the map has no colour for, by reason; every reason has a look of its own. */
export type AbsenceGroup = { readonly reason: AbsenceReason; readonly label: string; readonly codes: readonly string[] }

export type PlateOverlay = {
  readonly mode: OverlayMode
  readonly measure: Measure
  readonly periodText: string
  /** Limits of the thirds: [low to middle, middle to high]; null where there are too few values. */
  readonly thirds: readonly [number, number] | null
  /** The same for the main measure, where the second variable is drawn. */
  readonly mainThirds: readonly [number, number] | null
  /** Round values for the legend of the symbols, largest first. */
  readonly symbolScale: readonly { readonly value: number; readonly share: number; readonly text: string }[]
  readonly status: readonly Status[]
}

/** Where the figures come from and what limits them. */
export type Trust = {
  readonly sources: readonly Source[]
  readonly periodText: string
  readonly statuses: readonly Status[]
  /** "53 of 78 NHS sites with a machine count", or null where coverage does not come into it. */
  readonly coverageText: string | null
  readonly cautions: readonly Note[]
  readonly details: readonly Note[]
  readonly boundaryCredit: string
  readonly boundaryVintage: string
  readonly simplified: string | null
  readonly dataVersion: string
}

/** One page of the atlas as plain data: complete, serialisable, the same for screen, export, table and test. */
export type Plate = {
  readonly view: View
  readonly geography: Geography
  readonly measure: Measure
  readonly period: Period | null
  readonly periods: readonly { readonly period: Period; readonly areas: number }[]
  readonly perPeriod: Period | null
  readonly perPeriods: readonly { readonly period: Period; readonly areas: number }[]
  /** The finding. */
  readonly title: string
  /** Measure, geography with vintage, periods. */
  readonly subtitle: string
  /** What the map says, sentence by sentence; every number in them is in the table. */
  readonly sentences: readonly string[]
  /** For those who cannot see the map. */
  readonly description: string
  readonly areas: readonly PlateArea[]
  /** Areas that the reader has put together: compared with the benchmark, in no class and no ranking. */
  readonly groups: readonly PlateArea[]
  readonly classes: readonly PlateClass[]
  /** Limits of the classes, one more than there are classes; empty without values. */
  readonly breaks: readonly number[]
  /** How the colours of the classes run: from low to high, or from below the benchmark to above it. */
  readonly ramp: 'sequential' | 'diverging'
  /** What the areas of the map are coloured by: their class along the ramp, or two measures crossed. */
  readonly scale: 'sequential' | 'diverging' | 'bivariate'
  /** Why there are fewer classes than asked for, or null. */
  readonly classNote: string | null
  readonly benchmark: (Benchmark & { readonly text: string }) | null
  /** The variance between areas, where it is far more than chance gives: no figure then has an interval of chance. */
  readonly overdispersed: Overdispersed | null
  readonly absences: readonly AbsenceGroup[]
  /** What was asked for and is not on the map, in sentences for its legend. */
  readonly mapNotes: readonly string[]
  readonly overlay: PlateOverlay | null
  readonly sites: { readonly name: string; readonly sites: readonly Site[] } | null
  /** Reach of sites, drawn over the areas on the coverage screen. */
  readonly catchments: Catchments | null
  readonly trust: Trust
  /** What must be marked across every picture, table and file. */
  readonly marks: readonly Mark[]
  /** Set where the marks hold for some of the figures only, which then say so one by one; else they hold for all. */
  readonly partlyMarked?: boolean
  /** Geographies that hold the measure, for a map that has nothing to show. */
  readonly offers: readonly { readonly geography: Geography; readonly areas: number }[]
  readonly repairs: readonly string[]
}
