import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { Rules } from '#screens/imports/rules.tsx'

afterEach(cleanup)

let policy: DisclosurePolicy = defaultPolicy
function Held() {
  const [held, setHeld] = useState(defaultPolicy)
  policy = held
  return <Rules policy={held} onChange={setHeld} />
}
const field = (name: string) => screen.getByLabelText(name) as HTMLInputElement

test('a number can be changed; the default’s source does not go on to speak for it; and all can be put back', async () => {
  const user = userEvent.setup()
  render(<Held />)
  expect(screen.getByText(defaultPolicy.persons.source)).toBeTruthy()
  const fewest = field('Suppress figures of fewer persons than')
  await user.clear(fewest)
  await user.type(fewest, '10{Enter}')
  expect(policy).toMatchObject({ name: 'Rules of our own', persons: { fewest: 10 } })
  expect(policy.persons.source).not.toBe(defaultPolicy.persons.source)
  const source = field('Source or reason for minimum number of persons')
  await user.clear(source)
  await user.type(source, 'Board, May 2026')
  await user.tab()
  expect(policy.persons).toEqual({ fewest: 10, source: 'Board, May 2026' })
  await user.click(screen.getByRole('button', { name: 'Back to the default rules' }))
  expect(policy).toEqual(defaultPolicy)
})

test('a number that is out of bounds is not taken', async () => {
  const user = userEvent.setup()
  render(<Held />)
  const fewest = field('Suppress figures of fewer departments than')
  await user.clear(fewest)
  await user.type(fewest, '0')
  await user.tab()
  expect(policy).toEqual(defaultPolicy)
  expect(fewest.value).toBe(String(defaultPolicy.departments.fewest))
})

test('rounding is off until it is asked for', async () => {
  const user = userEvent.setup()
  render(<Held />)
  await user.click(field('Round headcounts'))
  expect(policy.rounding.base).toBe(5)
  await user.click(field('Round headcounts'))
  expect(policy).toEqual(defaultPolicy)
})
