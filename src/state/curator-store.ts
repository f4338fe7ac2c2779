import { create } from 'zustand'

/**
 * Whether true values are on the screen. Kept in memory only: no link, no storage, so that a reload and a shared link show protected values.
 * One table asks for it; exports, links and packs are made from stored cells, which hold no true values.
 */
export const useCurator = create<{ readonly isOn: boolean }>(() => ({ isOn: false }))

export const setCurator = (isOn: boolean): void => useCurator.setState({ isOn })
