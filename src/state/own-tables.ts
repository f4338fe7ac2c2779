import { create } from 'zustand'
import type { TravelTimes } from '#core/coverage/costs.ts'
import type { Demand } from '#core/coverage/demand.ts'
import type { OwnSites } from '#core/coverage/settle.ts'

/** Tables that the reader has opened on the Coverage screen. They stay on this page: no link contains them, and nothing is sent. */
export type OwnTables = {
  readonly sites: OwnSites | null
  readonly times: { readonly name: string; readonly times: TravelTimes } | null
  readonly demand: Demand | null
}

export const useOwnTables = create<OwnTables>(() => ({ sites: null, times: null, demand: null }))

export const setOwnTables = (change: Partial<OwnTables>): void => useOwnTables.setState(change)
