import { useCallback, useEffect, useRef } from 'react'
import { atDesk, type DeskCall } from '#io/unit-desk/desk-in-worker.ts'

/** Work of a screen in the worker that it holds. */
export type AtHeldDesk = <Made>(work: (call: DeskCall) => Promise<Made>) => Promise<Made>

/**
 * A worker that is there from when the screen opens until it is left: one that came with the work would ask the host for its script, and so tell when
 * somebody seals or looks.
 */
export function useHeldDesk(): AtHeldDesk {
  const held = useRef<Promise<DeskCall | null>>(Promise.resolve(null))
  useEffect(() => {
    const leaving = new AbortController()
    held.current = new Promise((resolve) => {
      const hold = async (call: DeskCall) => {
        await call('ready', [])
        resolve(call)
        return new Promise<never>(() => {})
      }
      atDesk(leaving.signal, hold).catch(() => resolve(null))
    })
    return () => leaving.abort()
  }, [])
  return useCallback(async (work) => {
    const call = await held.current
    if (!call) return atDesk(new AbortController().signal, work)
    try {
      return await work(call)
    } catch (fault) {
      // It may have ended: what is asked next takes a worker of its own.
      held.current = Promise.resolve(null)
      throw fault
    }
  }, [])
}
