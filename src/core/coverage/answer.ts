import { endSentence } from '#core/domain/letters.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { CoveragePage } from './page.ts'
import { sitesText } from './settle.ts'
import { siteStandingAt } from './sites.ts'
import type { CoverageStates } from './state.ts'
import { countText, distanceText, oneOf, roundedText } from './words.ts'

/** One line of the answer: a question that is always asked, and what the figures say to it. */
export type CoverageAnswer = {
  readonly question: string
  readonly text: string
  /** The panel that shows it; null where the map or the reader’s own site does. */
  readonly panel: Panel | null
  /** Whether it is of a site that the reader tries out. */
  readonly isTried: boolean
}

/** Rows named; the panel has the others. */
const mostNamed = 3

/**
 * "Cumbria: 293,000, 58.3% of its people; East Sussex: 168,000, …": the first rows of a panel; its message where it has none. Rows that the change touches
 * are a what-if; rows that do not say what they were are one with their panel.
 */
function firstRows({ body, title, holdsAnyway }: CoveragePage['panels']['gaps' | 'farthest']): string {
  const rows = body?.rows.slice(0, mostNamed) ?? []
  if (rows.length === 0) return endSentence(title)
  const isTouched = rows.some(({ before, value }) =>
    before === null ? holdsAnyway !== undefined : Math.round(before) !== Math.round(value ?? before),
  )
  return `${isTouched ? 'What if: ' : ''}${rows.map(({ name, text }) => `${name}: ${text.replace(' · ', ', ')}`).join('; ')}.`
}

/** How many of all are too far; where something is imagined, what it changes in how many are now: two rounded totals would contradict their difference. */
function beyondText({ settled, now, before }: CoverageStates): string {
  const { coverage, service } = settled
  const [all, within] = [now.whole.need.people, now.whole.within.people]
  const nearer = within - before.whole.within.people
  const isSame = Math.round(nearer) === 0
  const lead = isSame ? '' : `What if: ${roundedText(Math.abs(nearer))} ${nearer > 0 ? 'fewer' : 'more'} than the `
  const far = `${roundedText(all - within + nearer)} of ${roundedText(all)} people`
  return `${lead}${far} ${isSame ? '' : 'who now '}live beyond ${distanceText(coverage.within, coverage)} of ${oneOf(service)}, or have none.`
}

/** How many places have no way to a site at all; the farthest are the others. */
function cutText({ settled, now }: CoverageStates): string {
  const cut = settled.data.demand.points.filter(
    ({ need }, at) => need.people > 0 && !Number.isFinite(now.result.cost[at] ?? Number.POSITIVE_INFINITY),
  ).length
  if (cut === 0) return ''
  const where = settled.coverage.cost === 'crow' ? 'on the same land' : 'that can be reached'
  return ` ${cut === 1 ? 'One other place has' : `${countText(cut)} other places have`} no site ${where}.`
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
  const beside = siteStandingAt(before.siteState.sites, site.at)
  const stands = beside
    ? ` ${beside.site.name} stands ${beside.km < 1 ? 'there' : `${Math.round(beside.km)} km away`} already.`
    : ''
  if (people < 0.5) return `${stands} ${site.name} would be the nearest site to nobody.`
  const mean = (sum: number) => distanceText(sum / people, coverage, 1)
  const first = Number.isFinite(was) ? `now ${mean(was)}` : 'now some can reach none'
  return `${stands} ${site.name} would be the nearest site to ${roundedText(people)} people: ${mean(way)} on average, ${first}.`
}

/**
 * Who lives too far, where most of them are, which places are farthest and what a site would change, in few words before the figures that show it. Places and
 * areas are the rows of their panels, so that the two cannot disagree.
 * @param difference what is imagined has changed; null where nothing is imagined
 */
export function coverageAnswer(
  states: CoverageStates,
  { gaps, farthest }: Pick<CoveragePage['panels'], 'gaps' | 'farthest'>,
  difference: string | null,
): readonly CoverageAnswer[] {
  const { settled } = states
  const line = (question: string, text: string, panel: Panel | null = null, isTried = false) => ({
    question,
    text,
    panel,
    isTried,
  })
  return [
    line('How many are too far?', `${beyondText(states)} ${sitesText(settled)}`.trim()),
    line('Where are most?', firstRows(gaps), gaps),
    line('Who is farthest?', `${firstRows(farthest)}${cutText(states)}`, farthest),
    line(
      'What would a site change?',
      difference ? `${endSentence(difference)}${nearestToAdded(states)}` : 'Nothing is imagined yet.',
      null,
      true,
    ),
  ]
}
