import { useEffect, useRef, useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'

/** Work of the desk that takes a while: what is said of it, and what ends it. */
export type DeskWork = {
  readonly isBusy: boolean
  readonly fault: string
  /** Runs one piece of work at a time; a fault is said in words, a cancelled one leaves nothing. */
  readonly run: (work: (signal: AbortSignal) => Promise<void>) => Promise<void>
  readonly cancel: () => void
  readonly say: (fault: string) => void
}

/** Ends with its component: what it has opened is then forgotten. */
export function useDeskWork(): DeskWork {
  const [isBusy, setBusy] = useState(false)
  const [fault, say] = useState('')
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])
  const run: DeskWork['run'] = async (work) => {
    if (current.current) return
    const own = new AbortController()
    current.current = own
    setBusy(true)
    say('')
    try {
      await work(own.signal)
    } catch (cause) {
      if (!own.signal.aborted) say(faultText(cause))
    }
    current.current = null
    setBusy(false)
  }
  return { isBusy, fault, run, cancel: () => current.current?.abort(), say }
}
