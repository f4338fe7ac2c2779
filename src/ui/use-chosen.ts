import { useEffect, useState } from 'react'

/** Milliseconds after which an unconfirmed choice is dropped. */
const longestMs = 1000

/**
 * Optimistic value: the control shows the choice at once, while `value` follows after the map has been drawn.
 * @returns the value to show, and the function that reports a choice
 */
export function useOptimisticValue<T>(value: T): readonly [T, (next: T) => void] {
  const [chosen, setChosen] = useState<{ readonly value: T } | null>(null)
  useEffect(() => {
    if (!chosen) return
    const isTaken = Object.is(chosen.value, value)
    const timer = setTimeout(() => setChosen(null), isTaken ? 0 : longestMs)
    return () => clearTimeout(timer)
  }, [chosen, value])
  return [chosen ? chosen.value : value, (next) => setChosen({ value: next })]
}
