import { startTransition, useEffect, useState } from 'react'
import type { Steps } from '#core/domain/steps.ts'

/** Work in the making: what takes one step is done at once, more of it step by step, with the page free to answer between them. */
export class Making<T> {
  readonly #steps: Steps<T>
  made: T | null = null
  fault: unknown = null

  constructor(steps: Steps<T>) {
    this.#steps = steps
    this.step()
  }

  /** @returns whether it is over, be it with a fault */
  step(): boolean {
    try {
      const step = this.#steps.next()
      if (step.done) this.made = step.value
    } catch (fault) {
      this.fault = fault
    }
    return this.made !== null || this.fault !== null
  }
}

/** What came of a making, or null until its last step. @throws the fault of a step */
export function useMade<T>(making: Making<T> | null): T | null {
  const [, setOver] = useState<Making<T> | null>(null)
  useEffect(() => {
    if (!making || making.made !== null) return
    let timer: ReturnType<typeof setTimeout>
    const go = () => {
      // What has taken several steps is drawn in slices too: a click between them is answered.
      if (making.step()) startTransition(() => setOver(making))
      else timer = setTimeout(go, 0)
    }
    timer = setTimeout(go, 0)
    return () => clearTimeout(timer)
  }, [making])
  if (making && making.fault !== null) throw making.fault
  return making?.made ?? null
}
