// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as v from 'valibot'
import { afterEach, expect, test } from 'vitest'
import { librarySchema } from '#core/catalogue/schemas.ts'
import { searchFileSchema } from '#core/catalogue/search-schema.ts'
import type { Address } from '#io/address.ts'
import { Data } from '#screens/data/data.tsx'
import { catalogueQuery, createQueryClient, libraryQuery } from '#state/queries.ts'
import { searchQuery } from '#state/search-query.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { realData } from '../data/real-atlas.ts'

const { catalogue, outputs } = realData()
const read = (path: string): unknown => JSON.parse(outputs.get(path) ?? 'null')
const library = v.parse(librarySchema, read(catalogue.library.path))
const searchWords = v.parse(searchFileSchema, read(catalogue.searchWords.path)).rows

afterEach(cleanup)

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }

function show() {
  const client = createQueryClient()
  client.setQueryData(catalogueQuery.queryKey, catalogue)
  client.setQueryData(libraryQuery(catalogue.library.path).queryKey, library)
  client.setQueryData(searchQuery(catalogue.searchWords.path).queryKey, searchWords)
  const { container } = render(
    <QueryClientProvider client={client}>
      <ViewContext value={createViewStore(address)}>
        <Data />
      </ViewContext>
    </QueryClientProvider>,
  )
  return { field: screen.getByRole('searchbox'), container }
}

const named = () => screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)

test('a search finds measures by the words of the finder, norms and words beside them, and says what is not held', async () => {
  const { field } = show()
  const all = named().length
  expect(all).toBe(catalogue.indicators.length)
  await userEvent.type(field, 'linac')
  expect(named()).toEqual(['Radiotherapy machines'])
  await userEvent.clear(field)
  await userEvent.type(field, 'gamma camera')
  expect(screen.getByText(/Gamma cameras, PET scanners and their scans by area are not held/)).toBeTruthy()
  expect(named()).toContain('Nuclear medicine physics staff, as surveyed')
  await userEvent.clear(field)
  await userEvent.type(field, 'overdispersion')
  expect(named()).toEqual([])
  expect(screen.getByText(/^overdispersion/, { selector: 'dt' })).toBeTruthy()
  await userEvent.clear(field)
  expect(named()).toHaveLength(all)
})

test('every link of the page leads to a part of it', () => {
  const { container } = show()
  const links = [...container.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href') ?? '')
  expect(links.length).toBeGreaterThan(60)
  const ids = new Set([...container.querySelectorAll('[id]')].map(({ id }) => `#${id}`))
  expect([...new Set(links)].filter((link) => !ids.has(link))).toEqual([])
})

test('the vacancy rates stand side by side, each with its definition, unit, status and source', () => {
  show()
  const table = screen.getByRole('table', { name: 'Vacancy rates, side by side', hidden: true })
  const rows = within(table).getAllByRole('row', { hidden: true }).slice(1)
  expect(rows).toHaveLength(4)
  const [published, , , sample] = rows.map(({ textContent }) => textContent ?? '')
  expect(published).toMatch(/Institute of Physics and Engineering in Medicine/)
  expect(sample).toMatch(/Made-up returns/)
})
