import { create } from 'zustand'

/**
 * Whether true values are on the screen. In memory only, never in a link or in storage: a reload and a shared link show protected values. Only one
 * table reads it; exports, links and packs are made from stored cells, which contain no true values.
 */
export const useCurator = create<{
  readonly isOn: boolean
  /** How many tables of true values are on the screen. */
  readonly shown: number
}>(() => ({ isOn: false, shown: 0 }))

/** Says that a table of true values is on the screen. @returns says that it is there no more */
export function showTrueValues(): () => void {
  const add = (more: number) => useCurator.setState(({ shown }) => ({ shown: shown + more }))
  add(1)
  return () => add(-1)
}

export const setCurator = (isOn: boolean): void => useCurator.setState({ isOn })
