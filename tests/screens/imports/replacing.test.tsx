// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Replacing } from '#screens/imports/replacing.tsx'
import type { ImportChoices, Importing } from '#screens/imports/use-import.ts'

afterEach(cleanup)

const loss = 'Version 2 has 2025, which is not in what you bring.'
const choices = (agreedLoss: string | null) =>
  ({
    target: { dataset: 'd', version: 3, name: 'Our survey' },
    layer: null,
    ticked: [0],
    mappings: { 0: { table: 'survey' } },
    agreedLoss,
  }) as unknown as ImportChoices

function stand(some: { readonly agreed?: string | null; readonly of?: string; readonly kept?: boolean } = {}) {
  const update = vi.fn(async (_: Partial<ImportChoices>) => {})
  const addKept = vi.fn(async () => some.kept ?? true)
  const importing = { update, addKept } as unknown as Importing
  const replaced = { version: 2, compared: null, loss: some.of ?? loss, waits: false }
  render(<Replacing replaced={replaced} desk={choices(some.agreed ?? null)} importing={importing} list={null} />)
  return { update, addKept, menu: screen.getByRole('combobox') as HTMLSelectElement }
}

/** What the reader agrees to when they choose to replace. */
function agreed(): string {
  const { update, menu } = stand()
  fireEvent.change(menu, { target: { value: 'replace' } })
  cleanup()
  return update.mock.calls[0]?.[0].agreedLoss ?? expect.fail('nothing was agreed to')
}

test('the reader agrees to the loss that was told, and to no other', () => {
  const words = agreed()
  expect(words).toBe(loss)
  expect(stand({ agreed: words }).menu.value).toBe('replace')
  cleanup()
  expect(stand({ agreed: words, of: `${loss} What you bring is older.` }).menu.value).toBe('')
})

test('where no table of the version is kept, adding to it says so', async () => {
  const { addKept, menu } = stand({ kept: false })
  fireEvent.change(menu, { target: { value: 'add' } })
  expect(addKept).toHaveBeenCalledWith(2)
  expect(await screen.findByText(/No table of version 2 is kept in this browser/)).toBeDefined()
})
