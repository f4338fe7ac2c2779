import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ChangeTable } from '#sharing/change-table.tsx'

afterEach(cleanup)

const changes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ code: `E${at}`, name: `Area ${at}`, before: '1', after: '2' }))

test('of thousands of figures that changed the first 200 are listed, and how many are left out is said', () => {
  render(<ChangeTable caption="x" changes={changes(5000)} />)
  expect(screen.getAllByRole('row')).toHaveLength(201)
  expect(screen.getByText('The first 200 are listed; 4,800 more are left out of the table.')).toBeTruthy()
})

test('of a few all are listed, and nothing is said', () => {
  render(<ChangeTable caption="x" changes={changes(200)} />)
  expect(screen.getAllByRole('row')).toHaveLength(201)
  expect(screen.queryByText(/left out/)).toBeNull()
})
