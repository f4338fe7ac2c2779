// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { AreaListbox } from '#stage/area-listbox.tsx'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'

const plate = composePlate(resolveView(smallView({}), catalogue), smallAtlas)

/** The same map of so many areas, the codes of each set its own, as when another geography is chosen. */
function plateOf(count: number, prefix: string): Plate {
  const [first] = plate.areas
  if (!first) throw new Error('the small atlas has areas')
  const areas = Array.from({ length: count }, (_, at) => {
    const code = `${prefix}${String(at).padStart(8, '0')}`
    return { ...first, area: { ...first.area, code, name: `${prefix} ${at}` } }
  })
  return { ...plate, areas }
}

const nothing = () => {}
const listbox = (shown: Plate) => (
  <AreaListbox plate={shown} selected={[]} onActive={nothing} onSelect={nothing} onZoom={nothing} />
)
const active = () => screen.getByRole('listbox').getAttribute('aria-activedescendant')
const activeText = () => document.getElementById(active() ?? '')?.textContent ?? null

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test.each([
  { name: 'all of them on the page', count: 12 },
  { name: 'a part of them on the page', count: 900 },
])('the list names an area as active only while its option is there: $name', ({ count }) => {
  vi.useFakeTimers()
  const [before, after] = [plateOf(count, 'E'), plateOf(count, 'W')]
  const { rerender } = render(listbox(before))
  expect(active()).toBeNull()
  act(() => vi.advanceTimersByTime(300))
  expect(activeText()).toContain('E 0')
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'End' })
  expect(activeText()).toContain(`E ${count === 12 ? '9' : '99'}`)
  rerender(listbox(after))
  expect(active()).toBeNull()
  act(() => vi.advanceTimersByTime(300))
  expect(activeText()).toContain('W 0')
})

test('areas are put in order after the frame that shows them, and the one that is chosen stays active meanwhile', () => {
  vi.useFakeTimers()
  const [before, made] = [plateOf(900, 'E'), plateOf(900, 'E')]
  const ordered = vi.fn()
  const areas = Object.assign([...made.areas], {
    [Symbol.iterator]: () => {
      ordered()
      return made.areas[Symbol.iterator]()
    },
  })
  const { rerender } = render(listbox(before))
  act(() => vi.advanceTimersByTime(300))
  fireEvent.keyDown(screen.getByRole('listbox'), { key: 'End' })
  const last = active()
  expect(last).not.toBeNull()
  rerender(listbox({ ...made, areas }))
  expect(ordered).not.toHaveBeenCalled()
  expect(active()).toBe(last)
  act(() => vi.advanceTimersByTime(300))
  expect(ordered).toHaveBeenCalledOnce()
  expect(active()).toBe(last)
})
