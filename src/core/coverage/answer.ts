import { endSentence } from '#core/domain/letters.ts'
import type { Panel } from '#core/panel/panel.ts'
import { headline } from './bands-panel.ts'
import type { CoveragePage } from './page.ts'
import type { CoverageStates } from './state.ts'

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
    line('How many are too far?', reach),
    line('Where are most?', `${endSentence(gaps.title)}${then(gaps)}`, gaps),
    line('Who is farthest?', `${endSentence(farthest.title)}${then(farthest)}`, farthest),
    line('What would a site change?', difference ? endSentence(difference) : 'Nothing is imagined yet.', null, true),
  ]
}
