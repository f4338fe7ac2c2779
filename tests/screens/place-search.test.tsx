// @vitest-environment jsdom
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { resolveView } from '#core/plate/resolve.ts'
import { defaultView } from '#core/view/view.ts'
import type { Address } from '#io/address.ts'
import { PlaceSearch } from '#parts/place-search.tsx'
import { createQueryClient, geographyQuery } from '#state/queries.ts'
import { searchQuery } from '#state/search-query.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { areas, catalogue } from '../fixtures/small-atlas.ts'

const [regions = expect.fail('the small catalogue has a geography')] = catalogue.geographies
const [north = expect.fail('the small atlas has areas')] = areas
const boards = { ...regions, id: 'icb_2023', name: 'Boards', short: 'ICBs', path: 'geo/icb.json', areas: 2 }
const board = (name: string, code: string, parent: string) => ({
  ...north,
  code,
  name,
  short: name,
  aliases: [],
  codes: [],
  parents: { [regions.id]: parent },
})
const held = [board('Nottingham Board', 'E54000001', north.code), board('Elsewhere Board', 'E54000002', 'X')]

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }

function holdBoards(client: QueryClient) {
  const { path, ...geography } = boards
  client.setQueryData(geographyQuery(path).queryKey, { format: 1, geography, areas: held } as never)
}

/** @param isRead whether the areas of the other geography have been read */
function searchFor(offered: boolean, isRead = true) {
  const client = createQueryClient()
  if (isRead) holdBoards(client)
  else vi.stubGlobal('fetch', () => new Promise(() => {}))
  client.setQueryData(searchQuery(catalogue.searchWords.path).queryKey, [])
  const [onPick, onOpen] = [vi.fn(), vi.fn()]
  render(
    <QueryClientProvider client={client}>
      <ViewContext value={createViewStore(address)}>
        <PlaceSearch
          areas={areas}
          geography={regions}
          offers={offered ? [{ geography: boards, areas: 2 }] : []}
          resolved={resolveView(defaultView, catalogue)}
          catalogue={{ ...catalogue, geographies: [regions, boards] }}
          onPick={onPick}
          onOpen={onOpen}
        />
      </ViewContext>
    </QueryClientProvider>,
  )
  return { client, onPick, onOpen, field: screen.getByRole('combobox') }
}

test('a place of another geography leads to the shown area that it lies in, and to its own geography where that holds the measure', async () => {
  const { onPick, onOpen, field } = searchFor(true)
  await userEvent.type(field, 'nottingham')
  const options = await screen.findAllByRole('option')
  expect(options.map(({ textContent }) => textContent)).toEqual([
    `Nottingham Boardin ${north.name}`,
    'Nottingham Boardopen ICBs',
    `Make ${north.name} my areamarked in every figure`,
  ])
  await userEvent.click(options[0] ?? expect.fail('no option'))
  expect(onPick).toHaveBeenCalledWith(north.code)
  await userEvent.type(field, 'nottingham')
  await userEvent.click((await screen.findAllByRole('option'))[1] ?? expect.fail('no option'))
  expect(onOpen).toHaveBeenCalledWith('icb_2023', 'E54000001')
})

test('a geography that does not hold the measure is not offered, and what is nowhere is said to be so', async () => {
  const { field } = searchFor(false)
  await userEvent.type(field, 'elsewhere')
  expect(await screen.findByText(/No place that the atlas holds has “elsewhere”/)).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, north.name.slice(0, 4))
  expect((await screen.findAllByRole('option'))[0]?.textContent).toBe(`${north.name}${north.code}`)
})

test('what is no place but a measure leads to the measure finder, with what was typed', async () => {
  // jsdom has no layout and opens no dialogs.
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = () => {}
  const { field } = searchFor(false)
  await userEvent.type(field, 'vacancy')
  await userEvent.click(await screen.findByRole('option', { name: /Measures with “vacancy”/ }))
  const typed = await screen.findByRole('combobox', { name: 'Find a measure' })
  expect((typed as HTMLInputElement).value).toBe('vacancy')
  expect(await screen.findByRole('option', { name: /^Vacancy rate/ })).toBeDefined()
})

test('of a postcode it is said that none is held', async () => {
  const { field } = searchFor(false)
  await userEvent.type(field, 'NG7 2UH')
  expect(await screen.findByText(/Postcodes are not held/)).toBeDefined()
})

test('nothing is offered until all places are read, so that no list changes under the pointer; Enter waits for it', async () => {
  const { client, onPick, field } = searchFor(true, false)
  // An area that is shown is known by now, and waits for the others all the same.
  await userEvent.type(field, north.name)
  expect(screen.queryAllByRole('option')).toEqual([])
  expect(screen.getByRole('status').textContent).toBe('Looking among other places…')
  await userEvent.clear(field)
  await userEvent.type(field, 'nottingham{Enter}')
  expect(onPick).not.toHaveBeenCalled()
  holdBoards(client)
  await waitFor(() => expect(onPick).toHaveBeenCalledWith(north.code))
})

test('Enter that waits is forgotten when something else is typed', async () => {
  const { client, onPick, field } = searchFor(true, false)
  await userEvent.type(field, 'nottingham{Enter} board')
  holdBoards(client)
  expect((await screen.findAllByRole('option')).length).toBeGreaterThan(0)
  expect(onPick).not.toHaveBeenCalled()
})
