import type { Released } from '#core/disclosure/session.ts'
import type { Words } from '../finding.ts'

/** How many places an earlier release tells of. */
type Told = { readonly withheld: { readonly size: number }; readonly changed: { readonly size: number } }

/** What readers of earlier releases would learn, and the ways out. */
export function releaseFindings({ withheld, changed }: Told, released: readonly Released[]): readonly Words[] {
  const names = released.map(({ name }) => name).join(', ')
  const found = (places: { readonly size: number }, what: string): string =>
    `${places.size.toLocaleString('en-GB')} ${what}`
  const hidden: Words = {
    code: 'known-by-exports',
    severity: 'warning',
    found: found(withheld, 'of the figures suppressed here'),
    expected: `nothing that can be worked out together with what was saved or copied before: ${names}`,
    mend: 'Keep to the rules that those were made by, or suppress more. What has been handed on cannot be called back.',
  }
  const differing: Words = {
    code: 'changed-since-release',
    severity: 'warning',
    found: found(changed, 'places with figures that have changed or are no longer there'),
    expected: `the figures that were saved or copied before: ${names}`,
    mend: 'The difference is what was added, left out or corrected: of one department or one person it is exact. Keep to the version that was handed on, or wait until at least three departments have changed in each of these places.',
  }
  return [...(withheld.size > 0 ? [hidden] : []), ...(changed.size > 0 ? [differing] : [])]
}
