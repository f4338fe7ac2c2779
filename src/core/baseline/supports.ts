import type { Support } from '#core/disclosure/primary.ts'
import { type Contribution, contributes, fewestPersons } from './given.ts'

/** What each contributor adds to a figure, and how many persons that is at least. */
export function supportsOf(all: readonly Contribution[], sum: Contribution): Readonly<Record<string, Support>> {
  const some = all.filter(contributes)
  const ofPosts = (pick: (one: Contribution) => number): Support => ({
    respondents: all.length,
    persons: null,
    contributions: some.map(pick),
  })
  const supports = {
    'in-post': {
      ...ofPosts(({ inPost }) => inPost),
      persons: some.reduce((persons, one) => persons + fewestPersons(one), 0),
    },
    vacant: ofPosts(({ vacant }) => vacant),
    establishment: ofPosts(({ establishment }) => establishment),
  }
  if (sum.complete === 0) return supports
  const counted = some.filter((one) => one.complete > 0)
  const ofPersons = (pick: (one: Contribution) => number): Support => ({
    respondents: all.filter((one) => one.complete > 0).length,
    persons: pick(sum),
    contributions: counted.map(pick),
  })
  const headcount = ofPersons((one) => one.headcount)
  if (sum.headcount === 0) return { ...supports, headcount }
  return { ...supports, headcount, 'over-55': { ...ofPersons(({ over55 }) => over55), of: sum.headcount } }
}
