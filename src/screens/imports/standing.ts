import { capitalise } from '#core/domain/letters.ts'
import { guessesIn } from '#core/imports/decisions/decision.ts'
import type { Checked } from '#core/imports/draft.ts'

/** As many guesses as are named one by one. */
const namedGuesses = 3

/** What the reader has yet to answer or to confirm, so that it can be found; empty where nothing is. */
function missingIn({ questions, decisions }: Checked): string {
  const guesses = guessesIn(decisions).map(({ label }) => `“${label}”`)
  const shown = guesses.slice(0, namedGuesses).join(', ')
  const more = guesses.length > namedGuesses ? ` and ${guesses.length - namedGuesses} more` : ''
  const answer = questions.length === 1 ? 'answer the question' : `answer the ${questions.length} questions`
  const confirm = `confirm or correct the ${guesses.length === 1 ? 'guess' : `${guesses.length} guesses`} ${shown}${more}`
  const steps = [...(questions.length > 0 ? [answer] : []), ...(guesses.length > 0 ? [confirm] : [])]
  const said = steps.join(' and ')
  return said === '' ? '' : `${capitalise(said)} above to import.`
}

/** What of an import is settled, beside the questions and guesses about its file. */
type Standing = {
  readonly isDrafted: boolean
  /** Whether the reader has agreed to every loss of the previous version. */
  readonly isKept: boolean
  /** Whether the losses are known yet. */
  readonly isCompared: boolean
  readonly isRefusing: boolean
  /** Whether one of several tables on a sheet has to be chosen. */
  readonly isAsked: boolean
}

/** What stands between the reader and the import. */
export function standing(
  checked: Checked | null,
  { isDrafted, isKept, isCompared, isRefusing, isAsked }: Standing,
): string {
  if (checked?.coding) return ''
  if (isRefusing) return 'Leave out the files that cannot be read, or bring others.'
  if (!checked) return isAsked ? 'Say above which table is meant.' : ''
  const missing = missingIn(checked)
  if (isDrafted && missing === '' && isKept) return 'Ready. Nothing has been changed yet.'
  if (missing !== '') return missing
  if (isDrafted && !isCompared) return 'Comparing with the version before.'
  if (isDrafted) return 'Say above what becomes of the version before.'
  return 'Fix the errors to import.'
}
