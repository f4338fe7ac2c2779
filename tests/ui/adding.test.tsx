import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Adding } from '../../src/ui/adding.tsx'

const list = [
  { id: 'W92000004', name: 'Wales' },
  { id: 'S92000003', name: 'Scotland' },
]

test('what was chosen by a key and passed by is said to be not added, and Enter adds it', async () => {
  const onAdd = vi.fn()
  render(<Adding label="Add an area" none="Choose" list={list} onAdd={onAdd} />)
  const select = screen.getByRole('combobox', { name: 'Add an area' })
  const said = screen.getByRole('status')
  expect(said.textContent).toBe('')
  select.focus()
  // A browser moves to “Wales” in the closed list.
  fireEvent.keyDown(select, { key: 'w' })
  fireEvent.change(select, { target: { value: 'W92000004' } })
  expect(onAdd).not.toHaveBeenCalled()
  await userEvent.tab()
  await userEvent.tab()
  expect(onAdd).not.toHaveBeenCalled()
  const words = document.getElementById(select.getAttribute('aria-describedby') ?? '')?.textContent
  expect(words).toBe('Wales is not added yet: press Enter, or the button.')
  // Said at once too, by what stood there before.
  expect(said.textContent).toBe(words)
  select.focus()
  // The key is spent on adding: the browser does not open the list as well. With nothing to add it may.
  expect(fireEvent.keyDown(select, { key: 'Enter' })).toBe(false)
  expect(fireEvent.keyDown(select, { key: 'Enter' })).toBe(true)
  expect(onAdd).toHaveBeenCalledTimes(1)
  expect(onAdd).toHaveBeenCalledWith('W92000004')
  expect(select.getAttribute('aria-describedby')).toBeNull()
})

test('the button that adds is gone afterwards, and the focus is on the list', async () => {
  const onAdd = vi.fn()
  render(<Adding label="Add a place" none="Choose" list={list} onAdd={onAdd} />)
  const select = screen.getByRole('combobox', { name: 'Add a place' })
  select.focus()
  fireEvent.keyDown(select, { key: 'w' })
  fireEvent.change(select, { target: { value: 'W92000004' } })
  await userEvent.tab()
  expect(document.activeElement?.textContent).toBe('Add Wales')
  await userEvent.keyboard('{Enter}')
  expect(onAdd).toHaveBeenCalledWith('W92000004')
  expect(screen.queryByRole('button')).toBeNull()
  expect(document.activeElement).toBe(select)
})
