import type { MembersPack } from '#core/catalogue/pack.ts'
import type { Protected } from '#core/domain/protected.ts'
import { createHeldStore, type IdleTimer } from './held-store.ts'

/** An opened pack, in memory only. */
export type OpenPack = { readonly id: string; readonly pack: Protected<MembersPack> }

/** Creates the store of open packs. */
export function createPackStore(timer?: IdleTimer) {
  const { hold, ...held } = createHeldStore<OpenPack>(timer)
  return { ...held, add: (id: string, pack: Protected<MembersPack>) => hold({ id, pack }) }
}

export const packs = createPackStore()
