import type { Area, Geography } from '#core/domain/area.ts'
import type { AbsenceReason, Cell, Mark, Status } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Period } from '#core/domain/period.ts'
import type { Site } from '#core/domain/site.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { ChangeForm, OverlayMode, View } from '#core/view/view.ts'
import type { Benchmark } from './benchmark.ts'
import type { Catchments } from './catchments.ts'
import type { Overdispersed } from './chance.ts'
import type { Measure } from './measure.ts'

/** Rank counted from the largest value; areas with equal values share a rank. */
export type Rank = { readonly place: number; readonly of: number; readonly tied: boolean }

/** Difference of an area from the benchmark. */
export type BenchmarkGap = {
  readonly direction: 'above' | 'below' | 'equal'
  /**
   * True when the interval excludes the benchmark, false when it includes it, null without an interval. Where areas are overdispersed, the funnel
   * limits around the benchmark replace the interval.
   */
  readonly beyondChance: boolean | null
  /** "12%", "6.4 percentage points"; empty where the benchmark is zero, or where there is no difference. */
  readonly size: string
  /** "12% fewer machines", "6.4 percentage points more within 31 days", "the same" */
  readonly gap: string
  /** "12% fewer machines than the UK" */
  readonly text: string
}

export type OverlayMark = {
  readonly cell: Cell
  readonly text: string
  /** Third of the distribution for hatching and for the bivariate scale: 0 low, 1 middle, 2 high; null without a value. */
  readonly third: 0 | 1 | 2 | null
  /** Symbol area as a share of the largest symbol's, 0 to 1; null without a value. */
  readonly share: number | null
}

/** Fill of an area on the map: the colour of its class, a colour of the bivariate scale, or the pattern of an absence. */
export type AreaFill =
  | { readonly kind: 'class'; readonly index: number }
  | { readonly kind: 'crossed'; readonly main: 0 | 1 | 2; readonly second: 0 | 1 | 2 }
  | { readonly kind: 'absent'; readonly reason: AbsenceReason }

/**
 * Population of the numerator's and of the denominator's boundary relative to the area's own, as a difference: 0.02 is 2% more people, negative is
 * fewer.
 */
export type BoundaryMismatch = { readonly above: number; readonly below: number }

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
  readonly comparison: BenchmarkGap | null
  readonly overlay: OverlayMark | null
  /** Third of the main measure on a bivariate map; null on others. */
  readonly third: 0 | 1 | 2 | null
  /** Fill on the map; null for a value in no class, and for an area that lies within another. */
  readonly fill: AreaFill | null
  /** Name of the larger area on the map that contains this one and hides it; else null. */
  readonly coveredBy: string | null
  readonly sources: readonly string[]
  readonly notes: readonly string[]
  /** Set where numerator and denominator have different boundaries. */
  readonly unlike?: BoundaryMismatch
  /** Set where areas may not be put in order by their figures: they stand by name. */
  readonly unordered?: boolean
  /** On a plate of change: the figures of the two periods. */
  readonly pair?: { readonly before: Cell; readonly after: Cell }
}

/** What a plate of change compares: two periods of the measure `of`. */
type PlateChange = {
  readonly earlier: Period
  readonly later: Period
  readonly form: ChangeForm
  readonly of: Measure
}

export type PlateClass = {
  readonly index: number
  readonly lower: number
  readonly upper: number
  /** "0.95 to 1.10" */
  readonly label: string
  readonly count: number
}

/** Areas without a colour on the map, by reason; every reason has its own pattern. */
export type AbsenceGroup = { readonly reason: AbsenceReason; readonly label: string; readonly codes: readonly string[] }

export type PlateOverlay = {
  readonly mode: OverlayMode
  readonly measure: Measure
  readonly periodText: string
  /** Limits of the thirds: [low to middle, middle to high]; null with too few values. */
  readonly thirds: readonly [number, number] | null
  /** Limits of the thirds of the main measure on a bivariate map; null on others. */
  readonly mainThirds: readonly [number, number] | null
  /** Round values for the legend of the symbols, largest first. */
  readonly symbolScale: readonly { readonly value: number; readonly share: number; readonly text: string }[]
  readonly status: readonly Status[]
}

/** Sources, notes and coverage of the figures. */
export type Trust = {
  readonly sources: readonly Source[]
  readonly periodText: string
  readonly statuses: readonly Status[]
  /** "53 of 78 NHS sites with a machine count"; null where coverage does not apply. */
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
  /** Set where the figures are changes between two periods. */
  readonly change?: PlateChange
  /** The finding, as a headline. */
  readonly title: string
  /** Measure, geography with vintage, periods. */
  readonly subtitle: string
  /** Sentences about the map; every number in them is in the table. */
  readonly sentences: readonly string[]
  /** Text alternative of the map. */
  readonly description: string
  readonly areas: readonly PlateArea[]
  /** Groups of areas that the reader made: compared with the benchmark, in no class and no ranking. */
  readonly groups: readonly PlateArea[]
  /** Code of the area here that is the reader's own or holds it; null for none. */
  readonly mine: string | null
  readonly classes: readonly PlateClass[]
  /** Limits of the classes, one more than the number of classes; empty without values, and for one area alone, which has nothing to be told from. */
  readonly breaks: readonly number[]
  /** Direction of the class colours: from low to high, or from below the benchmark to above it. */
  readonly ramp: 'sequential' | 'diverging'
  /** What the colours show: the class along the ramp, or two measures at once. */
  readonly scale: 'sequential' | 'diverging' | 'bivariate'
  /** Why the map has fewer classes than requested, or null. */
  readonly classNote: string | null
  readonly benchmark: (Benchmark & { readonly text: string }) | null
  /** Variance between areas where it is far above chance; figures then have no interval of chance. Else null. */
  readonly overdispersed: Overdispersed | null
  readonly absences: readonly AbsenceGroup[]
  /** Sentences for the legend about what was requested and is not on the map. */
  readonly mapNotes: readonly string[]
  readonly overlay: PlateOverlay | null
  readonly sites: { readonly name: string; readonly sites: readonly Site[] } | null
  /** Reach of sites, drawn above the areas on the coverage screen. */
  readonly catchments: Catchments | null
  readonly trust: Trust
  /** Marks required across every picture, table and file. */
  readonly marks: readonly Mark[]
  /** True where the marks hold for some figures only, which then say so one by one; else they hold for all. */
  readonly partlyMarked?: boolean
  /** Why areas without a row have no figure, by the beginning of their code, as the indicator states it. */
  readonly silence?: Indicator['silence']
  /** Geographies with data for the measure, offered on an empty map. */
  readonly offers: readonly { readonly geography: Geography; readonly areas: number }[]
  readonly repairs: readonly string[]
}
