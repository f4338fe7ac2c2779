import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bulletin } from '#core/watch/bulletin.ts'
import { deskApi } from '#io/unit-desk/desk-api.ts'
import { writeBulletin } from '#io/watch/bulletin-file.ts'
import { openWatchFile } from '#io/watch/report-file.ts'
import { Concern } from '#screens/watch/concern.tsx'
import { createQueryClient } from '#state/queries.ts'
import { concernDraft } from '#state/watch/concern-draft.ts'
import { serve } from '#workers/serve.ts'
import { FakeWorker } from '../fixtures/fake-worker.ts'
import { catchSaved } from '../fixtures/saved-files.ts'
import { first, second, watch } from '../io/watch/watch-files.ts'

const desk = { format: 1, unit: '', sendTo: '', recipients: [], watch }
const regions = {
  format: 1,
  geography: {},
  areas: [{ code: 'E12000001', name: 'North East', parents: {} }],
}
let saved: File[] = []
let asked: string[] = []
let workers = 0
let bulletin: Bulletin = { format: 1, salt: '', slots: [] }

vi.mock('#state/queries.ts', async (original) => ({
  ...(await original<object>()),
  catalogueQuery: {
    queryKey: ['catalogue'],
    queryFn: () => ({ geographies: [{ id: 'itl1', path: 'geo/itl1' }], sites: [] }),
  },
  geographyQuery: () => ({ queryKey: ['geography'], queryFn: () => regions }),
}))

beforeEach(() => {
  vi.stubGlobal(
    'Worker',
    class extends FakeWorker {
      constructor() {
        super()
        workers += 1
        serve(deskApi, this.port)
      }
    },
  )
  saved = catchSaved()
  asked = []
  workers = 0
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function show(file: unknown = desk) {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(String(path))
    return new Response(JSON.stringify(String(path).includes('bulletin') ? bulletin : file))
  })
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <Concern />
    </QueryClientProvider>,
  )
}

const form = () => screen.queryByRole('button', { name: 'Seal the report' })
const seal = () => screen.getByRole('button', { name: 'Seal the report' })

test('where no officers are named there is no form, and it says why', async () => {
  show({ ...desk, watch: undefined })
  expect(await screen.findByText(/names no officers to whom a report could be sealed/)).toBeTruthy()
  expect(form()).toBeNull()
})

test('by plain http, or without Web Crypto, there is no form, and it says why', async () => {
  vi.stubGlobal('isSecureContext', false)
  show()
  expect(await screen.findByText(/plain http/)).toBeTruthy()
  expect(form()).toBeNull()
  cleanup()
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes })
  show()
  expect(await screen.findByText(/lacks what a report is sealed with/)).toBeTruthy()
  await waitFor(() => expect(form()).toBeNull())
})

test('before the first field stands who reads it, by when, what is published and what is not private', async () => {
  show()
  await screen.findByRole('heading', { name: 'Your report' })
  const page = document.body.textContent ?? ''
  const at = (words: string) => {
    expect(page).toContain(words)
    return page.indexOf(words)
  }
  const order = [
    watch.readers,
    watch.response,
    watch.published,
    'What it cannot do',
    'your work mailbox',
    'How you report',
  ]
  expect(order.map(at)).toEqual(order.map(at).sort((a, b) => a - b))
})

test('nothing is chosen for the reporter, no field is one that a browser fills in, and what lacks is said', async () => {
  const user = userEvent.setup()
  show()
  await user.click(await screen.findByRole('button', { name: 'Seal the report' }))
  for (const radio of screen.getAllByRole('radio')) expect((radio as HTMLInputElement).checked).toBe(false)
  for (const select of screen.getAllByRole('combobox')) expect((select as HTMLSelectElement).value).toBe('')
  for (const field of document.querySelectorAll('input:not([type]), textarea')) {
    expect(field.getAttribute('autocomplete')).toBe('off')
    expect(field.getAttribute('spellcheck')).toBe('false')
    expect([field.getAttribute('name'), field.id]).toEqual([null, expect.not.stringMatching(/name|mail|phone|text/)])
  }
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /anonymous or confidential.*kind.*specialty.*region.*quarter/is,
  )
  // Each field says by itself what it lacks, and no more once it has it.
  const invalid = () => [...document.querySelectorAll('[aria-invalid="true"]')]
  const described = invalid().map((field) => {
    const by = field.getAttribute('aria-describedby') ?? field.closest('fieldset')?.getAttribute('aria-describedby')
    return document.getElementById(by ?? '')?.textContent
  })
  expect(described).toEqual([
    ...[1, 2].map(() => 'Choose whether it is anonymous or confidential.'),
    'Choose the kind of change.',
    'Choose the specialty.',
    'Choose the region or nation.',
    'Choose the quarter.',
  ])
  await user.selectOptions(screen.getByLabelText('Specialty'), 'ultrasound')
  await user.click(screen.getByRole('radio', { name: /^Anonymous/ }))
  expect(invalid()).toHaveLength(3)
  expect(screen.getByRole('alert').textContent).not.toMatch(/specialty/)
  expect(saved).toEqual([])
})

async function fillIn(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('radio', { name: /^Confidential/ }))
  await user.type(screen.getByLabelText('How you may be reached'), '01632 960000')
  await user.selectOptions(screen.getByLabelText('Kind of change'), 'post-frozen')
  await user.selectOptions(screen.getByLabelText('Specialty'), 'ultrasound')
  await user.selectOptions(await screen.findByLabelText('Region or nation'), 'North East')
  await user.type(screen.getByLabelText(/^WTE/), '0,6')
  const quarters = screen.getByLabelText(/^When/)
  await user.selectOptions(quarters, quarters.querySelectorAll('option')[2]?.value ?? '')
  await user.type(screen.getByLabelText(/^What else/), 'Dr Canary is away.')
}

test('a report is warned about, sealed, and forgotten; its words lead to the reply in the bulletin', async () => {
  const user = userEvent.setup()
  show()
  await fillIn(user)
  expect(screen.getByText(/This may tell who is meant.*“Dr Canary/)).toBeTruthy()
  await user.click(seal())
  await screen.findByRole('heading', { name: 'Sealed' }, { timeout: 20_000 })
  expect(concernDraft.store.getState().open).toEqual([])
  expect(document.body.innerHTML).not.toMatch(/Canary|01632/)
  const words = screen.getAllByRole('listitem').flatMap(({ textContent }) => textContent ?? [])
  await user.click(screen.getByRole('button', { name: 'Save the sealed file' }))
  const [file] = saved
  expect(file?.name).toMatch(/^sealed-[0-9a-f]{8}\.age$/)
  const identities = [first.identity, second.identity]
  const reader = { identities, recipients: [first.recipient, second.recipient], officers: watch.officers }
  const opened = await openWatchFile(new Uint8Array((await file?.arrayBuffer()) ?? []), reader)
  if (opened.kind !== 'report') throw new Error(opened.kind)
  expect(opened.report).toMatchObject({ kind: 'post-frozen', wte: 0.6, area: 'E12000001', reach: '01632 960000' })
  await user.click(screen.getByRole('button', { name: /forget them/ }))
  expect(document.body.textContent).not.toContain(words.join(''))
  // The bulletin came with the screen, so that no request tells when somebody looks.
  cleanup()
  bulletin = await writeBulletin([{ recipient: opened.report.receipt, text: 'Which site? \u202e' }])
  show()
  await user.type(await screen.findByLabelText('Receipt words'), words.slice(0, 8).join(' '))
  await waitFor(() => expect(asked.filter((path) => path.includes('bulletin'))).toHaveLength(2))
  await user.click(screen.getByRole('button', { name: 'Find the answer' }))
  expect(await screen.findByText('Which site? ⟨U+202E⟩', {}, { timeout: 20_000 })).toBeTruthy()
  // One worker for each time that the screen was opened: none came with the sealing, and none with the looking.
  expect([asked.filter((path) => path.includes('bulletin')).length, workers]).toEqual([2, 2])
})

test('what is half written is forgotten when the screen is left', async () => {
  const user = userEvent.setup()
  const { unmount } = show()
  await user.type(await screen.findByLabelText(/^What else/), 'Canary')
  expect(concernDraft.store.getState().open).toMatchObject([{ text: 'Canary' }])
  unmount()
  expect(concernDraft.store.getState()).toEqual({ open: [], locked: null })
})

/** Whether the browser would ask before the page is closed. */
const asksOnClosing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('the page asks before it is closed with what was typed, and not before', async () => {
  show()
  const text = await screen.findByLabelText(/What else the officers should know/)
  expect(asksOnClosing()).toBe(false)
  await userEvent.type(text, 'No')
  expect(asksOnClosing()).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Clear everything' }))
  expect(asksOnClosing()).toBe(false)
})

test('the length of the text is counted, and that no more fits is said', async () => {
  show()
  const text = await screen.findByLabelText(/What else the officers should know/)
  await userEvent.click(text)
  await userEvent.paste('é'.repeat(2600))
  expect(text).toHaveProperty('value', 'é'.repeat(2500))
  expect(screen.getByText(/2,500 of 2,500 characters/)).toBeDefined()
  expect(screen.getByText('No more fits: what was typed or pasted beyond is not here.')).toBeDefined()
  await userEvent.clear(text)
  expect(screen.queryByText(/No more fits/)).toBeNull()
  // Of a line too, whose length is not told.
  await userEvent.click(screen.getByLabelText(/^WTE/))
  await userEvent.paste('1234.567')
  expect(screen.getByText(/^No more fits/)).toBeDefined()
})
