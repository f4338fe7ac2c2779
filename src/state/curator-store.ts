import { create } from 'zustand'

/**
 * Whether true values are on the screen. In memory only, never in a link or in storage: a reload and a shared link show protected values. Only one
 * table reads it; exports, links and packs are made from stored cells, which contain no true values.
 */
export const useCurator = create<{ readonly isOn: boolean }>(() => ({ isOn: false }))

export const setCurator = (isOn: boolean): void => useCurator.setState({ isOn })
