import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { Question } from '#core/imports/question.ts'
import { Rules } from '#screens/imports/rules.tsx'
import { RulesOfTable } from '#screens/imports/rules-of-table.tsx'
import type { Importing } from '#screens/imports/use-import.ts'

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

const few: Question = { id: 'persons:few', ask: '', rows: 1, options: [] }
const importingOf = (table: string, questions: readonly Question[], rules: DisclosurePolicy = defaultPolicy) =>
  ({
    state: { desk: { mappings: [{ table }], ticked: [0], policy: rules }, checked: { questions } },
    update: (change: { policy: DisclosurePolicy }) => {
      policy = change.policy
    },
  }) as unknown as Importing

test('a table with small numbers of persons has the rules that a table of counts can be asked, and a change counts', async () => {
  const user = userEvent.setup()
  render(<RulesOfTable importing={importingOf('indicator', [few])} />)
  expect(screen.queryByLabelText('Suppress figures of fewer departments than')).toBeNull()
  expect(screen.queryByLabelText('Round headcounts')).toBeNull()
  expect(screen.queryByLabelText('WTE: no range narrower than')).toBeNull()
  expect(field('Persons: no range narrower than').value).toBe(String(defaultPolicy.complementary.width))
  const fewest = field('Suppress figures of fewer persons than')
  await user.clear(fewest)
  await user.type(fewest, '10{Enter}')
  expect(policy.persons.fewest).toBe(10)
})

test('survey returns have all rules, other tables none, and rules that leave nothing small can be changed back', () => {
  render(<RulesOfTable importing={importingOf('survey', [])} />)
  expect(field('Suppress figures of fewer departments than')).toBeTruthy()
  cleanup()
  const { container } = render(<RulesOfTable importing={importingOf('sites', [])} />)
  expect(container.textContent).toBe('')
  cleanup()
  const own = { ...defaultPolicy, name: 'Rules of our own', persons: { fewest: 1, source: 'test' } }
  render(<RulesOfTable importing={importingOf('indicator', [], own)} />)
  expect(field('Suppress figures of fewer persons than').value).toBe('1')
})
