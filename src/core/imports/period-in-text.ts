import type { Period } from '#core/domain/period.ts'
import { inText, markOf, periodOf, readingsOf } from './period-text.ts'

/** What stands before a date that is no period of the figures. */
const ofPublication =
  /\b(?:publi(?:shed|cation)|released?|updated|extracted|downloaded|produced|created|printed|accessed|next|due|from nomis on)\b[^.;|]*$/i

/** The periods that a running text names, such as a title or the name of a file; never the day of its publication. */
export function periodsIn(text: string): readonly Period[] {
  const plain = text.replace(/[–—−]/g, '-').replaceAll('_', ' ')
  const found = [...plain.matchAll(inText)].flatMap(({ 0: words, index }) => {
    const period = ofPublication.test(plain.slice(0, index)) ? null : periodOf(words)
    return period === null ? [] : [period]
  })
  return [...new Set(found)]
}

/** Words of headings that compare periods; figures below them belong to no single period. */
const comparing = /\b(?:change|difference|increase|decrease|growth|since|versus|vs|target|trajectory)\b/i

/**
 * The period that a heading names beside other words, as “FTE 2023” and “2023/24 Headcount” do.
 * @returns null where it names none or several, or compares periods
 */
export function periodInHeading(heading: string): { readonly period: string; readonly rest: string } | null {
  if (readingsOf(heading).length > 0) return { period: heading, rest: '' }
  const { bare } = markOf(heading)
  if (comparing.test(bare)) return null
  const [found, other] = [...bare.matchAll(inText)].filter(({ 0: words }) => readingsOf(words).length > 0)
  if (!found || other) return null
  const rest = `${bare.slice(0, found.index)} ${bare.slice(found.index + found[0].length)}`
  return {
    period: found[0],
    rest: rest
      .replace(/^[\s\W]+|[^\p{L}\p{N})%]+$/gu, '')
      .replace(/\(\s*\)|\[\s*\]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }
}
