import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { WorkButton } from '../../src/sharing/work-button.tsx'

test('a button that starts a long work keeps the focus while it runs, and starts no second one', async () => {
  const act = vi.fn()
  const of = (busy: boolean) => (
    <WorkButton busy={busy} act={act}>
      Save PNG
    </WorkButton>
  )
  const { rerender } = render(of(false))
  const button = screen.getByRole('button', { name: 'Save PNG' })
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  expect(act).toHaveBeenCalledTimes(1)
  rerender(of(true))
  expect(document.activeElement).toBe(button)
  await userEvent.keyboard('{Enter}')
  expect(act).toHaveBeenCalledTimes(1)
  expect(button.getAttribute('aria-disabled')).toBe('true')
})
