import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { resolveView } from '#core/plate/resolve.ts'
import { themes } from '#figures/theme.ts'
import { PictureOfMany } from '../../../src/screens/imports/preview-of-many.tsx'
import { catalogue, smallView } from '../../fixtures/small-atlas.ts'

test('a map of thousands of areas has one path a class, and a key that counts its areas', () => {
  const resolved = resolveView(smallView({ indicator: 'vacancy', per: null }), catalogue)
  const picture = {
    width: 320,
    height: 400,
    classes: [
      { lower: 1, upper: 4, areas: 20_000, d: 'M0 0L9 0L9 9Z' },
      { lower: 4, upper: 9, areas: 15_990, d: 'M9 9L19 9L19 19Z' },
    ],
    bare: { areas: 10, d: 'M1 1L2 2L1 2Z' },
  }
  render(<PictureOfMany picture={picture} view={{ merged: catalogue, resolved }} theme={themes.light} />)
  const paths = [...screen.getByRole('figure').querySelectorAll('path')]
  expect(paths.map((path) => path.getAttribute('data-areas'))).toEqual(['20000', '15990', '10'])
  expect(new Set(paths.map((path) => path.getAttribute('fill'))).size).toBe(3)
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/1.* to under 4.*: 20,000 areas/),
    expect.stringMatching(/4.* to 9.*: 15,990 areas/),
    ' No figure: 10 areas',
  ])
})
