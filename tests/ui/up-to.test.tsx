import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { UpTo } from '#ui/up-to.tsx'

afterEach(cleanup)

const list = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase() }))

function draw(first: readonly string[], most: number) {
  const onChange = vi.fn()
  function Page() {
    const [chosen, setChosen] = useState<readonly string[] | null>(null)
    const take = (next: readonly string[] | null) => {
      onChange(next)
      setChosen(next)
    }
    return (
      <UpTo label="Years" most={most} list={list} chosen={chosen ?? first} isOwn={chosen !== null} onChange={take} />
    )
  }
  render(<Page />)
  return onChange
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })

test('what is taken comes in the order of the list, and what is left out goes', async () => {
  const onChange = draw(['c'], 3)
  await userEvent.click(screen.getByText('Years: 1 of 4'))
  await userEvent.click(box('A'))
  expect(onChange.mock.lastCall).toEqual([['a', 'c']])
  await userEvent.click(box('C'))
  expect(onChange.mock.lastCall).toEqual([['a']])
  expect(screen.getByText('Years: 1 of 4')).toBeDefined()
})

test('the last one cannot be left out, and of many no more can be taken than the most, which is said', async () => {
  draw(['a'], 2)
  expect(box('A').disabled).toBe(true)
  await userEvent.click(box('B'))
  expect(screen.getByText(/2 are the most/)).toBeDefined()
  expect(['A', 'B', 'C', 'D'].map((name) => box(name).disabled)).toEqual([false, false, true, true])
})

test('a choice is taken back, and one that is not the reader’s cannot be', async () => {
  const onChange = draw(['a'], 3)
  const back = screen.getByRole('button', { name: 'As suggested' })
  expect(back.getAttribute('aria-disabled')).toBe('true')
  await userEvent.click(back)
  expect(onChange).not.toHaveBeenCalled()
  await userEvent.click(box('B'))
  await userEvent.click(back)
  expect(onChange.mock.lastCall).toEqual([null])
})
