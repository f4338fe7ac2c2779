import { createStore } from 'zustand/vanilla'

/** Whose the keys are, and where sealed files go: as departments read it. */
export type AboutUnit = { readonly unit: string; readonly sendTo: string }

/**
 * What was typed about the unit. All of it goes out with every survey, so that it may outlast a lock and a visit to another screen; it is in the memory of
 * this page alone, as nothing of the Desk is stored. Null before anything was typed.
 */
export const aboutUnit = createStore<AboutUnit | null>(() => null)
