/** One published projection and what came of it. */
export type TrackRecordEntry = {
  readonly id: string
  /** GSS code; blank where it is not of the United Kingdom. */
  readonly area: string
  readonly place: string
  readonly what: string
  readonly made: number
  readonly target: string
  readonly projected: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly actualPeriod: string | null
  readonly actual: number | null
  readonly verdict: 'met' | 'missed' | 'open' | 'set-aside' | 'need' | 'not-testable' | 'outcome-not-seen'
  readonly note: string
  readonly status: 'as-printed' | 'second-hand' | 'derived'
  readonly source: string
  readonly actualSource: string | null
}

/** What the verdicts mean, in words for a table. */
export const verdictWords: Readonly<Record<TrackRecordEntry['verdict'], string>> = {
  met: 'came about',
  missed: 'did not come about',
  open: 'its year has not come',
  'set-aside': 'its plan was set aside',
  need: 'a need, not a forecast',
  'not-testable': 'cannot be tested',
  'outcome-not-seen': 'what came was not seen',
}

/** What is said of the record of this model, as long as no series can test it. */
export const noOwnRecord =
  'There is no record of this model: no public series of MPCE staff in post is held that it could be started from and measured against.'

type ProjectionError = { readonly error: number; readonly percent: number | null }

/**
 * How far what came lies from what was projected: projected less actual, in the unit of both, and in per cent of the actual. A range counts from its
 * nearer end and is zero inside.
 * @returns null where the outcome is not known, or where the two are not of one measure
 */
export function projectionError(entry: TrackRecordEntry): ProjectionError | null {
  const { actual, projected, low, high, verdict } = entry
  if (actual === null || !['met', 'missed'].includes(verdict)) return null
  const [least, most] = [low ?? projected, high ?? projected]
  if (least === null || most === null) return null
  const error = actual < least ? least - actual : actual > most ? most - actual : 0
  return { error, percent: actual === 0 ? null : (100 * error) / actual }
}

/** What a model said of one period, and what came. */
export type BackTestRow = {
  readonly period: string
  readonly middle: number
  /** Ends of the 80 per cent band. */
  readonly low: number
  readonly high: number
  readonly actual: number
}
export type BackTest = {
  readonly periods: number
  /** Mean of middle less actual, in the unit of both. */
  readonly bias: number
  /** Mean of its size. */
  readonly meanError: number
  /** Mean of its size in per cent of the actual; null where one is zero. */
  readonly meanPercent: number | null
  /** Share of periods within the band: near 0.8 where the band is right. */
  readonly inBand: number
}

/** A series is long enough to test a model at this many periods after its start. */
export const fewestPeriods = 5

/**
 * A model started in the past against what came: error and how often the band held it.
 * @param rows one a period after the start; the model may have known nothing of them
 * @returns null with fewer than `fewestPeriods` periods: no record is better than one of two figures
 */
export function backTest(rows: readonly BackTestRow[]): BackTest | null {
  if (rows.length < fewestPeriods) return null
  const mean = (of: (row: BackTestRow) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  const zero = rows.some(({ actual }) => actual === 0)
  return {
    periods: rows.length,
    bias: mean(({ middle, actual }) => middle - actual),
    meanError: mean(({ middle, actual }) => Math.abs(middle - actual)),
    meanPercent: zero ? null : mean(({ middle, actual }) => (100 * Math.abs(middle - actual)) / actual),
    inBand: mean(({ actual, low, high }) => (actual >= low && actual <= high ? 1 : 0)),
  }
}
