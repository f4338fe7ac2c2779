import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { TableSpec } from '#core/imports/column-spec.ts'
import { indexAreas } from '#core/imports/places.ts'
import { recognise } from '#core/imports/recognise.ts'
import { tableSpecOf, tables } from '#core/imports/tables/registry.ts'
import { templateWorkbook } from '#io/workbooks/template.ts'
import { SheetCard } from '#screens/imports/sheets.tsx'
import { Templates } from '#screens/imports/templates.tsx'
import type { ImportChoices, Importing } from '#screens/imports/use-import.ts'
import { freshTarget } from '#state/imports/target.ts'
import { tableMarkdown } from '../../core/imports/table-markdown.ts'

/** A table that nobody has, added by one line of the registry. */
const kennels = vi.hoisted(() => {
  const column = (
    id: string,
    kind: 'text' | 'whole',
    about: string,
    example: string,
    aliases: readonly string[] = [],
  ) => ({
    id,
    kind,
    required: true,
    aliases,
    about,
    example,
  })
  return {
    id: 'kennels',
    name: 'Kennel returns',
    noun: 'Kennels',
    row: 'one kennel',
    becomes: 'Dogs by kennel.',
    columns: [
      column('kennel', 'text', 'The kennel.', 'Kennel 1'),
      column('breed', 'text', 'The breed.', 'Beagle'),
      column('dogs', 'whole', 'How many dogs.', '4', ['hounds']),
    ],
    examples: [],
  } satisfies TableSpec
})

vi.mock('#core/imports/tables/registry.ts', async (original) => {
  const real = await original<typeof import('#core/imports/tables/registry.ts')>()
  const all = { ...real.tables, kennels }
  return {
    tables: all,
    tableIds: Object.keys(all),
    tableSpecOf: (table: string) => Object.values<TableSpec>(all).find(({ id }) => id === table),
  }
})

afterEach(cleanup)

const rows = [
  ['Kennel', 'Breed', 'Hounds'],
  ['North', 'Beagle', '12'],
]
const sheet = { file: 'k.csv', name: '', hidden: false, rows, reading: 'UTF-8' }

test('a table of the registry is recognised by its headings, and has a noun for its dataset', () => {
  expect(recognise(sheet, indexAreas([]))).toMatchObject({
    table: 'kennels',
    columns: { kennel: 0, breed: 1, dogs: 2 },
  })
  expect(tableSpecOf('kennels')).toBe(kennels)
  expect(freshTarget(null, 'kennels')).toEqual({ dataset: 'kennels', version: 1, name: 'Kennels' })
})

test('it stands in the menu of tables, in the help with its columns, and has a template', () => {
  const mapping = recognise(sheet, indexAreas([]))
  if (!mapping) return expect.fail('not recognised')
  const info = { ...sheet, id: 0, rows: rows.length, head: rows, mapping }
  const desk = { ticked: [0], mappings: { 0: mapping }, remembered: [] } as unknown as ImportChoices
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SheetCard sheet={info} desk={desk} importing={{} as Importing} />
      <Templates />
    </QueryClientProvider>,
  )
  expect(screen.getByRole('option', { name: 'Kennel returns', selected: true })).toBeDefined()
  expect(screen.getByText('Columns: 3 of 3 found')).toBeDefined()
  expect(screen.getByRole('heading', { name: 'Kennel returns', hidden: true })).toBeDefined()
  expect(screen.getAllByText('How many dogs.')).toHaveLength(2)
  expect(screen.getByRole('button', { name: 'Download the template: Kennel returns', hidden: true })).toBeDefined()
  expect(templateWorkbook(kennels, []).length).toBeGreaterThan(1000)
  expect(tableMarkdown(tables['kennels' as keyof typeof tables])).toContain(
    '| `dogs` | whole number | yes | How many dogs. | 4 | hounds |',
  )
})
