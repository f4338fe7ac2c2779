// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useEndTwice, useTalk } from '#state/use-talk.ts'

afterEach(cleanup)
beforeEach(() => sessionStorage.clear())

const shape = [0, 1, 0]
const open = (id: string | null, first = 0) => renderHook(() => useTalk(id, shape, first))
const at = (talk: ReturnType<typeof open>) => talk.result.current.talk.at

test('either window leads, and the other follows', async () => {
  const [hall, speaker] = [open('a'), open('a')]
  act(() => speaker.result.current.send({ kind: 'next' }))
  await waitFor(() => expect(at(hall)).toEqual({ scene: 1, step: 0 }))
  act(() => hall.result.current.send({ kind: 'next' }))
  await waitFor(() => expect(at(speaker)).toEqual({ scene: 1, step: 1 }))
})

test('a window that comes late asks for the state', async () => {
  const hall = open('b')
  act(() => hall.result.current.send({ kind: 'last' }))
  sessionStorage.clear() // the new window has a storage of its own
  const late = open('b')
  await waitFor(() => expect(at(late)).toEqual({ scene: 2, step: 0 }))
})

test('a reload goes on where it was', () => {
  const hall = open('c')
  act(() => hall.result.current.send({ kind: 'last' }))
  hall.unmount()
  expect(at(open('c'))).toEqual({ scene: 2, step: 0 })
})

test('another talk of the same story hears nothing, and a stage alone needs no line', async () => {
  const [one, other, alone] = [open('d'), open('e'), open(null, 1)]
  act(() => one.result.current.send({ kind: 'last' }))
  act(() => alone.result.current.send({ kind: 'back' }))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(at(other)).toEqual({ scene: 0, step: 0 })
  expect(at(alone)).toEqual({ scene: 0, step: 0 })
})

test('Escape in the speaker’s window ends the talk only when it is pressed twice in a row', () => {
  const speaker = renderHook(() => {
    const { talk, send } = useTalk('f', shape, 0)
    return { talk, ...useEndTwice(talk, send) }
  })
  const press = (kind: 'escape' | 'next' | 'code') => act(() => speaker.result.current.send({ kind }))
  const now = () => [speaker.result.current.asks, speaker.result.current.talk.left]
  press('escape')
  expect(now()).toEqual([true, false])
  press('next')
  expect(now()).toEqual([false, false])
  press('code')
  press('escape')
  expect(now()).toEqual([false, false])
  press('escape')
  expect(now()).toEqual([true, false])
  press('escape')
  expect(now()).toEqual([false, true])
})

test('a stage that is opened again has come back, and its speaker hears of it', async () => {
  const speaker = open('g')
  const stage = () => renderHook(() => useTalk('g', shape, 0, true))
  const first = stage()
  act(() => first.result.current.send({ kind: 'leave' }))
  await waitFor(() => expect(speaker.result.current.talk.left).toBe(true))
  first.unmount()
  expect(stage().result.current.talk.left).toBe(false)
  await waitFor(() => expect(speaker.result.current.talk.left).toBe(false))
})
