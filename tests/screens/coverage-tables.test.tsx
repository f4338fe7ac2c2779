import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Address } from '#io/address.ts'
import { OwnTables } from '#screens/coverage/own-tables.tsx'
import { setOwnTables, useOwnTables } from '#state/own-tables.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { realCoverageData, realPage } from '../core/coverage/real-coverage.ts'
import { realTopology } from '../core/coverage/real-land.ts'

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }

function show() {
  const shown = { page: realPage().page, data: realCoverageData(), topology: realTopology() }
  return render(
    <ViewContext value={createViewStore(address)}>
      <OwnTables shown={shown} />
    </ViewContext>,
  )
}

const bring = (text: string, name = 'mine.csv') =>
  userEvent.upload(screen.getByLabelText('Sites (CSV)'), new File([text], name, { type: 'text/csv' }))

afterEach(cleanup)
beforeEach(() => setOwnTables({ sites: null, times: null, demand: null }))

test('a sound table is taken over and named', async () => {
  show()
  await bring('name,latitude,longitude,machines\nLeeds,53.8,-1.55,3\n')
  await waitFor(() => expect(useOwnTables.getState().sites?.sites).toHaveLength(1))
  expect(await screen.findByText('Shown: mine.csv')).toBeDefined()
})

test('a bad table says what is wrong by row, and the last good one stays', async () => {
  show()
  await bring('name,latitude,longitude,machines\nLeeds,53.8,-1.55,3\n', 'good.csv')
  await waitFor(() => expect(useOwnTables.getState().sites?.name).toBe('good.csv'))
  await bring('name,latitude,longitude,machines\nLeeds,-1.55,53.8,-3\n', 'bad.csv')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/2 problems\. Nothing was taken over; the map stays as it was\./)
  expect(alert.textContent).toMatch(/bad\.csv, row 2, column machines: found “-3”/)
  expect(alert.textContent).toMatch(/row 2, column latitude.*swapped/)
  expect(useOwnTables.getState().sites?.name).toBe('good.csv')
})

test('of very many problems the first are listed and the rest counted', async () => {
  show()
  const rows = Array.from({ length: 60 }, (_, at) => `Site ${at},54.8,1.9,1`)
  await bring(`name,latitude,longitude,machines\n${rows.join('\n')}\n`)
  const alert = await screen.findByRole('alert')
  expect(alert.querySelectorAll('li')).toHaveLength(20)
  expect(alert.textContent).toMatch(/60 problems/)
  expect(alert.textContent).toMatch(/And 40 more/)
})

test('an empty file is told so', async () => {
  show()
  await bring('')
  expect((await screen.findByRole('alert')).textContent).toMatch(/an empty file/)
})
