import type { CoverageAnswer } from '#core/coverage/answer.ts'
import { capitalise } from '#core/domain/letters.ts'
import { AnswerBox, AnswerLink } from '#parts/answer-box.tsx'

/** Where a place is typed for a site. */
export const whatIfId = 'what-if'

/** Takes the reader to the field in which a site is tried out, with what it changes in view. */
function tryPlace() {
  const panel = document.getElementById(whatIfId)
  panel?.querySelector('input')?.focus({ preventScroll: true })
  panel?.scrollIntoView()
}

/** Who lives too far, where and how far, before the map; what a site would change is one press away. */
export const CoverageAnswers = ({
  lines,
  triedFirst,
}: {
  readonly lines: readonly CoverageAnswer[]
  /** Whether what a site changes comes before the others: on a phone, where one is tried. */
  readonly triedFirst: boolean
}) => (
  <AnswerBox
    lines={(triedFirst ? lines.toSorted((a, b) => Number(b.isTried) - Number(a.isTried)) : lines).map(
      ({ question, text, panel, isTried }) => ({
        question,
        answer: capitalise(text),
        link: isTried ? (
          <button type="button" className="link" onClick={tryPlace}>
            Try a place
          </button>
        ) : panel === null ? null : (
          <AnswerLink panel={panel} />
        ),
      }),
    )}
  />
)

/** For the keyboard, ahead of menus and map. */
export const SkipToTrying = () => (
  <button type="button" className="skip" onClick={tryPlace}>
    Skip to trying a place
  </button>
)
