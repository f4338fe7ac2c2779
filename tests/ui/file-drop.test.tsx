import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { FileInput, useFileDrop } from '#ui/file-drop.tsx'

afterEach(cleanup)

const table = new File(['a,b'], 'table.csv', { type: 'text/csv' })
const other = new File(['c,d'], 'other.csv', { type: 'text/csv' })

function Place({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  return (
    <label className="file-target" htmlFor="place" data-testid="place" {...useFileDrop(onFiles)}>
      Choose files
      <FileInput id="place" accept=".csv" multiple onFiles={onFiles} />
    </label>
  )
}

test('files are taken where they are dropped, and the place shows while they are held above it', () => {
  const onFiles = vi.fn()
  render(<Place onFiles={onFiles} />)
  const place = screen.getByTestId('place')
  // The browser would leave the page and open the file if the drop were its own.
  expect(fireEvent.dragOver(place)).toBe(false)
  expect(place.hasAttribute('data-over')).toBe(true)
  fireEvent.dragLeave(place)
  expect(place.hasAttribute('data-over')).toBe(false)
  fireEvent.dragOver(place)
  expect(fireEvent.drop(place, { dataTransfer: { files: [table, other] } })).toBe(false)
  expect(place.hasAttribute('data-over')).toBe(false)
  expect(onFiles.mock.calls).toEqual([[[table, other]]])
})

test('text that is dropped is no file', () => {
  const onFiles = vi.fn()
  render(<Place onFiles={onFiles} />)
  fireEvent.drop(screen.getByTestId('place'), { dataTransfer: { files: [] } })
  expect(onFiles).not.toHaveBeenCalled()
})

test('the same file can be chosen twice in a row, as after it was mended', async () => {
  const onFiles = vi.fn()
  render(<Place onFiles={onFiles} />)
  const input = screen.getByLabelText('Choose files') as HTMLInputElement
  await userEvent.upload(input, table)
  expect(onFiles.mock.lastCall).toEqual([[table]])
  expect(input.value).toBe('')
})
