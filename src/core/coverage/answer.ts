import { endSentence } from '#core/domain/letters.ts'
import type { Panel } from '#core/panel/panel.ts'
import { headline } from './bands-panel.ts'
import type { CoveragePage } from './page.ts'
import { sitesText } from './settle.ts'
import type { CoverageStates } from './state.ts'
import { distanceText, distanceType, roundedText } from './words.ts'

/** One line of the answer: a question that is always asked, and what the figures say to it. */
export type CoverageAnswer = {
  readonly question: string
  readonly text: string
  /** The panel that shows it; null where the map or the reader’s own site does. */
  readonly panel: Panel | null
  /** Whether it is of a site that the reader tries out. */
  readonly isTried: boolean
}

/** Rows named after the first, which the message of a panel names itself. */
const mostNamed = 2

/** " Then Devon: 210,000, 26.0% of its people; …": the rows after the first. */
function then({ body }: CoveragePage['panels']['gaps' | 'farthest']): string {
  const next = body?.rows.slice(1, 1 + mostNamed) ?? []
  const named = next.map(({ name, text }) => `${name}: ${text.replace(' · ', ', ')}`)
  return named.length === 0 ? '' : ` Then ${named.join('; ')}.`
}

/**
 * To whom the site that was added last is the nearest, and how far they have to it and had before: a site may change much for those near it and nobody's
 * side of the limit. Nothing where none was added, or it is nobody's nearest.
 */
function nearestToAdded({ settled, now, before }: CoverageStates): string {
  const at = now.siteState.open.findLastIndex(({ change }) => change === 'added')
  const site = now.siteState.open[at]
  if (!site) return ''
  const { coverage, data } = settled
  let [people, way, was] = [0, 0, 0]
  for (const [place, { need }] of data.demand.points.entries()) {
    if (now.result.nearest[place] !== at) continue
    people += need.people
    way += need.people * (now.result.cost[place] ?? 0)
    was += need.people * (before.result.cost[place] ?? Number.POSITIVE_INFINITY)
  }
  if (people < 0.5) return ` ${site.name} would be the nearest site to nobody.`
  const mean = (sum: number) => distanceText(sum / people, coverage, 1)
  const first = Number.isFinite(was) ? `now ${mean(was)}` : 'now some can reach none'
  return ` ${site.name} would be the nearest site to ${roundedText(people)} people: ${mean(way)} on average ${distanceType(coverage)}, ${first}.`
}

/**
 * Who lives too far, where most of them are, which places are farthest and what a site would change, before the figures that show it. Each line is read
 * from the headline or from a panel, so that it cannot disagree with it.
 * @param difference what is imagined has changed; null where nothing is imagined
 */
export function coverageAnswer(
  states: CoverageStates,
  { gaps, farthest }: Pick<CoveragePage['panels'], 'gaps' | 'farthest'>,
  difference: string | null,
): readonly CoverageAnswer[] {
  const [reach = 'Nobody lives in the places that are counted.'] = headline(states)
  const line = (question: string, text: string, panel: Panel | null = null, isTried = false) => ({
    question,
    text,
    panel,
    isTried,
  })
  return [
    line('How many are too far?', `${reach} ${sitesText(states.settled)}`.trim()),
    line('Where are most?', `${endSentence(gaps.title)}${then(gaps)}`, gaps),
    line('Who is farthest?', `${endSentence(farthest.title)}${then(farthest)}`, farthest),
    line(
      'What would a site change?',
      difference ? `${endSentence(difference)}${nearestToAdded(states)}` : 'Nothing is imagined yet.',
      null,
      true,
    ),
  ]
}
