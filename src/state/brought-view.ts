import type { Entry } from '#core/imports/draft.ts'
import type { View } from '#core/view/view.ts'

/** The change of a view that shows on the coverage screen what an import has brought; null where it brought nothing for it. */
export function broughtToCoverage(
  { sites: [site], people: [place] = [], travel: [times] = [] }: Entry,
  view: View,
): Partial<View> | null {
  if (!site && !place && !times) return null
  return {
    screen: 'coverage',
    // What is imagined speaks of sites by their ids.
    ...(site ? { sites: site.id, edits: [] } : {}),
    coverage: {
      ...view.coverage,
      ...(place ? { people: place.id } : {}),
      ...(times ? { cost: 'minutes', times: times.id } : {}),
    },
  }
}
