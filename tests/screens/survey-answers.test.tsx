import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { csvParseRows } from 'd3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerTable } from '#core/survey/answer.ts'
import { answerName } from '#core/survey/answer-name.ts'
import { setNone, setSection, startFilling, writeCell } from '#core/survey/filling.ts'
import { registerText } from '#core/survey/register.ts'
import type { SurveyFile } from '#core/survey/survey-file.ts'
import { csvText } from '#formats/csv-text.ts'
import type { Address } from '#io/address.ts'
import { type AnswersAsked, answersSaid } from '#io/imports/answers-said.ts'
import { SurveyAnswers } from '#screens/desk/survey-answers.tsx'
import { takeHanded } from '#state/imports/handed.ts'
import { catalogueQuery, createQueryClient } from '#state/queries.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { realPlaces } from '../core/imports/context.ts'
import { leeds, roundOf, sentTo, surveyNamed } from '../core/survey/some-survey.ts'

vi.mock('#state/import-setting.ts', () => ({ readImportSetting: async () => ({}) }))
vi.mock('#state/survey/check-answers.ts', () => ({
  checkAnswers: async (asked: AnswersAsked) => answersSaid(asked, realPlaces().places),
}))

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }
const ultrasound = surveyNamed('ultrasound-physics')
const names = ['Leeds Physics', 'Hull Physics', 'York Physics']
const files = sentTo(
  ultrasound,
  names.map((department) => ({ ...leeds, department })),
)
const register = {
  round: roundOf(ultrasound),
  recipients: files[0]?.recipients ?? [],
  asked: files.map(({ asked }) => asked),
}

/** The answer of one of them: a clinical scientist's post, and so many in the budget. */
function answer(at: number, time: string, establishment: string) {
  const file = files[at] as SurveyFile
  const key = 'ultrasound|clinical-scientist'
  const cells = { establishment_wte: establishment, in_post_wte: '1' }
  const none = ['clinical-technologist', 'engineer', 'support'].reduce(
    (held, profession) => setNone(held, `ultrasound|${profession}`, true),
    setSection(startFilling(file), 'ultrasound', 'posts'),
  )
  const filled = Object.entries(cells).reduce((held, [column, cell]) => writeCell(held, key, column, cell), none)
  const text = csvText(answerTable(file, filled).rows)
  return { sealed: `${at}-${time}.age`, name: answerName(register.round.id, file.asked.id, time), text }
}

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response('{}'))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('of two answers the latest is proposed and the unit decides; all goes to the importer as one table', async () => {
  const user = userEvent.setup()
  const opened = [answer(0, '20261130200000', '2'), answer(0, '20261201200000', '3'), answer(1, '20261130210000', '5')]
  let known = null as Parameters<typeof SurveyAnswers>[0]['register']
  const store = createViewStore(address)
  const client = createQueryClient()
  client.setQueryData(catalogueQuery.queryKey, realPlaces().catalogue)
  const shown = () => (
    <QueryClientProvider client={client}>
      <ViewContext value={store}>
        <SurveyAnswers
          opened={opened}
          register={known}
          onRegister={(read) => {
            known = read
          }}
        />
      </ViewContext>
    </QueryClientProvider>
  )
  const { rerender } = render(shown())
  const drop = screen.getByLabelText(/^Choose the register of the survey/)
  await user.upload(drop, new File(['{}'], 'other.json', { type: 'application/json' }))
  expect(await screen.findByText('other.json is no register of a survey.')).toBeTruthy()
  await user.upload(drop, new File([registerText(register)], 'keep-register.json', { type: 'application/json' }))
  await vi.waitFor(() => expect(known).not.toBeNull())
  rerender(shown())
  expect(screen.getByText('2 of 3 departments answered.')).toBeTruthy()
  expect(await within(screen.getByRole('row', { name: /^Hull Physics/ })).findByText('Nothing wrong')).toBeTruthy()
  expect(within(screen.getByRole('row', { name: /^York Physics/ })).getByText('Not yet')).toBeTruthy()
  const twice = within(screen.getByRole('row', { name: /^Leeds Physics/ }))
  expect(twice.getByRole('radio', { name: /\(latest\)$/ })).toHaveProperty('checked', true)
  const all = screen.getByRole('button', { name: 'Check and import all answers' })
  await user.click(twice.getByRole('radio', { name: /^30\/11\/2026 20:00/ }))
  await user.click(all)
  const handed = takeHanded()
  expect(handed?.table).toBe('survey')
  expect(handed?.files).toHaveLength(1)
  const [head = [], ...rows] = csvParseRows(((await handed?.files[0]?.text()) ?? '').replace('\uFEFF', ''))
  const told = rows.map((row) =>
    ['department', 'response', 'establishment_wte'].map((column) => row[head.indexOf(column)]),
  )
  // Professions that a department has none of are 0; whoever stays silent is asked and not answered.
  expect(told.filter(([, , posts]) => posts !== '0')).toEqual([
    ['Leeds Physics', 'Partial', '2'],
    ['Hull Physics', 'Partial', '5'],
    ...Array.from({ length: 4 }, () => ['York Physics', 'None', '']),
  ])
  expect(told).toHaveLength(3 * 4)
})
