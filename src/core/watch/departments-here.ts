import type { Site } from '#core/domain/site.ts'

/** Where a change is said to be: a region or nation, and perhaps a body within it by its name. */
type Where = { readonly specialty: string; readonly area: string; readonly within: string }

/**
 * How many departments of a specialty there are at a place, as far as is held: NHS sites of radiotherapy alone are listed.
 * @returns null where nobody knows
 */
export function departmentsHere(sites: readonly Site[], { specialty, area, within }: Where): number | null {
  if (specialty !== 'radiotherapy-physics' || area === '') return null
  const nhs = sites.filter(({ sector, areas }) => sector !== 'independent' && areas.itl1 === area)
  const here = within === '' ? nhs : nhs.filter(({ provider }) => provider === within)
  return here.length > 0 ? here.length : null
}
