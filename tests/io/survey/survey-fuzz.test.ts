import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding } from '#core/imports/finding.ts'
import { indexAreas } from '#core/imports/places.ts'
import { answerTable } from '#core/survey/answer.ts'
import { answerName } from '#core/survey/answer-name.ts'
import { checkAnswer } from '#core/survey/check-answer.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import { makePair } from '#io/age-file.ts'
import { sealAnswer } from '#io/survey/seal-answer.ts'
import { openSealed } from '#io/unit-desk/sealed-file.ts'
import { realContext } from '../../core/imports/context.ts'
import { realDesk } from '../../core/imports/open-and-check.ts'
import { fillings, oneFile, surveys } from '../../core/survey/some-survey.ts'

const today = '2026-03-31'
const time = '20261130T201500'

/** What is found, and in which cell, in an order of its own. */
const told = (findings: readonly Finding[]) =>
  findings
    .map(({ severity, code, row, column, found, expected, mend }) =>
      JSON.stringify([severity, code, row, column, found, expected, mend]),
    )
    .sort()

/** What the importer says of a file that the desk hands it: read as the table of the survey. */
function imported(table: SurveyDefinition['table'], file: { readonly name: string; readonly bytes: Uint8Array }) {
  const desk = realDesk()
  const opened = desk.open([file])
  const sheets = opened.sheets.flatMap(({ id, mapping }) => {
    const read = mapping?.table === table ? mapping : desk.propose(id, table)
    return read ? [{ id, mapping: read }] : []
  })
  const { target, policy } = realContext()
  const checked = desk.check({ sheets, layer: null, answers: {}, edits: [], target, today, policy, released: [] })
  const groups = [...opened.groups, ...checked.groups]
  return { findings: groups.flatMap(({ listed }) => listed), questions: checked.questions }
}

const pair = await makePair()
const keys = { identities: [pair.identity], recipients: [pair.recipient], published: [] }
let [compared, faulty] = [0, 0]

/** How many fillings of each: those of staffing take the longest. */
const runs: Readonly<Record<string, number>> = { staffing: 300, 'mr-ct-equipment': 560, 'ultrasound-physics': 350 }

test.each(surveys.map((definition) => [definition.id, runs[definition.id] ?? 300, definition] as const))(
  'form and importer find the same in the same cells of fillings of %s, %i of them, through the sealed file',
  async (_, numRuns, definition) => {
    const file = { ...oneFile(definition), recipients: [pair.recipient] }
    const places = indexAreas(file.geographies)
    await fc.assert(
      fc.asyncProperty(fillings(file), async (filling) => {
        const table = answerTable(file, filling)
        if (table.rows.length <= 1) return
        const name = answerName(file.round.id, file.asked.id, time)
        const own = checkAnswer(definition, name, table.rows, { places, today })
        const sealed = await sealAnswer(file, table.rows, time)
        const opened = await openSealed(
          { name: sealed.name, bytes: new Uint8Array(await sealed.blob.arrayBuffer()) },
          keys,
        )
        expect(opened.name).toBe(name)
        const seen = imported(definition.table, opened)
        expect(told(own.findings)).toEqual(told(seen.findings))
        expect(own.questions).toEqual(seen.questions)
        compared += 1
        if (own.findings.length > 0) faulty += 1
      }),
      { numRuns, seed: 20 },
    )
  },
)

test('enough of the fillings had something to find, and something to compare', () => {
  expect(compared).toBeGreaterThanOrEqual(1000)
  expect(faulty).toBeGreaterThan(600)
  expect(faulty).toBeLessThan(compared)
})
