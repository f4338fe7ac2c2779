import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lastRoundOf } from '#core/survey/send.ts'
import type { SurveyFile } from '#core/survey/survey-file.ts'
import { makePair } from '#io/age-file.ts'
import { openSealed } from '#io/unit-desk/sealed-file.ts'
import { DamagedSurvey, SurveyForm } from '../../src/lone/survey/survey-form.tsx'
import { oneFile, surveyNamed } from '../core/survey/some-survey.ts'

const unit = await makePair()
const saved: File[] = []

beforeEach(() => {
  saved.length = 0
  const blobs: Blob[] = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  Element.prototype.scrollIntoView = () => {}
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${blobs.push(blob) - 1}`, revokeObjectURL: () => {} }),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const blob = blobs[Number(this.href.replace('blob:', ''))]
    if (blob) saved.push(new File([blob], this.download))
  })
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const show = (file: SurveyFile) => render(<SurveyForm page="" file={{ ...file, recipients: [unit.recipient] }} />)
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
  show(oneFile(surveyNamed('ultrasound-physics'), { last: { ...last, spread } }))
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
  expect(partOf('MR and CT equipment').queryByRole('radio', { name: 'Cannot answer' })).toBeNull()
  await user.click(partOf('MR and CT equipment').getByRole('radio', { name: 'Yes' }))
  expect(status()).toMatch(/1 to do/)
  await user.click(screen.getByRole('button', { name: 'Add: scanner' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'MR scanner')
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toContain('CT scanner')
  expect(screen.queryByRole('option', { name: 'Linear accelerator' })).toBeNull()
  expect(screen.getByText(/Year installed: found “nothing”/)).toBeTruthy()
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
    'unit,site,area,modality,field_or_energy,year_installed,planned_replacement,hours_per_week,fitness\r\n',
  )
  expect(screen.getByText(/Send that file, and not this one, to: returns@example.org/)).toBeTruthy()
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
