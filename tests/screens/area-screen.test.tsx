// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { encodeDataset } from '#core/catalogue/columns.ts'
import type { Address } from '#io/address.ts'
import { AreaScreen } from '#screens/area/area.tsx'
import { createQueryClient } from '#state/queries.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { areas, catalogue, datasets, notes, source } from '../fixtures/small-atlas.ts'

const file = (path: string) => `*/${path}`
const square = (x: number) => [
  [x, 52],
  [x, 53],
  [x + 1, 53],
  [x + 1, 52],
  [x, 52],
]
const geometries = areas.map(({ code }, index) => ({ type: 'Polygon', id: code, arcs: [[index]] }))
const topology = {
  type: 'Topology',
  arcs: areas.map((_, index) => square(index - 6)),
  objects: Object.fromEntries(['itl1', 'nation'].map((layer) => [layer, { type: 'GeometryCollection', geometries }])),
}
const [itl1 = expect.fail('no geography')] = catalogue.geographies
const [north = expect.fail('no area')] = areas
const nations = {
  ...itl1,
  id: 'nation',
  name: 'Nations',
  short: 'nations',
  path: 'geo/nation.json',
  order: 1,
  areas: 1,
}
const england = { ...north, code: 'E92000001', name: 'England', short: 'England', parents: {} }
const cells = (id: string) =>
  encodeDataset(id, null, datasets.get(`${id}/*`)?.observations ?? expect.fail(`no ${id}`), [source], notes)

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  server.use(
    http.get(file('data/catalogue.json'), () => HttpResponse.json({ ...catalogue, geographies: [itl1, nations] })),
    http.get(file('geo/itl1.json'), () => HttpResponse.json({ format: 1, geography: itl1, areas })),
    http.get(file('geo/nation.json'), () => HttpResponse.json({ format: 1, geography: nations, areas: [england] })),
    http.get(file('data/search-words.json'), () => HttpResponse.json({ format: 1, rows: [], answers: [] })),
    http.get(file('geo/uk.topojson'), () => HttpResponse.json(topology)),
    http.get(file('data/cells/:name'), ({ params }) =>
      HttpResponse.json(cells(String(params.name).replace('.json', ''))),
    ),
  )
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
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

function show(query: string) {
  const at = { query }
  const set = (next: string) => {
    at.query = next
  }
  const address: Address = { read: () => at.query, push: set, replace: set, onMove: () => () => {} }
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ViewContext value={createViewStore(address)}>
        <AreaScreen theme="light" />
      </ViewContext>
    </QueryClientProvider>,
  )
  return at
}

const table = () => screen.findByRole('region', { name: 'Areas by measures: Regions' })
const heads = async () =>
  within(await table())
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent?.replace(/×|My area/g, ''))

describe('without an area', () => {
  test('one is picked from the list, and the table is about it', async () => {
    const at = show('s=area')
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Which area is yours?')
    expect(screen.getByRole('combobox', { name: /Find region/ })).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'West' }))
    expect((await screen.findByRole('heading', { level: 1, name: 'West' })).textContent).toBe('West')
    expect(await table()).toBeDefined()
    expect(at.query).toMatch(/my=itl1!E12000002/)
  })

  test('one that is not held is said to be so', async () => {
    show('s=area&my=itl1!E99999999')
    expect(await screen.findByText('Your area is not among the areas that the atlas holds.')).toBeDefined()
  })
})

describe('with an area', () => {
  const mine = 's=area&my=itl1!E12000002'

  test('no sentence is quoted of several measures at once: each figure has its own', async () => {
    show(`${mine}&rw=in.-,machines!cases`)
    await table()
    const sources = screen.getByRole('region', { name: 'Where this comes from' })
    expect(sources.textContent).toContain('Source:')
    expect(sources.textContent).not.toContain('quote')
  })

  test('others are added and taken out, and the whole follows', async () => {
    const at = show(`${mine}&rw=in.-,machines!cases`)
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark'])
    await userEvent.selectOptions(screen.getByLabelText('Add an area'), 'E12000003')
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark', 'East'])
    await userEvent.click(screen.getByRole('checkbox', { name: 'Nation' }))
    await screen.findByRole('columnheader', { name: /England/ })
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark', 'England', 'East'])
    // A whole that it does not lie in is greyed in its place.
    expect(screen.queryByRole('checkbox', { name: 'UK' })).toBeNull()
    expect(at.query).toMatch(/a=E12000003/)
    expect(at.query).toMatch(/rw=in\.nation,machines!cases/)
    await userEvent.click(screen.getByRole('button', { name: 'Take East out' }))
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark', 'England'])
    // The button is gone; the keyboard goes on from the table.
    expect(document.activeElement).toBe(await table())
  })

  test('walking through the list of areas by keys adds none before Enter or the button', async () => {
    show(`${mine}&rw=in.-,machines!cases`)
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark'])
    const select = screen.getByLabelText('Add an area')
    fireEvent.keyDown(select, { key: 'ArrowDown' })
    fireEvent.change(select, { target: { value: 'E12000003' } })
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark'])
    await userEvent.click(screen.getByRole('button', { name: 'Add East' }))
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark', 'East'])
    fireEvent.keyDown(select, { key: 'ArrowDown' })
    fireEvent.change(select, { target: { value: 'E12000001' } })
    fireEvent.keyDown(select, { key: 'Enter' })
    expect(await heads()).toHaveLength(5)
  })

  test('the first letter of a name adds no area that begins with it', async () => {
    show(`${mine}&rw=in.-,machines!cases`)
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark'])
    const select = screen.getByLabelText('Add an area')
    fireEvent.keyDown(select, { key: 'S' })
    fireEvent.change(select, { target: { value: 'S92000003' } })
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark'])
    fireEvent.keyDown(select, { key: 'Enter' })
    expect(await heads()).toEqual(['Measure', 'West', 'Benchmark', 'Scotland'])
  })

  test('a cell says value, difference and why there is none, and its row unit, period and source', async () => {
    show(`${mine}&a=E12000003&rw=in.-,machines!cases,vacancy!-`)
    await screen.findByRole('link', { name: 'Vacancy rate' })
    const rows = within(await table())
      .getAllByRole('row')
      .map(({ textContent }) => textContent)
    expect(rows).toEqual([
      expect.stringMatching(/^MeasureWest/),
      'Services',
      'Machines per 1,000 new casesmachines per 1,000 new cases, 2019Nobody (2020)×2.00▲ 0.67 above (50%)1.33the UK0.00▼ 1.33 below (100%)',
      'Staffing',
      'Vacancy rate%, 2019Nobody (2020)×suppressednot applicableno figure for England is held7.5%',
    ])
  })

  test('rows are taken out but for the last, and each leads to its map', async () => {
    const at = show(`${mine}&rw=in.-,machines!cases,vacancy!-`)
    const link = await screen.findByRole('link', { name: 'Vacancy rate' })
    expect(link.getAttribute('href')).toMatch(/m=vacancy.*my=itl1!E12000002/)
    await userEvent.click(screen.getByRole('button', { name: 'Take Machines per 1,000 new cases out' }))
    expect(at.query).toMatch(/rw=in\.-,vacancy!-!!2019/)
    expect(screen.queryByRole('button', { name: /Take Vacancy rate out/ })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Back to the first measures' }))
    expect(at.query).not.toMatch(/vacancy/)
  })

  test('a measure is added through the finder', async () => {
    const at = show(`${mine}&rw=in.-,machines!cases`)
    const seen: (string | null)[] = []
    Element.prototype.scrollIntoView = function () {
      seen.push(this.getAttribute('data-row'))
    }
    await table()
    await userEvent.click(screen.getByRole('button', { name: 'Add a measure' }))
    await userEvent.click(await screen.findByRole('option', { name: /Vacancy rate/ }))
    expect(await within(await table()).findByRole('rowheader', { name: /Vacancy rate/ })).toBeDefined()
    expect(at.query).toMatch(/vacancy!-/)
    // The row lands below what is in sight, and is brought there.
    expect(seen.filter((key) => key?.startsWith('vacancy!'))).toHaveLength(1)
    expect(screen.getByText(/^Added: Vacancy rate, for \d+ of \d+ areas\.$/)).toBeDefined()
  })

  test('differences are from the nation where that is chosen', async () => {
    show(`${mine}&rw=in.-,machines!cases`)
    await table()
    await userEvent.click(screen.getByRole('radio', { name: 'Its nation' }))
    expect(await within(await table()).findByText('▲ 1.00 above (100%)')).toBeDefined()
  })

  test('all that is held stands below with its rank, and what stands out above', async () => {
    show(`${mine.replace('E12000002', 'S92000003')}&rw=in.-,machines!cases`)
    const held = await screen.findByRole('region', { name: 'Measures held for Scotland' })
    expect(within(held).getByRole('row', { name: /Machines per 1,000 new cases.*highest of 6/ })).toBeDefined()
    expect(
      within(screen.getByRole('region', { name: 'Among the highest' })).getByText(/Machines per 1,000/),
    ).toBeDefined()
  })

  test('what the link names and is not held is said', async () => {
    show(`${mine}&a=E54000001&rw=in.-,machines!cases,linacs!-`)
    expect(
      await screen.findByText(/^Left out: there is no measure “linacs”, so it has no row; E54000001, not among/),
    ).toBeDefined()
  })
})
