import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Address } from '#io/address.ts'
import { OwnTables } from '#screens/coverage/own-tables.tsx'
import { takeHanded } from '#state/imports/handed.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }

afterEach(cleanup)

test.each([
  ['Sites', 'sites'],
  ['People', 'people'],
  ['Travel times', 'travel-times'],
])('a file given as %s goes to the importer as that table, and the importer opens', async (label, table) => {
  const store = createViewStore(address)
  render(
    <ViewContext value={store}>
      <OwnTables />
    </ViewContext>,
  )
  await userEvent.upload(screen.getByLabelText(label), new File(['a,b'], 'mine.csv', { type: 'text/csv' }))
  await waitFor(() => expect(store.getState().view.screen).toBe('import'))
  expect(takeHanded()).toMatchObject({ table, files: [{ name: 'mine.csv' }] })
  expect(takeHanded()).toBeNull()
})
