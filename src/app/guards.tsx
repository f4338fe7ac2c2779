import { CuratorMark } from '#parts/curator-mark.tsx'
import { usePacksFollowed } from '#state/opened-packs.ts'

/** Shown above every screen while private data may be open: the mark of curator mode, and the lock of packs. */
export function Guards() {
  usePacksFollowed()
  return <CuratorMark />
}
