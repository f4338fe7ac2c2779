import { useMemo, useState } from 'react'
import { indexAreas } from '#core/imports/places.ts'
import { type AnswerTable, answerTable } from '#core/survey/answer.ts'
import { answerName } from '#core/survey/answer-name.ts'
import { type AnswerCheck, checkAnswer, isSound } from '#core/survey/check-answer.ts'
import { isOfPersons } from '#core/survey/definition.ts'
import { answeredRows, startFilling, type Unanswered, unansweredIn } from '#core/survey/filling.ts'
import type { Filling, FormRow, SurveyFile } from '#core/survey/survey-file.ts'
import { useAskOnLeaving } from '#ui/use-ask-on-leaving.ts'

/** The form as it stands: what is filled in, what is not, and what the importer says of it. */
export type Survey = {
  readonly file: SurveyFile
  readonly filling: Filling
  readonly table: AnswerTable
  readonly check: AnswerCheck
  readonly unanswered: readonly Unanswered[]
  /** Whether it can be sealed. */
  readonly isWhole: boolean
  /** Whether something has been written since the last copy was saved. */
  readonly isUnsaved: boolean
  readonly change: (what: (filling: Filling) => Filling) => void
  readonly saved: () => void
}

/** Findings without those that say, blank by blank, what the form says once: that a row gives no persons. */
function withoutOpen(
  findings: AnswerCheck['findings'],
  { rows, keys }: AnswerTable,
  unanswered: readonly Unanswered[],
): AnswerCheck['findings'] {
  const open = new Set(unanswered.filter(({ ofPersons }) => ofPersons).map(({ key }) => key))
  const [layout = []] = rows
  return findings.filter(({ row, column }) => {
    const key = keys[(row ?? 0) - 1] ?? null
    const isBlank = rows[(row ?? 0) - 1]?.[column ?? -1] === ''
    return key === null || !open.has(key) || !isBlank || !isOfPersons(layout[column ?? -1] ?? '')
  })
}

/** Rows that are answered and want for nothing. */
export function wholeRows({ filling, table, check, unanswered }: Omit<Survey, 'change' | 'saved'>): readonly FormRow[] {
  const wrong = check.findings.filter(({ severity }) => severity === 'error')
  const open = new Set([
    ...unanswered.map(({ key }) => key),
    ...wrong.map(({ row }) => table.keys[(row ?? 0) - 1] ?? null),
  ])
  return answeredRows(filling).filter(({ key }) => !open.has(key))
}

export function useSurvey(file: SurveyFile): Survey {
  const [filling, setFilling] = useState(() => file.filling ?? startFilling(file))
  const [isUnsaved, setUnsaved] = useState(false)
  const places = useMemo(() => indexAreas(file.geographies), [file])
  const today = new Date().toISOString().slice(0, 10)
  const found = useMemo(() => {
    const table = answerTable(file, filling)
    const name = answerName(file.round.id, file.asked.id, '')
    const said = checkAnswer(file.round.definition, name, table.rows, { places, today })
    const unanswered = unansweredIn(file, filling)
    return { table, check: { ...said, findings: withoutOpen(said.findings, table, unanswered) }, unanswered }
  }, [file, filling, places, today])
  useAskOnLeaving(isUnsaved)
  return {
    file,
    filling,
    ...found,
    isWhole: found.unanswered.length === 0 && isSound(found.check),
    isUnsaved,
    change: (what) => {
      setFilling(what)
      setUnsaved(true)
    },
    saved: () => setUnsaved(false),
  }
}
