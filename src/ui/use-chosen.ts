import { useEffect, useState } from 'react'

/** For how long, in milliseconds, a choice stands that nobody takes up. */
const longestMs = 1000

/**
 * What has just been chosen, until the control is drawn with it: so that what a choice is about can be drawn before the menus around it.
 * @returns what the control shows, and how to tell it of a choice
 */
export function useChosen<T>(value: T): readonly [T, (next: T) => void] {
  const [chosen, setChosen] = useState<{ readonly value: T } | null>(null)
  useEffect(() => {
    if (!chosen) return
    const isTaken = Object.is(chosen.value, value)
    const timer = setTimeout(() => setChosen(null), isTaken ? 0 : longestMs)
    return () => clearTimeout(timer)
  }, [chosen, value])
  return [chosen ? chosen.value : value, (next) => setChosen({ value: next })]
}
