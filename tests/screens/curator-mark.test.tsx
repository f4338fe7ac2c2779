import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { CuratorMark } from '#parts/curator-mark.tsx'
import { setCurator, showTrueValues, useCurator } from '#state/curator-store.ts'

afterEach(() => {
  cleanup()
  setCurator(false)
})

test('true values are marked for as long as they are on the screen, and only leaving them ends the mark', async () => {
  setCurator(true)
  render(<CuratorMark />)
  expect(screen.getByRole('status').textContent).toContain('Curator mode: true values.')
  expect(screen.getByRole('status').textContent).toContain('this screen shows protected figures')
  const hide = showTrueValues()
  await screen.findByText(/Figures that would be suppressed are on this screen/)
  hide()
  await screen.findByText(/this screen shows protected figures/)
  const buttons = screen.getAllByRole('button')
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['Show protected values'])
  await userEvent.setup().click(screen.getByRole('button'))
  expect(useCurator.getState().isOn).toBe(false)
  expect(screen.queryByRole('status')).toBeNull()
})

test('curator mode is off to begin with and kept nowhere', () => {
  expect(useCurator.getInitialState().isOn).toBe(false)
  setCurator(true)
  expect([localStorage.length, sessionStorage.length, location.search]).toEqual([0, 0, ''])
})
