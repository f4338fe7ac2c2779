import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { openPack, sealPack } from '#io/pack.ts'
import { PackPanel } from '#parts/packs/pack-panel.tsx'
import { packs } from '#state/pack-store.ts'
import { smallPack } from '../fixtures/small-pack.ts'

const key =
  readFileSync(join(import.meta.dirname, '../io/packs/key.txt'), 'utf8').match(/AGE-SECRET-KEY-\S+/)?.[0] ?? ''
const bytes = readFileSync(join(import.meta.dirname, '../io/packs/by-key.age'))
const packFile = new File([new Uint8Array(bytes)], 'members.age')

afterEach(() => {
  cleanup()
  packs.lock('by-hand')
  packs.store.setState({ locked: null })
  vi.restoreAllMocks()
})

const button = (name: string) => screen.getByRole('button', { name })

async function openWith(secret: string): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup()
  await user.upload(screen.getByLabelText(/Drop a pack here/), packFile)
  await user.click(screen.getByLabelText('Secret key'))
  await user.type(screen.getByLabelText('Secret key', { selector: '[type=password]' }), secret)
  await user.click(button('Open'))
  return user
}

test('a pack is picked, opened, said to be open, and locked', async () => {
  render(<PackPanel source={null} />)
  const user = await openWith(key)
  const open = await screen.findByRole('region', { name: 'Open packs' })
  expect(open).toHaveProperty('textContent', expect.stringContaining('Made-up machines'))
  expect(within(open).getByText(/1 place suppressed under the policy “Cautious”/)).toBeTruthy()
  expect(screen.getByLabelText('Secret key', { selector: '[type=password]' })).toHaveProperty('value', '')
  await user.click(button('Lock now'))
  expect(packs.store.getState().open).toEqual([])
  expect(screen.getByText(/Locked. What was open has been forgotten/)).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Members’ packs' }))
})

test('a wrong key is said by its field, and nothing opens', async () => {
  render(<PackPanel source={null} />)
  const other = readFileSync(join(import.meta.dirname, '../io/packs/other-key.txt'), 'utf8')
  await openWith(other.match(/AGE-SECRET-KEY-\S+/)?.[0] ?? '')
  expect(await screen.findByText(/This key does not open the pack/)).toHaveProperty('role', 'alert')
  expect(screen.getByLabelText('Secret key', { selector: '[type=password]' }).getAttribute('aria-invalid')).toBe('true')
  expect(packs.store.getState().open).toEqual([])
})

test('a pack that is made opens again, and what is suppressed is said before', async () => {
  const user = userEvent.setup()
  const made: Blob[] = []
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        made.push(blob)
        return 'blob:made'
      },
      revokeObjectURL: () => {},
    }),
  )
  render(<PackPanel source={smallPack} />)
  expect(
    screen.getByText(/1 place is suppressed under the policy “Cautious”; true values are not in the pack/),
  ).toBeTruthy()
  const form = screen.getByRole('heading', { name: 'Make a pack' }).closest('form')
  if (!form) throw new Error('no form')
  const field = within(form).getByLabelText('Passphrase', { selector: '[autocomplete]' }) as HTMLInputElement
  await user.type(field, 'short')
  await user.click(button('Save the pack'))
  expect(within(form).getByRole('alert').textContent).toContain('at least 16 characters')
  await user.click(button('Make a passphrase'))
  const passphrase = field.value
  expect(passphrase).toMatch(/^(\w{4}-){4}\w{4}$/)
  await user.click(button('Save the pack'))
  await waitFor(() => expect(made).toHaveLength(1), { timeout: 15_000 })
  const [blob] = made
  if (!blob) throw new Error('nothing was saved')
  const sealed = new Uint8Array(await blob.arrayBuffer())
  expect(await openPack(sealed, { passphrase })).toEqual(smallPack)
})

test('the host’s packs are fetched when they are opened', async () => {
  const sealed = await sealPack(smallPack, { passphrase: 'nightingale-tulip' }, 4)
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: URL) => {
    asked.push(String(address))
    return new Response(sealed)
  })
  const user = userEvent.setup()
  render(<PackPanel source={null} listed={[{ id: 'm', title: 'Members 2026', path: 'packs/m.age' }]} />)
  await user.selectOptions(screen.getByLabelText('Offered here'), 'm')
  await user.type(screen.getByLabelText('Passphrase', { selector: '[type=password]' }), 'nightingale-tulip')
  expect(asked).toEqual([])
  await user.click(button('Open'))
  await screen.findByRole('region', { name: 'Open packs' })
  expect(asked).toEqual([expect.stringMatching(/\/packs\/m\.age$/)])
})
