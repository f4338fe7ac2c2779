import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Check, Choice, Segmented } from '#ui/choice.tsx'

const list = [
  { id: 'a', name: 'Apples' },
  { id: 'b', name: 'Pears' },
] as const

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

test('a choice shows at once, before its value arrives', async () => {
  const user = userEvent.setup()
  const onChange = vi.fn()
  const page = (value: 'a' | 'b', checked: boolean) => (
    <>
      <Choice label="Menu" value={value} list={list} onChange={onChange} />
      <Segmented label="Buttons" value={value} list={list} onChange={onChange} />
      <Check label="Switch" checked={checked} onChange={onChange} />
    </>
  )
  const { rerender } = render(page('a', false))
  await user.selectOptions(screen.getByLabelText('Menu'), 'b')
  await user.click(screen.getByLabelText('Pears'))
  await user.click(screen.getByLabelText('Switch'))
  expect(onChange.mock.calls).toEqual([['b'], ['b'], [true]])
  const standing = () => [
    (screen.getByLabelText('Menu') as HTMLSelectElement).value,
    (screen.getByLabelText('Pears') as HTMLInputElement).checked,
    (screen.getByLabelText('Switch') as HTMLInputElement).checked,
  ]
  expect(standing()).toEqual(['b', true, true])
  rerender(page('b', true))
  expect(standing()).toEqual(['b', true, true])
  // From then on the control follows its `value` again.
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  rerender(page('a', false))
  expect(standing()).toEqual(['a', false, false])
})

test('a choice that is never confirmed is dropped', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  render(<Choice label="Menu" value="a" list={list} onChange={() => {}} />)
  await user.selectOptions(screen.getByLabelText('Menu'), 'b')
  expect((screen.getByLabelText('Menu') as HTMLSelectElement).value).toBe('b')
  act(() => void vi.advanceTimersByTime(1500))
  expect((screen.getByLabelText('Menu') as HTMLSelectElement).value).toBe('a')
})
