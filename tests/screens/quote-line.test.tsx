import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { CopyText, QuoteLine } from '#parts/quote-line.tsx'

vi.mock('#io/clipboard.ts', () => ({ copyText: vi.fn(async () => {}) }))
afterEach(cleanup)

test('“Copied” is said of the sentence that was copied, and of no other', async () => {
  const quote = (text: string) => <QuoteLine quote={{ may: 'quote', text, caution: '' }} about="Staff" />
  const { rerender } = render(quote('66.0 WTE in South East.'))
  await userEvent.click(screen.getByRole('button', { name: 'Copy the quotation: Staff' }))
  expect(screen.getByRole('status').textContent).toBe('Copied')
  rerender(quote('85.2 WTE in East Midlands.'))
  expect(screen.getByRole('status').textContent).toBe('')
})

test('nor is it of another sentence where a button copies by itself', async () => {
  const button = (text: string) => <CopyText words="Copy" name="Copy the answer" text={text} />
  const { rerender } = render(button('Lowest per million people.'))
  await userEvent.click(screen.getByRole('button', { name: 'Copy the answer' }))
  expect(screen.getByRole('status').textContent).toBe('Copied')
  rerender(button('Lowest per 1,000 new cancers.'))
  expect(screen.getByRole('status').textContent).toBe('')
})
