// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { encodeDataset } from '#core/catalogue/columns.ts'
import { plateSteps } from '#core/plate/compose.ts'
import type { Address } from '#io/address.ts'
import { Explore } from '#screens/explore/explore.tsx'
import { createQueryClient } from '#state/queries.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { areas, catalogue, datasets, notes, source } from '../fixtures/small-atlas.ts'

vi.mock('#core/plate/compose.ts', async (original) => {
  const own = await original<typeof import('#core/plate/compose.ts')>()
  return { ...own, plateSteps: vi.fn(own.plateSteps) }
})

const file = (path: string) => `*/${path}`
const square = (x: number, y: number) => [
  [x, y],
  [x, y + 1],
  [x + 1, y + 1],
  [x + 1, y],
  [x, y],
]
const topology = {
  type: 'Topology',
  arcs: areas.map((_, index) => square(-6 + index, 52)),
  objects: Object.fromEntries(
    ['itl1', 'nation'].map((layer) => [
      layer,
      {
        type: 'GeometryCollection',
        geometries: areas.map(({ code }, index) => ({ type: 'Polygon', id: code, arcs: [[index]] })),
      },
    ]),
  ),
}
const [itl1] = catalogue.geographies
const cells = (id: string) => {
  const { observations } = datasets.get(`${id}/*`) ?? expect.fail(`no ${id}`)
  return encodeDataset(id, null, observations, [source], notes)
}

const everything = [
  http.get(file('data/catalogue.json'), () => HttpResponse.json(catalogue)),
  http.get(file('geo/itl1.json'), () => HttpResponse.json({ format: 1, geography: itl1, areas })),
  http.get(file('data/search-words.json'), () => HttpResponse.json({ format: 1, rows: [], answers: [] })),
  http.get(file('geo/uk.topojson'), () => HttpResponse.json(topology)),
  http.get(file('data/cells/:name'), ({ params }) =>
    HttpResponse.json(cells(String(params.name).replace('.json', ''))),
  ),
]

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  server.use(...everything)
  // jsdom has no layout and opens no dialogs.
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  cleanup()
  server.resetHandlers()
  vi.unstubAllGlobals()
})
afterAll(() => server.close())

function memoryAddress(first: string): Address {
  let at = first
  const set = (query: string) => {
    at = query
  }
  return { read: () => at, push: set, replace: set, onMove: () => () => {} }
}

function show(query: string) {
  const store = createViewStore(memoryAddress(query))
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ViewContext value={store}>
        <Explore theme="light" />
      </ViewContext>
    </QueryClientProvider>,
  )
  return store
}

const first = 'm=machines&per=cases&p=table'
const heading = () => screen.findByRole('heading', { level: 1 })

test('the figures are there, as a title, a table and the words around them', async () => {
  show(first)
  expect((await heading()).textContent).toBe(
    'Machines per 1,000 new cases: 0.50 in Wales to 3.00 in Scotland; none recorded in East',
  )
  // What stands beside the map follows it.
  expect(await screen.findByRole('row', { name: /West.*2\.00/ })).toBeDefined()
  expect((await screen.findAllByText(/Nobody/)).length).toBeGreaterThan(0)
})

test('a map that is moved and an area that is selected compose nothing anew', async () => {
  const store = show(first)
  await screen.findByText('Areas that you select are shown here.')
  const composed = () => vi.mocked(plateSteps).mock.calls.length
  const before = composed()
  act(() => store.go({ bounds: [-4, 51, -2, 53] }))
  act(() => store.go({ selected: ['W92000004'] }))
  await waitFor(() => expect(screen.queryByText('Areas that you select are shown here.')).toBeNull())
  expect(composed()).toBe(before)
  act(() => store.go({ classes: 3 }))
  await waitFor(() => expect(composed()).toBe(before + 1))
})

test('while files are slow the page keeps its shape and says that it is busy', async () => {
  server.use(
    http.get(file('data/catalogue.json'), async () => {
      await delay(50)
      return HttpResponse.json(catalogue)
    }),
  )
  show(first)
  expect(screen.getByRole('main', { name: 'Loading the atlas' }).getAttribute('aria-busy')).toBe('true')
  await heading()
})

describe('a file that cannot be had is named with what helps', () => {
  test.each([
    ['missing', () => new HttpResponse(null, { status: 404 }), 'no such file', /Reload the page/],
    ['refused', () => new HttpResponse(null, { status: 503 }), 'status 503', /host is at fault/],
    ['malformed', () => HttpResponse.text('{"format":'), 'no valid JSON', /damaged/],
    ['of another shape', () => HttpResponse.json({ format: 2 }), /format/, /differ in version/],
    ['unreachable', () => HttpResponse.error(), 'no answer', /Check the connection/],
  ])('%s', async (_, answer, found, mend) => {
    server.use(http.get(file('data/cells/machines.json'), answer))
    show(first)
    expect((await screen.findByRole('heading', { level: 1 }, { timeout: 3000 })).textContent).toContain(
      'could not be loaded',
    )
    expect(screen.getByText('data/cells/machines.json')).toBeDefined()
    expect(screen.getByText(found)).toBeDefined()
    expect(screen.getByText(mend, { selector: 'dd' })).toBeDefined()
  })

  test('and trying again brings the figures when the file is there', async () => {
    server.use(http.get(file('geo/itl1.json'), () => new HttpResponse(null, { status: 404 }), { once: true }))
    show(first)
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    await waitFor(async () => expect((await heading()).textContent).toContain('Machines per 1,000'))
  })
})

test('when the next figures fail, the last picture stays and the fault is said', async () => {
  server.use(http.get(file('data/cells/vacancy.json'), () => new HttpResponse(null, { status: 404 })))
  const store = show(first)
  await heading()
  store.go({ indicator: 'vacancy', per: null })
  expect(await screen.findByText(/data\/cells\/vacancy\.json: no such file.*The last picture stays/)).toBeDefined()
  expect((await heading()).textContent).toContain('Machines per 1,000')
})

test('what of a link could not be read is named, and can be dismissed', async () => {
  show(`${first}&c=44`)
  expect(await screen.findByText(/left out: c=44/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText(/left out/)).toBeNull()
})

test('choosing by menu changes the view and the figures', async () => {
  const store = show(first)
  await heading()
  await userEvent.click(screen.getByRole('button', { name: /^Indicator/ }))
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find a measure' }), 'vacanc')
  await userEvent.click(await screen.findByRole('option', { name: /^Vacancy rate/ }))
  expect(store.getState().view).toMatchObject({ indicator: 'vacancy', per: null })
  await waitFor(async () =>
    expect((await heading()).textContent).toContain('Vacancy rate: 0.0% in North to 7.5% in East'),
  )
})

test('selecting in the table shows the area with its working, and selecting again takes it away', async () => {
  show(first)
  await heading()
  await userEvent.click(await screen.findByRole('button', { name: 'West' }))
  const panel = await screen.findByRole('article', { name: 'West' })
  expect(panel.textContent).toContain('20 machines (2019) over 10,000 new cases (2019)')
  expect(panel.textContent).toContain('50% more than the UK')
  await userEvent.click(screen.getByRole('button', { name: 'Deselect West' }))
  expect(screen.queryByRole('article', { name: 'West' })).toBeNull()
})

test('several areas stand in one table, what is the same for all is said once, and the way to My area is there', async () => {
  const store = show(`${first}&a=E12000002,E12000003`)
  await heading()
  const link = await screen.findByRole('link', { name: 'Compare these on My area' })
  expect(link.getAttribute('href')).toMatch(/s=area.*a=E12000003.*my=itl1!E12000002/)
  const table = within(screen.getByRole('region', { name: /: the selected areas$/ }))
  expect(table.getByRole('row', { name: /^Figure 2\.00 machines.* 0\.00 machines/ })).toBeDefined()
  expect(table.queryByRole('row', { name: /^Source/ })).toBeNull()
  expect(screen.getByText('Source: Nobody (2020)')).toBeDefined()
  expect(screen.queryByRole('article')).toBeNull()
  await userEvent.click(screen.getByText(/^Each area by itself/))
  expect((await screen.findAllByRole('article')).map((one) => one.getAttribute('aria-label'))).toEqual(['West', 'East'])
  await userEvent.click(table.getByRole('button', { name: 'Deselect West' }))
  expect(store.getState().view.selected).toEqual(['E12000003'])
  expect(await screen.findByRole('article', { name: 'East' })).toBeDefined()
})

test('a place is found by name, with arrow keys and Enter alone', async () => {
  const store = show(first)
  await heading()
  await userEvent.type(screen.getByRole('combobox', { name: 'Find region, a town or a site' }), 'wal{Enter}')
  expect(store.getState().view.selected).toEqual(['W92000004'])
})
