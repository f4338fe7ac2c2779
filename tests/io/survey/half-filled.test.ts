import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startFilling } from '#core/survey/filling.ts'
import { readSurveyFile, surveyElement, surveyPage } from '#io/survey/survey-page.ts'
import { fillings, oneFile, surveys } from '../../core/survey/some-survey.ts'

const page = `<!doctype html>
<html><head><title>MPCE Atlas</title></head><body><script type="application/json" id="${surveyElement}">{}</script><script>'</ script>'</script></body></html>
`
/** What the page holds, as a browser reads it. */
const heldBy = (text: string) =>
  readSurveyFile(new RegExp(`id="${surveyElement}">([^]*?)</script>`).exec(text)?.[1] ?? '')

test.each(surveys.map((definition) => [definition.id, definition] as const))(
  'a half-filled %s reopens equal, and saved again it is the same file',
  (_, definition) => {
    const file = oneFile(definition)
    const given = fc.tuple(fillings(file), fc.constantFrom('Leeds', '</script><script>alert(1)</script>', 'A & B <b>'))
    fc.assert(
      fc.property(given, ([filling, department]) => {
        const half = { ...file, asked: { ...file.asked, department }, filling }
        const saved = surveyPage(page, half)
        expect(heldBy(saved)).toEqual(half)
        expect(surveyPage(saved, half)).toBe(saved)
      }),
      { numRuns: 150, seed: 20 },
    )
  },
)

test('a file for keys of another kind, of another form or without any is not opened as a survey', () => {
  const [definition] = surveys
  const file = oneFile(definition!)
  const read = (changes: object) => readSurveyFile(JSON.stringify({ ...file, filling: startFilling(file), ...changes }))
  expect(read({})).not.toBeNull()
  expect(read({ recipients: [`age1pq1${'q'.repeat(55)}`] })).toBeNull()
  expect(read({ recipients: [] })).toBeNull()
  expect(read({ more: 1 })).toBeNull()
  expect(readSurveyFile('{')).toBeNull()
})

test('a page that is none has no place for a survey', () => {
  expect(() => surveyPage('<html></html>', oneFile(surveys[0]!))).toThrow(RangeError)
})
