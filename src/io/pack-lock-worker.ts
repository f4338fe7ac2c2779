import { serve } from '#workers/serve.ts'
import type { Key, Lock } from './age-file.ts'
import { openPack, sealPack } from './pack.ts'

/** Opens or makes one pack. */
const api = {
  open: (_: () => void, bytes: Uint8Array, key: Key) => openPack(bytes, key),
  seal: (_: () => void, pack: Parameters<typeof sealPack>[0], lock: Lock) => sealPack(pack, lock),
}

export type PackLockApi = typeof api

serve(api)
