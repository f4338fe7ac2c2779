import { create } from 'zustand'

/**
 * Whether true values are on the screen. Kept in memory only: no link, no storage, so that a reload and a shared link show protected values.
 * Whoever composes a plate picks open or protected observations by it; exports, links, stories and packs take protected ones whatever it says,
 * which their types ask for.
 */
export const useCurator = create<{ readonly isOn: boolean }>(() => ({ isOn: false }))

export const setCurator = (isOn: boolean): void => useCurator.setState({ isOn })
