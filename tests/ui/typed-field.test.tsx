import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { TypedField } from '#ui/typed-field.tsx'

afterEach(cleanup)

const parse = (text: string) => (/^\d+$/.test(text) ? Number(text) : null)

function draw() {
  const onTake = vi.fn()
  render(<TypedField label="Persons" start="5" parse={parse} fix="Write a whole number." onTake={onTake} />)
  return { onTake, field: screen.getByRole('textbox', { name: 'Persons' }) as HTMLInputElement }
}

test('what is typed is taken on Enter and when the field is left, and not before', async () => {
  const { onTake, field } = draw()
  expect(field.value).toBe('5')
  await userEvent.clear(field)
  await userEvent.type(field, '12')
  expect(onTake).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  expect(onTake.mock.calls).toEqual([[12]])
  await userEvent.type(field, '0')
  await userEvent.tab()
  expect(onTake.mock.lastCall).toEqual([120])
})

test('what means nothing is not taken: it stays, and the field says how to write it', async () => {
  const { onTake, field } = draw()
  await userEvent.type(field, 'x')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Write a whole number.').id).toBe(field.getAttribute('aria-describedby'))
  await userEvent.keyboard('{Enter}')
  await userEvent.tab()
  expect(onTake).not.toHaveBeenCalled()
  expect(field.value).toBe('5x')
})
