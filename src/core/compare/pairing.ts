import { capitalise } from '#core/domain/letters.ts'
import { type Period, periodText, periodYears } from '#core/domain/period.ts'
import { measureOf } from '#core/plate/measure.ts'
import type { Resolved } from '#core/plate/resolve.ts'

/** Whether two measures may be plotted against each other, and the caveats if they are. */

const isCount = ({ main, per }: Resolved): boolean => main.indicator.additive && per === null

const nameOf = (resolved: Resolved): string => measureOf(resolved, []).name

/**
 * Why a measure is not set against need: a count follows how many people live in an area, so that against a rate it shows little else.
 * @returns the reason with the way out, or null where nothing stands in the way
 */
export function pairingRefusal(measure: Resolved, need: Resolved): string | null {
  if (isCount(measure)) {
    const way =
      measure.main.indicator.per.length > 0
        ? ' Choose what to divide it by under “Denominator”.'
        : ' It is held as a count only.'
    return `“${nameOf(measure)}” is a count, which follows how many people live in an area, so it is not set against need.${way}`
  }
  return isCount(need)
    ? `“${nameOf(need)}” is held as a count only, which follows how many people live in an area. Choose another under “Overlay”.`
    : null
}

function holds(wide: Period, narrow: Period): boolean {
  const [outer, inner] = [periodYears(wide), periodYears(narrow)]
  return outer.first <= inner.first && outer.last >= inner.last
}

/** The periods of two measures where neither lies within the other, for the titles of axes; null where they are of one time. */
export function unlikePeriods(
  measure: Resolved,
  need: Resolved,
): { readonly measure: string; readonly need: string } | null {
  const [own, other] = [measure.period, need.period]
  if (own === null || other === null || holds(own, other) || holds(other, own)) return null
  return { measure: periodText(own), need: periodText(other) }
}

/** Caveats of a pair: a count was divided, or the periods differ. */
export function pairingSentences(measure: Resolved, need: Resolved): readonly string[] {
  const unlike = unlikePeriods(measure, need)
  const wasCount = measure.view.overlay?.indicator === need.main.indicator.id && need.per !== null
  return [
    unlike
      ? `The two are not of one time: ${measure.main.indicator.phrase} of ${unlike.measure}, ${need.main.indicator.phrase} of ${unlike.need}.`
      : '',
    wasCount
      ? `${capitalise(need.main.indicator.phrase)} are taken ${need.per?.denominator.phrase ?? ''} here: as a count they would follow how many people live in an area.`
      : '',
  ].filter(Boolean)
}
