import type { Cell, Observation } from '#core/domain/cell.ts'
import type { IndicatorKind, IndicatorRecord } from '#core/domain/indicator.ts'

/** Kinds whose values count persons, or may: staff, events that happen to somebody, people. */
const ofPersons: ReadonlySet<IndicatorKind> = new Set(['staff', 'events', 'people'])

/** Kinds that are made of a count and may tell it: the numerator that stands beside them. */
const ofCounts: ReadonlySet<IndicatorKind> = new Set(['share', 'rate'])

type Kinded = Pick<IndicatorRecord, 'kind'>

/** Whether all figures are whole numbers from 0: figures without a stated kind may then count persons. */
const isWhole = (observations: readonly Observation[]): boolean =>
  observations.every(({ cell }) => cell.kind === 'absent' || (Number.isInteger(cell.value) && cell.value >= 0))

/**
 * How many persons a figure of a table tells of: its value, or the numerator of a share or rate.
 * @returns for a cell null where it counts nobody, or nothing is said of how many
 */
export function personsOf({ kind }: Kinded, observations: readonly Observation[]): (cell: Cell) => number | null {
  const byValue = ofPersons.has(kind) || (kind === 'measure' && isWhole(observations))
  const byNumerator = ofCounts.has(kind)
  return (cell) => {
    if (cell.kind === 'absent') return null
    const amount = byValue ? cell.value : byNumerator ? cell.numerator : undefined
    return amount !== undefined && amount >= 0 && Number.isFinite(amount) ? amount : null
  }
}

/** Whether an amount stands for some persons and for fewer than may be shown. Nobody is more than 1 WTE: 3.2 WTE are four persons at least. */
const isFew = (amount: number, fewest: number): boolean => amount > 0 && Math.ceil(amount) < fewest

/** The figures of a table that tell of few persons. */
export function fewIn(record: Kinded, observations: readonly Observation[], fewest: number): readonly Observation[] {
  const persons = personsOf(record, observations)
  return observations.filter(({ cell }) => {
    const amount = persons(cell)
    return amount !== null && isFew(amount, fewest)
  })
}
