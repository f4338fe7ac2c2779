import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lastRoundOf } from '#core/survey/send.ts'
import type { SurveyFile } from '#core/survey/survey-file.ts'
import { makePair } from '#io/age-file.ts'
import { surveyElement } from '#io/survey/survey-page.ts'
import { openSealed } from '#io/unit-desk/sealed-file.ts'
import { DamagedSurvey, SurveyForm } from '../../src/lone/survey/survey-form.tsx'
import { oneFile, surveyNamed } from '../core/survey/some-survey.ts'
import { catchSaved } from '../fixtures/saved-files.ts'

const unit = await makePair()
let saved: File[] = []

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  Element.prototype.scrollIntoView = () => {}
  saved = catchSaved()
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const page = `<title>Survey</title><script type="application/json" id="${surveyElement}">{}</script>`
const show = (file: SurveyFile) => render(<SurveyForm page={page} file={{ ...file, recipients: [unit.recipient] }} />)
const partOf = (name: string) => within(screen.getByRole('region', { name }))
const rowOf = (part: string, name: string) => within(partOf(part).getByRole('group', { name }))
const status = () => screen.getAllByRole('status').at(-1)?.textContent

const posts = { establishment: 12, inPost: 11, vacant: 1 }
const place = { surveyYear: '2025', department: 'Leeds Physics', area: 'E12000003', specialty: 'ultrasound' } as const
const last = lastRoundOf(
  [
    { ...place, profession: 'clinical-scientist', response: 'partial', posts },
    { ...place, profession: 'engineer', response: 'partial', posts },
  ],
  (area) => area,
)

test('last year’s figures are shown, count only once confirmed, and what is changed is checked in the importer’s words', async () => {
  const user = userEvent.setup()
  const spread = {
    place: 'mpce-vacancy-rate',
    name: 'Vacancy rate',
    period: '2025',
    suffix: '%',
    decimals: 1,
    regions: [
      { area: 'E12000001', name: 'North East', section: 'all', value: 4.5 },
      { area: 'E12000003', name: 'Yorkshire and The Humber', section: 'all', value: 9 },
      { area: 'W92000004', name: 'Wales', section: 'all', value: null },
    ],
  }
  show(oneFile(surveyNamed('ultrasound-physics'), { last: { ...last, spreads: [spread] } }))
  expect(status()).toMatch(/^0 rows answered, 4 to do/)
  expect(partOf('Your place').getByRole('row', { name: /All that you answer Not whole yet/ })).toBeTruthy()
  await user.click(partOf('Ultrasound').getByRole('button', { name: 'Confirm all 2 rows of Ultrasound' }))
  for (const name of ['Clinical technologist', 'Support'])
    await user.click(rowOf('Ultrasound', name).getByRole('checkbox', { name: 'No posts' }))
  expect(status()).toBe('2 rows answered, nothing left to do, no errors')
  const all = partOf('Your place').getByRole('row', { name: /^All that you answer/ })
  expect(all.textContent).toContain('8.3%')
  expect(all.textContent).toContain('4.5% to 9.0%, 2 shown, of 1 there is none or it is withheld')
  const establishment = rowOf('Ultrasound', 'Engineer').getByRole('textbox', { name: 'Establishment' })
  await user.clear(establishment)
  await user.type(establishment, 'twelve')
  expect(establishment.getAttribute('aria-invalid')).toBe('true')
  const said = document.getElementById(establishment.getAttribute('aria-describedby') ?? '')
  expect(said?.textContent).toMatch(/^ErrorEstablishment: found “twelve”. Expected a number/)
  expect(status()).toMatch(/1 error$/)
  expect(screen.queryByRole('button', { name: 'Seal the answer' })).toBeNull()
  expect(partOf('Your place').getByRole('row', { name: /All that you answer Not whole yet/ })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /twelve/ }))
  expect(document.activeElement?.closest('fieldset.survey-row')?.textContent).toContain('Engineer')
})

test('an answer without anything to return says so, is sealed, and opens as headings alone', async () => {
  const user = userEvent.setup()
  show(oneFile(surveyNamed('mr-ct-equipment')))
  await user.click(partOf('MR and CT equipment').getByRole('radio', { name: 'Yes' }))
  expect(status()).toMatch(/1 to do/)
  await user.click(screen.getByRole('button', { name: 'Add: scanner' }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name of the scanner' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'MR scanner')
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toContain('CT scanner')
  expect(screen.queryByRole('option', { name: 'Linear accelerator' })).toBeNull()
  expect(screen.getByText(/^Year installed: found “nothing”/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Remove: Scanner 1' }))
  await user.click(partOf('MR and CT equipment').getByRole('radio', { name: 'No' }))
  await user.click(screen.getByRole('button', { name: 'Seal the answer' }))
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  const [sealed] = saved
  expect(sealed?.name).toMatch(/^sealed-[0-9a-f]{8}\.age$/)
  const bytes = new Uint8Array((await sealed?.arrayBuffer()) ?? new ArrayBuffer())
  const keys = { identities: [unit.identity], recipients: [unit.recipient], published: [] }
  const opened = await openSealed({ name: 'a.age', bytes }, keys)
  expect(new TextDecoder().decode(opened.bytes)).toBe(
    'unit,site,area,modality,field_or_energy,year_installed,planned_replacement,hours_per_week,fitness,returned_by,response\r\n',
  )
  expect(screen.getByText(/Send that file, and not this one, to: returns@example.org/)).toBeTruthy()
  // What is sealed is the answer as it was then.
  await user.click(partOf('MR and CT equipment').getByRole('radio', { name: 'Yes' }))
  expect(screen.getByText(/^Changed since it was sealed: .* Seal it again/)).toBeTruthy()
  expect(screen.queryByText(/Send that file/)).toBeNull()
})

test('a row without persons asks for them or for posts alone, in the words of the form, and the task leads to the cell', async () => {
  const user = userEvent.setup()
  show(oneFile(surveyNamed('ultrasound-physics')))
  const part = partOf('Ultrasound')
  const type = async (row: string, label: string, text: string) => {
    await user.click(rowOf('Ultrasound', row).getByRole('textbox', { name: label }))
    await user.paste(text)
  }
  await user.click(part.getByRole('radio', { name: 'Yes' }))
  for (const name of ['Clinical technologist', 'Support'])
    await user.click(rowOf('Ultrasound', name).getByRole('checkbox', { name: 'No posts' }))
  for (const name of ['Clinical scientist', 'Engineer']) {
    await type(name, 'Establishment', '6')
    await type(name, 'In post', '5')
  }
  for (const label of ['Under 35', '35 to 44', '45 to 54', '55 and over', 'Under 5', '5 to 14', '15 and more'])
    await type('Engineer', label, label.startsWith('35') || label.startsWith('5 to') ? '5' : '0')
  expect(status()).toBe('0 rows answered, 2 to do, no errors')
  expect(document.body.textContent).not.toMatch(/_wte|“partial”|response/)
  const none =
    'Ultrasound, Clinical scientist: give its persons (0 for none), or choose “Yes, posts alone” for Ultrasound.'
  const some =
    'Ultrasound, Engineer: give Persons: Headcount (0 for none), or choose “Yes, posts alone” for Ultrasound.'
  await user.click(screen.getByRole('button', { name: some }))
  expect(document.activeElement).toBe(rowOf('Ultrasound', 'Engineer').getByRole('textbox', { name: 'Headcount' }))
  await user.click(screen.getByRole('button', { name: none }))
  expect(document.activeElement).toBe(
    rowOf('Ultrasound', 'Clinical scientist').getByRole('textbox', { name: 'Headcount' }),
  )
  await user.click(part.getByRole('radio', { name: 'Yes, posts alone' }))
  expect(part.getByText(/7 figures of persons that you have typed are left out of the answer/)).toBeTruthy()
  expect(part.queryByRole('textbox', { name: 'Headcount' })).toBeNull()
  expect(status()).toBe('2 rows answered, nothing left to do, no errors')
  expect(screen.getByText('Complete: 2 rows to send.')).toBeTruthy()
  await type('Engineer', 'Vacant', 'one')
  await user.click(screen.getByRole('button', { name: /^Ultrasound, Engineer: Vacant: found “one”/ }))
  expect(document.activeElement).toBe(rowOf('Ultrasound', 'Engineer').getByRole('textbox', { name: 'Vacant' }))
})

test('“No” and “No posts” of last year are there, and wait to be confirmed', async () => {
  const user = userEvent.setup()
  const nothing = { establishment: 0, inPost: 0, vacant: 0 }
  const specialties = ['ultrasound', 'magnetic-resonance'] as const
  const before = lastRoundOf(
    specialties.flatMap((specialty) =>
      (['clinical-scientist', 'support'] as const).map((profession) => ({
        ...place,
        specialty,
        profession,
        response: 'partial' as const,
        posts: specialty === 'ultrasound' && profession === 'support' ? posts : nothing,
      })),
    ),
    (area) => area,
  )
  show(oneFile(surveyNamed('staffing'), { last: { ...before, spreads: [] } }))
  const ultrasound = partOf('Ultrasound')
  expect((ultrasound.getByRole('radio', { name: 'Yes, posts alone' }) as HTMLInputElement).checked).toBe(true)
  const scientist = rowOf('Ultrasound', 'Clinical scientist')
  expect((scientist.getByRole('checkbox', { name: 'No posts' }) as HTMLInputElement).checked).toBe(true)
  await user.click(screen.getByRole('button', { name: /Clinical scientist: confirm “No posts” of last year/ }))
  expect(document.activeElement?.textContent).toBe('Confirm')
  await user.keyboard('{Enter}')
  expect(scientist.queryByText(/not confirmed/)).toBeNull()
  const magnetic = partOf('Magnetic resonance')
  expect((magnetic.getByRole('radio', { name: 'No' }) as HTMLInputElement).checked).toBe(true)
  expect(screen.getByRole('button', { name: /^Magnetic resonance.*confirm “No” of last year/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Confirm all/ })).toBeNull()
  await user.click(magnetic.getByRole('button', { name: /^Confirm “No”/ }))
  expect(screen.queryByRole('button', { name: /confirm “No” of last year/ })).toBeNull()
})

test('without Web Crypto nothing is offered to be sent, and a damaged file says so', () => {
  vi.stubGlobal('crypto', { getRandomValues: () => {} })
  show(oneFile(surveyNamed('ultrasound-physics')))
  expect(screen.getByText(/no means to seal, so nothing can be sent from here/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Seal/ })).toBeNull()
  cleanup()
  render(<DamagedSurvey />)
  expect(screen.getByRole('heading', { name: 'This file is damaged' })).toBeTruthy()
})

test('the whole return is answered at once that nobody can answer, its copy is named by the department, and nothing shown is no survey missing', async () => {
  const user = userEvent.setup()
  const regions = [{ area: 'E12000003', name: 'Yorkshire and The Humber', section: 'all', value: null }]
  const spread = { place: 'mpce-vacancy-rate', name: 'Vacancy rate', period: '2025', suffix: '%', decimals: 1, regions }
  show(oneFile(surveyNamed('staffing'), { last: { ...last, spreads: [spread] } }))
  await user.click(screen.getByRole('button', { name: 'Say “Cannot answer” for the 7 others' }))
  await user.click(partOf('Ultrasound').getByRole('radio', { name: 'Cannot answer' }))
  expect(status()).toBe('0 rows answered, nothing left to do, no errors')
  expect(partOf('Your place').getByText(/in 2025, of which all are suppressed/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save a half-filled copy' }))
  expect(saved.map(({ name }) => name)).toEqual(['leeds-physics-staffing-2026-half-filled.html'])
  cleanup()
  show(oneFile(surveyNamed('mr-ct-equipment')))
  expect(screen.getByText(/On maps, figures of few departments are suppressed/)).toBeTruthy()
  await user.click(partOf('MR and CT equipment').getByRole('radio', { name: 'Cannot answer' }))
  expect(screen.getByText('It counts as asked and not answered.')).toBeTruthy()
  expect(status()).toBe('0 rows answered, nothing left to do, no errors')
})

test('every “No” of last year is confirmed at once, and what has none yet is left as it is', async () => {
  const user = userEvent.setup()
  const nothing = { establishment: 0, inPost: 0, vacant: 0 }
  const professions = ['clinical-scientist', 'clinical-technologist', 'engineer', 'support'] as const
  const before = lastRoundOf(
    (['radiotherapy-physics', 'nuclear-medicine', 'magnetic-resonance'] as const).flatMap((specialty) =>
      professions.map((profession) => ({
        ...place,
        specialty,
        profession,
        response: 'partial' as const,
        posts: nothing,
      })),
    ),
    (area) => area,
  )
  show(oneFile(surveyNamed('staffing'), { last: { ...before, spreads: [] } }))
  const waiting = () => screen.queryAllByText(/^“No” in 2025, not confirmed$/).length
  const isNo = (name: string) => (partOf(name).getByRole('radio', { name: 'No' }) as HTMLInputElement).checked
  expect(waiting()).toBe(3)
  await user.click(screen.getByRole('button', { name: 'Confirm all 3 “No” of 2025' }))
  expect(waiting()).toBe(0)
  expect(['Radiotherapy physics', 'Nuclear medicine', 'Ultrasound'].map(isNo)).toEqual([true, true, false])
  expect(screen.getByRole('button', { name: 'Say “No” for the 5 others' })).toBeTruthy()
})
