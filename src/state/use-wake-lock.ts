import { useEffect, useState } from 'react'

/** Whether the screen is kept awake; `refused` where the browser cannot or will not. */
export type WakeState = 'asked' | 'kept' | 'refused'

/** Keeps the screen awake while the component is there, and asks again when the page comes back into view, where browsers drop it. */
export function useWakeLock(): WakeState {
  const [state, setState] = useState<WakeState>('asked')
  useEffect(() => {
    let ended = false
    let lock: WakeLockSentinel | null = null
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        // Browsers offer it to https and localhost only.
        if (!('wakeLock' in navigator)) throw new TypeError('the screen cannot be kept awake')
        const { wakeLock } = navigator
        lock = await wakeLock.request('screen')
        if (ended) await lock.release()
        else setState('kept')
      } catch {
        if (!ended) setState('refused')
      }
    }
    const again = () => void ask()
    void ask()
    document.addEventListener('visibilitychange', again)
    return () => {
      ended = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
  return state
}
