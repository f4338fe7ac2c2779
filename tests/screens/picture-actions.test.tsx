// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { PlateArea } from '#core/plate/plate.ts'
import { makePicture } from '#exports/picture/make-picture.ts'
import type { PictureInput } from '#exports/picture/picture.tsx'
import { PictureActions } from '#sharing/picture-actions.tsx'
import type { Shared } from '#sharing/shared.ts'
import type { Runner } from '#sharing/use-work.ts'

afterEach(cleanup)

/** As much of a picture as the choice of its format needs: a map of so many areas, or another figure of them. */
function inputOf(count: number, isMap: boolean): PictureInput {
  const plate = { areas: Array.from<unknown, PlateArea>({ length: count }, () => ({}) as PlateArea) }
  return { plate, panel: { body: isMap ? plate : {} } } as unknown as PictureInput
}

const runner = { state: { busy: null, said: '', fault: null }, run: async () => {} } as unknown as Runner

function shown(input: PictureInput): readonly string[] {
  render(
    <PictureActions
      shared={{} as Shared}
      panel={input.panel}
      input={input}
      problem={null}
      isOwnSize={false}
      runner={runner}
      onTaken={() => {}}
    />,
  )
  const all = screen.getAllByRole<HTMLButtonElement>('button', { name: /^(Save (PNG|SVG|PDF|PPTX)|Copy picture)$/ })
  return all.filter(({ disabled }) => !disabled).map(({ textContent }) => textContent ?? '')
}

const every = ['Save PNG', 'Save SVG', 'Save PDF', 'Save PPTX', 'Copy picture']

test('a map of 10,000 areas is saved in every format, and nothing is said of a limit', () => {
  expect(shown(inputOf(10_000, true))).toEqual(every)
  expect(screen.queryByText(/areas is saved as PNG/)).toBeNull()
})

test('of one with more it is said beforehand that it is saved as PNG, and no other format can be chosen', async () => {
  const input = inputOf(10_001, true)
  expect(shown(input)).toEqual(['Save PNG', 'Copy picture'])
  const words = screen.getByText(/^A map of 10,001 areas is saved as PNG/).textContent ?? ''
  expect(words).toMatch(/a shape for each area, up to 10,000\.$/)
  expect(screen.getByRole('button', { name: 'Save SVG' }).title).toBe(words)
  await expect(makePicture('pdf', input, { signal: new AbortController().signal } as never)).rejects.toThrow(words)
})

test('other figures of as many areas are saved in every format', () => {
  expect(shown(inputOf(36_000, false))).toEqual(every)
})
