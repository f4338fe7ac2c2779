import { expect, test, vi } from 'vitest'
import { vouchFor } from '#core/domain/protected.ts'
import { idleLimit, watchReader } from '#state/held-store.ts'
import { createPackStore } from '#state/pack-store.ts'
import { smallPack } from '../fixtures/small-pack.ts'

/** A manual clock. */
function handClock() {
  let now = 0
  let id = 0
  const due = new Map<number, { at: number; run: () => void }>()
  return {
    timer: {
      now: () => now,
      set: (run: () => void, milliseconds: number) => {
        due.set(++id, { at: now + milliseconds, run })
        return id
      },
      clear: (which: number) => void due.delete(which),
    },
    /** The computer sleeps: time passes and no timer runs. */
    sleep: (milliseconds: number) => {
      now += milliseconds
    },
    pass: (milliseconds: number) => {
      now += milliseconds
      for (const [which, { at, run }] of [...due]) if (at <= now && due.delete(which)) run()
    },
  }
}

test('an open pack is forgotten after a time without activity', () => {
  const clock = handClock()
  const { store, add, touch } = createPackStore(clock.timer)
  add('a', smallPack)
  clock.pass(idleLimit - 1)
  touch()
  clock.pass(idleLimit - 1)
  expect(store.getState().open).toHaveLength(1)
  clock.pass(1)
  expect(store.getState()).toEqual({ open: [], locked: 'idle' })
})

test('the idle limit is the 15 minutes that the screen and docs/SECURITY.md state', () => {
  expect(idleLimit).toBe(15 * 60 * 1000)
})

test('a pack that is opened twice is there once, as it was opened last', () => {
  const { store, add } = createPackStore(handClock().timer)
  const newer = vouchFor({ ...smallPack })
  add('a', smallPack)
  add('b', smallPack)
  add('a', newer)
  expect(store.getState().open.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(store.getState().open[1]?.pack).toBe(newer)
})

test('after too long a sleep of the computer the first activity locks the pack', () => {
  const clock = handClock()
  const { store, add, touch } = createPackStore(clock.timer)
  add('a', smallPack)
  clock.sleep(idleLimit - 1)
  touch()
  expect(store.getState().open).toHaveLength(1)
  clock.sleep(idleLimit)
  touch()
  expect(store.getState()).toEqual({ open: [], locked: 'idle' })
})

test('lock forgets at once, and a pack opened again has the full time', () => {
  const clock = handClock()
  const { store, add, lock } = createPackStore(clock.timer)
  add('a', smallPack)
  clock.pass(idleLimit - 1)
  lock('by-hand')
  expect(store.getState()).toEqual({ open: [], locked: 'by-hand' })
  add('a', smallPack)
  clock.pass(idleLimit - 1)
  expect(store.getState()).toMatchObject({ open: [{ id: 'a' }], locked: null })
})

test('leaving the page forgets packs, and activity delays the lock', () => {
  const clock = handClock()
  const packs = createPackStore(clock.timer)
  const reload = vi.fn()
  const body = { hidden: false }
  const page = Object.assign(new EventTarget(), { document: { body }, location: { reload } })
  const undo = watchReader(page as unknown as Window, packs)
  packs.add('a', smallPack)
  clock.pass(idleLimit - 1)
  page.dispatchEvent(new Event('keydown'))
  clock.pass(idleLimit - 1)
  expect(packs.store.getState().open).toHaveLength(1)
  page.dispatchEvent(new Event('pageshow'))
  expect(reload).not.toHaveBeenCalled()
  page.dispatchEvent(new Event('pagehide'))
  expect(packs.store.getState()).toEqual({ open: [], locked: 'closed' })
  // The page in the back-forward cache shows nothing of the pack and reloads.
  expect(body.hidden).toBe(true)
  page.dispatchEvent(new Event('pageshow'))
  expect(reload).toHaveBeenCalledTimes(1)
  packs.add('b', smallPack)
  undo()
  page.dispatchEvent(new Event('pagehide'))
  expect(packs.store.getState().open).toHaveLength(1)
})
