import { dominance } from './dominance.ts'
import { pPercent } from './p-percent.ts'
import type { DisclosurePolicy } from './policy.ts'

/** What stands behind a cell, known to the curator alone. */
export type Support = {
  /** Departments that the figure rests on, whether or not they have anybody in the cell. */
  readonly respondents: number
  readonly persons: number
  /** Persons by department that contributes to the cell; a department with posts and no persons is a 0. */
  readonly contributions: readonly number[]
}

/**
 * How far an estimate of a withheld cell must be able to stray: below and above the truth, and from end to end.
 * @see Fischetti and Salazar, Management Science 47:1008 (2001): lower, upper and sliding protection level
 */
export type Protection = { readonly lower: number; readonly upper: number; readonly sliding: number }

export type PrimaryReason = 'few-persons' | 'few-departments' | 'dominated' | 'too-close'

/** For the curator's report. Published cells never say which rule hid them: that a cell is below five is itself a bound on it. */
export const primaryWords: Readonly<Record<PrimaryReason, string>> = {
  'few-persons': 'too few persons',
  'few-departments': 'too few departments contribute',
  dominated: 'few departments hold nearly all of it',
  'too-close': 'one department could estimate another closely',
}

/** Why a cell may not be shown; empty when it may. That nobody of enough respondents has such staff is a zero that may be shown. */
export function primaryReasons(
  { respondents, persons, contributions }: Support,
  policy: DisclosurePolicy,
): readonly PrimaryReason[] {
  if (respondents < policy.departments.fewest) return ['few-departments']
  if (contributions.length === 0 && persons === 0) return []
  const { largest, percent, on } = policy.dominance
  const rules: readonly (readonly [PrimaryReason, boolean])[] = [
    ['few-persons', persons < policy.persons.fewest],
    ['few-departments', contributions.length < policy.departments.fewest],
    ['dominated', on && dominance(contributions, largest, percent) > 0],
    ['too-close', policy.closeness.on && pPercent(contributions, policy.closeness.percent) > 0],
  ]
  return rules.filter(([, breaks]) => breaks).map(([reason]) => reason)
}

/** The protection that a withheld cell needs: by the rule that hid it, and the policy's width in any case. */
export function protectionOf({ persons, contributions }: Support, policy: DisclosurePolicy): Protection {
  const { dominance: nk, closeness, complementary } = policy
  const few = persons > 0 && persons < policy.persons.fewest
  const upper = Math.max(
    few ? policy.persons.fewest - persons : 0,
    nk.on ? dominance(contributions, nk.largest, nk.percent) : 0,
    closeness.on ? pPercent(contributions, closeness.percent) : 0,
  )
  return { lower: 0, upper, sliding: complementary.width }
}
