import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DataTable } from '#ui/data-table.tsx'
import { LongRows } from '#ui/long-rows.tsx'

type One = { readonly code: string; readonly value: number }
const made = (count: number): readonly One[] =>
  Array.from({ length: count }, (_, at) => ({ code: `Area ${at + 1}`, value: at }))

const table = (rows: readonly One[]) => (
  <DataTable
    caption="Figures"
    columns={[
      { id: 'area', name: 'Area', numeric: false, cell: ({ code }) => <button type="button">{code}</button> },
      { id: 'value', name: 'Value', numeric: true, cell: ({ value }) => value },
    ]}
    rows={rows}
    keyOf={({ code }) => code}
    foot={['All', 'sum']}
    Long={LongRows}
  />
)

/** There is no layout here: a frame of twenty rows. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(680)
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(36_000 * 34)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return this.tagName === 'SECTION' ? 680 : 34
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const frame = () => screen.getByRole('region', { name: 'Figures' })
const bodyRows = () => [...frame().querySelectorAll<HTMLElement>('tbody tr:not([inert])')]

/** Moves the frame, which has no layout here, to a row of the usual height. */
function scrollTo(row: number): void {
  Object.defineProperty(frame(), 'scrollTop', { value: row * 34, configurable: true })
  act(() => {
    fireEvent.scroll(frame())
  })
}

test('a table of few rows has all of them on the page', () => {
  render(table(made(500)))
  expect(bodyRows()).toHaveLength(500)
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBeNull()
})

test('of very many rows those in sight are on the page, each with its place among all', () => {
  render(table(made(36_000)))
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('36002')
  expect(bodyRows().length).toBeLessThan(60)
  expect(bodyRows()[0]?.getAttribute('aria-rowindex')).toBe('2')
  expect(screen.getByText('sum').closest('tr')?.getAttribute('aria-rowindex')).toBe('36002')
  scrollTo(20_000)
  expect(bodyRows().length).toBeLessThan(60)
  const row = screen.getByRole('button', { name: 'Area 20001' }).closest('tr')
  expect(row?.getAttribute('aria-rowindex')).toBe('20002')
  expect(row?.textContent).toBe('Area 2000120000')
  expect(screen.queryByRole('button', { name: 'Area 1' })).toBeNull()
})

test('a row that holds the focus stays on the page', () => {
  render(table(made(36_000)))
  const own = screen.getByRole('button', { name: 'Area 3' })
  act(() => own.focus())
  scrollTo(20_000)
  expect(document.activeElement).toBe(own)
  expect(bodyRows()[0]?.textContent).toBe('Area 32')
  act(() => own.blur())
  expect(screen.queryByRole('button', { name: 'Area 3' })).toBeNull()
})
