import type { KeyPair } from '#io/age-file.ts'
import { createHeldStore } from '../held-store.ts'

/** A key pair that is open, in memory only; its id is the public key. */
type OpenKey = KeyPair & { readonly id: string }

/** The secret keys that are open on the Desk screen: forgotten on lock, after 15 idle minutes, and when screen or page is left. */
export const deskKeys = createHeldStore<OpenKey>()

/** Opens key pairs, beside those that are open already. */
export function openKeys(pairs: readonly KeyPair[]): void {
  for (const pair of pairs) deskKeys.hold({ ...pair, id: pair.recipient })
}
