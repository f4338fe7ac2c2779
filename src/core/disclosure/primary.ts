import { dominance } from './dominance.ts'
import { pPercent } from './p-percent.ts'
import type { DisclosurePolicy } from './policy.ts'

/** The contributions behind a figure; for the curator only. */
export type Support = {
  /** Departments that the figure rests on, whether or not they have anything in the place. */
  readonly respondents: number
  /** The fewest persons that the figure stands for; null for posts, which are nobody's. */
  readonly persons: number | null
  /** What each department that has something in the place adds to the figure; 0 too, where it has something else there. */
  readonly contributions: readonly number[]
  /** For a part of the persons of a place: how many they are in all. */
  readonly of?: number
}

/**
 * How far an estimate of a withheld cell must be able to stray: below and above the truth, and from end to end.
 * @see Fischetti and Salazar, Management Science 47:1008 (2001): lower, upper and sliding protection level
 */
export type Protection = { readonly lower: number; readonly upper: number; readonly sliding: number }

export type PrimaryReason = 'few-persons' | 'few-departments' | 'dominated' | 'too-close' | 'all-alike'

/** For the curator's report. Published cells never say which rule hid them: that a cell is below five is itself a bound on it. */
export const primaryWords: Readonly<Record<PrimaryReason, string>> = {
  'few-persons': 'too few persons',
  'few-departments': 'too few departments contribute',
  dominated: 'few departments hold nearly all of it',
  'too-close': 'one department could estimate another closely',
  'all-alike': 'it tells of each person of the place',
}

/** Why a figure may not be shown; empty when it may. That nobody of enough respondents has such staff is a zero that may be shown. */
export function primaryReasons(
  { respondents, persons, contributions, of }: Support,
  policy: DisclosurePolicy,
): readonly PrimaryReason[] {
  if (respondents < policy.departments.fewest) return ['few-departments']
  if (contributions.length === 0 && !persons) return []
  const { largest, percent, on } = policy.dominance
  const rules: readonly (readonly [PrimaryReason, boolean])[] = [
    ['few-persons', persons !== null && persons < policy.persons.fewest],
    ['few-departments', contributions.length < policy.departments.fewest],
    ['dominated', on && dominance(contributions, largest, percent) > 0],
    ['too-close', policy.closeness.on && pPercent(contributions, policy.closeness.percent) > 0],
    ['all-alike', of !== undefined && of > 0 && (persons === 0 || persons === of)],
  ]
  return rules.filter(([, breaks]) => breaks).map(([reason]) => reason)
}

/** The protection that a withheld figure needs: by the rule that hid it, and the policy's width in any case. */
export function protectionOf(
  { persons, contributions }: Support,
  unit: 'persons' | 'other',
  policy: DisclosurePolicy,
): Protection {
  const { dominance: nk, closeness, complementary } = policy
  const few = unit === 'persons' && persons !== null && persons > 0 && persons < policy.persons.fewest
  const upper = Math.max(
    few ? policy.persons.fewest - (persons ?? 0) : 0,
    nk.on ? dominance(contributions, nk.largest, nk.percent) : 0,
    closeness.on ? pPercent(contributions, closeness.percent) : 0,
  )
  return { lower: 0, upper, sliding: unit === 'persons' ? complementary.width : complementary.othersWidth }
}

/** Width of a rounded count's range that leaves three possible counts. */
const roundedPersons = 1

/** Precision to which WTE is shown. */
const shownWte = 0.1

/** Protection of the others' sum against a contributor who subtracts its own figures: three possible counts, or as many tenths of a WTE. */
export const restProtection = (unit: 'persons' | 'other'): Protection => ({
  lower: 0,
  upper: 0,
  sliding: unit === 'persons' ? roundedPersons : shownWte,
})

/**
 * The protection that a figure needs which is shown rounded and could not be shown as it is. Its range need not lie around the truth, as nobody
 * knows where in it the truth is; from the middle of it either end is as far as the rule asks for.
 */
export function roundedProtectionOf(
  { contributions }: Support,
  unit: 'persons' | 'other',
  { dominance: nk, closeness, complementary }: DisclosurePolicy,
): Protection {
  const reach = Math.max(
    nk.on ? dominance(contributions, nk.largest, nk.percent) : 0,
    closeness.on ? pPercent(contributions, closeness.percent) : 0,
  )
  const least = unit === 'persons' ? roundedPersons : complementary.othersWidth
  return { lower: 0, upper: 0, sliding: Math.max(least, 2 * reach) }
}
