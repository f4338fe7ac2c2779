import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deskFileSchema } from '#core/unit-desk/desk-file.ts'
import type { Address } from '#io/address.ts'
import { makePair } from '#io/age-file.ts'
import { deskApi } from '#io/unit-desk/desk-api.ts'
import { lockKeyFile, readKeys } from '#io/unit-desk/key-file.ts'
import { openSealed, sealFile } from '#io/unit-desk/sealed-file.ts'
import { Desk } from '#screens/desk/desk.tsx'
import { takeHanded } from '#state/imports/handed.ts'
import { createQueryClient } from '#state/queries.ts'
import { aboutUnit } from '#state/unit-desk/about-unit.ts'
import { deskKeys } from '#state/unit-desk/desk-keys.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { serve } from '#workers/serve.ts'
import { FakeWorker } from '../fixtures/fake-worker.ts'
import { catchSaved } from '../fixtures/saved-files.ts'

vi.mock('#state/unit-desk/check-file.ts', () => ({
  checkFile: async () => ({ readAs: ['Survey returns'], groups: [], questions: 2 }),
}))

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }
const [unit, deputy, outsider] = await Promise.all([makePair(), makePair(), makePair()])
const none = { format: 1, unit: '', sendTo: '', recipients: [] }
const published = {
  format: 1,
  unit: 'Test Unit',
  sendTo: 'returns@example.org',
  recipients: [unit.recipient, deputy.recipient],
}
let saved: File[] = []

beforeEach(() => {
  vi.stubGlobal(
    'Worker',
    class extends FakeWorker {
      constructor() {
        super()
        // Less work than in the app, or every key file would take seconds.
        serve(
          { ...deskApi, lockKeyFile: (_: () => void, ...given: [typeof unit, string]) => lockKeyFile(...given, 4) },
          this.port,
        )
      }
    },
  )
  saved = catchSaved()
})

afterEach(() => {
  cleanup()
  deskKeys.lock('by-hand')
  deskKeys.store.setState({ locked: null })
  aboutUnit.setState(null, true)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function show(desk: unknown) {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(desk)))
  const store = createViewStore(address)
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ViewContext value={store}>
        <Desk />
      </ViewContext>
    </QueryClientProvider>,
  )
  return store
}

const bytesOf = async (file: File | undefined) => new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const savedFile = (count: number) => waitFor(() => expect(saved).toHaveLength(count), { timeout: 30_000 })

test('keys are made, and are published only once each of them is kept', async () => {
  const user = userEvent.setup()
  show(none)
  expect(await screen.findByText(/nobody to seal a file for yet/)).toBeTruthy()
  await user.click(await button('Make the keys'))
  await waitFor(() => expect(deskKeys.store.getState().open).toHaveLength(2), { timeout: 30_000 })
  await user.click(screen.getByLabelText(/Name of the unit/))
  await user.paste('Test Unit')
  await user.click(screen.getByLabelText(/Where sealed files/))
  await user.paste('returns@example.org')
  await user.click(await button('Save desk.json'))
  expect(await screen.findByText(/what is sealed to a lost key opens for nobody/)).toBeTruthy()
  const [first, second] = screen.getAllByRole('button', { name: /^Save the key file/ })
  if (!first || !second) throw new Error('no keys')
  await user.click(second)
  const refused = await screen.findByText(/a passphrase of at least 16 characters first/)
  expect(refused.getAttribute('role')).toBe('alert')
  // Beside what was pressed, wherever on the page that is.
  expect(refused.closest('li')?.contains(second)).toBe(true)
  await user.click(await button('Make a passphrase'))
  const passphrase = (screen.getByLabelText('Passphrase for key files') as HTMLInputElement).value
  const ask = vi.spyOn(window, 'confirm').mockReturnValue(false)
  const away = document.body.appendChild(Object.assign(document.createElement('a'), { href: '?screen=coverage' }))
  await user.click(away)
  expect(ask).toHaveBeenCalledWith('Leave the Desk? It forgets new keys that are kept nowhere yet.')
  away.remove()
  // Back asks as well; refused, the address is the Desk’s again and the app hears of nothing.
  const here = window.location.href
  const heard = vi.fn()
  window.addEventListener('popstate', heard)
  window.history.replaceState(null, '', '?screen=coverage')
  window.dispatchEvent(new PopStateEvent('popstate'))
  expect(ask).toHaveBeenCalledTimes(2)
  expect(window.location.href).toBe(here)
  window.history.replaceState(null, '', `${here}#main`)
  window.dispatchEvent(new PopStateEvent('popstate'))
  expect(ask).toHaveBeenCalledTimes(2)
  expect(heard).toHaveBeenCalledOnce()
  window.removeEventListener('popstate', heard)
  window.history.replaceState(null, '', here)
  fireEvent.click(first)
  expect([first, second].map((one) => one.getAttribute('aria-disabled'))).toEqual(['true', 'true'])
  await savedFile(1)
  await waitFor(() => expect(second.getAttribute('aria-disabled')).toBe('false'))
  const print = vi.spyOn(window, 'print').mockImplementation(() => {
    const paper = screen.getByRole('region', { name: 'Paper copy of a secret key' })
    const secret = deskKeys.store.getState().open[1]?.identity ?? ''
    expect(paper.textContent?.replaceAll(' ', '')).toContain(secret)
  })
  await user.click(screen.getAllByRole('button', { name: /^Print the paper copy/ })[1] as HTMLElement)
  await waitFor(() => expect(print).toHaveBeenCalledOnce())
  window.dispatchEvent(new Event('afterprint'))
  await waitFor(() => expect(screen.queryByRole('region', { name: /Paper copy/ })).toBeNull())
  const { open } = deskKeys.store.getState()
  expect(await readKeys(await bytesOf(saved[0]), passphrase)).toEqual([
    { identity: open[0]?.identity, recipient: open[0]?.recipient },
  ])
  await user.click(await button('Save desk.json'))
  await savedFile(2)
  expect(saved[1]?.name).toBe('desk.json')
  expect(v.parse(deskFileSchema, JSON.parse(await (saved[1] as File).text()))).toEqual({
    ...published,
    recipients: open.map(({ recipient }) => recipient),
  })
  expect(await (saved[1] as File).text()).not.toContain('SECRET')
})

test('keys that are kept nowhere are not locked away at one click, and another key is opened beside those that are open', async () => {
  const user = userEvent.setup()
  show(none)
  await user.click(await screen.findByLabelText('One'))
  await user.click(await button('Make the key'))
  await waitFor(() => expect(deskKeys.store.getState().open).toHaveLength(1), { timeout: 30_000 })
  // The public key stands there whole, to be given to whoever asks for it.
  expect(screen.getAllByText(deskKeys.store.getState().open[0]?.recipient ?? '').length).toBeGreaterThan(0)
  expect(screen.getAllByRole('button', { name: /^Copy the public key: key/ }).length).toBeGreaterThan(0)
  await user.click(await button('Lock now'))
  expect(await screen.findByText(/^1 key is kept nowhere yet and would be lost/)).toBeTruthy()
  expect(deskKeys.store.getState().open).toHaveLength(1)
  await user.click(screen.getByText(/^Open another key beside it/))
  await user.click(screen.getByLabelText('Typed key'))
  await user.click(screen.getByLabelText(/^Secret key/))
  await user.paste(deputy.identity)
  await user.click(await button('Open'))
  await waitFor(() => expect(deskKeys.store.getState().open).toHaveLength(2), { timeout: 30_000 })
  await waitFor(() => expect((screen.getByLabelText(/^Secret key/) as HTMLInputElement).value).toBe(''))
  await user.click(screen.getByLabelText(/Name of the unit/))
  await user.paste('Test Unit')
  const storage = vi.spyOn(Storage.prototype, 'setItem')
  await user.click(await button('Lock and lose them'))
  expect(deskKeys.store.getState().open).toEqual([])
  // There are keys now: they are to be opened again, and what is public is not asked for twice.
  expect(screen.queryByRole('button', { name: /^Make the key/ })).toBeNull()
  cleanup()
  show(none)
  await user.click(await screen.findByLabelText('Typed key'))
  await user.click(screen.getByLabelText(/^Secret key/))
  await user.paste(deputy.identity)
  await user.click(await button('Open'))
  expect(((await screen.findByLabelText(/Name of the unit/)) as HTMLInputElement).value).toBe('Test Unit')
  expect(storage).not.toHaveBeenCalled()
})

test('many sealed files are opened at once, each that is not says why, and the importer is handed the rest', async () => {
  const user = userEvent.setup()
  const store = show(published)
  const seal = async (name: string, text: string, recipient: string, as: string) =>
    new File([await sealFile({ name, bytes: new TextEncoder().encode(text) }, [recipient])], as)
  const good = await seal('return.csv', 'a,b', unit.recipient, 'sealed-1.age')
  const files = [
    good,
    await seal('return.csv', 'c,d', deputy.recipient, 'sealed-2.age'),
    await seal('x.csv', 'e', outsider.recipient, 'sealed-3.age'),
    new File([(await bytesOf(good)).slice(0, 900)], 'sealed-4.age'),
    new File(['a mail'], 'mail.age'),
  ]
  await user.click(await screen.findByLabelText('Typed key'))
  await user.click(screen.getByLabelText(/^Secret key/))
  await user.paste(unit.recipient)
  await user.click(await button('Open'))
  expect(await screen.findByText(/it seals, and opens nothing/)).toBeTruthy()
  await user.clear(screen.getByLabelText(/^Secret key/))
  await user.click(screen.getByLabelText(/^Secret key/))
  await user.paste(unit.identity)
  await user.click(await button('Open'))
  await user.upload(await screen.findByLabelText(/^Choose sealed files/), files)
  expect(await screen.findByText(/^1 of 5 files opened/)).toBeTruthy()
  const rows = screen
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    )
  expect(rows).toEqual([
    ['Not opened', expect.stringMatching(/none of the keys that are open/)],
    ['Not opened', expect.stringMatching(/none of the keys that are open/)],
    ['Not opened', expect.stringMatching(/Cut off/)],
    ['Not opened', expect.stringMatching(/Not a sealed file/)],
    ['Opened', 'return.csv'],
  ])
  await user.click(await button('Check and import'))
  expect(store.getState().view.screen).toBe('import')
  const handed = takeHanded()
  expect(handed?.files.map(({ name }) => name)).toEqual(['return.csv'])
  expect(await handed?.files[0]?.text()).toBe('a,b')
})

test('a lock, and leaving the screen, forget keys and what they opened', async () => {
  const user = userEvent.setup()
  show(published)
  await user.upload(
    await screen.findByLabelText(/^Choose the key file/),
    new File([await lockKeyFile(unit, 'not so long', 4)], 'key.age'),
  )
  await user.click(await button('Open'))
  expect(await screen.findByText(/The key file is locked/)).toBeTruthy()
  await user.type(screen.getByLabelText(/^Passphrase/), 'not so long')
  await user.click(await button('Open'))
  await user.click(await button('Lock now'))
  expect(await screen.findByText(/Locked. Keys and what was opened/)).toBeTruthy()
  expect(screen.queryByLabelText(/^Choose sealed files/)).toBeNull()
  deskKeys.hold({ ...unit, id: unit.recipient })
  cleanup()
  expect(deskKeys.store.getState()).toEqual({ open: [], locked: 'closed' })
})

test('a department sees who can read its file and what the check found, and saves it sealed', async () => {
  const user = userEvent.setup()
  show(published)
  const file = new File(['department,wte\nMade-up,12.5\n'], 'Return of Made-up.csv')
  await user.upload(await screen.findByLabelText(/^Choose a workbook or CSV/), file)
  expect(await screen.findByText('Read as: Survey returns. The importer finds 2 questions.')).toBeTruthy()
  expect(screen.getByText(/Only the Test Unit can read it/)).toBeTruthy()
  await user.click(await button('Seal and save'))
  await savedFile(1)
  expect(saved[0]?.name).toMatch(/^sealed-[0-9a-f]{8}\.age$/)
  expect(await screen.findByText(/Send that file, and not Return of Made-up.csv, to: returns@example.org/)).toBeTruthy()
  const sealed = { name: 'a.age', bytes: await bytesOf(saved[0]) }
  for (const pair of [unit, deputy]) {
    const keys = { identities: [pair.identity], recipients: [], published: [] }
    const opened = await openSealed(sealed, keys)
    expect([opened.name, new TextDecoder().decode(opened.bytes)]).toEqual([file.name, await file.text()])
  }
})

test('by plain http there is no field at all, and the reason is said', async () => {
  vi.stubGlobal('isSecureContext', false)
  show(published)
  expect(await screen.findByText(/This page came by plain http/)).toBeTruthy()
  expect(document.querySelectorAll('input, textarea, button')).toHaveLength(0)
})
