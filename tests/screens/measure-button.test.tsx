// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SearchWords, ShortAnswer } from '#core/catalogue/search-schema.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { defaultView } from '#core/view/view.ts'
import type { Address } from '#io/address.ts'
import { MeasureButton } from '#parts/measure-button.tsx'
import { createQueryClient, libraryQuery } from '#state/queries.ts'
import { searchQuery, shortAnswersQuery } from '#state/search-query.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { catalogue } from '../fixtures/small-atlas.ts'

const [one = expect.fail(), two = expect.fail()] = catalogue.indicators
const alike = {
  name: 'Things that sound alike',
  indicators: [one.id, two.id],
  compare: 'No: they are of other things.',
  differ: 'One is counted, the other is not.',
}
const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }

beforeEach(() => {
  // jsdom has no layout and opens no dialogs.
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = () => {}
})
afterEach(cleanup)

const words: SearchWords[] = [
  {
    words: ['alike'],
    shows: [
      { indicator: one.id, dims: {} },
      { indicator: two.id, dims: {} },
    ],
    says: null,
  },
]

const short: ShortAnswer = {
  asked: ['briefly'],
  title: 'What is held, and what is not',
  says: null,
  tell: 'places',
  lines: [
    {
      words: ['one'],
      name: 'The second',
      held: [{ label: 'All of it', indicator: two.id, dims: {} }],
      lacks: 'Whatever else',
      opens: null,
    },
    { words: ['far'], name: 'How far', held: [], lacks: 'Roads', opens: 'coverage' },
  ],
}

function shown(client = createQueryClient()) {
  const { queryKey } = searchQuery(catalogue.searchWords.path)
  if (!client.getQueryState(queryKey)) client.setQueryData(queryKey, words)
  client.setQueryData(shortAnswersQuery(catalogue.searchWords.path).queryKey, [short])
  client.setQueryData(libraryQuery(catalogue.library.path).queryKey, {
    format: 1,
    sources: [],
    notes: [],
    norms: [],
    leftOut: [],
    likeNamed: [alike],
  })
  const store = createViewStore(address)
  render(
    <QueryClientProvider client={client}>
      <ViewContext value={store}>
        <MeasureButton catalogue={{ ...catalogue, geographies: [] }} resolved={resolveView(defaultView, catalogue)} />
      </ViewContext>
    </QueryClientProvider>,
  )
  return store
}

test('what is typed before the finder has loaded stands in its field', async () => {
  shown()
  fireEvent.click(screen.getByRole('button', { name: /^Indicator/ }))
  const early = screen.getByRole('textbox', { name: 'Find a measure' })
  expect(document.activeElement).toBe(early)
  fireEvent.change(early, { target: { value: 'alike' } })
  const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Find a measure' })
  expect(field.value).toBe('alike')
  expect(document.activeElement).toBe(field)
})

test('before the words of the search are there nothing is listed, and the Enter key waits for what they find', async () => {
  const client = createQueryClient()
  let come: (rows: SearchWords[]) => void = () => {}
  const coming = new Promise<SearchWords[]>((resolve) => {
    come = resolve
  })
  const { queryKey } = searchQuery(catalogue.searchWords.path)
  void client.fetchQuery({ queryKey, queryFn: () => coming })
  const store = shown(client)
  await userEvent.click(screen.getByRole('button', { name: /^Indicator/ }))
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find a measure' }), 'alike')
  expect(screen.getByRole('status').textContent).toBe('Searching…')
  expect(screen.queryAllByRole('option')).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('dialog')).toBeTruthy()
  come(words.map((row) => ({ ...row, shows: row.shows.toReversed() })))
  await waitFor(() => expect(store.getState().view.indicator).toBe(two.id))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('measures that sound alike stand side by side in one step, the answer first, and each opens from there', async () => {
  const store = shown()
  await userEvent.click(screen.getByRole('button', { name: /^Indicator/ }))
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find a measure' }), 'alike')
  expect(screen.getByText(alike.compare)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /^Things that sound alike: all 2 side by side/ }))
  expect(document.activeElement?.textContent).toBe(`May they be compared? ${alike.compare}`)
  expect(screen.getAllByRole('row')).toHaveLength(3)
  expect(screen.getAllByText(one.definition).length).toBeGreaterThan(0)
  await userEvent.click(screen.getByRole('button', { name: two.name }))
  expect(store.getState().view.indicator).toBe(two.id)
})

test('a question that many ask is answered in a few lines, what is held and what is not, and each line opens its measure or screen', async () => {
  const store = shown()
  await userEvent.click(screen.getByRole('button', { name: /^Indicator/ }))
  const field = await screen.findByRole('combobox', { name: 'Find a measure' })
  await userEvent.type(field, 'briefly')
  const [, second, ...others] = screen.getAllByRole('row')
  expect(others).toEqual([])
  expect(second?.textContent).toMatch(/^The secondAll of it: .*Whatever else$/)
  // What leads to a screen stands on lines of its own, before the table.
  const words = document.querySelector('.short-answer')?.textContent
  expect(words).toMatch(/^What is held, and what is not.*How far.*Not held: Roads.*The second/)
  await userEvent.click(within(second ?? expect.fail()).getByRole('button', { name: 'All of it' }))
  expect(store.getState().view.indicator).toBe(two.id)
  await userEvent.click(screen.getByRole('button', { name: /^Indicator/ }))
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find a measure' }), 'far')
  await userEvent.click(screen.getByRole('button', { name: 'How far' }))
  expect(store.getState().view.screen).toBe('coverage')
})

test('a change between two years is asked for with one button, and the list says what each measure opens as', async () => {
  shown()
  await userEvent.click(screen.getByRole('button', { name: /^Indicator/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Compare two years' }))
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Find a measure' })
  expect(field.value).toBe('change between two years')
  expect(document.activeElement).toBe(field)
})
