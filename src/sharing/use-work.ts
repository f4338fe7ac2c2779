import { useRef, useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import type { Work } from '#exports/picture/encode-png.ts'

type WorkState = {
  /** What is being made, or null. */
  readonly busy: string | null
  /** 0 to 1 */
  readonly share: number
  /** How the last work ended, in words. */
  readonly said: string
}

const idle: WorkState = { busy: null, share: 0, said: '' }

/** Runs one long work at a time, with its progress and a way out. */
export function useWork() {
  const [state, setState] = useState(idle)
  const running = useRef<AbortController | null>(null)
  const cancel = () => running.current?.abort()
  const run = async (what: string, work: (work: Work) => Promise<string>) => {
    if (running.current) return
    const controller = new AbortController()
    running.current = controller
    setState({ busy: what, share: 0, said: '' })
    let shown = 0
    const onProgress = (share: number) => {
      if (share - shown < 0.02 && share < 1) return
      shown = share
      setState({ busy: what, share, said: '' })
    }
    try {
      const said = await work({ signal: controller.signal, onProgress })
      setState({ ...idle, said })
    } catch (fault) {
      setState({ ...idle, said: controller.signal.aborted ? `${what}: cancelled` : `${what}: ${faultText(fault)}` })
    } finally {
      running.current = null
    }
  }
  return { state, run, cancel }
}

export type Runner = ReturnType<typeof useWork>
