import {
  type NoFigure,
  type RangedFigure,
  type Requirement,
  type RequirementMethod,
  requiredOf,
} from './requirement.ts'

/** Where a method sees the staff of an area: too few, enough, or within the method's own range. */
export type GapSide = 'short' | 'enough' | 'open'

/**
 * What is needed less what is there, in WTE: above zero is a shortfall. The ends of both ranges are set against each other, so that the result is the
 * widest that the two allow; no method is put together with another.
 * @param required the result of one method
 * @param supply staff in post, or the band of a scenario, in the unit of the method
 */
export function staffGap(required: RangedFigure, supply: RangedFigure): RangedFigure {
  const value = required.value === null || supply.value === null ? null : required.value - supply.value
  return { value, low: required.low - supply.high, high: required.high - supply.low }
}

/** @returns `open` where the range of the gap holds both signs; a gap of nothing is enough */
export function gapSide({ low, high }: RangedFigure): GapSide {
  if (low > 0) return 'short'
  return high <= 0 ? 'enough' : 'open'
}

/** One method at one area. */
export type MethodGap = {
  readonly method: RequirementMethod
  readonly requirement: Requirement | NoFigure
}
/** How far the methods agree about the sign of an area's gap. */
export type GapAgreement = {
  readonly area: string
  /** `split`: one method says short and another enough. `unsure`: none contradicts another, but one is open. */
  readonly verdict: 'all-short' | 'all-enough' | 'split' | 'unsure' | 'one-method' | 'no-method'
  readonly short: readonly string[]
  readonly enough: readonly string[]
  readonly open: readonly string[]
  /** Methods that give no number here, or none to be set against staff, each with why. */
  readonly absent: readonly { readonly method: string; readonly because: string }[]
}

/** Whose staff a supply counts. */
export type StaffCounted = { readonly specialty: string; readonly profession: 'scientist' | 'technical' | 'all' }
const professionWords = { scientist: 'scientists', technical: 'technologists and engineers', all: 'all staff' } as const

/** Why a method is never set against staff in post, whatever it gives. */
const asideBecause = { part: 'it covers one duty among several', point: 'it is what one service had, no rule' } as const

/**
 * Where published methods disagree about the sign of the gap of an area. One method alone is called that and agrees with nobody.
 * @param area GSS code
 * @param supply WTE in post of the staff that the methods are about; a band of a scenario, or one number as all three
 * @param of the specialty and the profession whose staff the supply counts: like is set against like
 * @see National Audit Office (2024), HC 636: uncertainty is to be shown, not averaged away.
 */
export function gapAgreement(
  area: string,
  supply: RangedFigure,
  of: StaffCounted,
  methods: readonly MethodGap[],
): GapAgreement {
  const sides: Record<GapSide, string[]> = { short: [], enough: [], open: [] }
  const absent: { method: string; because: string }[] = []
  for (const { method, requirement } of methods)
    if (method.specialty !== of.specialty && method.specialty !== 'any')
      absent.push({ method: method.id, because: 'it is about another specialty' })
    else if (method.use !== 'requirement') absent.push({ method: method.id, because: asideBecause[method.use] })
    else if (requirement.kind === 'absent') absent.push({ method: method.id, because: requirement.because })
    else {
      const required = requiredOf(requirement, of.profession)
      if (required) sides[gapSide(staffGap(required, supply))].push(method.id)
      else
        absent.push({ method: method.id, because: `it does not count ${professionWords[of.profession]} by themselves` })
    }
  return { area, verdict: verdictOf(sides), ...sides, absent }
}

function verdictOf({ short, enough, open }: Readonly<Record<GapSide, readonly string[]>>): GapAgreement['verdict'] {
  const all = short.length + enough.length + open.length
  if (all === 0) return 'no-method'
  if (all === 1) return 'one-method'
  if (short.length > 0 && enough.length > 0) return 'split'
  if (open.length > 0) return 'unsure'
  return short.length > 0 ? 'all-short' : 'all-enough'
}

/**
 * Years until a gap closes at a steady number of new staff a year, gross of everyone who leaves: arithmetic behind a sentence, not a scenario.
 * @returns null where nothing is added
 */
export const yearsToClose = (gap: number, aYear: number): number | null => (aYear > 0 ? Math.max(0, gap) / aYear : null)
