import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type DeskFile, deskFileSchema } from '#core/unit-desk/desk-file.ts'
import { watchFormOf } from '#core/unit-desk/watch-form.ts'
import { concernKinds } from '#core/watch/concern.ts'
import { composeReport } from '#core/watch/report.ts'
import type { Address } from '#io/address.ts'
import { type KeyPair, makePair } from '#io/age-file.ts'
import { deskApi } from '#io/unit-desk/desk-api.ts'
import { openWatchFile, sealReport } from '#io/watch/report-file.ts'
import { Publish } from '#screens/desk/publish.tsx'
import { WatchDesk } from '#screens/desk/watch-desk.tsx'
import { takeHanded } from '#state/imports/handed.ts'
import { createQueryClient } from '#state/queries.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { serve } from '#workers/serve.ts'
import { FakeWorker } from '../fixtures/fake-worker.ts'
import { catchSaved } from '../fixtures/saved-files.ts'
import { deputy, first, outsider, report, second, watch } from '../io/watch/watch-files.ts'

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }
const areas = ['E12000001', 'E12000002'].map((code, at) => ({ code, name: `Region ${at + 1}`, parents: {} }))
const noConcerns: readonly object[] = []
const catalogue = { geographies: [{ id: 'itl1', path: 'geo/itl1' }], indicators: noConcerns }
let saved: File[] = []

vi.mock('#state/queries.ts', async (original) => ({
  ...(await original<object>()),
  catalogueQuery: { queryKey: ['catalogue'], queryFn: () => catalogue },
  geographyQuery: () => ({ queryKey: ['geography'], queryFn: () => ({ areas }) }),
}))

beforeEach(() => {
  deployed = desk
  catalogue.indicators = noConcerns
  vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00Z'), toFake: ['Date'] })
  vi.stubGlobal(
    'Worker',
    class extends FakeWorker {
      constructor() {
        super()
        serve(deskApi, this.port)
      }
    },
  )
  saved = catchSaved()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const keysOf = (...pairs: readonly KeyPair[]) => ({
  identities: pairs.map(({ identity }) => identity),
  recipients: pairs.map(({ recipient }) => recipient),
  published: [],
})
const desk = { format: 1, unit: 'Unit', sendTo: 'a@example.org', recipients: [outsider.recipient], watch } as const

let deployed: DeskFile = desk

function Draft({ keys }: { readonly keys: ReturnType<typeof keysOf> }) {
  const [form, setForm] = useState(() => watchFormOf(deployed))
  return <WatchDesk desk={deployed} form={form} onForm={setForm} keys={keys} />
}

function show(...pairs: readonly KeyPair[]) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ViewContext value={createViewStore(address)}>
        <Draft keys={keysOf(...pairs)} />
      </ViewContext>
    </QueryClientProvider>,
  )
  return userEvent.setup()
}

const bytesOf = async (file: File | undefined) => new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())
const choose = (user: ReturnType<typeof userEvent.setup>, ...files: readonly File[]) =>
  user.upload(screen.getByLabelText(/^Choose reports/), [...files])

const click = () => new MouseEvent('click', { bubbles: true, cancelable: true })

/** Reports of six departments of one region, the last of them the same change as the one before. */
const sealed = await Promise.all(
  Array.from({ length: 7 }, async (_, at) => {
    const said = { ...report, wte: at < 6 ? 1 + 2 * at : 11.2, department: at < 6 ? `Dept ${at}` : '' }
    const text = at === 0 ? '<a href="https://example.org">CANARY</a> \u202e' : ''
    const { recipient } = await makePair()
    return new File([await sealReport(composeReport({ ...said, text }, recipient), watch)], `sealed-${at}.age`)
  }),
)

test('the first officer reads nothing and hands on half-open files; what does not open says why', async () => {
  const user = show(first)
  await choose(user, ...sealed, new File(['{}'], 'other.age'))
  await screen.findByText('0 reports and 0 registers opened, 7 half open, 1 not opened.')
  expect(screen.getByText(/^other.age: No file of the watch/)).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/CANARY|Dept|Post not replaced/)
  await user.click(screen.getByRole('button', { name: 'Save the half-open files' }))
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  cleanup()
  const other = show(second)
  await choose(other, new File([await bytesOf(saved[0])], 'half-open.zip'))
  await screen.findByText('7 reports and 0 registers opened, 0 half open, 0 not opened.')
  expect(screen.getByText('7 reports')).toBeTruthy()
})

test('reports are decided one by one, counted, published under the guard once, and kept for both officers alone', async () => {
  const user = show(first, second)
  await choose(user, ...sealed)
  await screen.findByText('7 reports')
  // Plain text: no link, and no sign that turns the writing.
  const [one] = await screen.findAllByText(/CANARY/)
  expect(one?.textContent).toBe('<a href="https://example.org">CANARY</a> ⟨U+202E⟩')
  expect(document.querySelector('.watch-said a, .watch-said img')).toBeNull()
  const [same] = screen.getAllByRole('button', { name: /^It is the same as/, hidden: true })
  if (!same) throw new Error('no likely duplicate')
  await user.click(same)
  expect(await screen.findByText(/^Counted together with report/)).toBeTruthy()
  for (const status of screen.getAllByLabelText('Status')) await user.selectOptions(status, 'counted')
  // What a reporter claims is not taken for a department: an officer says which she has checked.
  for (const [at, field] of screen
    .getAllByLabelText(/^Department that you have checked/)
    .slice(0, 6)
    .entries()) {
    expect((field as HTMLInputElement).value).toBe('')
    await user.click(field)
    await user.paste(`Checked ${at}`)
  }
  const [reply] = screen.getAllByLabelText(/^Reply/)
  if (!reply) throw new Error('no reply')
  await user.click(reply)
  await user.paste('漢'.repeat(400))
  await user.click(screen.getByRole('button', { name: 'Save the bulletin' }))
  expect(await screen.findByText(/^A reply is too long for its slot: report \w{6} by \d+ bytes/)).toBeTruthy()
  const [long] = screen.getAllByLabelText(/^Reply.* too long/)
  if (!long) throw new Error('no word of its length')
  await user.clear(long)
  await user.click(long)
  await user.paste('Which site?')
  expect(screen.getByText(/^6 reports counted\..*July to September 2026/)).toBeTruthy()
  // Without the register nobody knows what was published: an officer says that there is none.
  await user.click(screen.getByRole('button', { name: 'Work out the counts' }))
  expect(screen.queryByText(/may be shown/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'There is no register yet: this is the first time' }))
  await user.click(screen.getByRole('button', { name: 'Work out the counts' }))
  const told = await screen.findByText(/may be shown; .* are withheld/, {}, { timeout: 20_000 })
  expect(told.textContent).toMatch(/^[1-9]/)
  expect(screen.getAllByText(/, July to September 2026, .*: 6$/)).toHaveLength(
    Number.parseInt(told.textContent ?? '', 10),
  )
  // What was worked out is of the register as it was: after a change it is worked out anew.
  await user.selectOptions(screen.getAllByLabelText('Status')[0] as HTMLElement, 'not-counted')
  expect(screen.queryByRole('button', { name: /^Publish/ })).toBeNull()
  await user.selectOptions(screen.getAllByLabelText('Status')[0] as HTMLElement, 'counted')
  await user.click(screen.getByRole('button', { name: 'Work out the counts' }))
  await user.click(await screen.findByRole('button', { name: /^Publish/ }, { timeout: 20_000 }))
  await vi.waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['concerns.csv']))
  const csv = await (saved[0] as File).text()
  expect(csv).toContain('No report is not no problem')
  expect(csv).not.toMatch(/CANARY|Dept|Checked/)
  expect(csv.split('\n').filter((line) => /,6,"/.test(line)).length).toBeGreaterThan(0)
  expect(screen.getByText(/not published yet: none/)).toBeTruthy()
  // The deployment is told which quarters were published, so that no other browser publishes them again.
  await user.click(screen.getByRole('button', { name: /^Save desk.json with the quarters/ }))
  await vi.waitFor(() => expect(saved).toHaveLength(2))
  const named = v.parse(deskFileSchema, JSON.parse(await (saved[1] as File).text()))
  expect(named).toEqual({ ...desk, concernsPublished: ['2026-Q3'] })
  // Nothing of this is kept by leaving: a link that leads away asks first.
  const link = document.body.appendChild(document.createElement('a'))
  link.href = '?s=data'
  const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false)
  expect([link.dispatchEvent(click()), confirm.mock.calls.length]).toEqual([false, 1])
  await user.click(screen.getByRole('button', { name: 'Save the register' }))
  await vi.waitFor(() => expect(saved).toHaveLength(3), { timeout: 20_000 })
  await screen.findByText(/^sealed-register\S* has been handed to the browser to save\.$/)
  link.dispatchEvent(click())
  expect(confirm).toHaveBeenCalledTimes(1)
  link.remove()
  const bytes = await bytesOf(saved[2])
  const both = { ...keysOf(first, second), officers: watch.officers }
  expect(await openWatchFile(bytes, both)).toMatchObject({
    kind: 'register',
    register: {
      published: [{ day: '2026-11-30' }],
      log: expect.arrayContaining([expect.objectContaining({ what: 'published: 2026-Q3' })]),
    },
  })
  await user.click(screen.getByRole('button', { name: 'See what is published on the map' }))
  const handed = takeHanded()
  expect([handed?.table, await handed?.files[0]?.text()]).toEqual(['concerns', csv])
})

test('where the deployment says that a quarter was published, no browser publishes it as the first time', async () => {
  deployed = { ...desk, concernsPublished: ['2026-Q3'] }
  const user = show(first, second)
  await choose(user, ...sealed)
  await screen.findByText('7 reports')
  for (const status of screen.getAllByLabelText('Status')) await user.selectOptions(status, 'counted')
  await user.click(screen.getByRole('button', { name: 'There is no register yet: this is the first time' }))
  expect(screen.getByText(/^Nothing can be published: .* July to September 2026/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Work out the counts' }))
  expect(screen.queryByText(/may be shown/)).toBeNull()
})

test('a day that is over is asked about before a report is kept until then, and any report can be joined to another', async () => {
  const user = show(first, second)
  await choose(user, ...sealed.slice(0, 3))
  await screen.findByText('3 reports')
  const [day] = screen.getAllByLabelText('Kept until') as HTMLInputElement[]
  if (!day) throw new Error('no day')
  fireEvent.change(day, { target: { value: '2020-01-01' } })
  expect(screen.getByText(/^2020-01-01 is over: the report would be deleted/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Keep it until 2028/ }))
  expect(day.value).toBe('2028-11-30')
  // Their WTE are not near, so that nobody suggests it.
  const [joins] = screen.getAllByLabelText('The same change as another report')
  const [, other] = within(joins as HTMLElement).getAllByRole('option')
  await user.selectOptions(joins as HTMLElement, other as HTMLElement)
  expect(screen.getByText(/^Counted together with report/)).toBeTruthy()
  // What is cut is said.
  const [name] = screen.getAllByLabelText(/^Department that you have checked/) as HTMLInputElement[]
  if (!name) throw new Error('no department')
  fireEvent.change(name, { target: { value: 'a'.repeat(201) } })
  expect(name.value).toHaveLength(200)
  expect(screen.getAllByText(/^No more fits/).length).toBeGreaterThan(0)
})

/** A quarter of which the browser holds concerns. */
const concerns = (period: string) => ({
  kind: 'reports',
  files: { all: { extents: [{ geography: 'itl1', periods: [{ period, areas: 9 }] }] } },
})

test('a session without the register cannot publish what this browser holds already', async () => {
  catalogue.indicators = [concerns('2026-07/2026-09')]
  const user = show(first, second)
  await choose(user, ...sealed)
  await screen.findByText('7 reports')
  for (const status of screen.getAllByLabelText('Status')) await user.selectOptions(status, 'counted')
  await user.click(screen.getByRole('button', { name: 'There is no register yet: this is the first time' }))
  expect(screen.getByText(/^Nothing can be published: .* concerns of July to September 2026/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Work out the counts' }))
  expect(screen.queryByText(/may be shown/)).toBeNull()
})

test('an older register asks before it undoes what was decided', async () => {
  const user = show(first, second)
  await choose(user, ...sealed.slice(0, 2))
  await screen.findByText('2 reports')
  await user.click(screen.getByRole('button', { name: 'Save the register' }))
  await vi.waitFor(() => expect(saved).toHaveLength(1), { timeout: 20_000 })
  const older = new File([await bytesOf(saved[0])], 'older.age')
  const status = () => screen.getAllByLabelText('Status').map((one) => (one as HTMLSelectElement).value)
  await user.selectOptions(screen.getAllByLabelText('Status')[0] as HTMLElement, 'counted')
  await choose(user, older)
  expect(await screen.findByText(/status: Counted here, New in the file$/)).toBeTruthy()
  expect(screen.getByText(/^Answer first/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Keep what is here/ }))
  expect(status().sort()).toEqual(['counted', 'new'])
  await choose(user, older)
  await user.click(await screen.findByRole('button', { name: /^Take what the file says/ }))
  expect(status()).toEqual(['new', 'new'])
})

test('the file by which a deployment takes reports keeps all else, and refuses one person with both keys', async () => {
  const user = show(first)
  await user.click(screen.getByText('Change who takes reports'))
  const form = within(screen.getByText('Change who takes reports').closest('details') as HTMLElement)
  const field = form.getByLabelText(/^Public key of the second/)
  await user.clear(field)
  await user.click(field)
  await user.paste(first.recipient)
  await user.click(form.getByRole('button', { name: /^Save desk.json/ }))
  expect(form.getByText(/one person would open reports alone/)).toBeTruthy()
  await user.clear(field)
  await user.click(field)
  await user.paste(second.recipient)
  await user.click(form.getByRole('button', { name: /^Save desk.json/ }))
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  const file = v.parse(deskFileSchema, JSON.parse(await (saved[0] as File).text()))
  expect(file).toMatchObject({ unit: 'Unit', recipients: [outsider.recipient], watch: { fewest: 5 } })
  expect(file.watch?.officers[1].keys).toEqual([second.recipient])
})

test('every kind of change has a name of its own', () => {
  expect(new Set(concernKinds.map(({ name }) => name)).size).toBe(concernKinds.length)
})

const publish = async (form: ReturnType<typeof watchFormOf>) => {
  const about = { unit: 'Unit', sendTo: 'a@example.org' }
  const open = [first.recipient, deputy.recipient, outsider.recipient]
  render(<Publish desk={desk} about={about} form={form} open={open} unkept={new Set()} onNamed={() => {}} />)
  await userEvent.setup().click(screen.getByRole('button', { name: 'Save desk.json' }))
}

test('publishing the unit’s keys keeps the watch as it is filled in, and takes no officer’s key for one of the unit’s', async () => {
  await publish({ ...watchFormOf(desk), sendTo: 'typed@example.org' })
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  const file = v.parse(deskFileSchema, JSON.parse(await (saved[0] as File).text()))
  expect([file.recipients, file.watch]).toEqual([[outsider.recipient], { ...watch, sendTo: 'typed@example.org' }])
})

test('a watch that is filled in by halves is not dropped without a word', async () => {
  await publish({ ...watchFormOf(desk), firstName: '', keepMonths: 'two' })
  expect(screen.getByRole('alert').textContent).toMatch(
    /would be lost: First officer, .*Write something\. Months that .*whole number/,
  )
  expect(saved).toEqual([])
})
