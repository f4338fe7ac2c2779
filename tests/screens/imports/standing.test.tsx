import { expect, test } from 'vitest'
import { decision } from '#core/imports/decisions/decision.ts'
import type { Checked } from '#core/imports/draft.ts'
import { standing } from '#screens/imports/standing.ts'

const settled = { isDrafted: false, isKept: true, isCompared: true, isRefusing: false, isAsked: false }
const question = { id: 'area:A', ask: 'Which area is “A”?', rows: 1, options: [] }
const guess = (key: 'decimal' | 'area-column' | 'separator' | 'header-row') =>
  decision({ key, value: 'this', from: 'that', degree: 'guessed' })
const said = (questions: Checked['questions'], decisions: Checked['decisions'], isDrafted = false) =>
  standing({ groups: [], questions, draft: null, decisions } as unknown as Checked, { ...settled, isDrafted })

test('says which of questions and guesses are missing, and names the guesses', () => {
  const { label } = guess('decimal')
  expect(said([question], [])).toBe('Answer the question above to import.')
  expect(said([question, question], [])).toBe('Answer the 2 questions above to import.')
  expect(said([], [guess('decimal')], true)).toBe(`Confirm or correct the guess “${label}” above to import.`)
  expect(said([question], [guess('decimal')])).toBe(
    `Answer the question and confirm or correct the guess “${label}” above to import.`,
  )
  const four = [guess('decimal'), guess('area-column'), guess('separator'), guess('header-row')]
  expect(said([], four)).toMatch(/^Confirm or correct the 4 guesses “.+”, “.+”, “.+” and 1 more above to import\.$/)
})

test('with nothing missing it is ready, or has errors', () => {
  expect(said([], [], true)).toBe('Ready. Nothing has been changed yet.')
  expect(said([], [])).toBe('Fix the errors to import.')
})
